import type { JumpToOptions, LngLatBoundsLike, Map as MapLibreMap, MapOptions } from 'maplibre-gl'
import { assertDefined } from '../base/assert.ts'
import { metresPerPixelAt, type LngLat } from '../base/geodesy.ts'
import { DEFAULT_FOV, type Camera } from '../session/session.ts'
import { cameraOf, cameraOptionsOf, cutTo, isFovEvent, setFov } from './map-camera.ts'
import { restoreFov } from './restore-fov.ts'
import { ease, FLIGHT_CURVE, flightPath, joinLines, ridePath } from './camera-path.ts'
import type { Insets, StageView } from './stage-view.ts'

/** From the whole of Henan down to a single site; the province stays in view. */
export const CAMERA_LIMITS: Pick<MapOptions, 'minZoom' | 'maxZoom' | 'maxPitch' | 'maxBounds'> = {
  minZoom: 5.2,
  maxZoom: 17.5,
  maxPitch: 80,
  maxBounds: [107.5, 29.5, 119.5, 38.2],
}

/** From far away a low look would see little but sky: how low one may look, in degrees, at a zoom. */
export function steepest(zoom: number): number {
  return Math.min(80, Math.max(45, 45 + (zoom - 5.2) * 7))
}

/** Metres of ground that one CSS pixel covers at the view's centre. */
export function metresPerPixel(map: MapLibreMap): number {
  return metresPerPixelAt(map.getCenter().lat, map.getZoom())
}

export interface CameraSource {
  readonly bounds: ReadonlyMap<string, [number, number, number, number]>
  /** Points of an entity's line; empty for what has none. */
  readonly lineOf: (entity: string) => readonly LngLat[]
}

type CameraMoves = Pick<
  StageView,
  | 'flyToEntity'
  | 'flyToBounds'
  | 'flyTo'
  | 'fly'
  | 'ride'
  | 'orbit'
  | 'resetNorth'
  | 'zoomBy'
  | 'jumpTo'
  | 'animationOf'
>

/** Degrees that a slow orbit turns in a second. */
const ORBIT_DEG = 3
/** What one press turns by where the viewer wants less motion. */
const ORBIT_CUT_DEG = 30

/** The one thing that moves the camera by itself at a time; whatever comes next ends it. */
interface Motion {
  /** Takes the camera; `end` is called with false as soon as something else does, or the viewer. */
  begin(end: (arrived: boolean) => void): void
  isCurrent(end: (arrived: boolean) => void): boolean
  /** It has arrived, unless something else has taken over. */
  arrive(end: (arrived: boolean) => void): void
  stop(): void
  /** Calls `step` with the seconds since the last frame until it says that it is over; resolves as `fly` does. */
  animate(step: (seconds: number) => boolean): Promise<boolean>
}

function createMotion(map: MapLibreMap): Motion {
  let current: ((arrived: boolean) => void) | undefined
  const stop = (): void => {
    current?.(false)
    current = undefined
  }
  for (const event of ['mousedown', 'touchstart', 'wheel'] as const) map.on(event, stop)
  const motion: Motion = {
    stop,
    isCurrent: (end) => current === end,
    begin(end) {
      stop()
      current = end
    },
    arrive(end) {
      if (current === end) current = undefined
      end(true)
    },
    animate: (step) =>
      new Promise((resolve) => {
        motion.begin(resolve)
        let last = performance.now()
        const frame = (now: number): void => {
          if (current !== resolve) return
          const over = step(Math.min(0.1, (now - last) / 1000))
          last = now
          if (over) motion.arrive(resolve)
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
  }
  return motion
}

const wantsLessMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Eased flights, or cuts where the viewer wants less motion. Any touch of the map ends what moves by itself. */
export function createCameraMoves(
  map: MapLibreMap,
  { bounds, lineOf }: CameraSource,
): CameraMoves & { stop: () => void } {
  const motion = createMotion(map)
  const fov = restoreFov(map, wantsLessMotion)
  const lineThrough = (entities: readonly string[]): readonly LngLat[] =>
    joinLines(entities.map(lineOf).filter((points) => points.length > 1))
  const jumpTo: CameraMoves['jumpTo'] = (camera, insets) => {
    motion.stop()
    fov.stop()
    cutTo(map, camera, paddingOf(map, insets))
  }
  const fly: CameraMoves['fly'] = (camera, seconds, insets) => {
    if (!wantsLessMotion() && seconds > 0) {
      fov.stop()
      return flight(map, motion, camera, { seconds, insets })
    }
    jumpTo(camera, insets)
    return Promise.resolve(true)
  }
  const flyTo = (camera: Camera): void => void fly(camera, 2.6)
  const flyToBounds: CameraMoves['flyToBounds'] = (box) => {
    const camera = cameraAround(map, box)
    if (camera) flyTo(camera)
  }
  return {
    stop: motion.stop,
    fly,
    flyTo,
    jumpTo,
    ride(entities, seconds, zoom, pitch) {
      const path = ridePath(lineThrough(entities), seconds, { zoom, pitch }, cameraOf(map))
      if (!path) return Promise.resolve(true)
      if (wantsLessMotion()) {
        map.jumpTo(cameraOptionsOf({ ...path(seconds), zoom, pitch }))
        return Promise.resolve(true)
      }
      let passed = 0
      return motion.animate((dt) => {
        passed = Math.min(seconds, passed + dt)
        map.jumpTo(cameraOptionsOf(path(passed)))
        return passed >= seconds
      })
    },
    animationOf({ from, camera, seconds, ride }, before, span) {
      const flown = flightPath(from ?? before, camera, seconds, span)
      const ridden = ride ? ridePath(lineThrough(ride.entities), ride.seconds, ride, camera) : undefined
      return (at) => (ridden && at >= seconds ? ridden(at - seconds) : flown(at))
    },
    orbit: (on) => orbit(map, motion, on),
    flyToBounds,
    flyToEntity(id) {
      const box = bounds.get(id)
      if (box) flyToBounds(box)
    },
    resetNorth() {
      map.easeTo({ bearing: 0, duration: wantsLessMotion() ? 0 : 600 })
    },
    zoomBy(delta) {
      fov.restore()
      map.easeTo({ zoom: map.getZoom() + delta, duration: wantsLessMotion() ? 0 : 350 })
    },
  }
}

/** MapLibre's flight, which takes the field of view along at its pace. */
function flight(
  map: MapLibreMap,
  motion: Motion,
  camera: Camera,
  { seconds, insets }: { readonly seconds: number; readonly insets: Insets | undefined },
): Promise<boolean> {
  const [firstFov, lastFov] = [map.getVerticalFieldOfView(), camera.fov ?? DEFAULT_FOV]
  return new Promise((resolve) => {
    motion.begin(resolve)
    map.flyTo({
      ...cameraOptionsOf(camera),
      ...paddingOf(map, insets),
      duration: seconds * 1000,
      curve: FLIGHT_CURVE,
      essential: true,
      easing(passed) {
        const share = ease(passed)
        if (firstFov !== lastFov && motion.isCurrent(resolve)) setFov(map, firstFov + (lastFov - firstFov) * share)
        return share
      },
    })
    const arrive = (event: object): void => {
      if (isFovEvent(event)) return
      map.off('moveend', arrive)
      motion.arrive(resolve)
    }
    map.on('moveend', arrive)
  })
}

function orbit(map: MapLibreMap, motion: Motion, on: boolean): Promise<boolean> {
  if (on && !wantsLessMotion())
    return motion.animate((dt) => {
      map.setBearing(map.getBearing() + ORBIT_DEG * dt)
      return false
    })
  motion.stop()
  if (on) map.jumpTo({ bearing: map.getBearing() + ORBIT_CUT_DEG })
  return Promise.resolve(on)
}

/** MapLibre's padding, in pixels, which stays until another is set. */
function paddingOf(map: MapLibreMap, insets: Insets | undefined): Pick<JumpToOptions, 'padding'> {
  if (!insets) return {}
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  return {
    padding: {
      top: insets.top * height,
      right: insets.right * width,
      bottom: insets.bottom * height,
      left: insets.left * width,
    },
  }
}

/** A camera that sees all of a box beside the panels: nearly from above where it is large. Undefined where none can. */
function cameraAround(
  map: MapLibreMap,
  [west, south, east, north]: readonly [number, number, number, number],
): Camera | undefined {
  // The panels at the edges cover this much of a wide screen; a phone's card lies at the foot.
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const padding =
    width > 900
      ? { top: height * 0.12, bottom: height * 0.24, left: width * 0.2, right: width * 0.24 }
      : { top: 70, bottom: height * 0.42, left: 24, right: 24 }
  const box: LngLatBoundsLike = [
    [west, south],
    [east, north],
  ]
  const bearing = map.getBearing()
  const view = map.cameraForBounds(box, { padding, bearing, maxZoom: 14.6 })
  if (!view) return undefined
  const wide = east - west > 1.2 || north - south > 1.2
  const { lng, lat } = assertDefined(view.center, 'a camera for bounds has a centre') as { lng: number; lat: number }
  const zoom = assertDefined(view.zoom, 'a camera for bounds has a zoom')
  return { lng, lat, zoom: zoom - (wide ? 0 : 0.25), bearing, pitch: wide ? 30 : 55 }
}
