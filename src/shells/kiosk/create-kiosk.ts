import { createStore, type StoreApi } from 'zustand/vanilla'
import { createHallStory, type Beginning, type HallStory } from './hall-story.ts'
import { LOOP, nextIdleState, type IdleEvent } from './idle-machine.ts'
import type { Kiosk, KioskParts, KioskState } from './kiosk.ts'
import type { KioskMemory } from './kiosk-memory.ts'
import { createKioskRemote } from './kiosk-remote.ts'
import { withinReach } from './visit-view.ts'

/** Where the loop that staff picked is kept, over restarts. */
const PICKED = 'twin-kiosk-loop'

/** The loop that staff picked on this machine, or null; it counts before address and settings. */
export function readPickedLoop(memory: KioskMemory): string | null {
  return memory.read(PICKED)
}

/** How long the first touch is kept from what appears under the finger, in milliseconds. */
const SHIELD_MS = 400

/** Visitors come and go: who touches takes the picture over, who leaves gives everything back. */
function createVisits(
  { services, settings, camera, forget }: KioskParts,
  state: StoreApi<KioskState>,
  story: HallStory['now'],
  beginning: Beginning,
): { readonly happen: (event: IdleEvent) => void; readonly reset: () => void } {
  const { store, clock } = services
  const times = { idle: settings.idleSeconds, countdown: settings.countdownSeconds }
  let shieldTimer: ReturnType<typeof setTimeout> | undefined
  /** Everything as before the first visitor, and the loop from its beginning. */
  const reset = (): void => {
    clearTimeout(shieldTimer)
    clock.pause()
    clock.setSpeed(beginning.speed)
    services.hover.setState(null, true)
    forget()
    story().setBlack(false)
    store.setState(beginning.session)
    state.setState({ staff: 'shut', moved: false, visits: state.getState().visits + 1, shield: true })
    story().setAuto(true)
    story().first()
  }
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
      const view = camera()
      view?.jumpTo(withinReach(view.camera()))
      clearTimeout(shieldTimer)
      shieldTimer = setTimeout(() => state.setState({ shield: false }), SHIELD_MS)
    } else if (idle.kind === 'loop') reset()
  }
  return { happen, reset }
}

/** Switches the screen off and on; a loop whose map has come meanwhile begins when it is seen again. */
function createBlackScreen(
  { services }: KioskParts,
  state: StoreApi<KioskState>,
  story: HallStory['now'],
): { readonly setBlack: (black: boolean) => void; readonly stop: () => void } {
  let restartWhenSeen = false
  // A map that is there again, or for the first time, shows the chapter that the loop is at.
  const stop = services.stage.subscribe((now, before) => {
    if (now.state !== 'ready' || before.state === 'ready' || state.getState().idle.kind !== 'loop') return
    if (state.getState().black) restartWhenSeen = true
    else story().restart()
  })
  return {
    stop,
    setBlack(black) {
      state.setState({ black })
      story().setBlack(black)
      if (black || !restartWhenSeen) return
      restartWhenSeen = false
      story().restart()
    },
  }
}

/** Makes a kiosk of services; `first` is the id of its loop. */
export function createKiosk(parts: KioskParts, first: string): Kiosk {
  const { store, clock } = parts.services
  const now = store.getState()
  const beginning: Beginning = {
    session: { ...now, sides: [{ ...now.sides[0], reading: 'planned' }], selection: null },
    speed: clock.speed,
  }
  const state = createStore<KioskState>(() => ({
    idle: LOOP,
    black: false,
    staff: 'shut',
    moved: false,
    visits: 0,
    shield: true,
  }))
  const isLoop = (): boolean => state.getState().idle.kind === 'loop'
  store.setState(beginning.session)
  const hall = createHallStory(parts, first, beginning, isLoop)
  const { happen, reset } = createVisits(parts, state, hall.now, beginning)
  const { setBlack, stop: stopStage } = createBlackScreen(parts, state, hall.now)
  const stopTime = parts.time.onPass((seconds) => {
    happen({ kind: 'pass', seconds })
    if (isLoop() && !state.getState().black) hall.now().advance(seconds)
  })
  return {
    ...parts,
    state,
    story: hall.running,
    remote: createKioskRemote(parts, state, hall.now, setBlack),
    touch: () => happen({ kind: 'touch' }),
    keepLooking: () => happen({ kind: 'look' }),
    startAgain: () => happen({ kind: 'restart' }),
    choose: (index) => hall.now().goTo(index),
    lookAround() {
      if (hall.now().state.getState().exploring === null) hall.now().explore()
      else hall.startVisit()
      store.setState({ selection: null })
    },
    pickLoop(briefing) {
      parts.memory.write(PICKED, briefing)
      hall.tell(briefing)
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
      hall.now().stop()
    },
  }
}
