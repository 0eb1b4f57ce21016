import { useMemo } from 'react'
import { useClockEnd } from '../../../app/use-clock.ts'
import { formatPeriod } from '../../../ui/format-day.ts'
import { useLanguage, useText } from '../../../app/use-app.ts'
import { quartersTo, shareOf, yearsTo } from './track-scale.ts'

/** Narrower than this, in CSS pixels a quarter, quarters are lines without words. */
const QUARTER_WORDS_PX = 46

/** Years and quarters under the lanes. Decoration for the eye: the handle says the date in words. */
export function Axis({ width }: { readonly width: number }) {
  const text = useText()
  const language = useLanguage()
  const end = useClockEnd()
  const quarters = useMemo(() => quartersTo(end), [end])
  const years = useMemo(() => yearsTo(end), [end])
  const wide = width / (quarters.length + 1) >= QUARTER_WORDS_PX
  return (
    <div className="axis" data-part="axis" aria-hidden="true">
      {quarters.map(({ year, quarter, from }) => (
        <span
          key={`${year}-${quarter}`}
          className="axis-quarter"
          data-year-start={quarter === 1 || undefined}
          style={{ left: `${shareOf(from, end) * 100}%` }}
        >
          {wide && quarter !== 1 ? text('timeline.quarter', { quarter }) : null}
        </span>
      ))}
      {years.map(({ year, from, to }) => (
        <span
          key={year}
          className="axis-year"
          style={{ left: `${shareOf(from, end) * 100}%`, width: `${(shareOf(to, end) - shareOf(from, end)) * 100}%` }}
        >
          {to - from > 100 ? (wide ? formatPeriod(String(year), language) : year) : ''}
        </span>
      ))}
    </div>
  )
}
