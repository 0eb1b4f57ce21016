import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl'
import { setFov } from './map-camera.ts'

export interface OpenMapOptions extends Omit<MapOptions, 'container'> {
  readonly container: HTMLElement
  /** Vertical field of view, in degrees; left out, the default. */
  readonly fov: number | undefined
  /** The WebGL context is gone. The map is taken down right after, and makes no other. */
  readonly onContextLost: () => void
}

/** The one map of a WebGL context, and all that is to be freed with it. */
export interface OpenMap {
  readonly map: MapLibreMap
  /** Waits for a part; rejects as soon as the map is closed, when what is waited for would never come. */
  within<T>(part: Promise<T>): Promise<T>
  /** Runs when the map is closed, the last given first and before the map itself goes; at once when it is closed already. */
  onClose(stop: () => void): void
  /** Frees everything. Safe to call again. */
  close(): void
}

/**
 * Makes a map that is closed whole, also when its WebGL context is lost. The loss is heard on the way down to the canvas,
 * before MapLibre hears it: what MapLibre does itself leaves its style on a list that lives as long as the page, and with
 * the style the map, both engines and their buffers.
 */
export function openMap({ onContextLost, fov, ...options }: OpenMapOptions): OpenMap {
  const { container } = options
  const stops: (() => void)[] = []
  let closed = false
  /** Why nothing is waited for any more: the first reason stands. */
  let over: Error | undefined
  /** Those who wait. Each is taken off once it has what it waited for: a map may live for weeks, and what it gave must not live with it. */
  const waiting = new Set<(reason: Error) => void>()
  const refuse = (reason: Error): void => {
    over ??= reason
    for (const reject of waiting) reject(over)
    waiting.clear()
  }
  const close = (): void => {
    if (closed) return
    closed = true
    container.removeEventListener('webglcontextlost', onLost, true)
    for (const stop of stops.splice(0).toReversed()) {
      // One part that cannot be freed, for example without its context, must not keep the others.
      try {
        stop()
      } catch (error) {
        console.warn('a part of the map could not be freed', error)
      }
    }
  }
  const onLost = (): void => {
    onContextLost()
    refuse(new Error('the WebGL context was lost'))
    close()
  }
  container.addEventListener('webglcontextlost', onLost, true)
  const onClose = (stop: () => void): void => void (closed ? stop() : stops.push(stop))
  onClose(() => refuse(new Error('the map was closed')))
  onClose(() => container.remove())
  try {
    // A view composed a few degrees off north stays so: MapLibre would turn it to north at the end of any drag.
    const map = new MapLibreMap({ ...options, bearingSnap: 0 })
    setFov(map, fov)
    onClose(() => map.remove())
    return {
      map,
      async within(part) {
        let reject: (reason: Error) => void = () => {}
        const refused = new Promise<never>((_, refuseThis) => {
          reject = refuseThis
          waiting.add(reject)
          if (over) reject(over)
        })
        try {
          const value = await Promise.race([part, refused])
          if (over) throw over
          return value
        } finally {
          waiting.delete(reject)
        }
      },
      onClose,
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** Resolves when the map's style has been drawn for the first time. */
export function mapLoaded({ map, within }: OpenMap): Promise<void> {
  return within(
    new Promise((resolve, reject) => {
      map.once('load', () => resolve())
      map.once('error', (event) => reject(event.error ?? new Error('the map could not be made')))
    }),
  )
}
