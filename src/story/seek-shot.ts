import { asDay, dayOf, type Day } from '../base/day.ts'
import type { Clock } from '../session/clock.ts'
import type { Camera, SessionStore } from '../session/session.ts'
import type { Shot } from './schema.ts'

/** The part of the map that a standing shot moves. */
export interface StandingCamera {
  camera(): Camera
  jumpTo(camera: Camera): void
  /** The shot's way from a camera, as a function of seconds; `span` is the longer side of the view in CSS pixels. */
  animationOf(
    way: Pick<Shot, 'from' | 'camera' | 'seconds' | 'ride'>,
    before: Camera,
    span: number,
  ): (seconds: number) => Camera
}

/** How long the camera of a shot is under way, in seconds: the flight, then the ride. */
export function secondsOfShot(shot: Shot): number {
  return shot.seconds + (shot.ride?.seconds ?? 0)
}

/** The day of a shot after a share of its course, 0 to 1; at its rest the last day of its play stands, however long that takes. */
export function dayOfShot(shot: Shot, share: number): Day {
  const start = dayOf(shot.day)
  if (!shot.play) return start
  const end = dayOf(shot.play.to)
  return share >= 1 ? end : asDay(Math.min(end, start + share * secondsOfShot(shot) * shot.play.daysPerSecond))
}

/** Sets the whole view of a shot as it stands after a share of its course, 0 to 1, with the clock paused: for pictures and measurements. */
export function seekShot(
  shot: Shot,
  share: number,
  {
    store,
    clock,
    camera,
    span,
  }: { readonly store: SessionStore; readonly clock: Clock; readonly camera: StandingCamera; readonly span: number },
): void {
  clock.pause()
  clock.goToDay(dayOfShot(shot, share))
  store.setState({
    sides: [{ ...store.getState().sides[0], reading: shot.reading }],
    hour: shot.hour,
    selection: shot.selection,
  })
  camera.jumpTo(camera.animationOf(shot, camera.camera(), span)(share * secondsOfShot(shot)))
}
