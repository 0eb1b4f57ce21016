import type { Camera } from '../session/session.ts'
import type { CameraPath } from './camera-path.ts'
import type { CameraAnimation } from './stage-view.ts'
import type { CityViewState, PictureOf } from './view-state.ts'

/** A picture's size in its own pixels, and how many CSS pixels of a screen its height stands for: fewer make names larger. */
export interface PictureSize {
  readonly width: number
  readonly height: number
  readonly cssHeight: number
  /** Widest column that is drawn at once, in pixels of the picture; what is wider is put together of several. */
  readonly column?: number
}

/**
 * Draws pictures of one size, of any views, on the one map. The screen keeps showing what it showed, and session, clock and
 * address are left alone; what they come to meanwhile is shown when the renderer is closed.
 */
export interface StageRenderer {
  /** Draws a picture into the target at this point. Rejects with MapLostError when the map has gone away. */
  render(picture: PictureOf<CityViewState>, target: CanvasRenderingContext2D, x?: number, y?: number): Promise<void>
  /** The way of a camera through a view; `span` is the longer side of the picture in CSS pixels. */
  pathOf(view: CityViewState, animation: CameraAnimation, before: Camera, span: number): Promise<CameraPath>
  /** Gives the map back; resolves when the screen shows the present view. Safe to call again. */
  close(): Promise<void>
}

/** The map went away, for example with its WebGL context, or there will never be one. */
export class MapLostError extends Error {
  override readonly name = 'MapLostError'
}
