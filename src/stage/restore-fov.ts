import type { Map as MapLibreMap } from 'maplibre-gl'
import { DEFAULT_FOV } from '../session/session.ts'
import { ease } from './camera-path.ts'
import { isDefaultFov, setFov } from './map-camera.ts'

/** Seconds in which a composed field of view gives way to the default once the viewer takes over. */
const SECONDS = 0.8

/**
 * A field of view belongs to the view that was composed with it: moving the map by hand brings the default back, eased, or
 * at once where `still` says so.
 */
export function restoreFov(
  map: MapLibreMap,
  still: () => boolean,
): { readonly restore: () => void; readonly stop: () => void } {
  let request = 0
  const stop = (): void => cancelAnimationFrame(request)
  const restore = (): void => {
    stop()
    const from = map.getVerticalFieldOfView()
    if (isDefaultFov(from)) return
    if (still()) return void map.setVerticalFieldOfView(DEFAULT_FOV)
    const start = performance.now()
    const frame = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / (SECONDS * 1000)))
      // The last step is a movement of its own: the camera has come to rest.
      if (share === 1) return void map.setVerticalFieldOfView(DEFAULT_FOV)
      setFov(map, from + (DEFAULT_FOV - from) * ease(share))
      request = requestAnimationFrame(frame)
    }
    request = requestAnimationFrame(frame)
  }
  for (const event of ['wheel', 'dragstart'] as const) map.on(event, restore)
  // These also come with flights and cuts, then without a hand's event.
  for (const event of ['zoomstart', 'rotatestart', 'pitchstart'] as const) {
    map.on(event, ({ originalEvent }) => {
      if (originalEvent) restore()
    })
  }
  return { restore, stop }
}
