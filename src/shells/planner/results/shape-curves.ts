import { FIRST_DAY, type Day } from '../../../base/day.ts'
import { yearsTo } from '../../../base/years.ts'
import { seriesOf, type DocumentedPoint, type ScenarioIndicator } from '../../../moment/indicators/indicator.ts'

/** A scenario's own values of an indicator, and how its curve is drawn. */
export interface Curve {
  readonly role: 'reference' | 'first' | 'second'
  readonly indicator: ScenarioIndicator
}

/** Where curves are drawn, in the units of whatever they are drawn on. */
export interface CurveBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface CurvePoint {
  readonly x: number
  /** Null where nothing is stated: the curve is broken there. */
  readonly y: number | null
}

export interface ShapedCurves {
  readonly lines: readonly { readonly role: Curve['role']; readonly points: readonly CurvePoint[] }[]
  /** What documents state of it. */
  readonly marks: readonly {
    readonly kind: DocumentedPoint['kind']
    readonly fact: string
    readonly x: number
    readonly y: number
  }[]
  readonly years: readonly { readonly year: number; readonly x: number }[]
  readonly xOf: (day: Day) => number
  /** The largest value that is drawn. */
  readonly most: number
}

/** Points of a curve: enough for a ramp to look smooth at this size, few enough to be worked out at once. */
const POINTS = 96

/** Curves of one indicator as shapes in a box, from the first day to `end`; on the screen, on paper and on slides alike. */
export function shapeCurves(curves: readonly Curve[], end: Day, { left, right, top, bottom }: CurveBox): ShapedCurves {
  const documented = curves[0]?.indicator.documented ?? []
  const series = curves.map(({ role, indicator }) => ({
    role,
    points: seriesOf(indicator, FIRST_DAY, end, (end - FIRST_DAY) / POINTS),
  }))
  const most = Math.max(
    ...series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
    ...documented.map(({ value }) => value),
    1e-9,
  )
  // Lengths and counts begin at nothing, so that sizes compare.
  const yOf = (value: number): number => bottom - ((bottom - top) * value) / (most * 1.06)
  const years = yearsTo(end).filter(({ from }) => from > FIRST_DAY)
  // Of many years, every other one has its figures.
  const every = Math.ceil(years.length / 6)
  const xOf = (day: Day): number => left + ((right - left) * (day - FIRST_DAY)) / (end - FIRST_DAY)
  return {
    lines: series.map(({ role, points }) => ({
      role,
      points: points.map(({ day, value }) => ({ x: xOf(day), y: value === null ? null : yOf(value) })),
    })),
    marks: documented.map(({ day, value, kind, fact }) => ({
      kind,
      fact,
      x: Math.min(Math.max(xOf(day), left), right),
      y: yOf(value),
    })),
    years: years.filter((_, at) => at % every === 0).map(({ year, from }) => ({ year, x: xOf(from) })),
    xOf,
    most,
  }
}
