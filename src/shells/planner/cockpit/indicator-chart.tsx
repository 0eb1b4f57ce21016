/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { scaleLinear } from '@visx/scale'
import { LinePath } from '@visx/shape'
import { FIRST_DAY, type Day } from '../../../base/day.ts'
import { yearsTo } from '../../../base/years.ts'
import type { IndicatorMoment } from '../../../moment/indicator-at.ts'
import type { EntitySchedule } from '../../../scenario/build-schedule.ts'
import { countAt, progressOn } from '../../../scenario/plan.ts'
import { useClockFact } from '../../../app/use-clock.ts'
import { useSystemText } from '../../../features/systems/systems-context.tsx'

const WIDTH = 232
const HEIGHT = 58
/** Where time runs; right of it stand goals without a deadline. */
const [LEFT, RIGHT, GUTTER] = [5, 204, 218]
const [TOP, BOTTOM] = [9, 40]
/** Room that the figures of a year need. */
const YEAR_WIDTH = 22

interface IndicatorChartProps {
  readonly name: string
  readonly history: IndicatorMoment
  readonly moment: IndicatorMoment
  /** The assumed growth, drawn only where the reader has switched it on. */
  readonly ramp: Pick<EntitySchedule, 'plan' | 'ramp'> | null
}

/**
 * Goals and reported values over the timeline. Points are never joined: between them nothing is known.
 * Faint is what the documents say only after the chosen day; the scale of values begins at nothing so that sizes compare.
 */
export function IndicatorChart({ name, history, moment, ramp }: IndicatorChartProps) {
  const text = useSystemText()
  const end = useClockFact((now) => now.end)
  const days = scaleLinear<number>({ domain: [FIRST_DAY, end], range: [LEFT, RIGHT] })
  const years = yearsTo(end)
  const step = Math.ceil(YEAR_WIDTH / ((RIGHT - LEFT) / years.length))
  const values = [...history.goals, ...history.reports].flatMap(({ fact }) => (fact.figure ? [fact.figure.value] : []))
  const height = scaleLinear<number>({ domain: [0, Math.max(...values, 1e-9) * 1.06], range: [BOTTOM, TOP] })
  const at = (day: Day): number => Math.min(Math.max(days(day), LEFT), RIGHT)
  const line = ramp ? growthOf(ramp) : null
  return (
    <svg
      className="indicator-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text('indicator.chart', { name, goals: moment.goals.length, reports: moment.reports.length })}
    >
      <path className="chart-base" d={`M${LEFT} ${BOTTOM}H${RIGHT}`} />
      {years.map(({ year, from, to }, at) => (
        <g key={year}>
          {from > FIRST_DAY && <path className="chart-year" d={`M${days(from)} ${TOP - 4}V${BOTTOM + 4}`} />}
          {/* The first year is cut short, and has no room. */}
          {at > 0 && (at - 1) % step === 0 && (
            <text className="chart-words" x={(days(from) + days(to)) / 2} y={HEIGHT - 5}>
              {year}
            </text>
          )}
        </g>
      ))}
      {history.goals.some(({ due }) => due === null) && (
        <text className="chart-words" x={GUTTER} y={HEIGHT - 5}>
          ∞
        </text>
      )}
      {line && (
        <LinePath
          className="chart-assumed"
          data-part="chart-assumed"
          data={line}
          x={([day]) => days(day)}
          y={([, value]) => height(value)}
        />
      )}
      {history.goals.map((goal) => {
        const x = goal.due ? at(goal.due.end) : GUTTER
        const y = goal.fact.figure ? height(goal.fact.figure.value) : (TOP + BOTTOM) / 2
        return (
          <g
            key={goal.fact.id}
            className="chart-goal"
            data-basis={goal.due?.basis ?? 'none'}
            data-later={
              moment.goals.includes(goal) || moment.goals.some(({ fact }) => fact === goal.fact) ? undefined : true
            }
          >
            <path className="chart-drop" d={`M${x} ${BOTTOM}V${y}`} />
            <path className="chart-diamond" d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />
            <path className="chart-stated" d={`M${at(goal.stated)} ${BOTTOM - 3}v6`} />
          </g>
        )
      })}
      {history.reports.map((report) => (
        <circle
          key={report.fact.id}
          className="chart-report"
          data-later={moment.reports.some(({ fact }) => fact === report.fact) ? undefined : true}
          cx={at(report.day)}
          cy={report.fact.figure ? height(report.fact.figure.value) : (TOP + BOTTOM) / 2}
          r="4"
        />
      ))}
      <path className="chart-today" d={`M0 ${TOP - 6}V${BOTTOM + 6}`} />
    </svg>
  )
}

/** The assumed growth as points, enough for a curve and for the flat pieces of a hold; null where nothing grows. */
function growthOf({ plan, ramp }: Pick<EntitySchedule, 'plan' | 'ramp'>): (readonly [number, number])[] | null {
  if (!plan || !ramp) return null
  return Array.from({ length: 49 }, (_, i) => {
    const day = plan.start.day + ((plan.end.day - plan.start.day) * i) / 48
    return [day, countAt(ramp, progressOn(plan, day))] as const
  })
}
