import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { buildCity, type City, type PlaceNote } from '../city/build-city.ts'
import { MOST_STEPS, documentedSteps } from '../city/documented-steps.ts'
import type { OwnOrigin } from '../city/own-source.ts'
import type { Entity, Place } from '../city/schema.ts'
import type { Fact, Indicator, Pair, PhaseRule, SourceDocument } from '../facts/schema.ts'
import type { RecordFile, Statement } from './schema.ts'
import { authorOf, correctsOf, enteredOn, stateOf } from './statement-state.ts'

/** Why a statement that is not withdrawn does not count. */
export type LeftOutReason = 'shipped' | 'twice' | 'no-document' | 'no-entity' | 'no-wording' | 'too-many-steps'

/** A statement that the city cannot take in, and why. It stays in its record file. */
export interface LeftOut {
  readonly record: string
  readonly statement: string
  readonly reason: LeftOutReason
}

export interface CityWithRecords {
  readonly city: City
  readonly leftOut: readonly LeftOut[]
}

interface Held {
  readonly record: RecordFile
  readonly statement: Statement
}

const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const keyOf = ({ status, wordingZh }: { readonly status: string; readonly wordingZh: string | null }): string =>
  `${status}|${wordingZh ?? ''}`
const wordingOf = ({ status }: Fact): string | null =>
  status && keyOf({ status: status.value, wordingZh: status.wordingZh })

/**
 * The city with the statements of record files, in whatever order they are given. The shipped documents, facts, places and
 * phases stay the very objects that they were; entities that statements speak of gain them, in the order of publication.
 * Everything hangs on statements in use: a document, an entity or a place that none of them needs is not there, so that
 * what is withdrawn leaves no trace. Without any, the city itself comes back. Pure.
 */
export function cityWithRecords(city: City, records: readonly RecordFile[]): CityWithRecords {
  const all = inOrder(records)
  const leftOut: LeftOut[] = []
  const taken = new Map<string, Held>()
  const documents = firstOf(all.flatMap(({ documents: list }) => list))
  const entities = firstOf(all.flatMap(({ entities: list }) => list))
  const places = firstOf(all.flatMap(({ places: list }) => list))
  const rules = ownRules(city, all)
  for (const record of all)
    for (const statement of record.statements.toSorted((a, b) => byId(a.fact, b.fact))) {
      if (stateOf(statement.history) === 'withdrawn') continue
      const reason = taken.has(statement.fact.id) ? 'twice' : whyNot(city, statement, documents, entities, rules)
      if (reason) leftOut.push({ record: record.id, statement: statement.fact.id, reason })
      else taken.set(statement.fact.id, { record, statement })
    }
  let made = assemble(city, [...taken.values()], { documents, entities, places, rules })
  // The row of an entity has room for so many steps: the statements that would make more are named, newest first.
  for (let over = tooManySteps(made); over.size > 0; over = tooManySteps(made)) {
    for (const id of over) {
      const held = taken.get(id)
      if (held) leftOut.push({ record: held.record.id, statement: id, reason: 'too-many-steps' })
      taken.delete(id)
    }
    made = assemble(city, [...taken.values()], { documents, entities, places, rules })
  }
  return { city: made, leftOut }
}

interface Parts {
  readonly documents: ReadonlyMap<string, SourceDocument>
  readonly entities: ReadonlyMap<string, Entity>
  readonly places: ReadonlyMap<string, Place>
  readonly rules: ReadonlyMap<string, PhaseRule>
}

function assemble(city: City, held: readonly Held[], parts: Parts): City {
  if (held.length === 0) return city
  const dateOf = (fact: Fact): string =>
    (city.documents.get(fact.source.document) ?? parts.documents.get(fact.source.document))!.date
  const facts = held.map(({ statement }) => statement.fact)
  const sorted = facts.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)) || byId(a, b))
  const usedDocuments = new Set(
    facts.flatMap(({ source, alsoIn }) => [source, ...alsoIn].map(({ document }) => document)),
  )
  const usedEntities = withParents(
    held.flatMap(({ statement }) => statement.entities),
    parts.entities,
  )
  const added = new Map<string, Fact[]>()
  const entitiesOf = new Map(held.map(({ statement }) => [statement.fact.id, statement.entities]))
  for (const fact of sorted)
    for (const id of new Set(entitiesOf.get(fact.id))) added.set(id, [...(added.get(id) ?? []), fact])
  const own = new Map(facts.map((fact) => [fact.id, fact]))
  const dated = (id: string): string => dateOf((city.facts.get(id) ?? own.get(id))!)
  const withFacts = (entity: Entity): Entity => {
    const more = added.get(entity.id)
    if (!more) return entity
    const day = new Map([...entity.facts, ...more.map(({ id }) => id)].map((id) => [id, dated(id)]))
    // Of one day the shipped ones stand first: the sort is stable.
    const inTime = [...day.keys()].toSorted((a, b) => day.get(a)!.localeCompare(day.get(b)!))
    return { ...entity, facts: inTime }
  }
  const ownEntities = [...parts.entities.values()].filter(({ id }) => usedEntities.has(id) && !city.entityById.has(id))
  const usedPlaces = new Set(ownEntities.flatMap(({ place }) => (place === null ? [] : [place])))
  const ownPlaces = [...parts.places.values()].filter(({ id }) => usedPlaces.has(id) && !city.placeNotes.has(id))
  const ownDocuments = [...parts.documents.values()].filter(
    ({ id }) => usedDocuments.has(id) && !city.documents.has(id),
  )
  const usedRules = new Set(facts.map(wordingOf))
  return buildCity({
    documents: [...city.documents.values(), ...ownDocuments.map(namedOwn)],
    facts: [...city.facts.values(), ...sorted],
    phaseRules: [...city.phaseRules, ...[...parts.rules].filter(([key]) => usedRules.has(key)).map(([, rule]) => rule)],
    entities: [...city.entities.map(withFacts), ...ownEntities.map(withFacts)],
    placeNotes: [...city.placeNotes.values(), ...ownPlaces.map(({ geometry: _geometry, ...note }): PlaceNote => note)],
    own: {
      statements: new Map(held.map(({ record, statement }) => [statement.fact.id, originOf(record, statement)])),
      documents: new Set(ownDocuments.map(({ id }) => id)),
      entities: new Set(ownEntities.map(({ id }) => id)),
      places: ownPlaces,
    },
  })
}

/** Wherever its publication is named, on the screen, in files and in print, an own document says that it is one. */
const namedOwn = (document: SourceDocument): SourceDocument => ({
  ...document,
  publication: inBothLanguages(message('ownDocument.publication', { name: document.publication })),
})

function originOf(record: RecordFile, statement: Statement): OwnOrigin {
  const checked = stateOf(statement.history) === 'checked'
  return {
    record: record.id,
    author: authorOf(statement),
    entered: enteredOn(statement),
    state: checked ? 'checked' : 'draft',
    checkedBy: checked ? (statement.history.at(-1)?.by ?? null) : null,
    corrects: correctsOf(statement.fact),
  }
}

/** Whatever order they are opened in, records stand by their ids. */
const inOrder = (records: readonly RecordFile[]): readonly RecordFile[] => records.toSorted(byId)

/** By id, in the order of the ids; of two with one id, the first record's stands. */
function firstOf<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const item of items.toSorted(byId)) if (!found.has(item.id)) found.set(item.id, item)
  return found
}

/** Rows for wordings that the table does not know; one that a shipped fact uses is never given another phase. */
function ownRules(city: City, records: readonly RecordFile[]): ReadonlyMap<string, PhaseRule> {
  const shipped = new Set([...city.facts.values()].map(wordingOf))
  const known = new Set(city.phaseRules.map(keyOf))
  const rules = new Map<string, PhaseRule>()
  for (const rule of records.flatMap(({ wordings }) => wordings)) {
    const key = keyOf(rule)
    if (!shipped.has(key) && !known.has(key) && !rules.has(key)) rules.set(key, rule)
  }
  return rules
}

function whyNot(
  city: City,
  { fact, entities: spokenOf }: Statement,
  documents: Parts['documents'],
  entities: Parts['entities'],
  rules: Parts['rules'],
): LeftOutReason | null {
  if (city.facts.has(fact.id)) return 'shipped'
  const papers = [fact.source, ...fact.alsoIn].map(({ document }) => document)
  if (!papers.every((id) => city.documents.has(id) || documents.has(id))) return 'no-document'
  if (!spokenOf.every((id) => city.entityById.has(id) || entities.has(id))) return 'no-entity'
  const key = wordingOf(fact)
  const plain = fact.status && keyOf({ status: fact.status.value, wordingZh: null })
  const covered =
    key === null || rules.has(key) || city.phaseRules.some((rule) => keyOf(rule) === key || keyOf(rule) === plain)
  return covered ? null : 'no-wording'
}

/** With the own entities that they lie in. */
function withParents(ids: readonly string[], entities: Parts['entities']): ReadonlySet<string> {
  const used = new Set(ids)
  for (const id of ids)
    for (let up = entities.get(id)?.parent ?? null; up !== null && !used.has(up); up = entities.get(up)?.parent ?? null)
      used.add(up)
  return used
}

/** Own statements on which the steps beyond those that have room rest. */
function tooManySteps(city: City): ReadonlySet<string> {
  const over = new Set<string>()
  for (const entity of city.entities) {
    if (entity.facts.length <= MOST_STEPS || !entity.facts.some((id) => city.own.statements.has(id))) continue
    const own = documentedSteps(city, entity).filter(({ fact }) => city.own.statements.has(fact))
    const count = documentedSteps(city, entity).length - MOST_STEPS
    if (count > 0) for (const { fact } of own.slice(-count)) over.add(fact)
  }
  return over
}

/** What the cockpit knows of figures and of goals against reports. */
export interface Measured {
  readonly indicators: readonly Indicator[]
  readonly pairs: readonly Pair[]
}

/**
 * Indicators and pairs with those of the records in use: an indicator gains the figures that statements give it, and an own
 * pair stands in the place of the shipped one that has found no later report of the same goal.
 */
export function measuredWithRecords<T extends Measured>(shipped: T, city: City, records: readonly RecordFile[]): T {
  const all = inOrder(records)
  const gained = new Map<string, { goals: string[]; reports: string[] }>()
  for (const { statements } of all)
    for (const { fact, indicator } of statements) {
      if (!indicator || !city.own.statements.has(fact.id)) continue
      const lists = gained.get(indicator.id) ?? { goals: [], reports: [] }
      const list = indicator.as === 'goal' ? lists.goals : lists.reports
      if (!list.includes(fact.id)) list.push(fact.id)
      gained.set(indicator.id, lists)
    }
  const pairs = [...firstOf(all.flatMap((record) => record.pairs)).values()].filter(
    ({ id, goal, report }) =>
      !shipped.pairs.some((pair) => pair.id === id) &&
      city.facts.has(goal) &&
      (report === null || city.facts.has(report)) &&
      (city.own.statements.has(goal) || (report !== null && city.own.statements.has(report))),
  )
  if (gained.size === 0 && pairs.length === 0) return shipped
  const withGained = (indicator: Indicator): Indicator => {
    const more = gained.get(indicator.id)
    if (!more) return indicator
    const refs = (ids: readonly string[]) => ids.toSorted().map((fact) => ({ fact }))
    return {
      ...indicator,
      goals: [...indicator.goals, ...refs(more.goals)],
      reports: [...indicator.reports, ...refs(more.reports)],
    }
  }
  const own = [...firstOf(all.flatMap(({ indicators }) => indicators)).values()].filter(
    ({ id }) => gained.has(id) && !shipped.indicators.some((indicator) => indicator.id === id),
  )
  const reported = new Set(pairs.filter(({ report }) => report !== null).map(({ goal }) => goal))
  return {
    ...shipped,
    indicators: [...shipped.indicators, ...own].map(withGained),
    pairs: [...shipped.pairs.filter(({ goal, report }) => report !== null || !reported.has(goal)), ...pairs],
  }
}
