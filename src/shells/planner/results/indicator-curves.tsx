import './indicator-curves.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { LinePath } from '@visx/shape'
import { useMemo } from 'react'
import type { Day } from '../../../base/day.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import { useResultsText } from './results-context.tsx'
import { shapeCurves, type Curve } from './shape-curves.ts'

const [WIDTH, HEIGHT] = [420, 120]
const BOX = { left: 6, right: 414, top: 10, bottom: 98 } as const

interface CurvesProps {
  readonly curves: readonly Curve[]
  readonly end: Day
  /** A day that stays, on paper; without one the line follows the running day. */
  readonly day?: Day
}

/**
 * An indicator over time, one curve for each scenario, with what documents state as points beside them: a diamond for a goal
 * on the day that it is due, a disc for a report. Where a scenario states nothing there is no curve.
 */
export function IndicatorCurves({ curves, end, day }: CurvesProps) {
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const [{ indicator }] = curves as readonly [Curve, ...Curve[]]
  const { lines, marks, years, xOf, most } = useMemo(() => shapeCurves(curves, end, BOX), [curves, end])
  const { top, bottom } = BOX
  return (
    <svg
      className="curves"
      data-part="curves"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text('results.chart', { name: words(indicator.name), count: curves.length, points: marks.length })}
    >
      <path className="curves-base" d={`M${BOX.left} ${bottom}H${BOX.right}`} />
      {years.map(({ year, x }) => (
        <g key={year}>
          <path className="curves-year" d={`M${x} ${top - 6}V${bottom + 4}`} />
          <text className="curves-words" x={x + 3} y={HEIGHT - 8}>
            {year}
          </text>
        </g>
      ))}
      {most > 1e-6 && (
        <text className="curves-words" x={BOX.right} y={top - 2} textAnchor="end">
          {most.toLocaleString(LOCALES[language], { maximumFractionDigits: 1 })}
        </text>
      )}
      {lines.map(({ role, points }) => (
        <LinePath
          key={role}
          className="curves-line"
          data-part="curves-line"
          data-role={role}
          data={[...points]}
          defined={({ y }) => y !== null}
          x={({ x }) => x}
          y={({ y }) => y ?? 0}
        />
      ))}
      {marks.map(({ kind, fact, x, y }) =>
        kind === 'goal' ? (
          <path key={`${fact} goal ${x}`} className="curves-goal" d={`M${x} ${y - 5}l5 5-5 5-5-5z`}>
            <title>{text('results.goal')}</title>
          </path>
        ) : (
          <circle key={`${fact} report ${x}`} className="curves-report" cx={x} cy={y} r={4}>
            <title>{text('results.report')}</title>
          </circle>
        ),
      )}
      {day === undefined ? (
        <path className="curves-today" d={`M0 ${top - 6}V${bottom + 6}`} />
      ) : (
        <path className="curves-day" d={`M${xOf(day)} ${top - 6}V${bottom + 6}`} />
      )}
    </svg>
  )
}
