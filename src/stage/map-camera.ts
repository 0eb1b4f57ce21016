import { MapView } from '@deck.gl/core'
import type { Map as MapLibreMap, JumpToOptions } from 'maplibre-gl'
import { DEFAULT_FOV, type Camera } from '../session/session.ts'

/** Marks the movement events of a changed field of view: MapLibre sends start, move and end at once, in mid-flight too. */
const FOV_EVENT = { ofFov: true } as const

/** Whether a movement event only reports a changed field of view. */
export function isFovEvent(event: object): boolean {
  return 'ofFov' in event
}

export function cameraOf(map: MapLibreMap): Camera {
  const centre = map.getCenter()
  const fov = map.getVerticalFieldOfView()
  return {
    lng: centre.lng,
    lat: centre.lat,
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
    ...(isDefaultFov(fov) ? {} : { fov }),
  }
}

/** Whether two cameras see the same, as far as anyone could tell. */
export function sameCamera(a: Camera, b: Camera): boolean {
  return (
    (['lng', 'lat', 'zoom', 'bearing', 'pitch'] as const).every((key) => Math.abs(a[key] - b[key]) < 1e-6) &&
    Math.abs((a.fov ?? DEFAULT_FOV) - (b.fov ?? DEFAULT_FOV)) < 1e-6
  )
}

export function isDefaultFov(fov: number): boolean {
  return Math.abs(fov - DEFAULT_FOV) < 0.01
}

/** A camera in MapLibre's terms, which keep the field of view apart. */
export function cameraOptionsOf(camera: Camera): {
  center: [number, number]
  zoom: number
  bearing: number
  pitch: number
} {
  return { center: [camera.lng, camera.lat], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch }
}

/** Sets the vertical field of view, in degrees, in place: what lies in the view's middle keeps its size. */
export function setFov(map: MapLibreMap, fov = DEFAULT_FOV): void {
  map.setVerticalFieldOfView(fov, FOV_EVENT)
}

/** Cuts to a camera, field of view included. */
export function cutTo(map: MapLibreMap, camera: Camera, more: JumpToOptions = {}): void {
  setFov(map, camera.fov)
  map.jumpTo({ ...cameraOptionsOf(camera), ...more })
}

/** Calls `listener` after each move that changed the field of view. */
export function onFovChange(map: MapLibreMap, listener: () => void): void {
  let last = map.getVerticalFieldOfView()
  map.on('move', () => {
    const fov = map.getVerticalFieldOfView()
    if (fov === last) return
    last = fov
    listener()
  })
}

/** deck.gl's view with the map's field of view, as a property of its overlay, whose type knows no views; by itself the overlay assumes MapLibre's default. */
export function deckViewOf(map: MapLibreMap): { views: null } {
  const fov = map.getVerticalFieldOfView()
  return { views: new MapView({ id: 'maplibre', altitude: 0.5 / Math.tan((fov * Math.PI) / 360) }) as unknown as null }
}
