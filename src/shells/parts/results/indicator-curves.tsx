/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { scaleLinear } from '@visx/scale'
import { LinePath } from '@visx/shape'
import { useMemo } from 'react'
import { FIRST_DAY, dayOf, type Day } from '../../../base/day.ts'
import { seriesOf, type ScenarioIndicator } from '../../../moment/indicators/indicator.ts'
import { useWords } from '../use-world.ts'
import { useResultsText } from './results-context.tsx'

const [WIDTH, HEIGHT] = [420, 120]
const [LEFT, RIGHT, TOP, BOTTOM] = [6, 414, 10, 98]
/** Points of a curve: enough for a ramp to look smooth at this size, few enough to be worked out at once. */
const POINTS = 96

/** A scenario's own values of an indicator, and how its curve is drawn. */
export interface Curve {
  readonly role: 'reference' | 'first' | 'second'
  readonly indicator: ScenarioIndicator
}

/**
 * An indicator over time, one curve for each scenario, with what documents state as points beside them: a diamond for a goal
 * on the day that it is due, a disc for a report. Where a scenario states nothing there is no curve.
 */
export function IndicatorCurves({ curves, end }: { readonly curves: readonly Curve[]; readonly end: Day }) {
  const text = useResultsText()
  const words = useWords()
  const [{ indicator }] = curves as readonly [Curve, ...Curve[]]
  const drawn = useMemo(() => curves.map(({ role, indicator: own }) => ({ role, points: seriesOf(own, FIRST_DAY, end, (end - FIRST_DAY) / POINTS) })), [curves, end])
  const values = [...drawn.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])), ...indicator.documented.map(({ value }) => value)]
  const most = Math.max(...values, 1e-9)
  // Lengths and counts begin at nothing, so that sizes compare.
  const height = scaleLinear<number>({ domain: [0, most * 1.06], range: [BOTTOM, TOP] })
  const days = scaleLinear<number>({ domain: [FIRST_DAY, end], range: [LEFT, RIGHT] })
  const years = [2022, 2023, 2024, 2025, 2026, 2028, 2030, 2032, 2034].map((year) => ({ year, day: dayOf(`${year}-01-01`) })).filter(({ day }) => day > FIRST_DAY && day < end)
  return (
    <svg className="curves" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('results.chart', { name: words(indicator.name), count: curves.length, points: indicator.documented.length })}>
      <path className="curves-base" d={`M${LEFT} ${BOTTOM}H${RIGHT}`} />
      {years.map(({ year, day }) => (
        <g key={year}>
          <path className="curves-year" d={`M${days(day)} ${TOP - 6}V${BOTTOM + 4}`} />
          <text className="curves-words" x={days(day) + 3} y={HEIGHT - 8}>{year}</text>
        </g>
      ))}
      {drawn.map(({ role, points }) => (
        <LinePath key={role} className="curves-line" data-role={role} data={[...points]} defined={({ value }) => value !== null} x={({ day }) => days(day)} y={({ value }) => height(value ?? 0)} />
      ))}
      {indicator.documented.map(({ day, value, kind, fact }) => {
        const [x, y] = [Math.min(Math.max(days(day), LEFT), RIGHT), height(value)]
        return kind === 'goal' ? (
          <path key={`${fact} goal`} className="curves-goal" d={`M${x} ${y - 5}l5 5-5 5-5-5z`}><title>{text('results.goal')}</title></path>
        ) : (
          <circle key={`${fact} report`} className="curves-report" cx={x} cy={y} r={4}><title>{text('results.report')}</title></circle>
        )
      })}
      <path className="curves-today" d={`M0 ${TOP - 6}V${BOTTOM + 6}`} />
    </svg>
  )
}
