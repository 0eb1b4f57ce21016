import type { Camera } from '../session/session.ts'
import type { Insets, StageView } from '../stage/stage-view.ts'
import type { ViewCamera } from '../story/run-view.ts'

/** The part of the map's view that a story moves. */
export type MovedView = Pick<StageView, 'camera' | 'jumpTo' | 'fly' | 'ride'>

/** The camera as a screen needs it, by so many zoom levels, and back by as many less. */
export function offsetZoom(camera: Camera, step: number): Camera {
  return { ...camera, zoom: camera.zoom + step }
}

/** The map's camera with room kept clear, and gone back by zoom levels (0 or less), so that what was composed still fits. */
export function withZoomOffset(view: MovedView, step: number, clear: Insets): ViewCamera {
  return {
    camera: () => offsetZoom(view.camera(), -step),
    jumpTo: (camera) => view.jumpTo(offsetZoom(camera, step), clear),
    fly: (camera, seconds) => view.fly(offsetZoom(camera, step), seconds, clear),
    ride: (entities, seconds, zoom, pitch) => view.ride(entities, seconds, zoom + step, pitch),
  }
}
