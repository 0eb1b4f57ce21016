import type { Map as MapLibreMap } from 'maplibre-gl'
import { createLocalFrame } from '../../base/geodesy.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { GroundView } from './choose-ranges.ts'
import type { Ray } from './find-building.ts'

const frame = createLocalFrame(CITY_ORIGIN)

/** How far towards the eye the finest level is centred in a steep view, in pixels. */
const TOWARDS_EYE = 260

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** What the map's camera sees of the ground. */
export function groundViewOf(map: MapLibreMap, metresPerPixel: number): GroundView {
  const bounds = map.getBounds()
  const centre = map.getCenter()
  const [west, north] = frame.toLocal([bounds.getWest(), bounds.getNorth()])
  const [east, south] = frame.toLocal([bounds.getEast(), bounds.getSouth()])
  const at = frame.toLocal([centre.lng, centre.lat])
  // Nearer to the eye than the middle of the picture, which a pitched view has far off.
  const lean = TOWARDS_EYE * Math.sin(radians(map.getPitch())) * metresPerPixel
  const bearing = radians(map.getBearing())
  return {
    focus: [at[0] - lean * Math.sin(bearing), at[1] + lean * Math.cos(bearing)],
    bounds: [west, north, east, south],
    metresPerPixel,
  }
}

/** From the eye through a point of the map, in CSS pixels of its element, to the ground: metres east, up and south. */
export function rayThrough(map: MapLibreMap, [x, y]: readonly [number, number], metresPerPixel: number): Ray {
  const [centre, ground] = [map.getCenter(), map.unproject([x, y])]
  const [atX, atZ] = frame.toLocal([centre.lng, centre.lat])
  const [toX, toZ] = frame.toLocal([ground.lng, ground.lat])
  // The eye stands behind the middle of the view, as far as the map is high in it.
  const away =
    (map.getContainer().clientHeight / 2 / Math.tan(radians(map.getVerticalFieldOfView()) / 2)) * metresPerPixel
  const [bearing, pitch] = [radians(map.getBearing()), radians(map.getPitch())]
  const back = away * Math.sin(pitch)
  return {
    from: [atX - back * Math.sin(bearing), away * Math.cos(pitch), atZ + back * Math.cos(bearing)],
    to: [toX, 0, toZ],
  }
}
