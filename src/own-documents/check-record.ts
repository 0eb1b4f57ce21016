import type { City } from '../city/build-city.ts'
import { message, type Message } from '../messages/message.ts'
import { type RecordFile } from './schema.ts'

/** What does not fit together in a record: the path inside it, and why. */
export interface RecordFault {
  readonly path: readonly (string | number)[]
  readonly reason: Message
}

type Report = (path: readonly (string | number)[], reason: Message) => void

/** What a record may name besides what it holds itself. */
interface Around {
  readonly isDocument: (id: string) => boolean
  readonly isFact: (id: string) => boolean
  readonly isEntity: (id: string) => boolean
  readonly isPlace: (id: string) => boolean
}

/**
 * Whether all that a record names is there, in it or in the city, and whether no id is given twice. What the shipped pack
 * holds by now under the very same id (a statement that was adopted) is no fault: the shipped one stands.
 */
export function checkRecord(record: RecordFile, city: City): readonly RecordFault[] {
  const faults: RecordFault[] = []
  const report: Report = (path, reason) => void faults.push({ path, reason })
  const own = {
    documents: idsOf(record.documents, 'documents', report),
    facts: idsOf(
      record.statements.map(({ fact }) => fact),
      'statements',
      report,
    ),
    entities: idsOf(record.entities, 'entities', report),
    places: idsOf(record.places, 'places', report),
  }
  idsOf(record.indicators, 'indicators', report)
  idsOf(record.pairs, 'pairs', report)
  const around: Around = {
    isDocument: (id) => own.documents.has(id) || city.documents.has(id),
    isFact: (id) => own.facts.has(id) || city.facts.has(id),
    isEntity: (id) => own.entities.has(id) || city.entityById.has(id),
    isPlace: (id) => own.places.has(id) || city.placeNotes.has(id),
  }
  checkStatements(record, city, around, report)
  checkEntities(record, city, around, report)
  for (const [at, { goal, report: later }] of record.pairs.entries()) {
    if (!around.isFact(goal)) report(['pairs', at, 'goal'], missing('fact', goal))
    if (later !== null && !around.isFact(later)) report(['pairs', at, 'report'], missing('fact', later))
  }
  for (const [at, { entities }] of record.indicators.entries())
    for (const [i, id] of entities.entries())
      if (!around.isEntity(id)) report(['indicators', at, 'entities', i], missing('entity', id))
  return faults
}

const missing = (what: 'document' | 'article' | 'fact' | 'entity' | 'place', id: string): Message =>
  message('recordFile.missing', { what: message(`recordFile.${what}`), id })

function idsOf(items: readonly { readonly id: string }[], list: string, report: Report): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [at, { id }] of items.entries()) {
    if (ids.has(id)) report([list, at], message('recordFile.idTwice', { id }))
    ids.add(id)
  }
  return ids
}

function checkStatements(record: RecordFile, city: City, around: Around, report: Report): void {
  const documents = new Map([...city.documents, ...record.documents.map((one) => [one.id, one] as const)])
  const rules = new Set(
    [...city.phaseRules, ...record.wordings].map(({ status, wordingZh }) => `${status}|${wordingZh ?? ''}`),
  )
  for (const [at, { fact, entities }] of record.statements.entries()) {
    const within = (...path: readonly (string | number)[]): readonly (string | number)[] => ['statements', at, ...path]
    const document = documents.get(fact.source.document)
    if (!document) report(within('fact', 'source', 'document'), missing('document', fact.source.document))
    else if (!document.articles.some(({ id }) => id === fact.source.article))
      report(within('fact', 'source', 'article'), missing('article', fact.source.article))
    for (const [i, also] of fact.alsoIn.entries())
      if (!around.isDocument(also.document))
        report(within('fact', 'alsoIn', i, 'document'), missing('document', also.document))
    for (const [i, { id }] of fact.related.entries()) {
      if (!around.isFact(id)) report(within('fact', 'related', i, 'id'), missing('fact', id))
      else if (id === fact.id) report(within('fact', 'related', i, 'id'), message('recordFile.pointsAtItself'))
    }
    for (const [i, id] of entities.entries())
      if (!around.isEntity(id)) report(within('entities', i), missing('entity', id))
    const { status } = fact
    if (status && !rules.has(`${status.value}|${status.wordingZh ?? ''}`) && !rules.has(`${status.value}|`))
      report(
        within('fact', 'status'),
        message('recordFile.wording', { status: status.value, wording: status.wordingZh ?? '' }),
      )
  }
}

function checkEntities(record: RecordFile, city: City, around: Around, report: Report): void {
  const parents = new Map(record.entities.map(({ id, parent }) => [id, parent]))
  for (const [at, entity] of record.entities.entries()) {
    if (entity.place !== null && !around.isPlace(entity.place))
      report(['entities', at, 'place'], missing('place', entity.place))
    if (entity.parent !== null && !around.isEntity(entity.parent))
      report(['entities', at, 'parent'], missing('entity', entity.parent))
    const trail = new Set([entity.id])
    for (let up = entity.parent; up !== null && !city.entityById.has(up); up = parents.get(up) ?? null) {
      if (trail.has(up)) {
        report(['entities', at, 'parent'], message('recordFile.circle', { id: up }))
        break
      }
      trail.add(up)
    }
  }
}
