import './gantt.css'
import './gantt-bars.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the rows of a chart are a list to choose from; no <select> can hold bars. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { LAST_DAY, addMonths, asDay, isoOf } from '../../../base/day.ts'
import { lastDayOf, type Schedule } from '../../../scenario/build-schedule.ts'
import { useWidth } from '../use-width.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import { GanttAxis } from './gantt-axis.tsx'
import { GanttLinks } from './gantt-links.tsx'
import { GanttRow, type RowMarks } from './gantt-row.tsx'
import type { PlanLane } from './gantt-rows.ts'
import { axisTicks, ganttScale, limitZoom, scrollFor, type GanttScale } from './gantt-scale.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useGanttDrag } from './use-gantt-drag.ts'
import { useGanttKeys } from './use-gantt-keys.ts'
import { useZoomGestures } from './use-zoom-gestures.ts'

interface GanttProps {
  readonly lanes: readonly PlanLane[]
  readonly schedule: Schedule
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

/** The plan as bars over time: to be read, dragged and moved by keys. */
export function Gantt({ lanes, schedule, zoom, onZoom }: GanttProps) {
  const world = useApp()
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const room = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const selected = useEditorState((state) => state.selected)
  const focused = useEditorState((state) => state.focused)
  const whole = useWidth(room)
  // The root's size follows the window's, and so does the room.
  const rem = useMemo(
    () => (whole > 0 ? Number.parseFloat(getComputedStyle(document.documentElement).fontSize) : 15),
    [whole],
  )
  const rowHeight = Math.round(rem * 1.75)
  const names = Math.round(Math.min(rem * 17, whole * 0.38))
  // A year beyond the last one, so that there is room to drag into.
  const end = asDay(Math.min(LAST_DAY, addMonths(lastDayOf(world.schedule), 12)))
  const scale = useMemo(() => ganttScale(whole - names - 2, zoom, end), [whole, names, zoom, end])
  const ticks = useMemo(() => axisTicks(scale), [scale])
  const { drag, cancel, ...pointer } = useGanttDrag({ body, lanes, scale, rowHeight, names })

  /** Where the chart will stand once it is drawn at another scale: fingers move on faster than it is drawn. */
  const ahead = useRef<{ readonly scale: GanttScale; readonly left: number } | null>(null)
  const zoomAt = useCallback(
    (next: number, anchor: number) => {
      const limited = limitZoom(next, whole - names - 2, end)
      if (!room.current) return
      if (limited === zoom) {
        ahead.current = null
        onZoom(limited)
        return
      }
      const from = ahead.current ?? { scale, left: room.current.scrollLeft }
      const to = ganttScale(whole - names - 2, limited, end)
      ahead.current = { scale: to, left: scrollFor(anchor, from.left, from.scale, to) }
      onZoom(limited)
    },
    [whole, names, end, zoom, scale, onZoom],
  )
  useLayoutEffect(() => {
    if (ahead.current && room.current && ahead.current.scale.width === scale.width)
      room.current.scrollLeft = ahead.current.left
    ahead.current = null
  }, [scale])
  useZoomGestures(room, { names, zoom, zoomAt, onPinch: cancel })

  const order = useMemo(() => lanes.flatMap(({ rows }) => rows), [lanes])
  const press = useGanttKeys(order, body)
  const stop = order.some(({ entry }) => entry.entity.id === focused) ? focused : order[0]?.entry.entity.id
  const marks = useMemo(() => marksOf(schedule), [schedule])

  // Without its chart a drag has no end.
  useEffect(() => () => editor.preview(null), [editor])

  const tops = new Map<string, number>()
  let top = 0
  for (const lane of lanes) {
    top += rowHeight
    for (const { entry } of lane.rows) {
      tops.set(entry.entity.id, top)
      top += rowHeight
    }
  }
  const link = drag?.kind === 'link' ? drag : null
  const style = { '--names': `${names}px`, '--row': `${rowHeight}px`, width: names + scale.width } as CSSProperties
  return (
    <div className="gantt" ref={room} data-dragging={drag?.kind}>
      <div className="gantt-sheet" style={style}>
        <GanttAxis scale={scale} ticks={ticks} schedule={schedule} />
        <div className="gantt-body" ref={body} {...pointer}>
          <div className="gantt-grid" aria-hidden="true">
            {ticks.map(({ day, unit, x }) => (
              <span key={isoOf(day)} data-unit={unit} style={{ left: x }} />
            ))}
            <span className="gantt-beyond" style={{ left: scale.toX(lastDayOf(world.schedule)) }} />
          </div>
          <div
            role="listbox"
            aria-multiselectable="true"
            aria-label={text('scenario.gantt.list')}
            aria-describedby="gantt-keys"
            tabIndex={-1}
            onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => press(event)}
          >
            {lanes.map((lane) => (
              <div key={lane.id} role="group" aria-label={text(`lane.${lane.id}`)}>
                <div className="gantt-lane" data-lane={lane.id} aria-hidden="true">
                  <span>
                    {text(`lane.${lane.id}`)}
                    <span className="count">{lane.rows.length}</span>
                  </span>
                </div>
                {lane.rows.map((row) => (
                  <GanttRow
                    key={row.entry.entity.id}
                    row={row}
                    city={world.city}
                    scale={scale}
                    language={language}
                    selected={selected.has(row.entry.entity.id)}
                    stop={stop === row.entry.entity.id}
                    target={link?.to === row.entry.entity.id}
                    marks={marks.get(row.entry.entity.id)}
                  />
                ))}
              </div>
            ))}
          </div>
          <GanttLinks
            schedule={schedule}
            tops={tops}
            rowHeight={rowHeight}
            scale={scale}
            height={top}
            pulled={link ? { from: link.from, x: link.x, y: link.y } : null}
          />
          <DayLine scale={scale} />
          {drag?.kind === 'box' && (
            <span
              className="gantt-box"
              style={{
                left: names + Math.min(drag.x0, drag.x),
                top: Math.min(drag.y0, drag.y),
                width: Math.abs(drag.x - drag.x0),
                height: Math.abs(drag.y - drag.y0),
              }}
            />
          )}
          {drag?.kind === 'bar' && (
            <p
              className="gantt-tip panel"
              data-limited={drag.why.length > 0 || undefined}
              style={{
                left: names + Math.max(0, Math.min(scale.toX(drag.span.start), scale.width - rem * 20)),
                top: (tops.get(drag.id) ?? 0) + rowHeight + 4,
              }}
            >
              <span className="number">
                {isoOf(drag.span.start)} → {isoOf(asDay(drag.span.end - 1))}
              </span>
              {drag.why.map((why) => (
                <strong key={words(why)}>{words(why)}</strong>
              ))}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}

/** The line of the day through all rows, moved past React. */
function DayLine({ scale }: { readonly scale: ReturnType<typeof ganttScale> }) {
  const { clock } = useApp()
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const follow = (): void => {
      if (line.current) line.current.style.transform = `translateX(${scale.toX(clock.day)}px)`
    }
    follow()
    return clock.subscribe(follow)
  }, [clock, scale])
  return <span className="gantt-today" ref={line} aria-hidden="true" />
}

function marksOf(schedule: Schedule): ReadonlyMap<string, RowMarks> {
  const marks = new Map<string, RowMarks>()
  const put = (id: string, part: Partial<RowMarks>): void =>
    void marks.set(id, { limited: false, notes: [], ...marks.get(id), ...part })
  for (const { edit } of [...schedule.limited, ...schedule.skipped]) put(edit.entity, { limited: true })
  for (const note of schedule.scenario.notes)
    if (note.entity !== null) put(note.entity, { notes: [...(marks.get(note.entity)?.notes ?? []), note] })
  return marks
}
