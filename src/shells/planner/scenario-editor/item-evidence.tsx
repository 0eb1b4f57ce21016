import { assertDefined } from '../../../base/assert.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { aboutStatement } from '../../../city/about-day.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import { formatDay, formatShort, formatStatedDay } from '../../../ui/format-day.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import type { PlanRow } from './gantt-rows.ts'

/** What documents say of a thing, and so what no edit can change; nothing where they set no limit. */
export function ItemEvidence({ row }: { readonly row: PlanRow }) {
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const limits = useLimits(row)
  const aboutOf = (id: string): LocalizedText | null => aboutStatement(city, assertDefined(city.facts.get(id), id))
  if (limits.length === 0) return null
  return (
    <ul className="scenario-evidence" aria-label={text('scenario.item.evidence')}>
      {limits.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {row.entry.steps.map((step) => (
        <li key={`${step.day}${step.phase}`} className="quiet-words">
          {aboutOf(step.fact)?.[language] ?? formatShort(step.day, language)} {text(`phase.${step.phase}`)}
        </li>
      ))}
    </ul>
  )
}

/** When it was begun, and what was reported of it last. */
function useLimits({ entry }: PlanRow): readonly string[] {
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const { started, underWayBy, lastReport } = evidenceOf(city, entry.entity)
  const begun = started
    ? started.from === started.to
      ? text('scenario.item.started', { date: formatDay(started.from, language) })
      : text('scenario.item.startedWithin', {
          from: formatDay(started.from, language),
          to: formatDay(started.to, language),
        })
    : underWayBy === null
      ? null
      : text('scenario.item.underWay', { date: formatStatedDay(underWayBy.day, underWayBy.about, language) })
  const reported =
    lastReport &&
    text(lastReport.complete ? 'scenario.item.complete' : 'scenario.item.unfinished', {
      date: formatStatedDay(lastReport.day, lastReport.about, language),
    })
  return [begun, reported].filter((line) => line !== null)
}
