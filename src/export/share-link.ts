import type { LocalizedText } from '../base/localized-text.ts'
import type { Scenario } from '../scenario/schema.ts'
import { fileOfScenario, type ScenarioSurroundings } from './scenario-lineage.ts'
import { writeScenarioLink } from './scenario-file.ts'

/** What a link may grow to, with all that it carries, and still pass through mail and messengers. */
const MAX_SHARED = 8000

/** What is on the sender's screen and is known there only. */
export interface SharedView extends ScenarioSurroundings {
  /** The query string (with "?") of the view; it names the scenarios of both sides. */
  readonly query: string
  /** The scenarios of the sides, the first one first. */
  readonly sides: readonly Scenario[]
}

/** Something that is on the sender's screen and not in the link. */
export interface Missing {
  readonly kind: 'scenario' | 'records'
  readonly name: LocalizedText
  readonly count: number
}

export interface ShareLink {
  /** Query string and fragment, to be put behind the page's own address. */
  readonly text: string
  readonly scenarios: number
  readonly records: number
  readonly missing: readonly Missing[]
}

/** The link that shows elsewhere what is shown here, and what had to be left out of it: records first, then whole scenarios. */
export function writeShareLink(view: SharedView): ShareLink {
  const parts: string[] = []
  const missing: Missing[] = []
  let records = 0
  const own = [...new Map(view.sides.map((scenario) => [scenario.id, scenario])).values()].filter(
    ({ id }) => !view.isEverywhere(id),
  )
  for (const scenario of own) {
    const name = parts.length === 0 ? 'scenario' : 'beside'
    const file = fileOfScenario(scenario, view)
    const room = MAX_SHARED - parts.join('&').length
    const whole = writeScenarioLink(file)
    const bare = writeScenarioLink({ ...file, ownRecords: [] })
    const fits = [whole, bare].find((link) => link.ok && link.value.length <= room)
    if (!fits?.ok) missing.push({ kind: 'scenario', name: scenario.name, count: 1 })
    else parts.push(`${name}=${fits.value}`)
    if (fits === whole) records += file.ownRecords.length
    else if (file.ownRecords.length > 0)
      missing.push({ kind: 'records', name: scenario.name, count: file.ownRecords.length })
  }
  const hash = parts.length === 0 ? '' : `#${parts.join('&')}`
  return { text: view.query + hash, scenarios: parts.length, records, missing }
}
