import { scaleLinear } from '@visx/scale'
import { FIRST_DAY, addMonths, asDay, clampDay, dayOf, isoOf, type Day } from '../../../base/day.ts'

/** Days along the chart, in CSS pixels from its left. */
export interface GanttScale {
  readonly width: number
  readonly from: Day
  readonly to: Day
  readonly pixelsPerDay: number
  readonly toX: (day: number) => number
  /** Not rounded; may lie outside of the chart. */
  readonly toDay: (x: number) => number
}

/** Closest and widest: a day is never wider than this many pixels, and the whole of time never narrower than the room. */
export const MOST_PIXELS_PER_DAY = 12

/** The axis from the first day to `end` in a room `room` pixels wide, `zoom` (from 1 on) times as wide as the room. */
export function ganttScale(room: number, zoom: number, end: Day): GanttScale {
  const width = Math.max(1, Math.round(Math.max(room, 1) * Math.max(zoom, 1)))
  const scale = scaleLinear<number>({ domain: [FIRST_DAY, end], range: [0, width] })
  return {
    width,
    from: FIRST_DAY,
    to: end,
    pixelsPerDay: width / (end - FIRST_DAY),
    toX: (day) => scale(day),
    toDay: (x) => scale.invert(x),
  }
}

/** A zoom within its limits: the whole of time at least fills the room, and a day does not grow without end. */
export function limitZoom(zoom: number, room: number, end: Day): number {
  const most = Math.max(1, (MOST_PIXELS_PER_DAY * (end - FIRST_DAY)) / Math.max(room, 1))
  return Math.min(Math.max(zoom, 1), most)
}

/** Where the chart is to be scrolled so that the day under `anchor` pixels of the room stays there under another zoom. */
export function scrollFor(anchor: number, scrolled: number, before: GanttScale, after: GanttScale): number {
  return Math.max(0, after.toX(before.toDay(scrolled + anchor)) - anchor)
}

export type TickUnit = 'year' | 'quarter' | 'month'

export interface AxisTick {
  readonly day: Day
  readonly unit: TickUnit
  readonly x: number
  /** Until the next tick of the same or a larger unit. */
  readonly width: number
}

/** Narrower than this, in pixels, a quarter or a month has no line of its own. */
const LEAST_PX: Readonly<Record<Exclude<TickUnit, 'year'>, number>> = { quarter: 34, month: 30 }

/** First days of years, quarters and months, as fine as there is room for. */
export function axisTicks(scale: GanttScale): readonly AxisTick[] {
  const step = scale.pixelsPerDay * 30.4 >= LEAST_PX.month ? 1 : scale.pixelsPerDay * 91.3 >= LEAST_PX.quarter ? 3 : 12
  const ticks: AxisTick[] = []
  for (let day = dayOf(`${isoOf(scale.from).slice(0, 4)}-01-01`); day < scale.to; day = addMonths(day, step)) {
    const from = clampDay(day, scale.from, scale.to)
    const next = clampDay(addMonths(day, step), scale.from, scale.to)
    if (next <= from) continue
    const month = Number(isoOf(day).slice(5, 7))
    ticks.push({
      day,
      unit: month === 1 ? 'year' : month % 3 === 1 ? 'quarter' : 'month',
      x: scale.toX(from),
      width: scale.toX(next) - scale.toX(from),
    })
  }
  return ticks
}

/** The day, whole and on the axis, under a point. */
export function dayAt(scale: GanttScale, x: number): Day {
  return clampDay(Math.round(scale.toDay(x)), scale.from, asDay(scale.to))
}
