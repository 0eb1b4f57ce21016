import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { asDay, type Day } from '../../../base/day.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { Localizable } from '../../../messages/message.ts'
import { addDependency } from '../../../scenario/edit-scenario.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useEditor } from './editor-context.tsx'
import { barsIn, type PlanLane, type PlanRow } from './gantt-rows.ts'
import type { GanttScale } from './gantt-scale.ts'
import { moveBar, putBar, putMany, type Grip, type Span } from './move-bar.ts'
import type { Change } from './plan-editor.ts'

/** A press that wanders less than this, in CSS pixels, is no drag. */
const STILL_PX = 3

/** What is being dragged: a bar, a line from a bar's end to another's start, or a box. Points in pixels of the body. */
export type Drag =
  | { readonly kind: 'bar'; readonly id: string; readonly span: Span; readonly why: readonly Localizable[] }
  | { readonly kind: 'link'; readonly from: string; readonly to: string | null; readonly x: number; readonly y: number }
  | { readonly kind: 'box'; readonly x0: number; readonly y0: number; readonly x: number; readonly y: number }

interface Held {
  readonly pointer: number
  readonly kind: Drag['kind']
  readonly id: string
  readonly grip: Grip
  /** Where it was taken, in pixels of the body. */
  readonly x: number
  readonly y: number
  readonly many: boolean
  moved: boolean
  change: Change | null
  why: readonly Localizable[]
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
  const { library } = editor
  const { city } = useApp()
  const language = useLanguage()
  const [drag, setDrag] = useState<Drag | null>(null)
  const held = useRef<Held | null>(null)
  const frame = useRef(0)
  /** The spans of all that is held, as they were when it was taken. */
  const startSpan = useRef<ReadonlyMap<string, Span>>(new Map())
  const rowOf = (id: string): PlanRow | undefined =>
    lanes.flatMap(({ rows }) => rows).find((row) => row.entry.entity.id === id)
  const nameOf = (id: string): LocalizedText | undefined =>
    rowOf(id)?.entry.entity.name ?? city.entityById.get(id)?.name
  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const box = body.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0) - names, y: event.clientY - (box?.top ?? 0) }
  }

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

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !held.current) return
      event.preventDefault()
      event.stopPropagation()
      cancelAnimationFrame(frame.current)
      held.current = null
      setDrag(null)
      editor.preview(null)
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [editor])

  const pullBar = (grip: Held, days: number): void => {
    const row = rowOf(grip.id)
    const span = startSpan.current.get(grip.id)
    if (!row || !span) return
    const { snap } = editor.store.getState()
    const catalog = library.catalog()
    if (grip.many) {
      const spans = startSpan.current
      grip.change = (scenario, stated) => putMany(scenario, spans, { months: 0, days, snap }, stated, catalog)
      const by = snap ? Math.round(days / 30.44) * 30.44 : days
      setDrag({
        kind: 'bar',
        id: grip.id,
        span: { start: asDay(Math.round(span.start + by)), end: asDay(Math.round(span.end + by)) },
        why: [],
      })
    } else {
      const evidence = evidenceOf(city, row.entry.entity)
      const to = moveBar(span, grip.grip, { months: 0, days, snap }, evidence)
      grip.why = to.why
      grip.change = (scenario, stated) => putBar(scenario, grip.id, span, to, evidence, stated, catalog)
      setDrag({ kind: 'bar', id: grip.id, span: to, why: to.why })
    }
    editor.preview(grip.change)
  }
  return {
    drag,
    cancel,
    onPointerDown(event: PointerEvent<HTMLDivElement>): void {
      if (event.button !== 0 || held.current || !(event.target instanceof Element)) return
      const row = event.target.closest<HTMLElement>('[data-entity]')
      const id = row?.dataset['entity'] ?? ''
      const grip = event.target.closest<HTMLElement>('[data-grip]')?.dataset['grip']
      const { selected } = editor.store.getState()
      const point = pointOf(event)
      const kind = grip === 'link' ? 'link' : grip ? 'bar' : 'box'
      // A finger on an empty place scrolls; what stands under a name is no place for a box.
      if (kind === 'box' && (event.pointerType === 'touch' || point.x < 0)) return
      const many = kind === 'bar' && grip === 'whole' && selected.size > 1 && selected.has(id)
      const ids = many ? [...selected] : [id]
      startSpan.current = new Map(
        ids.flatMap((one) => {
          const plan = rowOf(one)?.plan
          return plan ? [[one, { start: plan.start.day, end: plan.end.day }] as const] : []
        }),
      )
      held.current = {
        pointer: event.pointerId,
        kind,
        id,
        grip: grip === 'start' || grip === 'end' ? grip : 'whole',
        ...point,
        many,
        moved: false,
        change: null,
        why: [],
      }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>): void {
      const hold = held.current
      if (!hold || hold.pointer !== event.pointerId) return
      const point = pointOf(event)
      if (!hold.moved && Math.hypot(point.x - hold.x, point.y - hold.y) < STILL_PX) return
      hold.moved = true
      const { clientX, clientY } = event
      cancelAnimationFrame(frame.current)
      frame.current = requestAnimationFrame(() => {
        if (held.current !== hold) return
        if (hold.kind === 'bar') pullBar(hold, (point.x - hold.x) / scale.pixelsPerDay)
        else if (hold.kind === 'link')
          setDrag({ kind: 'link', from: hold.id, to: rowUnder(clientX, clientY, hold.id), ...point })
        else setDrag({ kind: 'box', x0: hold.x, y0: hold.y, ...point })
      })
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>): void {
      const hold = held.current
      if (!hold || hold.pointer !== event.pointerId) return
      const point = pointOf(event)
      if (!hold.moved) {
        stop()
        press(event, hold.id)
        return
      }
      if (hold.kind === 'bar') {
        pullBar(hold, (point.x - hold.x) / scale.pixelsPerDay)
        const { change, id, many, why } = hold
        stop()
        const name = nameOf(id)?.[language] ?? id
        if (change)
          editor.commit(
            change,
            many
              ? { message: 'scenario.status.movedMany', values: { count: startSpan.current.size } }
              : { message: 'scenario.status.moved', values: { name }, why },
          )
        return
      }
      if (hold.kind === 'link') {
        const to = rowUnder(event.clientX, event.clientY, hold.id)
        stop()
        if (to === null) return
        const catalog = library.catalog()
        editor.commit(
          (scenario, { reason }) =>
            addDependency(scenario, { before: hold.id, after: to, lagDays: 0, reason }, catalog, nameOf),
          {
            message: 'scenario.status.linked',
            values: { before: nameOf(hold.id)?.[language] ?? hold.id, after: nameOf(to)?.[language] ?? to },
          },
        )
        return
      }
      stop()
      const [top, bottom] = [Math.min(hold.y, point.y), Math.max(hold.y, point.y)].map((y) => Math.floor(y / rowHeight))
      const [from, until] = [Math.min(hold.x, point.x), Math.max(hold.x, point.x)].map((x): Day =>
        asDay(scale.toDay(x)),
      )
      const inside = barsIn(lanes, top ?? 0, bottom ?? 0, from ?? scale.from, until ?? scale.to)
      editor.select(event.ctrlKey || event.metaKey ? [...editor.store.getState().selected, ...inside] : inside)
    },
    onPointerCancel: cancel,
  }

  /** A press without a drag chooses: alone, with Ctrl beside what is chosen, with Shift all in between. */
  function press(event: PointerEvent, id: string): void {
    const { selected, focused } = editor.store.getState()
    if (id === '') {
      editor.select([])
      return
    }
    const order = lanes.flatMap(({ rows }) => rows.map(({ entry }) => entry.entity.id))
    if (event.shiftKey && focused !== null) {
      const [a, b] = [order.indexOf(focused), order.indexOf(id)].toSorted((x, y) => x - y)
      editor.select([...selected, ...order.slice(a, (b ?? 0) + 1)])
    } else if (event.ctrlKey || event.metaKey)
      editor.select(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])
    else editor.select([id])
    editor.store.setState({ focused: id })
    body.current?.querySelector<HTMLElement>(`[data-entity="${id}"]`)?.focus({ preventScroll: true })
  }
}

function rowUnder(x: number, y: number, except: string): string | null {
  const id = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-entity]')?.dataset['entity']
  return id === undefined || id === except ? null : id
}
