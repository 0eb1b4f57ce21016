import { asDay } from '../../../base/day.ts'
import type { Localizable } from '../../../messages/message.ts'
import type { City } from '../../../city/build-city.ts'
import type { Entity } from '../../../city/schema.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import type { ScenarioCatalog } from '../../../scenario/resolve-scenario.ts'
import type { Language } from '../../../session/session.ts'
import type { Change } from './attempt-change.ts'
import { spansOf, type PlanRow } from './gantt-rows.ts'
import { MONTH_DAYS, moveBar, putBar, putMany, type Grip, type Move, type Span } from './move-bar.ts'
import type { What } from './plan-editor.ts'

/** Bars that are held, by pointer or by keys: one by a grip of it, or all that are chosen. */
export interface HeldBars {
  /** The one that is held, and all that move with it. */
  readonly id: string
  readonly ids: readonly string[]
  readonly grip: Grip
  /** As they were when they were taken. */
  readonly spans: ReadonlyMap<string, Span>
  readonly entity: Entity | undefined
  /** What their move is. */
  readonly what: What
}

/** A bar that is chosen among others takes them along when it is held as a whole. */
export function holdBars(
  rows: readonly PlanRow[],
  selected: ReadonlySet<string>,
  { id, grip, language }: { readonly id: string; readonly grip: Grip; readonly language: Language },
): HeldBars {
  const many = grip === 'whole' && selected.size > 1 && selected.has(id)
  const ids = many ? [...selected] : [id]
  const spans = spansOf(rows.filter(({ entry }) => ids.includes(entry.entity.id)))
  const entity = rows.find(({ entry }) => entry.entity.id === id)?.entry.entity
  return {
    id,
    ids,
    grip,
    spans,
    entity,
    what: many
      ? { message: 'scenario.status.movedMany', values: { count: spans.size } }
      : { message: 'scenario.status.moved', values: { name: entity?.name[language] ?? id } },
  }
}

/** Where a move brings what is held, what stops it, and what it would write down. */
export interface BarMove {
  /** Of the one that is held; null where it has no bar and others move. */
  readonly span: Span | null
  readonly why: readonly Localizable[]
  readonly change: Change
}

/** Null where nothing that is held has a bar. */
export function moveHeld(
  { id, ids, grip, spans, entity }: HeldBars,
  by: Move,
  city: City,
  catalog: ScenarioCatalog,
): BarMove | null {
  const span = spans.get(id) ?? null
  if (ids.length > 1) {
    const days = by.snap ? Math.round(by.days / MONTH_DAYS) * MONTH_DAYS : by.days
    return {
      span: span && { start: asDay(Math.round(span.start + days)), end: asDay(Math.round(span.end + days)) },
      why: [],
      change: (scenario, stated) => putMany(scenario, spans, by, stated, catalog),
    }
  }
  if (!span || !entity) return null
  const evidence = evidenceOf(city, entity)
  const to = moveBar(span, grip, by, evidence)
  return {
    span: to,
    why: to.why,
    change: (scenario, stated) => putBar(scenario, id, span, to, evidence, stated, catalog),
  }
}
