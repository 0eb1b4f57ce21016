import type { AddedKind } from '../scenario/added-kinds.ts'
import type { City } from '../city/build-city.ts'
import type { Entity } from '../city/schema.ts'
import { likenessBy, namePartsOf, plainName, type NameParts } from './match-names.ts'
import type { ScheduleFile, ScheduleRow } from './schedule-file.ts'

/** How an entity came to be proposed for a row. `chosen`: the viewer's own choice. */
export type MatchHow = 'id' | 'name' | 'plain-name' | 'near-name' | 'chosen'

export interface MatchCandidate {
  readonly entity: string
  readonly how: MatchHow
  /** 0 to 1; 1 for an id, an exact name and a choice. */
  readonly score: number
}

/**
 * A row and the entity it speaks of. `matched`: one entity, `chosen`. `ambiguous`: a name that is only near, that
 * several entities bear, or an entity that another row has too. `unmatched`: nothing is like it. `ignored`: headings and
 * what the viewer leaves out. `new`: it is to become a thing of the scenario's own. Only matched and new rows are taken.
 */
export interface MatchedRow {
  readonly row: ScheduleRow
  readonly candidates: readonly MatchCandidate[]
  readonly chosen: string | null
  readonly how: MatchHow | null
  readonly state: 'matched' | 'ambiguous' | 'unmatched' | 'ignored' | 'new'
  /** What a new thing is; a single building unless the viewer says otherwise. */
  readonly as?: AddedKind
}

export interface MatchPreview {
  readonly schedule: ScheduleFile
  readonly rows: readonly MatchedRow[]
}

const MAX_CANDIDATES = 5
/** From this likeness on a name is worth proposing. */
const NEAR = 0.35

interface KnownNames {
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly byPlain: ReadonlyMap<string, readonly string[]>
  readonly names: readonly { readonly entity: string; readonly parts: NameParts }[]
  /** Which names have a pair of characters, and how often: a row is compared with those alone. */
  readonly byPair: ReadonlyMap<string, readonly (readonly [name: number, count: number])[]>
}

/** Proposes an entity for each row: by id, by its exact name in either language, by its plain name, by likeness. */
export function matchRows(city: City, schedule: ScheduleFile): MatchPreview {
  const names = namesOf(city.entities)
  const rows = schedule.rows.map((row): MatchedRow => {
    if (row.summary) return { row, candidates: [], chosen: null, how: null, state: 'ignored' }
    const candidates = candidatesFor(city, names, row)
    const [best, next] = candidates
    const sure = best && best.how !== 'near-name' && next?.how !== best.how
    if (sure) return { row, candidates, chosen: best.entity, how: best.how, state: 'matched' }
    return { row, candidates, chosen: null, how: null, state: best ? 'ambiguous' : 'unmatched' }
  })
  return { schedule, rows: withoutDoubles(rows) }
}

/** The preview with the viewer's word on one row (by its index): an entity, or null to leave the row out. */
export function chooseMatch(preview: MatchPreview, index: number, entity: string | null): MatchPreview {
  const rows = preview.rows.map((row, at): MatchedRow => {
    if (at !== index) return row
    if (entity === null) return { ...row, chosen: null, how: null, state: 'ignored' }
    return {
      ...row,
      chosen: entity,
      how: row.candidates.find((candidate) => candidate.entity === entity)?.how ?? 'chosen',
      state: 'matched',
    }
  })
  return { ...preview, rows: withoutDoubles(rows, index) }
}

/** Rows, by their indexes, that are to become new things of a kind. */
export function chooseNew(
  preview: MatchPreview,
  indexes: ReadonlySet<number>,
  as: AddedKind = 'building',
): MatchPreview {
  const rows = preview.rows.map((row, at): MatchedRow =>
    indexes.has(at) && !row.row.summary ? { ...row, chosen: null, how: 'chosen', state: 'new', as } : row,
  )
  return { ...preview, rows }
}

/** Rows that speak of one entity are all ambiguous until one is chosen; `kept` is the row chosen last. */
function withoutDoubles(rows: readonly MatchedRow[], kept?: number): MatchedRow[] {
  const holders = new Map<string, number[]>()
  for (const [at, { chosen, state }] of rows.entries()) {
    if (state === 'matched' && chosen !== null) holders.set(chosen, [...(holders.get(chosen) ?? []), at])
  }
  return rows.map((row, at) => {
    const doubled = row.state === 'matched' && row.chosen !== null && (holders.get(row.chosen)?.length ?? 0) > 1
    return doubled && at !== kept ? { ...row, chosen: null, how: null, state: 'ambiguous' } : row
  })
}

function namesOf(entities: readonly Entity[]): KnownNames {
  const byName = new Map<string, string[]>()
  const byPlain = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, name: string, id: string): void => {
    const known = map.get(name) ?? []
    if (name !== '' && !known.includes(id)) map.set(name, [...known, id])
  }
  const names = entities.flatMap((entity) => {
    const both = [entity.name.zh, entity.name.en]
    for (const name of both) put(byName, name.normalize('NFKC').trim().toLowerCase(), entity.id)
    for (const name of both) put(byPlain, plainName(name), entity.id)
    return both.map((name) => ({ entity: entity.id, parts: namePartsOf(plainName(name)) }))
  })
  const byPair = new Map<string, (readonly [number, number])[]>()
  for (const [at, { parts }] of names.entries()) {
    for (const [pair, count] of parts.pairs) {
      const known = byPair.get(pair)
      if (known) known.push([at, count])
      else byPair.set(pair, [[at, count]])
    }
  }
  return { byName, byPlain, names, byPair }
}

function candidatesFor(city: City, names: KnownNames, row: ScheduleRow): MatchCandidate[] {
  const exact = (entity: string, how: MatchHow, score: number): MatchCandidate => ({ entity, how, score })
  if (row.id !== null && city.entityById.has(row.id)) return [exact(row.id, 'id', 1)]
  if (row.name === null) return []
  const same = names.byName.get(row.name.normalize('NFKC').trim().toLowerCase())
  if (same) return same.slice(0, MAX_CANDIDATES).map((id) => exact(id, 'name', 1))
  const wanted = plainName(row.name)
  const plain = names.byPlain.get(wanted) ?? []
  const parts = namePartsOf(wanted)
  const best = new Map<string, number>()
  for (const [at, shared] of sharedPairs(names, parts)) {
    const { entity, parts: known } = names.names[at]!
    const score = Math.round(likenessBy(parts, known, shared) * 100) / 100
    if (score >= NEAR && score > (best.get(entity) ?? 0)) best.set(entity, score)
  }
  const near = [...best]
    .filter(([id]) => !plain.includes(id))
    .map(([id, score]) => exact(id, 'near-name', score))
    .sort((a, b) => b.score - a.score || (a.entity < b.entity ? -1 : 1))
  return [...plain.map((id) => exact(id, 'plain-name', 0.98)), ...near].slice(0, MAX_CANDIDATES)
}

/** The names that have pairs of characters in common with one, and how many. */
function sharedPairs({ byPair }: KnownNames, { pairs }: NameParts): ReadonlyMap<number, number> {
  const shared = new Map<number, number>()
  for (const [pair, count] of pairs) {
    for (const [at, known] of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + Math.min(count, known))
  }
  return shared
}
