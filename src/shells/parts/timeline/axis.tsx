import { useText } from '../use-world.ts'
import { formatPeriod } from '../format-day.ts'
import { useLanguage } from '../use-world.ts'
import { QUARTERS, YEARS, shareOf } from './track-scale.ts'

/** Narrower than this, in CSS pixels a quarter, quarters are lines without words. */
const QUARTER_WORDS_PX = 46

/** Years and quarters under the lanes. Decoration for the eye: the handle says the date in words. */
export function Axis({ width }: { readonly width: number }) {
  const text = useText()
  const language = useLanguage()
  const wide = width / 17 >= QUARTER_WORDS_PX
  return (
    <div className="axis" aria-hidden="true">
      {QUARTERS.map(({ year, quarter, from }) => (
        <span key={`${year}-${quarter}`} className="axis-quarter" data-year-start={quarter === 1 || undefined} style={{ left: `${shareOf(from) * 100}%` }}>
          {wide && quarter !== 1 ? text('timeline.quarter', { quarter }) : null}
        </span>
      ))}
      {YEARS.map(({ year, from, to }) => (
        <span key={year} className="axis-year" style={{ left: `${shareOf(from) * 100}%`, width: `${(shareOf(to) - shareOf(from)) * 100}%` }}>
          {to - from > 100 ? formatPeriod(String(year), language) : ''}
        </span>
      ))}
    </div>
  )
}
