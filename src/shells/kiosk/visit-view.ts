import type { Camera, Session } from '../../session/session.ts'
import type { Chapter, Picture } from '../../story/schema.ts'

/** Where a visitor's camera begins, at the furthest: what a ride or a close picture goes beyond is no place to explore from. */
export const REACH = { zoom: [7.5, 16.5], pitch: 70 } as const

/**
 * What a visitor has before them, whichever picture it was that they touched: all that the hall began with. Of what is shown
 * now only the language and the camera stay, and what they have just chosen themselves: a thing, or another reading.
 */
export function visitSession(now: Session, shown: Picture | Chapter, beginning: Session): Session {
  const [side] = now.sides
  const isOwnReading = now.sides.length === 1 && side.reading !== shown.reading
  return {
    ...beginning,
    language: now.language,
    camera: now.camera,
    selection: now.selection === shown.selection ? null : now.selection,
    sides: isOwnReading ? [{ ...beginning.sides[0], reading: side.reading }] : beginning.sides,
  }
}

/** The camera, no nearer, farther or lower than a visitor begins. The very same one where it is within. */
export function withinReach(camera: Camera): Camera {
  const { zoom, pitch } = REACH
  const [farthest, nearest] = zoom
  if (camera.zoom >= farthest && camera.zoom <= nearest && camera.pitch <= pitch) return camera
  return {
    ...camera,
    zoom: Math.min(nearest, Math.max(farthest, camera.zoom)),
    pitch: Math.min(pitch, camera.pitch),
  }
}
