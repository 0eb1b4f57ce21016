import { dayOf } from '../base/day.ts'
import type { Clock } from '../session/clock.ts'
import type { Camera, SessionStore } from '../session/session.ts'
import type { Shot } from './schema.ts'

/** The part of the map that a shot moves. */
export interface ShotCamera {
  jumpTo(camera: Camera): void
  /** Flies in this many seconds; resolves when it has arrived or the viewer has taken over (false). */
  fly(camera: Camera, seconds: number): Promise<boolean>
  /** Rides along the lines of these entities, one after the other; resolves as `fly` does. */
  ride(entities: readonly string[], seconds: number, zoom: number, pitch: number): Promise<boolean>
}

export interface ShotStage {
  readonly store: SessionStore
  readonly clock: Clock
  readonly camera: ShotCamera
  /** Called on every frame of play; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Sets the whole view of a shot and lets it run: the flight, then the ride; the days play from the start. */
export async function runShot(shot: Shot, { store, clock, camera, subscribe }: ShotStage): Promise<void> {
  clock.pause()
  clock.goToDay(dayOf(shot.day))
  store.setState({ sides: [{ ...store.getState().sides[0], reading: shot.reading }], hour: shot.hour, selection: shot.selection })
  if (shot.from) camera.jumpTo(shot.from)
  if (shot.play) {
    const { to, daysPerSecond } = shot.play
    const before = clock.speed
    const end = dayOf(to)
    clock.setSpeed(daysPerSecond)
    clock.play()
    const stop = subscribe(() => {
      if (clock.playing && clock.day < end) return
      stop()
      if (clock.day >= end) {
        clock.pause()
        clock.goToDay(end)
      }
      clock.setSpeed(before)
    })
  }
  const arrived = await camera.fly(shot.camera, shot.seconds)
  if (arrived && shot.ride) await camera.ride(shot.ride.entities, shot.ride.seconds, shot.ride.zoom, shot.ride.pitch)
}
