import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useEditor } from './editor-context.tsx'
import {
  barGesture,
  boxGesture,
  linkGesture,
  type Chart,
  type Drag,
  type Gesture,
  type PointerAt,
} from './gantt-gestures.ts'
import type { PlanLane } from './gantt-rows.ts'
import type { GanttScale } from './gantt-scale.ts'
import { holdBars } from './held-bars.ts'
import type { PlanEditor } from './plan-editor.ts'

/** A press that wanders less than this, in CSS pixels, is no drag. */
const STILL_PX = 3

interface Held {
  readonly pointer: number
  /** The row that was pressed; empty beside all rows. */
  readonly row: string
  readonly from: PointerAt
  readonly gesture: Gesture
  moved: boolean
}

interface Options {
  readonly body: RefObject<HTMLDivElement | null>
  readonly lanes: readonly PlanLane[]
  readonly scale: GanttScale
  readonly rowHeight: number
  /** Width of the names' column. */
  readonly names: number
}

/** Dragging in the chart by mouse, pen and touch. Nothing is stored before the drop; Escape and a lost pointer put things back. */
export function useGanttDrag({ body, lanes, scale, rowHeight, names }: Options) {
  const editor = useEditor()
  const { city } = useApp()
  const language = useLanguage()
  const [drag, setDrag] = useState<Drag | null>(null)
  const held = useRef<Held | null>(null)
  const frame = useRef(0)
  const chart: Chart = { editor, city, language, lanes, scale, rowHeight }

  const stop = (): void => {
    cancelAnimationFrame(frame.current)
    held.current = null
    setDrag(null)
  }
  const cancel = (): void => {
    if (!held.current) return
    stop()
    editor.preview(null)
  }
  useEscapeWhile(held, cancel)

  return {
    drag,
    cancel,
    onPointerDown(event: PointerEvent<HTMLDivElement>): void {
      if (event.button !== 0 || held.current || !(event.target instanceof Element)) return
      const row = event.target.closest<HTMLElement>('[data-entity]')?.dataset['entity'] ?? ''
      const from = pointerAt(event, body.current, names)
      const gesture = gestureFor(chart, row, from, event)
      if (!gesture) return
      held.current = { pointer: event.pointerId, row, from, gesture, moved: false }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>): void {
      const hold = held.current
      if (hold?.pointer !== event.pointerId) return
      const to = pointerAt(event, body.current, names)
      if (!hold.moved && Math.hypot(to.x - hold.from.x, to.y - hold.from.y) < STILL_PX) return
      hold.moved = true
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => {
        if (held.current !== hold) return
        const shown = hold.gesture.move(chart, to)
        if (shown) setDrag(shown)
      })
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>): void {
      const hold = held.current
      if (hold?.pointer !== event.pointerId) return
      stop()
      if (hold.moved) hold.gesture.drop(chart, pointerAt(event, body.current, names))
      else {
        choosePressed(editor, lanes, hold.row, event)
        body.current?.querySelector<HTMLElement>(`[data-entity="${hold.row}"]`)?.focus({ preventScroll: true })
      }
    },
    onPointerCancel: cancel,
  }
}

/** Escape while something is held is the drag's, before anything else hears of it. */
function useEscapeWhile(held: RefObject<unknown>, cancel: () => void): void {
  const latest = useRef(cancel)
  useEffect(() => {
    latest.current = cancel
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !held.current) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [held])
}

/** What a press begins, by what it is on; null where it begins nothing. */
function gestureFor(
  { editor, lanes, language }: Chart,
  row: string,
  from: PointerAt,
  event: PointerEvent<HTMLDivElement>,
): Gesture | null {
  const grip = event.target instanceof Element && event.target.closest<HTMLElement>('[data-grip]')?.dataset['grip']
  if (grip === 'link') return linkGesture(row)
  if (grip) {
    const rows = lanes.flatMap((lane) => lane.rows)
    const held = { id: row, grip: grip === 'start' || grip === 'end' ? grip : 'whole', language } as const
    return barGesture(holdBars(rows, editor.store.getState().selected, held), from)
  }
  // A finger on an empty place scrolls; what stands under a name is no place for a box.
  return event.pointerType === 'touch' || from.x < 0 ? null : boxGesture(from)
}

function pointerAt(event: PointerEvent, body: HTMLElement | null, names: number): PointerAt {
  const { clientX, clientY } = event
  const box = body?.getBoundingClientRect()
  return {
    x: clientX - (box?.left ?? 0) - names,
    y: clientY - (box?.top ?? 0),
    row: () =>
      document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-entity]')?.dataset['entity'] ?? null,
    adds: event.ctrlKey || event.metaKey,
  }
}

/** A press without a drag chooses: alone, with Ctrl beside what is chosen, with Shift all in between; beside all rows, nothing. */
function choosePressed(editor: PlanEditor, lanes: readonly PlanLane[], id: string, event: PointerEvent): void {
  const { selected, focused } = editor.store.getState()
  if (id === '') return editor.select([])
  const order = lanes.flatMap(({ rows }) => rows.map(({ entry }) => entry.entity.id))
  if (event.shiftKey && focused !== null) {
    const [a, b] = [order.indexOf(focused), order.indexOf(id)].toSorted((x, y) => x - y)
    editor.select([...selected, ...order.slice(a, (b ?? 0) + 1)])
  } else if (event.ctrlKey || event.metaKey) editor.toggle(id)
  else editor.select([id])
  editor.store.setState({ focused: id })
}
