import { useMemo } from 'react'
import { useClockEnd } from '../../../app/use-clock.ts'
import { formatPeriod } from '../../../ui/format-day.ts'
import { useLanguage, useText } from '../../../app/use-app.ts'
import { yearsTo } from '../../../base/years.ts'
import { quartersTo, readRem, shareOf, spacedOut } from './track-scale.ts'

/** Narrower than this, in sizes of the page's letters a quarter, quarters are lines without words. */
const QUARTER_WORDS_REM = 2.9
/** Room for the figures of a year, likewise. */
const YEAR_REM = 2.5

/** Years and quarters under the lanes. Decoration for the eye: the handle says the date in words. */
export function Axis({ width }: { readonly width: number }) {
  const text = useText()
  const language = useLanguage()
  const end = useClockEnd()
  const quarters = useMemo(() => quartersTo(end), [end])
  const years = useMemo(() => yearsTo(end), [end])
  // Letters grow with the window.
  const rem = readRem()
  const wide = width / (quarters.length + 1) >= QUARTER_WORDS_REM * rem
  const named = spacedOut(
    years.map(({ from }) => shareOf(from, end) * width),
    wide ? 0 : YEAR_REM * rem,
    width,
  )
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
      {years.map(({ year, from, to }, at) => (
        <span
          key={year}
          className="axis-year"
          style={{ left: `${shareOf(from, end) * 100}%`, width: `${(shareOf(to, end) - shareOf(from, end)) * 100}%` }}
        >
          {to - from > 100 && named.has(at) ? (wide ? formatPeriod(String(year), language) : year) : ''}
        </span>
      ))}
    </div>
  )
}
