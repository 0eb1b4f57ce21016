import { asDay, type Day } from '../../../base/day.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { Localizable } from '../../../messages/message.ts'
import type { City } from '../../../city/build-city.ts'
import { addDependency } from '../../../scenario/edit-scenario.ts'
import type { Language } from '../../../session/session.ts'
import { barsIn, type PlanLane } from './gantt-rows.ts'
import type { GanttScale } from './gantt-scale.ts'
import { moveHeld, type BarMove, type HeldBars } from './held-bars.ts'
import type { Span } from './move-bar.ts'
import type { PlanEditor } from './plan-editor.ts'

/** What is being dragged: a bar, a line from a bar's end to another's start, or a box. Points in pixels of the body. */
export type Drag =
  | { readonly kind: 'bar'; readonly id: string; readonly span: Span; readonly why: readonly Localizable[] }
  | { readonly kind: 'link'; readonly from: string; readonly to: string | null; readonly x: number; readonly y: number }
  | { readonly kind: 'box'; readonly x0: number; readonly y0: number; readonly x: number; readonly y: number }

/** The chart as it is drawn while something is dragged in it. */
export interface Chart {
  readonly editor: PlanEditor
  readonly city: City
  readonly language: Language
  readonly lanes: readonly PlanLane[]
  readonly scale: GanttScale
  readonly rowHeight: number
}

/** Where the pointer is: in pixels of the body, and in the row of which thing. */
export interface PointerAt {
  readonly x: number
  readonly y: number
  readonly row: () => string | null
  /** Whether what is chosen stays chosen. */
  readonly adds: boolean
}

/** One way of dragging. Nothing is stored before the drop. */
export interface Gesture {
  /** What is to be shown while the pointer is there; null where there is nothing to show. */
  move(chart: Chart, to: PointerAt): Drag | null
  drop(chart: Chart, to: PointerAt): void
}

/** Pulls bars along the days, each as far as evidence lets it. */
export function barGesture(held: HeldBars, from: PointerAt): Gesture {
  const pull = ({ editor, city, scale }: Chart, to: PointerAt): BarMove | null => {
    const { snap } = editor.store.getState()
    const by = { months: 0, days: (to.x - from.x) / scale.pixelsPerDay, snap }
    const moved = moveHeld(held, by, city, editor.library.catalog())
    if (moved) editor.preview(moved.change)
    return moved
  }
  return {
    move(chart, to) {
      const moved = pull(chart, to)
      return moved?.span ? { kind: 'bar', id: held.id, span: moved.span, why: moved.why } : null
    },
    drop(chart, to) {
      const moved = pull(chart, to)
      if (moved) chart.editor.commit(moved.change, { ...held.what, why: moved.why })
    },
  }
}

/** Pulls a line from the end of one bar to another thing, which is then to wait for it. */
export function linkGesture(from: string): Gesture {
  const under = (to: PointerAt): string | null => {
    const id = to.row()
    return id === from ? null : id
  }
  return {
    move: (_, to) => ({ kind: 'link', from, to: under(to), x: to.x, y: to.y }),
    drop({ editor, city, language, lanes }, to) {
      const after = under(to)
      if (after === null) return
      const rows = lanes.flatMap((lane) => lane.rows)
      const nameOf = (id: string): LocalizedText | undefined =>
        rows.find(({ entry }) => entry.entity.id === id)?.entry.entity.name ?? city.entityById.get(id)?.name
      const catalog = editor.library.catalog()
      editor.commit(
        (scenario, { reason }) =>
          addDependency(
            scenario,
            { before: from, after, kind: 'finish-to-start', lagDays: 0, reason },
            catalog,
            nameOf,
          ),
        {
          message: 'scenario.status.linked',
          values: { before: nameOf(from)?.[language] ?? from, after: nameOf(after)?.[language] ?? after },
        },
      )
    },
  }
}

/** Spans a box; what has a bar in it is chosen. */
export function boxGesture(from: PointerAt): Gesture {
  return {
    move: (_, to) => ({ kind: 'box', x0: from.x, y0: from.y, x: to.x, y: to.y }),
    drop({ editor, lanes, scale, rowHeight }, to) {
      const rowAt = (y: number): number => Math.floor(y / rowHeight)
      const dayAt = (x: number): Day => asDay(scale.toDay(x))
      const inside = barsIn(
        lanes,
        rowAt(Math.min(from.y, to.y)),
        rowAt(Math.max(from.y, to.y)),
        dayAt(Math.min(from.x, to.x)),
        dayAt(Math.max(from.x, to.x)),
      )
      editor.select(to.adds ? [...editor.store.getState().selected, ...inside] : inside)
    },
  }
}
