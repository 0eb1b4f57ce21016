import type { Localizable } from '../../../messages/message.ts'
import { firstFault } from '../../../story/briefing-draft-store.ts'
import { lastEvidenceOf } from '../../../city/last-evidence.ts'
import { readAddress } from '../../../session/address.ts'
import type { Followed } from './follow-link.ts'
import type { FollowState } from './follow-message.ts'
import type { Briefing } from '../../../story/schema.ts'
import type { AppServices } from '../../../app/services.ts'
import { readSentBriefing, type OwnBriefing } from '../../../features/own-briefings/own-briefings.ts'
import { createPresentation, type Presentation } from '../presentation.ts'

/** What a follower shows of what it heard: a presentation, or why there is none. */
export interface FollowShown {
  readonly presentation: Presentation | null
  readonly fault:
    | { readonly kind: 'missing'; readonly id: string }
    | { readonly kind: 'damaged'; readonly reason: Localizable }
    | null
  /** The wall shows a scenario of the presenter's own. */
  readonly otherScenario: boolean
}

export const NOTHING_SHOWN: FollowShown = { presentation: null, fault: null, otherScenario: false }

/** Shows a state that was heard, going on from what is shown already. */
export function showFollowed(
  services: AppServices,
  shipped: readonly Briefing[],
  { shown: state, briefing: sent }: Followed,
  before: FollowShown,
): FollowShown {
  if (!state) return before
  services.commands.chooseLanguage(state.language)
  services.commands.chooseTheme(state.theme)
  const kept = before.presentation
  const running = kept?.story.state.getState()
  const isSame =
    kept &&
    running &&
    running.briefing.id === state.briefing &&
    running.cut === state.cut &&
    (kept.own !== null) === state.own &&
    (!state.own || kept.own?.sent === sent)
  let presentation = kept
  if (!isSame) {
    kept?.stop()
    const found = find(services, shipped, state, sent)
    if ('fault' in found) return { presentation: null, fault: found.fault, otherScenario: false }
    presentation = createPresentation(services, found.briefing, found.own, {
      chapter: state.slide,
      ...(state.cut === null ? {} : { cut: state.cut }),
    })
  }
  return { presentation, fault: null, otherScenario: presentation ? follow(services, presentation, state) : false }
}

function find(
  services: AppServices,
  shipped: readonly Briefing[],
  { briefing: id, own }: FollowState,
  sent: string | null,
): { briefing: Briefing; own: OwnBriefing | null } | { fault: NonNullable<FollowShown['fault']> } {
  if (!own) {
    const briefing = shipped.find((one) => one.id === id)
    return briefing ? { briefing, own: null } : { fault: { kind: 'missing', id } }
  }
  const read = sent === null ? null : readSentBriefing(services, id, sent)
  if (!read) return { fault: { kind: 'missing', id } }
  const { briefing, faults } = read
  return briefing ? { briefing, own: read } : { fault: { kind: 'damaged', reason: firstFault(faults).reason } }
}

/** Brings a presentation to where the wall is; true where the wall's scenario is not here. */
function follow(services: AppServices, { story }: Presentation, state: FollowState): boolean {
  const { slides, index, exploring } = story.state.getState()
  if (slides[index]?.view.id !== state.slide) story.goToId(state.slide)
  if (state.exploring === null && exploring !== null) story.resume()
  if (state.exploring === 'overview' && exploring !== 'overview') story.overview()
  const isHere = (id: string): boolean => services.scenarios.shippedScenarios.some((scenario) => scenario.id === id)
  const { view } = slides.find((slide) => slide.view.id === state.slide) ?? slides[0]!
  let otherScenario = !isHere(view.scenario) || (view.compare !== null && !isHere(view.compare.scenario))
  if (state.exploring === 'free') {
    story.explore()
    const { wholeCity, store, clock, stage } = services
    const { session, day, faults } = readAddress(state.view ?? '', {
      openingDay: lastEvidenceOf(wholeCity),
      isEntity: (id) => wholeCity.entityById.has(id),
      isScenario: isHere,
    })
    otherScenario = faults.some(({ parameter }) => parameter === 'scenario' || parameter === 'compare')
    const { sides, swipe, layers, selection, known, hour, camera } = session
    store.setState({ sides, swipe, layers, selection, known, hour })
    clock.pause()
    clock.goToDay(day)
    const status = stage.getState()
    if (status.state === 'ready') void status.view.fly(camera, 0.8)
  }
  if (story.state.getState().black !== state.black) story.setBlack(state.black)
  return otherScenario
}
