import type { PanelsStore } from '../../app/panels.ts'
import type { AppServices } from '../../app/services.ts'
import { keepFollowers } from './follow/keep-followers.ts'
import { keepNotes } from './keep-notes.ts'
import { listenPresent } from './listen-present.ts'
import type { Presentation } from './presentation.ts'
import type { PresentationMemory } from './presentation-session.ts'

/** Between two notes of how long the briefing has taken, in milliseconds. */
const KEEP_MS = 2000

/**
 * Everything around a presentation while it is shown: keys, the presenter's window, followers elsewhere, and how long it has
 * taken. `onTurn` hears of every slide. Returns the way to stop all of it, the presentation included.
 */
export function runPresentation(
  services: AppServices,
  panels: PanelsStore,
  presentation: Presentation,
  memory: PresentationMemory,
  onTurn: () => void,
): () => void {
  const { story } = presentation
  const stopKeys = listenPresent(services, panels, presentation)
  const stopNotes = keepNotes(services, presentation)
  const stopFollowed = services.page.broker ? keepFollowers(services, presentation) : (): void => {}
  // What a reload must not lose; a crash loses the last seconds at most.
  const keepTimes = (): void => {
    const { briefing, timer, elapsed } = story.state.getState()
    memory.keep(briefing.id, timer, elapsed)
  }
  const keeping = setInterval(keepTimes, KEEP_MS)
  addEventListener('pagehide', keepTimes)
  // What was opened on an excursion is closed on the way back.
  const stopFollowing = story.state.subscribe((now, before) => {
    if (now.index !== before.index) onTurn()
    if (before.exploring !== null && now.exploring === null) panels.setState({ document: null })
  })
  return () => {
    clearInterval(keeping)
    removeEventListener('pagehide', keepTimes)
    stopFollowing()
    stopKeys()
    stopNotes()
    stopFollowed()
    presentation.stop()
  }
}
