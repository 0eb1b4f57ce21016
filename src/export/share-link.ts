import type { LocalizedText } from '../base/localized-text.ts'
import type { Scenario } from '../scenario/schema.ts'
import { fileOfScenario, type ScenarioSurroundings } from './scenario-lineage.ts'
import { checksum } from '../scenario/checksum.ts'
import { packText, writeScenarioLink } from './scenario-file.ts'

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

interface Packed {
  readonly parts: readonly string[]
  readonly records: number
  readonly missing: readonly Missing[]
}

/** The scenarios that only this browser knows, as far as there is room: records go first, then whole scenarios. */
function packScenarios(view: Omit<SharedView, 'query'>, room: number): Packed {
  const parts: string[] = []
  const missing: Missing[] = []
  let records = 0
  const own = [...new Map(view.sides.map((scenario) => [scenario.id, scenario])).values()].filter(
    ({ id }) => !view.isEverywhere(id),
  )
  for (const scenario of own) {
    const name = ['scenario', 'beside'][parts.length]
    const file = fileOfScenario(scenario, view)
    const left = name === undefined ? 0 : room - parts.join('&').length
    const whole = writeScenarioLink(file)
    const bare = writeScenarioLink({ ...file, ownRecords: [] })
    const fits = [whole, bare].find((link) => link.ok && link.value.length <= left)
    if (!fits?.ok) missing.push({ kind: 'scenario', name: scenario.name, count: 1 })
    else parts.push(`${name}=${fits.value}`)
    if (fits === whole) records += file.ownRecords.length
    else if (file.ownRecords.length > 0)
      missing.push({ kind: 'records', name: scenario.name, count: file.ownRecords.length })
  }
  return { parts, records, missing }
}

/** The link that shows elsewhere what is shown here, and what had to be left out of it. */
export function writeShareLink(view: SharedView): ShareLink {
  const { parts, records, missing } = packScenarios(view, MAX_SHARED)
  const hash = parts.length === 0 ? '' : `#${parts.join('&')}`
  return { text: view.query + hash, scenarios: parts.length, records, missing }
}

/** By which a briefing that comes with a link is addressed: no other briefing has it. */
export const sentBriefingId = (json: string): string => `sent-${checksum(json)}`

/** The link that presents a briefing elsewhere, with the scenarios that it shows; null where the briefing itself is too large. */
export function writeBriefingLink(json: string, shown: Omit<SharedView, 'query'>): ShareLink | null {
  const packed = packText(json)
  if (packed.length > MAX_SHARED) return null
  const { parts, records, missing } = packScenarios(shown, MAX_SHARED - packed.length)
  return {
    text: `?present=${sentBriefingId(json)}#${[`briefing=${packed}`, ...parts].join('&')}`,
    scenarios: parts.length,
    records,
    missing,
  }
}
