import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { Localizable } from '../../../messages/message.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useEditor } from './editor-context.tsx'
import { readGanttKey, type GanttKey } from './gantt-keys.ts'
import type { PlanRow } from './gantt-rows.ts'
import { moveBar, putBar, putMany, type Grip, type Span } from './move-bar.ts'
import type { Change, What } from './plan-editor.ts'
import { resetItems } from './reset-items.ts'

/** A move by keys that is under way for as long as a key is held down. */
interface Nudge {
  readonly ids: readonly string[]
  readonly grip: Grip
  readonly spans: ReadonlyMap<string, Span>
  readonly months: number
  readonly days: number
  readonly change: Change | null
  readonly what: What
  readonly why: readonly Localizable[]
}

/** How many rows Page Up and Page Down go. */
const PAGE = 10

/** The keys of the chart. A key that is held down moves the bar on; when it is let go, that is one step to undo. */
export function useGanttKeys(
  order: readonly PlanRow[],
  body: RefObject<HTMLDivElement | null>,
): (event: KeyboardEvent) => void {
  const editor = useEditor()
  const { library } = editor
  const { city } = useApp()
  const language = useLanguage()
  const nudge = useRef<Nudge | null>(null)

  useEffect(() => {
    const letGo = (event: globalThis.KeyboardEvent): void => {
      const held = nudge.current
      if (!held || !event.key.startsWith('Arrow')) return
      nudge.current = null
      if (held.change) editor.commit(held.change, { ...held.what, why: held.why }, `${held.grip} ${held.ids.join(' ')}`)
    }
    addEventListener('keyup', letGo)
    return () => removeEventListener('keyup', letGo)
  }, [editor])

  const focusRow = (id: string): void => {
    editor.store.setState({ focused: id })
    const row = body.current?.querySelector<HTMLElement>(`[data-entity="${id}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const go = (id: string, key: Extract<GanttKey, { go: string }>): void => {
    const at = order.findIndex(({ entry }) => entry.entity.id === id)
    const to = {
      up: at - 1,
      down: at + 1,
      first: 0,
      last: order.length - 1,
      'page-up': at - PAGE,
      'page-down': at + PAGE,
    }[key.go]
    const next = order[Math.min(Math.max(to, 0), order.length - 1)]?.entry.entity.id
    if (next === undefined) return
    if (key.extend) editor.select([...editor.store.getState().selected, id, next])
    focusRow(next)
  }

  const move = (id: string, key: Extract<GanttKey, { move: Grip }>): void => {
    const { selected, snap } = editor.store.getState()
    const many = key.move === 'whole' && selected.size > 1 && selected.has(id)
    const ids = many ? [...selected] : [id]
    const before = nudge.current
    let held: Nudge
    if (before && before.grip === key.move && before.ids.join() === ids.join()) held = before
    else {
      const spans = new Map(
        ids.flatMap((one) => {
          const plan = order.find(({ entry }) => entry.entity.id === one)?.plan
          return plan ? [[one, { start: plan.start.day, end: plan.end.day }] as const] : []
        }),
      )
      const name = order.find(({ entry }) => entry.entity.id === id)?.entry.entity.name[language] ?? id
      held = {
        ids,
        grip: key.move,
        spans,
        months: 0,
        days: 0,
        change: null,
        why: [],
        what: many
          ? { message: 'scenario.status.movedMany', values: { count: spans.size } }
          : { message: 'scenario.status.moved', values: { name } },
      }
    }
    const { spans, grip } = held
    const [months, days] = [held.months + key.months, held.days + key.days]
    const by = { months, days, snap }
    const catalog = library.catalog()
    const row = order.find(({ entry }) => entry.entity.id === id)
    const span = spans.get(id)
    let { change, why } = held
    if (many) change = (scenario, stated) => putMany(scenario, spans, by, stated, catalog)
    else if (row && span) {
      const evidence = evidenceOf(city, row.entry.entity)
      const to = moveBar(span, grip, by, evidence)
      why = to.why
      change = (scenario, stated) => putBar(scenario, id, span, to, evidence, stated, catalog)
    }
    nudge.current = { ...held, months, days, change, why }
    if (change) editor.preview(change)
  }

  return (event) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-entity]')?.dataset['entity']
        : undefined
    const { selected, snap, filter } = editor.store.getState()
    const key = readGanttKey(event, snap)
    if (id === undefined || key === null) return
    const chosen = selected.has(id) ? [...selected] : [id]
    if (key === 'cancel') {
      if (nudge.current) {
        nudge.current = null
        editor.preview(null)
      } else if (selected.size > 0) editor.select([])
      else return
    } else if (key === 'undo') editor.undo()
    else if (key === 'redo') editor.redo()
    else if (key === 'select')
      editor.select(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])
    else if (key === 'select-all') editor.select(order.map(({ entry }) => entry.entity.id))
    else if (key === 'open') editor.store.setState({ form: 'thing', focused: id, filter })
    else if (key === 'reset')
      editor.commit((scenario) => resetItems(scenario, chosen), {
        message: 'scenario.status.reset',
        values: { count: chosen.length },
      })
    else if (typeof key === 'object' && 'go' in key) go(id, key)
    else if (typeof key === 'object') move(id, key)
    event.preventDefault()
    event.stopPropagation()
  }
}
