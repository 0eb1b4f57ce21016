import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../../base/assert.ts'
import type { KioskRemote, KioskStatus } from '../../session/automation.ts'
import type { Language, Session } from '../../session/session.ts'
import { LOOP, nextIdleState, type IdleEvent, type IdleState } from './idle-machine.ts'
import { loopOf } from './kiosk-loop.ts'
import { faultLine, type KioskFault } from './kiosk-fault.ts'
import type { KioskMemory } from './kiosk-memory.ts'
import type { KioskSettings, PinHash } from './kiosk-settings.ts'
import type { ViewCamera } from '../../story/run-view.ts'
import type { Briefing } from '../../story/schema.ts'
import { createStory, type Story } from '../../story/story.ts'
import { withZoomOffset, type MovedView } from '../../app/zoom-offset.ts'
import type { AppServices } from '../../app/services.ts'
import type { KioskTime } from './kiosk-time.ts'
import { frameExplore, loopStep, WHOLE, type HallScreen } from './frame-explore.ts'
import { visitSession, withinReach } from './visit-view.ts'
import type { KeptOffline } from './keep-offline.ts'
import type { StillStore } from './still-store.ts'
import { readHeap, type Health } from './watch-health.ts'

export interface KioskState {
  readonly idle: IdleState
  readonly black: boolean
  /** The staff page: shut, asking for the PIN, or open. */
  readonly staff: 'shut' | 'pin' | 'open'
  /** The visitor has moved the map since the loop: the hints have done their work. */
  readonly moved: boolean
  /** Goes up with every reset: what keeps anything of a visitor's is made anew. */
  readonly visits: number
  /** Nothing under the finger can be pressed: in the loop, and until the touch that ends it is over. */
  readonly shield: boolean
}

/** Where the loop that staff picked is kept, over restarts. */
const PICKED = 'twin-kiosk-loop'

/** The loop that staff picked on this machine, or null; it counts before address and settings. */
export function readPickedLoop(memory: KioskMemory): string | null {
  return memory.read(PICKED)
}

/** Faults that the control room is told of, and how much of each. */
const TOLD_FAULTS = 8
const LONGEST_FAULT = 200

/** How long the first touch is kept from what appears under the finger, in milliseconds. */
const SHIELD_MS = 400

export interface KioskParts {
  readonly world: AppServices
  readonly settings: KioskSettings
  /** Opens the staff page; null while none is set, or where it cannot be read: then `pinFault` says why. */
  readonly pin: PinHash | null
  readonly pinFault: string | null
  readonly briefings: readonly Briefing[]
  /** Ids of those that were made here: their words are not the project's, and that is said wherever they stand. */
  readonly ownLoops: ReadonlySet<string>
  /** The map's camera; null while there is no map. */
  readonly camera: () => MovedView | null
  readonly time: KioskTime
  readonly health: StoreApi<Health>
  readonly offline: KeptOffline
  readonly still: StillStore
  readonly memory: KioskMemory
  /** What could not be read of settings and address. */
  readonly faults: readonly KioskFault[]
  /** The screen as it is at this moment. */
  readonly screen: () => HallScreen
  /** Drops what the browser itself still holds of a visitor: focus, selected words. */
  readonly forget: () => void
  readonly version: string
  readonly contextLosses: () => number
  /** Starts the page anew, if it is sure to come back. */
  readonly restartPage: () => void
}

/** A kiosk at work: one loop, one visitor at a time. */
export interface Kiosk extends Omit<KioskParts, 'camera' | 'screen' | 'forget'> {
  readonly state: StoreApi<KioskState>
  /** The story that is told; another one when another loop is picked. */
  readonly story: StoreApi<{ readonly story: Story }>
  readonly remote: KioskRemote
  /** Something happened that only people do. */
  touch(): void
  /** "I'm still looking." */
  keepLooking(): void
  /** "Start again": everything of the visitor's is dropped. */
  startAgain(): void
  /** The visitor chooses a chapter; it stands until they choose something else. */
  choose(index: number): void
  /** The visitor turns from what was shown to the whole city. */
  lookAround(): void
  pickLoop(briefing: string): void
  setStaff(staff: KioskState['staff']): void
  noteMoved(): void
  stop(): void
}

/** Makes a kiosk around a world; `first` is the id of its loop. */
export function createKiosk(parts: KioskParts, first: string): Kiosk {
  const { world, settings, time, health, offline } = parts
  const { store, clock } = world
  const times = { idle: settings.idleSeconds, countdown: settings.countdownSeconds }
  const beginning: Session = {
    ...store.getState(),
    sides: [{ ...store.getState().sides[0], reading: 'planned' }],
    selection: null,
  }
  const speed = clock.speed
  const state = createStore<KioskState>(() => ({
    idle: LOOP,
    black: false,
    staff: 'shut',
    moved: false,
    visits: 0,
    shield: true,
  }))

  /** The loop has the whole screen; a visitor's chapter stands beside what the visitor has in hand. */
  const cameraFor = (): ViewCamera | null => {
    const view = parts.camera()
    if (!view) return null
    if (state.getState().idle.kind === 'loop') return withZoomOffset(view, loopStep(parts.screen()), WHOLE)
    return frameExplore(view, parts.screen(), settings.insets)
  }
  const tell = (id: string): Story => {
    const briefing =
      parts.briefings.find((one) => one.id === id) ?? assertDefined(parts.briefings[0], 'a kiosk has a loop')
    const story = createStory({ store, clock, cameraFor }, { briefing: loopOf(briefing), auto: true, loop: true })
    story.state.subscribe((now, before) => {
      if (now.exploring !== null && before.exploring === null && state.getState().idle.kind !== 'loop')
        startVisit(story)
    })
    return story
  }
  /** Whatever was shown before: a visitor looks at the whole city, in the reading of the hall, at the hall's pace. */
  const startVisit = ({ state: shown }: Story): void => {
    const { slides, index } = shown.getState()
    const { view } = assertDefined(slides[index], 'the slide that is shown')
    store.setState(visitSession(store.getState(), view, beginning))
    clock.pause()
    clock.setSpeed(speed)
  }
  store.setState(beginning)
  const told = createStore<{ readonly story: Story }>(() => ({ story: tell(first) }))
  const story = (): Story => told.getState().story

  /** Everything as before the first visitor, and the loop from its beginning. */
  const reset = (): void => {
    clearTimeout(shieldTimer)
    clock.pause()
    clock.setSpeed(speed)
    world.hover.setState(null, true)
    parts.forget()
    story().setBlack(false)
    store.setState(beginning)
    state.setState({ staff: 'shut', moved: false, visits: state.getState().visits + 1, shield: true })
    story().setAuto(true)
    story().first()
  }
  let shieldTimer: ReturnType<typeof setTimeout> | undefined
  const happen = (event: IdleEvent): void => {
    const { idle: before, black } = state.getState()
    // A screen that is switched off answers no touch; time passes as ever.
    if (black && event.kind !== 'pass' && event.kind !== 'restart') return
    const idle = nextIdleState(before, event, times)
    if (idle === before) return
    state.setState({ idle })
    if (before.kind === 'loop') {
      // The picture stands where the visitor touched it, and is theirs.
      story().setAuto(false)
      story().explore()
      const camera = parts.camera()
      camera?.jumpTo(withinReach(camera.camera()))
      clearTimeout(shieldTimer)
      shieldTimer = setTimeout(() => state.setState({ shield: false }), SHIELD_MS)
    } else if (idle.kind === 'loop') reset()
  }

  let restartWhenSeen = false
  const setBlack = (black: boolean): void => {
    state.setState({ black })
    story().setBlack(black)
    if (black || !restartWhenSeen) return
    restartWhenSeen = false
    story().restart()
  }
  const stopTime = time.onPass((seconds) => {
    happen({ kind: 'pass', seconds })
    if (state.getState().idle.kind === 'loop' && !state.getState().black) story().advance(seconds)
  })
  // A map that is there again, or for the first time, shows the chapter that the loop is at.
  const stopStage = world.stage.subscribe((now, before) => {
    if (now.state !== 'ready' || before.state === 'ready' || state.getState().idle.kind !== 'loop') return
    if (state.getState().black) restartWhenSeen = true
    else story().restart()
  })

  const status = (): KioskStatus => {
    const { index, slides, briefing } = story().state.getState()
    const { idle, black } = state.getState()
    const heap = readHeap()
    return {
      version: parts.version,
      state: idle.kind,
      black,
      briefing: briefing.id,
      chapter: assertDefined(slides[index], 'the slide that is shown').view.id,
      number: index + 1,
      chapters: slides.length,
      chapterIds: slides.map(({ view }) => view.id),
      language: store.getState().language,
      map: world.stage.getState().state,
      offline: offline.offline.getState().state,
      update: offline.offline.getState().update,
      uptime: Math.round(time.now()),
      contextLosses: parts.contextLosses(),
      errors: health.getState().errors,
      heapMb: heap === null ? null : Math.round(heap.used / 1e6),
      faults: parts.faults.slice(0, TOLD_FAULTS).map((fault) => faultLine(fault).slice(0, LONGEST_FAULT)),
    }
  }
  const step = (by: 1 | -1): void => {
    if (state.getState().black) setBlack(false)
    else if (by > 0) story().next()
    else story().back()
  }
  const goTo = (chapter: string): boolean => {
    const { slides } = story().state.getState()
    const number = /^\d+$/.test(chapter) ? Number(chapter) - 1 : slides.findIndex(({ view }) => view.id === chapter)
    if (!(number in slides)) return false
    setBlack(false)
    story().goTo(number)
    return true
  }
  const remote: KioskRemote = {
    next: () => step(1),
    back: () => step(-1),
    goToChapter: goTo,
    language: (language: Language) => store.setState({ language }),
    black: (black) => setBlack(black === 'toggle' ? !state.getState().black : black === 'on'),
    reload: parts.restartPage,
    status,
    takeTime: time.takeOver,
  }

  return {
    ...parts,
    state,
    story: told,
    remote,
    touch: () => happen({ kind: 'touch' }),
    keepLooking: () => happen({ kind: 'look' }),
    startAgain: () => happen({ kind: 'restart' }),
    choose(index) {
      story().goTo(index)
    },
    lookAround() {
      if (story().state.getState().exploring === null) story().explore()
      else startVisit(story())
      store.setState({ selection: null })
    },
    pickLoop(briefing) {
      parts.memory.write(PICKED, briefing)
      story().stop()
      told.setState({ story: tell(briefing) }, true)
      state.setState({ idle: LOOP })
      reset()
    },
    setStaff(staff) {
      state.setState({ staff })
      // Whoever has the PIN wants to see the screen.
      if (staff === 'open' && state.getState().black) setBlack(false)
    },
    noteMoved: () => state.setState({ moved: true }),
    stop() {
      stopTime()
      stopStage()
      story().stop()
    },
  }
}
