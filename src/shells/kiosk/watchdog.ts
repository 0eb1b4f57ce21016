import { waitBeforeRestart, whyRestart } from './when-to-restart.ts'
import type { StageView } from '../../stage/stage-view.ts'
import type { Kiosk } from './kiosk.ts'
import type { KioskMemory } from './kiosk-memory.ts'
import { readHeap } from './watch-health.ts'

/** Seconds between two looks at the whole, and two questions to the server for a newer version. */
const LOOK = 5
const ASK = 1800
/** Seconds of one picture of the loop after which it is kept as a still, and how wide, in pixels. */
const STILL_AFTER = 8
const STILL_WIDTH = 1920
/** Seconds between two stills. */
const STILL_EVERY = 1800
/** A map that has not come back after this many seconds will not. */
const GONE = 90
/** A machine without WebGL gains nothing by starting anew, unless its graphics process had crashed. */
const waitWithoutWebGl = waitBeforeRestart(Infinity)
const ATTEMPTS = 'twin-kiosk-attempts'

/**
 * Does what a person would have to: keeps a still picture of the loop, takes updates and starts anew at night while no
 * one is there, and starts anew when the map does not come back, each time waiting longer; `passing` remembers over such a
 * start. Returns the way to stop.
 */
export function startWatchdog(kiosk: Kiosk, stageView: () => StageView | null, passing: KioskMemory): () => void {
  const { time, offline, settings, still, health } = kiosk
  const stage = kiosk.services.stage
  let sinceLook = 0
  let sinceAsked = 0
  let sinceStill = Infinity
  let without = 0
  let steady = 0
  const attempts = (): number => Number(passing.read(ATTEMPTS) ?? 0) || 0

  const keepStill = (): void => {
    const view = stageView()
    const { inSlide, exploring } = kiosk.story.getState().story.state.getState()
    if (!view || exploring !== null || inSlide < STILL_AFTER || sinceStill < STILL_EVERY) return
    sinceStill = 0
    // One that came to nothing, for example with its map, is tried again at the next look.
    const again = (): void => {
      sinceStill = Infinity
    }
    view
      .stillPicture(STILL_WIDTH)
      .then((picture) => (picture ? still.keep(picture) : again()), again)
      .catch(() => undefined)
  }
  const stop = time.onPass((seconds) => {
    sinceLook += seconds
    sinceAsked += seconds
    sinceStill += seconds
    const status = stage.getState()
    const { state } = status
    without = state === 'ready' ? 0 : without + seconds
    steady = state === 'ready' ? steady + seconds : 0
    if (sinceLook < LOOK) return
    sinceLook = 0
    if (steady > 600 && attempts() > 0) passing.remove(ATTEMPTS)
    if (sinceAsked >= ASK) {
      sinceAsked = 0
      offline.look()
    }
    if (kiosk.state.getState().idle.kind !== 'loop') return
    keepStill()
    const isGone = state === 'unavailable' || (state !== 'ready' && without > GONE)
    const wait =
      status.state === 'unavailable' && status.reason === 'no-webgl2' ? waitWithoutWebGl : waitBeforeRestart(attempts())
    if (isGone && without > wait) {
      without = 0
      passing.write(ATTEMPTS, String(attempts() + 1))
      kiosk.restartPage()
      return
    }
    const why = whyRestart({
      hour: new Date().getHours(),
      reloadHour: settings.reloadHour,
      uptime: time.now(),
      heap: readHeap(),
      update: offline.offline.getState().update,
    })
    if (why === 'update') offline.takeUpdate()
    else if (why !== null) kiosk.restartPage()
  })
  const note = stage.subscribe((now) => {
    if (now.state === 'unavailable') health.setState(({ errors }) => ({ errors: errors + 1 }))
  })
  return () => {
    stop()
    note()
  }
}
