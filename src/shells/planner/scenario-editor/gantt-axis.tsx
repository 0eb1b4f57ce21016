/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <input type=range> cannot step by months, nor hold a flag. */
import { useRef, type PointerEvent } from 'react'
import { FIRST_DAY, dayOf, isoOf } from '../../../base/day.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatDay, formatPeriod, formatShownDay, formatShownShort } from '../../../ui/format-day.ts'
import { useEveryDay } from '../../../app/use-clock.ts'
import { readRem, spacedOut } from '../timeline/track-scale.ts'
import { useDayKeys } from '../timeline/use-day-keys.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { dayAt, type AxisTick, type GanttScale } from './gantt-scale.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface AxisProps {
  readonly scale: GanttScale
  readonly ticks: readonly AxisTick[]
  readonly schedule: Schedule
}

/** Years, quarters and months over the bars, the flags of milestones and notes, and the handle of the day. */
export function GanttAxis({ scale, ticks, schedule }: AxisProps) {
  const { commands } = useApp()
  const text = useScenarioText()
  const axis = useRef<HTMLDivElement>(null)
  const named = namedTicks(ticks, scale.width)
  const goTo = (event: PointerEvent): void => {
    const box = axis.current?.getBoundingClientRect()
    if (box) commands.goToDay(dayAt(scale, event.clientX - box.left))
  }
  return (
    <div className="gantt-head">
      <div className="gantt-corner" aria-hidden="true">
        {text('scenario.gantt.corner')}
      </div>
      <div
        className="gantt-axis"
        data-part="gantt-axis"
        ref={axis}
        style={{ width: scale.width }}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          axis.current?.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true })
          goTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
        }}
      >
        {ticks.map((tick) => (
          <Tick key={isoOf(tick.day)} tick={tick} isNamed={named.has(tick)} />
        ))}
        <Flags scenario={schedule.scenario} scale={scale} />
        <DayHandle scale={scale} />
      </div>
    </div>
  )
}

/** Narrower than this, in sizes of the page's letters, a quarter or a month has no words. */
const WORDS_REM = { quarter: 2.5, month: 1.5 } as const
/** Room for the figures of a year, and for a year in words. */
const YEAR_REM = { figures: 2.5, words: 3.4 } as const

/** Ticks that are named; letters grow with the window. */
function namedTicks(ticks: readonly AxisTick[], end: number): ReadonlySet<AxisTick> {
  const rem = readRem()
  const years = ticks.filter(({ unit }) => unit === 'year')
  const named = spacedOut(
    years.map(({ x }) => x),
    YEAR_REM.figures * rem,
    end,
  )
  return new Set([
    ...years.filter((_, at) => named.has(at)),
    ...ticks.filter(({ unit, width, x }) => {
      if (unit === 'year' || width <= WORDS_REM[unit] * rem) return false
      const year = years.findLast((one) => one.x <= x)
      return !year || x - year.x >= YEAR_REM.figures * rem
    }),
  ])
}

function Tick({ tick: { day, unit, x, width }, isNamed }: { readonly tick: AxisTick; readonly isNamed: boolean }) {
  const text = useScenarioText()
  const language = useLanguage()
  const [year = '', month = ''] = isoOf(day).split('-')
  const words = {
    year: () => (width > YEAR_REM.words * readRem() ? formatPeriod(year, language) : year),
    quarter: () => text('timeline.quarter', { quarter: (Number(month) + 2) / 3 }),
    month: () => Number(month),
  }[unit]
  return (
    <span className="gantt-tick" data-unit={unit} style={{ left: x }} aria-hidden="true">
      {isNamed ? words() : ''}
    </span>
  )
}

/** The days that a scenario marks; a press goes there. Notes on one thing stand in its row. */
function Flags({ scenario, scale }: { readonly scenario: Schedule['scenario']; readonly scale: GanttScale }) {
  const { commands } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const flags = [
    ...scenario.milestones.map(({ id, date, name }) => ({ kind: 'milestone' as const, id, date, name })),
    ...scenario.notes
      .filter(({ entity }) => entity === null)
      .map(({ id, date, text: name }) => ({ kind: 'note' as const, id, date, name })),
  ]
  return flags.map(({ kind, id, date, name }) => (
    <button
      key={`${kind} ${id}`}
      type="button"
      className="gantt-flag"
      data-part="gantt-flag"
      data-flag={kind}
      style={{ left: scale.toX(dayOf(date)) }}
      title={`${date} ${words(name)}`}
      aria-label={text(`scenario.flag.${kind}`, { date: formatDay(dayOf(date), language), name: words(name) })}
      onClick={() => commands.goToDay(dayOf(date))}
    />
  ))
}

/** The day on the axis: dragged with it, moved by keys, and drawn past React. */
function DayHandle({ scale }: { readonly scale: GanttScale }) {
  const { clock } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const handle = useRef<HTMLDivElement>(null)
  const press = useDayKeys()
  useEveryDay(
    ({ day }) => {
      const element = handle.current
      if (!element) return
      element.style.transform = `translateX(${scale.toX(day)}px)`
      element.setAttribute('aria-valuenow', String(Math.floor(day)))
      element.setAttribute('aria-valuetext', formatShownDay(day, language))
      const flag = element.firstElementChild
      const shown = formatShownShort(day, language)
      if (flag && flag.textContent !== shown) flag.textContent = shown
    },
    [scale, language],
  )
  return (
    <div
      className="gantt-handle"
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label={text('timeline.handle')}
      aria-orientation="horizontal"
      aria-valuemin={FIRST_DAY}
      aria-valuemax={clock.end}
      aria-valuenow={Math.floor(clock.day)}
      onKeyDown={press}
    >
      <span />
    </div>
  )
}
