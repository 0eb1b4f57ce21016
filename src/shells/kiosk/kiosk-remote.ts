import type { StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../../base/assert.ts'
import type { KioskRemote, KioskStatus } from '../../session/automation.ts'
import type { Language } from '../../session/session.ts'
import type { Story } from '../../story/story.ts'
import type { KioskParts, KioskState } from './kiosk.ts'
import { faultLine } from './kiosk-fault.ts'
import { readHeap } from './watch-health.ts'

/** Faults that the control room is told of, and how much of each. */
const MOST_FAULTS = 8
const LONGEST_FAULT = 200

function statusOf(parts: KioskParts, { idle, black }: KioskState, story: Story): KioskStatus {
  const { index, slides, briefing } = story.state.getState()
  const kept = parts.offline.offline.getState()
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
    language: parts.services.store.getState().language,
    map: parts.services.stage.getState().state,
    offline: kept.state,
    update: kept.update,
    uptime: Math.round(parts.time.now()),
    contextLosses: parts.contextLosses(),
    errors: parts.health.getState().errors,
    heapMb: heap === null ? null : Math.round(heap.used / 1e6),
    faults: parts.faults.slice(0, MOST_FAULTS).map((fault) => faultLine(fault).slice(0, LONGEST_FAULT)),
  }
}

/** What a control room may ask of a kiosk. */
export function createKioskRemote(
  parts: KioskParts,
  state: StoreApi<KioskState>,
  story: () => Story,
  setBlack: (black: boolean) => void,
): KioskRemote {
  const step = (by: 1 | -1): void => {
    if (state.getState().black) setBlack(false)
    else if (by > 0) story().next()
    else story().back()
  }
  return {
    next: () => step(1),
    back: () => step(-1),
    goToChapter(chapter) {
      const { slides } = story().state.getState()
      const number = /^\d+$/.test(chapter) ? Number(chapter) - 1 : slides.findIndex(({ view }) => view.id === chapter)
      if (!(number in slides)) return false
      setBlack(false)
      story().goTo(number)
      return true
    },
    language: (language: Language) => parts.services.store.setState({ language }),
    black: (black) => setBlack(black === 'toggle' ? !state.getState().black : black === 'on'),
    reload: parts.restartPage,
    status: () => statusOf(parts, state.getState(), story()),
    takeTime: parts.time.takeOver,
  }
}
