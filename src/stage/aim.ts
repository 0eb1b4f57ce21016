import { MapView } from '@deck.gl/core'
import type { Map as MapLibreMap, JumpToOptions } from 'maplibre-gl'
import { USUAL_FOV, type Camera } from '../session/session.ts'

/** Marks the movement events of a changed lens: MapLibre sends start, move and end at once, in mid-flight too. */
const OF_LENS = { ofLens: true } as const

/** Whether a movement event says no more than that the lens has changed. */
export function isOfLens(event: object): boolean {
  return 'ofLens' in event
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
    ...(isUsual(fov) ? {} : { fov }),
  }
}

export function isUsual(fov: number): boolean {
  return Math.abs(fov - USUAL_FOV) < 0.01
}

/** What MapLibre calls a camera; it knows the lens apart from it. */
export function placeOf(camera: Camera): { center: [number, number]; zoom: number; bearing: number; pitch: number } {
  return { center: [camera.lng, camera.lat], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch }
}

/** Another lens, the place as it is: what lies in the view's middle keeps its size. */
export function setLens(map: MapLibreMap, fov = USUAL_FOV): void {
  map.setVerticalFieldOfView(fov, OF_LENS)
}

/** Cuts to a camera, lens and all. */
export function aimAt(map: MapLibreMap, camera: Camera, more: JumpToOptions = {}): void {
  setLens(map, camera.fov)
  map.jumpTo({ ...placeOf(camera), ...more })
}

/** Calls `listener` after each move that changed the lens. */
export function onLens(map: MapLibreMap, listener: () => void): void {
  let last = map.getVerticalFieldOfView()
  map.on('move', () => {
    const fov = map.getVerticalFieldOfView()
    if (fov === last) return
    last = fov
    listener()
  })
}

/** deck.gl's view of the map through its lens, as a property of its overlay, whose type knows no views. By itself it takes MapLibre's usual one. */
export function lensView(map: MapLibreMap): { views: null } {
  const fov = map.getVerticalFieldOfView()
  return { views: new MapView({ id: 'maplibre', altitude: 0.5 / Math.tan((fov * Math.PI) / 360) }) as unknown as null }
}
