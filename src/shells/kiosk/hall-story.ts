import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../../base/assert.ts'
import { withZoomOffset } from '../../app/zoom-offset.ts'
import type { Session } from '../../session/session.ts'
import type { ViewCamera } from '../../story/run-view.ts'
import { createStory, type Story } from '../../story/story.ts'
import { frameExplore, loopStep, WHOLE } from './frame-explore.ts'
import type { KioskParts } from './kiosk.ts'
import { loopOf } from './kiosk-loop.ts'
import { visitSession } from './visit-view.ts'

/** How a visitor finds the hall: its view, and the pace of its clock. */
export interface Beginning {
  readonly session: Session
  readonly speed: number
}

/** The loop that a hall tells, and the whole city wherever a visitor takes over. */
export interface HallStory {
  readonly running: StoreApi<{ readonly story: Story }>
  now(): Story
  /** Tells another loop, from its beginning. */
  tell(briefing: string): void
  /** Whatever was shown before: a visitor looks at the whole city, in the reading of the hall, at the hall's pace. */
  startVisit(story?: Story): void
}

/** `isLoop`: nobody is there, and the loop has the screen. */
export function createHallStory(
  parts: Pick<KioskParts, 'services' | 'settings' | 'briefings' | 'camera' | 'screen'>,
  first: string,
  beginning: Beginning,
  isLoop: () => boolean,
): HallStory {
  const { store, clock } = parts.services
  /** The loop has the whole screen; a visitor's chapter stands beside what the visitor has in hand. */
  const cameraFor = (): ViewCamera | null => {
    const view = parts.camera()
    if (!view) return null
    if (isLoop()) return withZoomOffset(view, loopStep(parts.screen()), WHOLE)
    return frameExplore(view, parts.screen(), parts.settings.insets)
  }
  const startVisit = ({ state: shown }: Story): void => {
    const { slides, index } = shown.getState()
    const { view } = assertDefined(slides[index], 'the slide that is shown')
    store.setState(visitSession(store.getState(), view, beginning.session))
    clock.pause()
    clock.setSpeed(beginning.speed)
  }
  const open = (id: string): Story => {
    const briefing =
      parts.briefings.find((one) => one.id === id) ?? assertDefined(parts.briefings[0], 'a kiosk has a loop')
    const story = createStory({ store, clock, cameraFor }, { briefing: loopOf(briefing), auto: true, loop: true })
    story.state.subscribe((now, before) => {
      if (now.exploring !== null && before.exploring === null && !isLoop()) startVisit(story)
    })
    return story
  }
  const running = createStore<{ readonly story: Story }>(() => ({ story: open(first) }))
  const now = (): Story => running.getState().story
  return {
    running,
    now,
    tell(briefing) {
      now().stop()
      running.setState({ story: open(briefing) }, true)
    },
    startVisit: (story = now()) => startVisit(story),
  }
}
