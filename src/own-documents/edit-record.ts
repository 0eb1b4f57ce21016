import type { Entity, Place } from '../city/schema.ts'
import type { Pair, SourceDocument } from '../facts/schema.ts'
import type { RecordFile, Statement, StatementAct } from './schema.ts'

/* What one does with a record: each gives a new one and leaves the old as it was. */

export const withDocument = (record: RecordFile, document: SourceDocument): RecordFile => ({
  ...record,
  documents: [...record.documents.filter(({ id }) => id !== document.id), document],
})

/** What comes with a statement: a thing or a place that no other names yet, and the goal that it reports on. */
export interface NewStatement {
  readonly statement: Statement
  readonly entity: Entity | null
  readonly place: Place | null
  readonly pair: Pair | null
}

export const withStatement = (record: RecordFile, { statement, entity, place, pair }: NewStatement): RecordFile => ({
  ...record,
  statements: [...record.statements, statement],
  entities: entity ? [...record.entities, entity] : record.entities,
  places: place ? [...record.places, place] : record.places,
  pairs: pair ? [...record.pairs, pair] : record.pairs,
})

/** With a changed statement in its place, and the pair that it now makes, if any. */
export const withChanged = (record: RecordFile, { statement, entity, place, pair }: NewStatement): RecordFile => ({
  ...record,
  statements: record.statements.map((one) => (one.fact.id === statement.fact.id ? statement : one)),
  entities: entity ? [...record.entities, entity] : record.entities,
  places: place ? [...record.places, place] : record.places,
  pairs: [...record.pairs.filter(({ report }) => report !== statement.fact.id), ...(pair ? [pair] : [])],
})

/** One more act in the history of a statement. */
export const withAct = (record: RecordFile, id: string, act: StatementAct): RecordFile => ({
  ...record,
  statements: record.statements.map((statement) =>
    statement.fact.id === id ? { ...statement, history: [...statement.history, act] } : statement,
  ),
})
