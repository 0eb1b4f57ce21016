import type { LngLatBoundsLike, Map as MapLibreMap, MapOptions } from 'maplibre-gl'
import { assertDefined } from '../base/assert.ts'
import { metresPerPixelAt, type LngLat } from '../base/geodesy.ts'
import { USUAL_FOV, type Camera } from '../session/session.ts'
import { cutTo, cameraOf, isFovEvent, isDefaultFov, cameraOptionsOf, setFov } from './map-camera.ts'
import { ease, FLIGHT_CURVE, flightPath, joinLines, ridePath } from './camera-path.ts'
import type { Clear, StageView } from './stage-view.ts'

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
  'flyToEntity' | 'flyTo' | 'fly' | 'ride' | 'orbit' | 'resetNorth' | 'zoomBy' | 'jumpTo' | 'wayOf'
>

/** Degrees that a slow orbit turns in a second. */
const ORBIT_DEG = 3
/** What one press turns by where the viewer wants less motion. */
const ORBIT_CUT_DEG = 30
/** Seconds in which a composed field of view gives way to the default once the viewer takes over. */
const FOV_BACK_S = 0.8

/** Eased flights, or cuts where the viewer wants less motion. Any touch of the map ends what moves by itself. */
export function createCameraMoves(
  map: MapLibreMap,
  { bounds, lineOf }: CameraSource,
): CameraMoves & { stop: () => void } {
  const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
  let moving: ((arrived: boolean) => void) | undefined
  const stop = (): void => {
    moving?.(false)
    moving = undefined
  }
  for (const event of ['mousedown', 'touchstart', 'wheel'] as const) map.on(event, stop)
  /** A field of view belongs to the view that was composed with it: moving the map by hand brings the default back. */
  let easing = 0
  const easeFovBack = (): void => {
    const from = map.getVerticalFieldOfView()
    cancelAnimationFrame(easing)
    if (isDefaultFov(from)) return
    if (still()) return void map.setVerticalFieldOfView(USUAL_FOV)
    const start = performance.now()
    const frame = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - start) / (FOV_BACK_S * 1000)))
      // The last step is a movement of its own: the camera has come to rest.
      if (share === 1) return void map.setVerticalFieldOfView(USUAL_FOV)
      setFov(map, from + (USUAL_FOV - from) * ease(share))
      easing = requestAnimationFrame(frame)
    }
    easing = requestAnimationFrame(frame)
  }
  for (const event of ['wheel', 'dragstart'] as const) map.on(event, easeFovBack)
  // These also come with flights and cuts, then without a hand's event.
  for (const event of ['zoomstart', 'rotatestart', 'pitchstart'] as const) {
    map.on(event, ({ originalEvent }) => {
      if (originalEvent) easeFovBack()
    })
  }

  const padding = (): { top: number; bottom: number; left: number; right: number } => {
    // The panels at the edges cover this much of a wide screen; a phone's card lies at the foot.
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    return width > 900
      ? { top: height * 0.12, bottom: height * 0.24, left: width * 0.2, right: width * 0.24 }
      : { top: 70, bottom: height * 0.42, left: 24, right: 24 }
  }
  const lineThrough = (entities: readonly string[]): readonly LngLat[] =>
    joinLines(entities.map(lineOf).filter((points) => points.length > 1))
  /** Padding stays until another is set. */
  const room = (
    clear: Clear | undefined,
  ): { padding?: { top: number; right: number; bottom: number; left: number } } => {
    if (!clear) return {}
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    return {
      padding: {
        top: clear.top * height,
        right: clear.right * width,
        bottom: clear.bottom * height,
        left: clear.left * width,
      },
    }
  }
  const fly = (camera: Camera, seconds: number, clear?: Clear): Promise<boolean> => {
    stop()
    cancelAnimationFrame(easing)
    if (still() || seconds === 0) {
      cutTo(map, camera, room(clear))
      return Promise.resolve(true)
    }
    const [firstFov, lastFov] = [map.getVerticalFieldOfView(), camera.fov ?? USUAL_FOV]
    // The field of view changes with the flight, at its pace.
    const pace = (passed: number): number => {
      const share = ease(passed)
      if (firstFov !== lastFov && moving) setFov(map, firstFov + (lastFov - firstFov) * share)
      return share
    }
    return new Promise((resolve) => {
      moving = resolve
      map.flyTo({
        ...cameraOptionsOf(camera),
        ...room(clear),
        duration: seconds * 1000,
        curve: FLIGHT_CURVE,
        essential: true,
        easing: pace,
      })
      const arrive = (event: object): void => {
        if (isFovEvent(event)) return
        map.off('moveend', arrive)
        if (moving === resolve) moving = undefined
        resolve(true)
      }
      map.on('moveend', arrive)
    })
  }
  const flyTo = (camera: Camera): void => void fly(camera, 2.6)
  /** Calls `step` with the seconds since the last frame until it says that it is over, or the viewer takes over. */
  const animate = (step: (seconds: number) => boolean): Promise<boolean> =>
    new Promise((resolve) => {
      stop()
      moving = resolve
      let last = performance.now()
      const frame = (now: number): void => {
        if (moving !== resolve) return
        const over = step(Math.min(0.1, (now - last) / 1000))
        last = now
        if (!over) {
          requestAnimationFrame(frame)
          return
        }
        moving = undefined
        resolve(true)
      }
      requestAnimationFrame(frame)
    })

  return {
    stop,
    fly,
    flyTo,
    jumpTo(camera, clear) {
      stop()
      cancelAnimationFrame(easing)
      cutTo(map, camera, room(clear))
    },
    ride(entities, seconds, zoom, pitch) {
      const path = ridePath(lineThrough(entities), seconds, { zoom, pitch }, cameraOf(map))
      if (!path) return Promise.resolve(true)
      if (still()) {
        map.jumpTo(cameraOptionsOf({ ...path(seconds), zoom, pitch }))
        return Promise.resolve(true)
      }
      let passed = 0
      return animate((dt) => {
        passed = Math.min(seconds, passed + dt)
        map.jumpTo(cameraOptionsOf(path(passed)))
        return passed >= seconds
      })
    },
    wayOf({ from, camera, seconds, ride }, before, span) {
      const flight = flightPath(from ?? before, camera, seconds, span)
      const riding = ride ? ridePath(lineThrough(ride.entities), ride.seconds, ride, camera) : undefined
      return (at) => (riding && at >= seconds ? riding(at - seconds) : flight(at))
    },
    orbit(on) {
      if (!on) {
        stop()
        return Promise.resolve(false)
      }
      if (still()) {
        stop()
        map.jumpTo({ bearing: map.getBearing() + ORBIT_CUT_DEG })
        return Promise.resolve(true)
      }
      return animate((dt) => {
        map.setBearing(map.getBearing() + ORBIT_DEG * dt)
        return false
      })
    },
    flyToEntity(id) {
      const box = bounds.get(id)
      if (!box) return
      const [west, south, east, north] = box
      const wide = east - west > 1.2 || north - south > 1.2
      const view = map.cameraForBounds(
        [
          [west, south],
          [east, north],
        ] as LngLatBoundsLike,
        { padding: padding(), bearing: map.getBearing(), maxZoom: 14.6 },
      )
      if (!view) return
      const centre = assertDefined(view.center, 'a camera for bounds has a centre') as { lng: number; lat: number }
      flyTo({
        lng: centre.lng,
        lat: centre.lat,
        zoom: assertDefined(view.zoom, 'a camera for bounds has a zoom') - (wide ? 0 : 0.25),
        bearing: map.getBearing(),
        pitch: wide ? 30 : 55,
      })
    },
    resetNorth() {
      map.easeTo({ bearing: 0, duration: still() ? 0 : 600 })
    },
    zoomBy(delta) {
      easeFovBack()
      map.easeTo({ zoom: map.getZoom() + delta, duration: still() ? 0 : 350 })
    },
  }
}
