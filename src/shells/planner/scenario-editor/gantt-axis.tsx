/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <input type=range> cannot step by months, nor hold a flag. */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { FIRST_DAY, dayOf, isoOf } from '../../../base/day.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatDay, formatPeriod, formatShort } from '../../../ui/format-day.ts'
import { readDayKey } from '../timeline/day-keys.ts'
import { runDayKey } from '../timeline/run-day-key.ts'
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
  const { commands, clock } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const axis = useRef<HTMLDivElement>(null)
  const handle = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const follow = (): void => {
      const element = handle.current
      if (!element) return
      element.style.transform = `translateX(${scale.toX(clock.day)}px)`
      element.setAttribute('aria-valuenow', String(Math.floor(clock.day)))
      element.setAttribute('aria-valuetext', formatDay(clock.day, language))
      const flag = element.firstElementChild
      const shown = formatShort(clock.day, language)
      if (flag && flag.textContent !== shown) flag.textContent = shown
    }
    follow()
    return clock.subscribe(follow)
  }, [clock, scale, language])
  const goTo = (event: PointerEvent): void => {
    const box = axis.current?.getBoundingClientRect()
    if (box) commands.goToDay(dayAt(scale, event.clientX - box.left))
  }
  const press = (event: KeyboardEvent): void => {
    const key = readDayKey(event, clock.day, clock.end)
    if (key === null) return
    event.preventDefault()
    event.stopPropagation()
    runDayKey(key, commands)
  }
  const { milestones, notes } = schedule.scenario
  return (
    <div className="gantt-head">
      <div className="gantt-corner" aria-hidden="true">
        {text('scenario.gantt.corner')}
      </div>
      <div
        className="gantt-axis"
        ref={axis}
        style={{ width: scale.width }}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          handle.current?.focus({ preventScroll: true })
          goTo(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
        }}
      >
        {ticks.map(({ day, unit, x, width }) => (
          <span key={isoOf(day)} className="gantt-tick" data-unit={unit} style={{ left: x }} aria-hidden="true">
            {unit === 'year'
              ? width > 26
                ? formatPeriod(isoOf(day).slice(0, 4), language)
                : ''
              : unit === 'quarter' && width > 40
                ? text('timeline.quarter', { quarter: (Number(isoOf(day).slice(5, 7)) + 2) / 3 })
                : unit === 'month' && width > 24
                  ? Number(isoOf(day).slice(5, 7))
                  : ''}
          </span>
        ))}
        {milestones.map(({ id, date, name }) => (
          <button
            key={id}
            type="button"
            className="gantt-flag"
            data-flag="milestone"
            style={{ left: scale.toX(dayOf(date)) }}
            title={`${date} ${words(name)}`}
            aria-label={text('scenario.flag.milestone', { date: formatDay(dayOf(date), language), name: words(name) })}
            onClick={() => commands.goToDay(dayOf(date))}
          />
        ))}
        {notes
          .filter(({ entity }) => entity === null)
          .map(({ id, date, text: said }) => (
            <button
              key={id}
              type="button"
              className="gantt-flag"
              data-flag="note"
              style={{ left: scale.toX(dayOf(date)) }}
              title={`${date} ${words(said)}`}
              aria-label={text('scenario.flag.note', { date: formatDay(dayOf(date), language), name: words(said) })}
              onClick={() => commands.goToDay(dayOf(date))}
            />
          ))}
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
      </div>
    </div>
  )
}
