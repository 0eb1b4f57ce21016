import type { City } from '../../src/city/build-city.ts'
import type { LngLat } from '../../src/base/geodesy.ts'
import type { Pack } from '../../src/intake/read-pack.ts'
import { DEFAULT_FOV, type Camera } from '../../src/session/session.ts'
import type { Screen } from '../../src/shells/presenter/frame-view.ts'
import type { Insets } from '../../src/stage/stage-view.ts'

/** Where a point of the ground comes to lie on the screen, in CSS pixels; null behind the camera. Worked out here, not by the map. */
export function projectPoint(
  point: LngLat,
  camera: Camera,
  { width, height }: Screen,
  clear: Insets,
): readonly [number, number] | null {
  // On a large screen the map is drawn for a smaller one and scaled up.
  const scale = Math.min(3, Math.max(1, Math.min(width / 1600, height / 900)))
  const world = 512 * 2 ** camera.zoom * scale
  const mercator = ([lng, lat]: LngLat): readonly [number, number] => [
    (lng / 360 + 0.5) * world,
    (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * world,
  ]
  const [x, y] = mercator(point)
  const [cx, cy] = mercator([camera.lng, camera.lat])
  const turn = (-camera.bearing * Math.PI) / 180
  const right = (x - cx) * Math.cos(turn) - (y - cy) * Math.sin(turn)
  const down = (x - cx) * Math.sin(turn) + (y - cy) * Math.cos(turn)
  const pitch = (camera.pitch * Math.PI) / 180
  const far = height / 2 / Math.tan(((camera.fov ?? DEFAULT_FOV) * Math.PI) / 360)
  const away = far - down * Math.sin(pitch)
  if (away < far / 20) return null
  return [
    width * (0.5 + (clear.left - clear.right) / 2) + (right * far) / away,
    height * (0.5 + (clear.top - clear.bottom) / 2) + (down * Math.cos(pitch) * far) / away,
  ]
}

/** Every corner of an entity's place; empty where it has none. */
export function pointsOfEntity(pack: Pack, city: City, entity: string): readonly LngLat[] {
  const place = pack.geometry.places.find(({ id }) => id === city.entityById.get(entity)?.place)
  const flat = (value: unknown): LngLat[] =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? [value as unknown as LngLat]
      : Array.isArray(value)
        ? value.flatMap(flat)
        : []
  return flat(place?.geometry.coordinates)
}
