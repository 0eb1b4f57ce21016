import { useMemo, useState } from 'react'
import { FIRST_DAY, asDay, isoOf, type Day } from '../../../base/day.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { useClockEnd } from '../../../app/use-clock.ts'
import type { BasisKind } from '../../../facts/schema.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { dueBetween, type DueRow } from '../../../moment/due-between.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { useCockpitText } from './cockpit-text.ts'
import { DueTable } from './due-table.tsx'
import { SpanPicker } from './span-picker.tsx'
import { useSaveSpan } from './use-save-span.ts'
import { useSpan, yearSpan } from './use-span.ts'
import { Button } from '../../../ui/button.tsx'

const KINDS = ['deadline', 'plan'] as const
/** In the order in which they are told apart everywhere. */
const BASES: readonly BasisKind[] = ['stated', 'derived', 'assumed']

/** What is due between two days: terms that documents set, and ends of plans, each with what is reported since. */
export function DueView() {
  const { city, schedule, clock } = useApp()
  const { pairs, indicators } = useSystems()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const [kind, setKind] = useState<DueRow['kind'] | ''>('')
  const [basis, setBasis] = useState<BasisKind | ''>('')
  const choice = useSpan('due', () => yearSpan(yearOf(asDay(Math.min(clock.day, clock.end - 1)))))
  const { from, to } = choice.span
  const all = useMemo(
    () => dueBetween(city, schedule, { pairs, indicators }, { from, to }),
    [city, schedule, pairs, indicators, from, to],
  )
  const listed = all.filter((row) => (kind === '' || row.kind === kind) && (basis === '' || row.basis === basis))
  const countOf = (name: DueRow['kind']): number => all.filter((row) => row.kind === name).length
  const save = useSaveSpan()
  return (
    <div className="spans">
      <p className="cockpit-lead" data-part="cockpit-lead">
        {text('due.lead', {
          from: formatDay(from, language),
          to: formatDay(to, language),
          deadlines: countOf('deadline'),
          plans: countOf('plan'),
          scenario: words(schedule.scenario.name),
        })}
      </p>
      <SpanPicker choice={choice}>
        <YearSelect onYear={(year) => choice.chooseBoth(...yearSpan(year))} />
        <select
          aria-label={text('span.kind')}
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((name) => name === target.value) ?? '')}
        >
          <option value="">{text('span.allKinds')}</option>
          {KINDS.map((name) => (
            <option key={name} value={name}>
              {text(`due.kind.${name}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={text('span.basis')}
          value={basis}
          onChange={({ target }) => setBasis(BASES.find((name) => name === target.value) ?? '')}
        >
          <option value="">{text('span.allBases')}</option>
          {BASES.map((name) => (
            <option key={name} value={name}>
              {text(`basis.${name}`)}
            </option>
          ))}
        </select>
        <Button onClick={() => void save.due(listed, choice.span)}>{text('span.csv')}</Button>
      </SpanPicker>
      <DueTable rows={listed} />
    </div>
  )
}

const yearOf = (day: Day): number => Number(isoOf(day).slice(0, 4))

/** The years of the timeline. */
function YearSelect({ onYear }: { readonly onYear: (year: number) => void }) {
  const text = useCockpitText()
  const end = useClockEnd()
  const first = yearOf(FIRST_DAY)
  const years = Array.from({ length: yearOf(asDay(end - 1)) - first + 1 }, (_, at) => first + at)
  return (
    <select aria-label={text('span.year')} value="" onChange={({ target }) => onYear(Number(target.value))}>
      <option value="" hidden>
        {text('span.year')}
      </option>
      {years.map((year) => (
        <option key={year} value={year}>
          {text('span.yearOf', { year: String(year) })}
        </option>
      ))}
    </select>
  )
}
