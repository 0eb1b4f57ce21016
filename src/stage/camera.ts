import type { LngLatBoundsLike, Map as MapLibreMap, MapOptions } from 'maplibre-gl'
import { assertDefined } from '../base/assert.ts'
import type { Camera } from '../session/session.ts'
import type { StageView } from './stage-view.ts'

/** From the whole of Henan down to a single site; the province stays in view. */
export const CAMERA_LIMITS: Pick<MapOptions, 'minZoom' | 'maxZoom' | 'maxPitch' | 'maxBounds'> = {
  minZoom: 5.2,
  maxZoom: 17.5,
  maxPitch: 72,
  maxBounds: [107.5, 29.5, 119.5, 38.2],
}

export function cameraOf(map: MapLibreMap): Camera {
  const centre = map.getCenter()
  return { lng: centre.lng, lat: centre.lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() }
}

/** Metres of ground that one CSS pixel covers at the view's centre (512-pixel world at zoom 0). */
export function metresPerPixel(map: MapLibreMap): number {
  return (40_030_173 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom())
}

/** Eased flights, or cuts where the viewer wants less motion. */
export function createCameraMoves(map: MapLibreMap, bounds: ReadonlyMap<string, [number, number, number, number]>): { commands: Pick<StageView, 'flyToEntity' | 'flyTo' | 'resetNorth' | 'zoomBy'> } {
  const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
  const padding = (): { top: number; bottom: number; left: number; right: number } => {
    // The panels at the edges cover this much of a wide screen; a phone's card lies at the foot.
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    return width > 900 ? { top: height * 0.12, bottom: height * 0.24, left: width * 0.2, right: width * 0.24 } : { top: 70, bottom: height * 0.42, left: 24, right: 24 }
  }
  const flyTo = (camera: Camera): void => {
    const target = { center: [camera.lng, camera.lat] as [number, number], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch }
    if (still()) map.jumpTo(target)
    else map.flyTo({ ...target, duration: 2600, curve: 1.35, essential: true })
  }
  return {
    commands: {
      flyTo,
      flyToEntity(id) {
        const box = bounds.get(id)
        if (!box) return
        const [west, south, east, north] = box
        const wide = east - west > 1.2 || north - south > 1.2
        const view = map.cameraForBounds([[west, south], [east, north]] as LngLatBoundsLike, { padding: padding(), bearing: map.getBearing(), maxZoom: 14.6 })
        if (!view) return
        const centre = assertDefined(view.center, 'a camera for bounds has a centre') as { lng: number; lat: number }
        flyTo({ lng: centre.lng, lat: centre.lat, zoom: assertDefined(view.zoom, 'a camera for bounds has a zoom') - (wide ? 0 : 0.25), bearing: map.getBearing(), pitch: wide ? 30 : 55 })
      },
      resetNorth() {
        map.easeTo({ bearing: 0, duration: still() ? 0 : 600 })
      },
      zoomBy(delta) {
        map.easeTo({ zoom: map.getZoom() + delta, duration: still() ? 0 : 350 })
      },
    },
  }
}
