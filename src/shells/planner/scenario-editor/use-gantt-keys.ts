import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { Localizable } from '../../../messages/message.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import type { Change } from './attempt-change.ts'
import { useEditor } from './editor-context.tsx'
import { readGanttKey, type GanttKey } from './gantt-keys.ts'
import type { PlanRow } from './gantt-rows.ts'
import { holdBars, moveHeld, type HeldBars } from './held-bars.ts'
import type { Grip } from './move-bar.ts'
import { resetItems } from './reset-items.ts'

/** How many rows Page Up and Page Down go. */
const PAGE = 10

/** The keys of the chart. A key that is held down moves the bar on; when it is let go, that is one step to undo. */
export function useGanttKeys(
  order: readonly PlanRow[],
  body: RefObject<HTMLDivElement | null>,
): (event: KeyboardEvent) => void {
  const editor = useEditor()
  const nudge = useNudge(order)
  const ids = order.map(({ entry }) => entry.entity.id)

  const go = (id: string, { go: way, extend }: Extract<GanttKey, { go: string }>): void => {
    const next = rowAt(ids, id, way)
    if (next === undefined) return
    if (extend) editor.select([...editor.store.getState().selected, id, next])
    editor.store.setState({ focused: next })
    const row = body.current?.querySelector<HTMLElement>(`[data-entity="${next}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return (event) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-entity]')?.dataset['entity']
        : undefined
    const { selected, snap } = editor.store.getState()
    const key = readGanttKey(event, snap)
    if (id === undefined || key === null) return
    const chosen = selected.has(id) ? [...selected] : [id]
    if (key === 'cancel') {
      if (!nudge.cancel()) {
        if (selected.size === 0) return
        editor.select([])
      }
    } else if (key === 'undo') editor.undo()
    else if (key === 'redo') editor.redo()
    else if (key === 'select') editor.toggle(id)
    else if (key === 'select-all') editor.select(ids)
    else if (key === 'open') editor.store.setState({ form: 'thing', focused: id })
    else if (key === 'reset')
      editor.commit((scenario) => resetItems(scenario, chosen), {
        message: 'scenario.status.reset',
        values: { count: chosen.length },
      })
    else if (typeof key === 'object' && 'go' in key) go(id, key)
    else if (typeof key === 'object') nudge.move(id, key)
    event.preventDefault()
    event.stopPropagation()
  }
}

/** To which row a key goes from one. */
function rowAt(ids: readonly string[], from: string, way: Extract<GanttKey, { go: string }>['go']): string | undefined {
  const at = ids.indexOf(from)
  const to = {
    up: at - 1,
    down: at + 1,
    first: 0,
    last: ids.length - 1,
    'page-up': at - PAGE,
    'page-down': at + PAGE,
  }[way]
  return ids[Math.min(Math.max(to, 0), ids.length - 1)]
}

/** A move by keys that is under way for as long as a key is held down. */
interface Nudge {
  readonly held: HeldBars
  readonly months: number
  readonly days: number
  readonly change: Change | null
  readonly why: readonly Localizable[]
}

interface NudgeKeys {
  /** Moves on from where the last press of the same move came to. */
  move(id: string, key: Extract<GanttKey, { move: Grip }>): void
  /** Puts a move that is under way back; false where there is none. */
  cancel(): boolean
}

function useNudge(order: readonly PlanRow[]): NudgeKeys {
  const editor = useEditor()
  const { city } = useApp()
  const language = useLanguage()
  const nudge = useRef<Nudge | null>(null)

  useEffect(() => {
    const letGo = (event: globalThis.KeyboardEvent): void => {
      const done = nudge.current
      if (!done || !event.key.startsWith('Arrow')) return
      nudge.current = null
      const { ids, grip, what } = done.held
      if (done.change) editor.commit(done.change, { ...what, why: done.why }, `${grip} ${ids.join(' ')}`)
    }
    addEventListener('keyup', letGo)
    return () => removeEventListener('keyup', letGo)
  }, [editor])

  return {
    move(id, key) {
      const { selected, snap } = editor.store.getState()
      const now = holdBars(order, selected, { id, grip: key.move, language })
      const before = nudge.current
      const goesOn = before && before.held.grip === now.grip && before.held.ids.join() === now.ids.join()
      const { held, months, days, change, why } = goesOn
        ? before
        : { held: now, months: 0, days: 0, change: null, why: [] }
      const by = { months: months + key.months, days: days + key.days, snap }
      const moved = moveHeld(held, by, city, editor.library.catalog()) ?? { change, why }
      nudge.current = { held, months: by.months, days: by.days, change: moved.change, why: moved.why }
      if (moved.change) editor.preview(moved.change)
    },
    cancel() {
      if (!nudge.current) return false
      nudge.current = null
      editor.preview(null)
      return true
    },
  }
}
