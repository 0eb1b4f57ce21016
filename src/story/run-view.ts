import { dayOf } from '../base/day.ts'
import type { Clock } from '../session/clock.ts'
import type { Camera, Session, SessionStore } from '../session/session.ts'
import type { Chapter, Picture, Shot } from './schema.ts'

/** The part of the map that a view moves. */
export interface ViewCamera {
  /** Where the camera is at this moment. */
  camera(): Camera
  jumpTo(camera: Camera): void
  /** Flies in this many seconds; resolves when it has arrived (true) or something else has taken over (false). */
  fly(camera: Camera, seconds: number): Promise<boolean>
  /** Rides along the lines of these entities, one after the other; resolves as `fly` does. */
  ride(entities: readonly string[], seconds: number, zoom: number, pitch: number): Promise<boolean>
}

export interface ViewStage {
  readonly store: SessionStore
  readonly clock: Clock
  /** Null while there is no map: the session, the days and the words go on without it. */
  readonly camera: ViewCamera | null
}

/** A view that runs. */
export interface Run {
  /** True once the flight and the ride have arrived, false if something else took over. */
  readonly done: Promise<boolean>
  readonly arrived: () => boolean
  /** Stands still where it is; `release` plays on. */
  hold(): void
  release(): void
  /** Lets go of the clock for good. The camera is left to whoever takes it. */
  stop(): void
}

type Moving = Pick<Shot | Chapter | Picture, 'day' | 'play' | 'from' | 'camera' | 'seconds' | 'ride'>

/**
 * Sets a view and lets it run: the flight, then the ride, while its days play from the start to their end and stand there.
 * `session` is what the viewer is to see; its camera counts only while there is no map, which otherwise flies there itself.
 */
export function runView(view: Moving, session: Partial<Session>, { store, clock, camera }: ViewStage): Run {
  const { camera: end = view.camera, ...rest } = session
  clock.pause()
  clock.goToDay(dayOf(view.day))
  store.setState(camera ? rest : { ...rest, camera: end })
  const days = view.play ? playDays(clock, view.play) : null

  let over = false
  let there = false
  const move = async (): Promise<boolean> => {
    if (!camera) return true
    if (view.from) camera.jumpTo(view.from)
    const arrived = await camera.fly(view.camera, view.seconds)
    if (!arrived || over || !view.ride) return arrived && !over
    return camera.ride(view.ride.entities, view.ride.seconds, view.ride.zoom, view.ride.pitch)
  }
  const done = move().then((arrived) => {
    there = arrived
    return arrived
  })
  return {
    done,
    arrived: () => there,
    hold: () => days?.hold(),
    release: () => days?.release(),
    stop() {
      over = true
      days?.stop()
    },
  }
}

/** Runs a shot: it says the reading, the light and the selection, and leaves the rest of the view as it is. */
export function runShot(shot: Shot, stage: ViewStage): Run {
  const [side] = stage.store.getState().sides
  return runView(
    shot,
    { sides: [{ ...side, reading: shot.reading }], hour: shot.hour, selection: shot.selection },
    stage,
  )
}

/** Plays the days up to `to`, where the clock stands; whoever pauses the clock ends it, unless it is only held. */
function playDays(
  clock: Clock,
  { to, daysPerSecond }: NonNullable<Moving['play']>,
): { hold: () => void; release: () => void; stop: () => void } {
  const end = dayOf(to)
  const before = clock.speed
  let held = false
  let over = false
  clock.setSpeed(daysPerSecond)
  clock.play()
  const letGo = clock.subscribe(() => {
    if (held || over || (clock.playing && clock.day < end)) return
    const reached = clock.day >= end
    stop()
    if (!reached) return
    clock.pause()
    clock.goToDay(end)
  })
  const stop = (): void => {
    if (over) return
    over = true
    letGo()
    clock.setSpeed(before)
  }
  return {
    hold() {
      if (over) return
      held = true
      clock.pause()
    },
    release() {
      if (over || !held) return
      held = false
      clock.setSpeed(daysPerSecond)
      clock.play()
    },
    stop,
  }
}
