import type { RecordFile, Statement } from './schema.ts'
import { stateOf } from './statement-state.ts'

/** Something that two records hold under one id, and do not say alike. */
export interface Disagreement {
  readonly kind: 'document' | 'statement' | 'entity' | 'place' | 'indicator' | 'pair' | 'wording'
  readonly id: string
  /** As each of the two has it; the first one's is what the merged record holds. */
  readonly first: unknown
  readonly second: unknown
}

export interface MergedRecords {
  readonly record: RecordFile
  readonly disagreements: readonly Disagreement[]
}

/**
 * Two record files as one, under the first one's id and name. What only one of them holds comes along. Of a statement whose
 * content is the same, the longer history stands where it goes on from the other; where what they hold differs, the first
 * one's stays and both are shown. Pure.
 */
export function mergeRecords(first: RecordFile, second: RecordFile): MergedRecords {
  const disagreements: Disagreement[] = []
  const join = <T>(
    kind: Disagreement['kind'],
    ours: readonly T[],
    theirs: readonly T[],
    idOf: (item: T) => string,
    same: (a: T, b: T) => T | null,
  ): T[] => {
    const other = new Map(theirs.map((item) => [idOf(item), item]))
    const joined = ours.map((item) => {
      const twin = other.get(idOf(item))
      other.delete(idOf(item))
      if (twin === undefined) return item
      const one = same(item, twin)
      if (one === null) disagreements.push({ kind, id: idOf(item), first: item, second: twin })
      return one ?? item
    })
    return [...joined, ...theirs.filter((item) => other.get(idOf(item)) === item)]
  }
  const plain = <T extends { readonly id: string }>(
    kind: Disagreement['kind'],
    ours: readonly T[],
    theirs: readonly T[],
  ) =>
    join(
      kind,
      ours,
      theirs,
      ({ id }) => id,
      (a, b) => (isEqual(a, b) ? a : null),
    )
  const record: RecordFile = {
    ...first,
    documents: plain('document', first.documents, second.documents),
    statements: join('statement', first.statements, second.statements, ({ fact }) => fact.id, continued),
    entities: plain('entity', first.entities, second.entities),
    places: plain('place', first.places, second.places),
    indicators: plain('indicator', first.indicators, second.indicators),
    pairs: plain('pair', first.pairs, second.pairs),
    wordings: join(
      'wording',
      first.wordings,
      second.wordings,
      ({ status, wordingZh }) => `${status} ${wordingZh ?? ''}`,
      (a, b) => (isEqual(a, b) ? a : null),
    ),
  }
  return { record, disagreements }
}

/** The one of two statements that goes on from the other; null where each went its own way. */
function continued(a: Statement, b: Statement): Statement | null {
  if (isEqual(a, b)) return a
  const [short, long] = a.history.length <= b.history.length ? [a, b] : [b, a]
  const goesOn = short.history.every((act, at) => isEqual(act, long.history[at]))
  return goesOn && (short.history.length < long.history.length || isEqual(content(a), content(b))) ? long : null
}

const content = ({ history: _history, ...rest }: Statement): unknown => rest

/** Equal as JSON, whatever the order of the keys. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    left.length === right.length && left.every(([key, value]) => isEqual(value, (b as Record<string, unknown>)[key]))
  )
}

/** Statements of one thing that say the same kind of thing and do not agree: shown side by side, and both kept. */
export interface Conflict {
  readonly entity: string
  readonly statements: readonly [Statement, Statement]
}

/** Of one day and one entity, two own statements with another phase or another figure in the same unit. */
export function conflictsIn({ statements, documents }: RecordFile): readonly Conflict[] {
  const dates = new Map(documents.map(({ id, date }) => [id, date]))
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    if (stateOf(statement.history) === 'withdrawn') continue
    const { fact, entities } = statement
    // What states neither figure nor phase disagrees with none that does.
    if (!fact.figure && !fact.status) continue
    const day = fact.status?.asOf ?? dates.get(fact.source.document) ?? ''
    for (const entity of entities) {
      const about = fact.figure
        ? `figure ${fact.subject.zh} ${fact.figure.unit.zh} ${fact.deadline?.period ?? ''}`
        : 'phase'
      const key = `${entity} ${day} ${about}`
      groups.set(key, [...(groups.get(key) ?? []), statement])
    }
  }
  return [...groups].flatMap(([key, [one, ...others]]) =>
    others.flatMap((other): Conflict[] => {
      if (!one) return []
      const differ = one.fact.figure
        ? one.fact.figure.value !== other.fact.figure?.value ||
          one.fact.figure.comparator !== other.fact.figure.comparator
        : one.fact.status?.value !== other.fact.status?.value ||
          one.fact.status?.wordingZh !== other.fact.status?.wordingZh
      return differ ? [{ entity: key.split(' ')[0]!, statements: [one, other] }] : []
    }),
  )
}
