import type { Day } from '../base/day.ts'
import { assertDefined } from '../base/assert.ts'
import type { Clock } from '../session/clock.ts'
import type { Session, SessionStore } from '../session/session.ts'
import { chapterSession } from './chapter-session.ts'
import { runView, type Run, type ViewCamera } from './run-view.ts'
import type { Slide } from './slides.ts'

export interface StoryStage {
  readonly store: SessionStore
  readonly clock: Clock
  /** The map's camera for a slide, with its caption's room kept clear; null while there is no map. */
  readonly cameraFor: (slide: Slide) => ViewCamera | null
}

/** One slide at a time: its view runs, the viewer leaves it for one of their own, and it goes on from where it stood. */
export interface SlidePlayer {
  /** Ends what runs, for good. */
  end(): void
  /** Runs a slide's view from its beginning. */
  play(slide: Slide): void
  /** The viewer takes over; what runs stands still until `comeBack`. `session` is how it stood then. */
  leave(session?: Session): void
  /** Shows a view of its own while the viewer is away. */
  visit(session: Session, day: Day): void
  /** Back to where the slide stood; false where it was never left. `settled` comes before the slide goes on. */
  comeBack(settled: () => void): boolean
  /** Stands still, or goes on; nothing of either while the viewer is away. */
  setHeld(held: boolean): void
  /** Lets go of clock and session. */
  stop(): void
}

/** Seconds of the flight back from an excursion, and of the one to the overview. */
const RETURN_S = 1.8

/** `onTaken`: the viewer has changed what the slide shows, and has left it with that. */
export function createSlidePlayer({ store, clock, cameraFor }: StoryStage, onTaken: () => void): SlidePlayer {
  let shown: Slide | null = null
  let run: Run | null = null
  let stood: { readonly session: Session; readonly day: Day } | null = null
  /** True while the player itself changes the session: whatever else changes it is the viewer. */
  let own = false
  const asOwn = (change: () => void): void => {
    own = true
    change()
    own = false
  }
  const slide = (): Slide => assertDefined(shown, 'the slide that is shown')
  const moveTo = (session: Session): void => {
    const { camera, ...rest } = session
    const map = cameraFor(slide())
    asOwn(() => store.setState(map ? rest : session))
    void map?.fly(camera, RETURN_S)
  }
  const leave = (session: Session = store.getState()): void => {
    if (stood) return
    run?.hold()
    const camera = run?.arrived() ? cameraFor(slide())?.camera() : undefined
    stood = { session: { ...session, camera: camera ?? slide().view.camera }, day: clock.day }
  }
  const stopStore = store.subscribe((now, before) => {
    if (own || stood) return
    if (
      now.selection !== before.selection ||
      now.sides !== before.sides ||
      now.layers !== before.layers ||
      now.known !== before.known
    ) {
      leave(before)
      onTaken()
    }
  })
  return {
    end() {
      run?.stop()
      stood = null
    },
    play(next) {
      shown = next
      const { view } = next
      asOwn(() => {
        run = runView(view, chapterSession(view, store.getState()).session, { store, clock, camera: cameraFor(next) })
      })
    },
    leave,
    visit(session, day) {
      moveTo(session)
      clock.goToDay(day)
    },
    comeBack(settled) {
      if (!stood) return false
      const { session, day } = stood
      const { language, theme, quality, speed } = store.getState()
      moveTo({ ...session, language, theme, quality, speed })
      clock.pause()
      clock.goToDay(day)
      stood = null
      settled()
      run?.release()
      return true
    },
    setHeld(held) {
      if (stood) return
      if (held) run?.hold()
      else run?.release()
    },
    stop() {
      run?.stop()
      clock.pause()
      stopStore()
      store.setState({ featured: [] })
    },
  }
}
