import { browserScenarioStorage } from '../../session/text-storage.ts'
import { createBriefingDesk, type BriefingDesk } from '../../story/briefing-draft-store.ts'

let kept: BriefingDesk | undefined

/** The briefing that is being made: one for the page, so that its steps can be undone after the panel was closed and opened again. */
export function keptDesk(): BriefingDesk {
  return (kept ??= createBriefingDesk(browserScenarioStorage()))
}
