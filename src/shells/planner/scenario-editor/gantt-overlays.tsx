import { useRef } from 'react'
import { asDay, isoOf } from '../../../base/day.ts'
import { dayText } from '../../../base/day-text.ts'
import { lastDayOf } from '../../../scenario/build-schedule.ts'
import { useEveryDay } from '../../../app/use-clock.ts'
import { useApp, useLocalized } from '../../../app/use-app.ts'
import type { Drag } from './gantt-gestures.ts'
import type { AxisTick, GanttScale } from './gantt-scale.ts'
import type { GanttLayout } from './use-gantt-layout.ts'

/** The lines of the axis through all rows, and what lies beyond the plan's last day. */
export function GanttGrid({ scale, ticks }: { readonly scale: GanttScale; readonly ticks: readonly AxisTick[] }) {
  const { schedule } = useApp()
  return (
    <div className="gantt-grid" aria-hidden="true">
      {ticks.map(({ day, unit, x }) => (
        <span key={isoOf(day)} data-unit={unit} style={{ left: x }} />
      ))}
      <span className="gantt-beyond" style={{ left: scale.toX(lastDayOf(schedule)) }} />
    </div>
  )
}

/** The line of the day through all rows, moved past React. */
export function DayLine({ scale }: { readonly scale: GanttScale }) {
  const line = useRef<HTMLSpanElement>(null)
  useEveryDay(
    ({ day }) => {
      if (line.current) line.current.style.transform = `translateX(${scale.toX(day)}px)`
    },
    [scale],
  )
  return <span className="gantt-today" ref={line} aria-hidden="true" />
}

interface DragProps {
  readonly drag: Drag | null
  readonly layout: GanttLayout
  readonly tops: ReadonlyMap<string, number>
}

/** The box that is spanned, or the days of the bar that is held, and what stops it there. */
export function DragMarks({ drag, layout: { rem, rowHeight, names, scale }, tops }: DragProps) {
  const words = useLocalized()
  if (drag?.kind === 'box') {
    const [left, top] = [names + Math.min(drag.x0, drag.x), Math.min(drag.y0, drag.y)]
    const size = { width: Math.abs(drag.x - drag.x0), height: Math.abs(drag.y - drag.y0) }
    return <span className="gantt-box" data-part="gantt-box" style={{ left, top, ...size }} />
  }
  if (drag?.kind !== 'bar') return null
  const left = names + Math.max(0, Math.min(scale.toX(drag.span.start), scale.width - rem * 20))
  return (
    <p
      className="gantt-tip panel"
      data-part="gantt-tip"
      data-limited={drag.why.length > 0 || undefined}
      style={{ left, top: (tops.get(drag.id) ?? 0) + rowHeight + 4 }}
    >
      <span className="number">
        {words(dayText(drag.span.start))} → {words(dayText(asDay(drag.span.end - 1)))}
      </span>
      {drag.why.map((why) => (
        <strong key={words(why)}>{words(why)}</strong>
      ))}
    </p>
  )
}
