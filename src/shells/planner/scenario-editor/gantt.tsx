import './gantt.css'
import './gantt-bars.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the rows of a chart are a list to choose from; no <select> can hold bars. */
import { useEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor, useEditorState } from './editor-context.tsx'
import { GanttAxis } from './gantt-axis.tsx'
import { GanttLinks } from './gantt-links.tsx'
import { DayLine, DragMarks, GanttGrid } from './gantt-overlays.tsx'
import { GanttRow, type RowMarks } from './gantt-row.tsx'
import type { PlanLane } from './gantt-rows.ts'
import { axisTicks, type GanttScale } from './gantt-scale.ts'
import { useGanttDrag } from './use-gantt-drag.ts'
import { useGanttKeys } from './use-gantt-keys.ts'
import { useGanttLayout } from './use-gantt-layout.ts'
import { useZoomGestures } from './use-zoom-gestures.ts'

interface GanttProps {
  readonly lanes: readonly PlanLane[]
  readonly schedule: Schedule
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

/** The plan as bars over time: to be read, dragged and moved by keys. */
export function Gantt({ lanes, schedule, zoom, onZoom }: GanttProps) {
  const editor = useEditor()
  const body = useRef<HTMLDivElement>(null)
  const layout = useGanttLayout(zoom, onZoom)
  const { room, rowHeight, names, scale, zoomAt } = layout
  const ticks = useMemo(() => axisTicks(scale), [scale])
  const { drag, cancel, ...pointer } = useGanttDrag({ body, lanes, scale, rowHeight, names })
  useZoomGestures(room, { names, zoom, zoomAt, onPinch: cancel })
  const order = useMemo(() => lanes.flatMap(({ rows }) => rows), [lanes])
  const press = useGanttKeys(order, body)
  // Without its chart a drag has no end.
  useEffect(() => () => editor.preview(null), [editor])

  const { tops, height } = rowTops(lanes, rowHeight)
  const link = drag?.kind === 'link' ? drag : null
  const style = { '--names': `${names}px`, '--row': `${rowHeight}px`, width: names + scale.width } as CSSProperties
  return (
    <div className="gantt" data-part="gantt" ref={room} data-dragging={drag?.kind}>
      <div className="gantt-sheet" style={style}>
        <GanttAxis scale={scale} ticks={ticks} schedule={schedule} />
        <div className="gantt-body" data-part="gantt-body" ref={body} {...pointer}>
          <GanttGrid scale={scale} ticks={ticks} />
          <GanttLanes lanes={lanes} schedule={schedule} scale={scale} target={link?.to ?? null} onKeyDown={press} />
          <GanttLinks
            schedule={schedule}
            tops={tops}
            rowHeight={rowHeight}
            scale={scale}
            height={height}
            pulled={link ? { from: link.from, x: link.x, y: link.y } : null}
          />
          <DayLine scale={scale} />
          <DragMarks drag={drag} layout={layout} tops={tops} />
        </div>
      </div>
    </div>
  )
}

interface LanesProps extends Pick<GanttProps, 'lanes' | 'schedule'> {
  readonly scale: GanttScale
  /** Where a dependency that is being drawn would end. */
  readonly target: string | null
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The rows by lane, one of which Tab comes to. */
function GanttLanes({ lanes, schedule, scale, target, onKeyDown }: LanesProps) {
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const selected = useEditorState((state) => state.selected)
  const focused = useEditorState((state) => state.focused)
  const ids = lanes.flatMap(({ rows }) => rows.map(({ entry }) => entry.entity.id))
  const stop = focused !== null && ids.includes(focused) ? focused : ids[0]
  const marks = useMemo(() => marksOf(schedule), [schedule])
  return (
    <div
      role="listbox"
      aria-multiselectable="true"
      aria-label={text('scenario.gantt.list')}
      aria-describedby="gantt-keys"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {lanes.map((lane) => (
        <div key={lane.id} role="group" aria-label={text(`lane.${lane.id}`)}>
          <div className="gantt-lane" data-part="gantt-lane" data-lane={lane.id} aria-hidden="true">
            <span>
              {text(`lane.${lane.id}`)}
              <span className="count">{lane.rows.length}</span>
            </span>
          </div>
          {lane.rows.map((row) => {
            const { id } = row.entry.entity
            return (
              <GanttRow
                key={id}
                row={row}
                city={city}
                scale={scale}
                language={language}
                selected={selected.has(id)}
                stop={stop === id}
                target={target === id}
                marks={marks.get(id)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Upper edge of each thing's row, in pixels of the body, and the height of all; a lane's name has a row of its own. */
function rowTops(
  lanes: readonly PlanLane[],
  rowHeight: number,
): { readonly tops: ReadonlyMap<string, number>; readonly height: number } {
  const places = lanes.flatMap(({ rows }) => [null, ...rows.map(({ entry }) => entry.entity.id)])
  return {
    tops: new Map(places.flatMap((id, at) => (id === null ? [] : [[id, at * rowHeight] as const]))),
    height: places.length * rowHeight,
  }
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
