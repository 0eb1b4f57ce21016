import { isDeepStrictEqual } from 'node:util'
import { failure, success, type Result } from '../../src/base/result.ts'
import { isoOf } from '../../src/base/day.ts'
import { buildCity, type City } from '../../src/city/build-city.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import type { Fact, Indicator, Pair } from '../../src/facts/schema.ts'
import { readPack, type Pack } from '../../src/intake/read-pack.ts'
import { readRecordFile } from '../../src/intake/read-record-file.ts'
import { localize } from '../../src/messages/localize.ts'
import { cityWithRecords, type LeftOutReason } from '../../src/own-documents/city-with-records.ts'
import type { RecordFile, Statement } from '../../src/own-documents/schema.ts'
import { stateOf } from '../../src/own-documents/statement-state.ts'
import { findJsonFault } from '../vite/json-fault.ts'
import { DataTexts } from './data-texts.ts'
import { isGoal, reviewNotes } from './review-notes.ts'

/** What becomes of data/ when a record file is adopted. */
export interface Adoption {
  /** Repository path -> its new text. Empty where nothing is to be adopted. */
  readonly writes: ReadonlyMap<string, string>
  /** What is written, and what was there before, in words. */
  readonly written: readonly string[]
  /** What a reviewer should look at. */
  readonly look: readonly string[]
}

const WHY: Readonly<Record<LeftOutReason | 'points', string>> = {
  shipped: 'data/ holds it',
  twice: 'its id is given twice',
  'no-document': 'its document is not there',
  'no-entity': 'what it speaks of is not there',
  'no-wording': 'no row of the table of phases covers its wording',
  'too-many-steps': 'what it speaks of has no room for another step',
  points: 'it points at a statement that is not adopted',
}

/**
 * What `npm run record:adopt` writes. `texts`: every JSON file of data/ and scenes/ by its path in the repository. The pack is
 * read by the app's own reader before and after; a fault of the record, or of the pack that would come of it, is a failure
 * with file, place and reason. Shipped facts are never changed. Pure.
 */
export function adoptRecord(file: string, text: string, texts: ReadonlyMap<string, string>): Result<Adoption, string> {
  const pack = packOf(texts)
  if (!pack.ok) return pack
  const city = buildCity(pack.value.facts)
  const read = readRecordFile(file, text, city)
  if (!read.ok)
    return failure(
      read.errors.map(
        (fault) => `${fault.file}:${fault.row}:${fault.column}: ${fault.where}: ${localize(fault.reason, 'en')}`,
      ),
    )
  const record = read.value
  const chosen = choose(record, city)
  const data = new DataTexts(texts)
  const written = [...writeAdopted(data, record, chosen, city), ...writeMeasures(data, record, chosen, pack.value)]
  const after = packOf(data.all)
  if (!after.ok) return failure(after.errors.map((fault) => `With the record: ${fault}`))
  const whole = buildCity(after.value.facts)
  const [was, is] = [lastEvidenceOf(city), lastEvidenceOf(whole)]
  if (is > was) written.push(`The last day of evidence moves from ${isoOf(was)} to ${isoOf(is)}.`)
  const look = [
    ...chosen.leftOut,
    ...differing(record, city),
    ...reviewNotes({ before: city, after: whole, added: chosen.added, placesBefore: pack.value.geometry.places }),
  ]
  return success({ writes: data.changed, written, look })
}

function packOf(texts: ReadonlyMap<string, string>): Result<Pack, string> {
  const files = new Map<string, unknown>()
  const faults: string[] = []
  for (const [file, text] of texts) {
    const fault = findJsonFault(text)
    if (!fault) files.set(file, JSON.parse(text))
    // A briefing that cannot be read is left out of the pack, and fails no build.
    else if (!file.startsWith('scenes/briefings/'))
      faults.push(`${file}:${fault.line}:${fault.column}: ${fault.reason}`)
  }
  if (faults.length > 0) return failure(faults)
  const result = readPack(files)
  return result.ok ? result : failure(result.errors.map(({ file, path, reason }) => `${file}: ${path}: ${reason}`))
}

interface Chosen {
  /** Checked statements that data/ does not hold yet. */
  readonly added: readonly Statement[]
  /** Ids of all checked statements, those that data/ holds already among them. */
  readonly checked: ReadonlySet<string>
  /** The city with them. */
  readonly city: City
  readonly leftOut: readonly string[]
}

function choose(record: RecordFile, city: City): Chosen {
  const leftOut = record.statements.flatMap(({ fact, history }) => {
    const state = stateOf(history)
    if (state === 'checked' || (state === 'withdrawn' && !city.facts.has(fact.id))) return []
    if (!city.facts.has(fact.id)) return [`Left out, not checked by a second person: ${about(fact)}`]
    return [`In data/, and ${state === 'draft' ? 'a draft' : state} in the record: ${about(fact)}`]
  })
  let kept = record.statements.filter(({ history }) => stateOf(history) === 'checked')
  for (;;) {
    const ids = new Set([...city.facts.keys(), ...kept.map(({ fact }) => fact.id)])
    const made = cityWithRecords(city, [{ ...record, statements: kept }])
    const out = new Map<string, LeftOutReason | 'points'>(
      made.leftOut.filter(({ reason }) => reason !== 'shipped').map(({ statement, reason }) => [statement, reason]),
    )
    for (const { fact } of kept) if (!fact.related.every(({ id }) => ids.has(id))) out.set(fact.id, 'points')
    if (out.size === 0)
      return {
        added: kept.filter(({ fact }) => !city.facts.has(fact.id)),
        checked: new Set(kept.map(({ fact }) => fact.id)),
        city: made.city,
        leftOut,
      }
    for (const { fact } of kept) {
      const reason = out.get(fact.id)
      if (reason) leftOut.push(`Left out, ${WHY[reason]}: ${about(fact)}`)
    }
    kept = kept.filter(({ fact }) => !out.has(fact.id))
  }
}

const about = ({ id, subject }: Fact): string => `${id} (${subject.zh})`
const named = (ids: readonly string[]): string => ids.join(', ')

/** Documents, facts, things, places and wordings. */
function writeAdopted(data: DataTexts, record: RecordFile, { added, city: after }: Chosen, before: City): string[] {
  const written: string[] = []
  const say = (file: string, what: string, ids: readonly string[]): void => {
    if (ids.length > 0) written.push(`${file}: ${what} ${named(ids)}`)
  }
  for (const document of record.documents.filter(({ id }) => after.own.documents.has(id))) {
    data.put(`data/documents/${document.id}.json`, document)
    say(`data/documents/${document.id}.json`, 'document', [document.id])
  }
  const facts = added.map(({ fact }) => fact)
  for (const [system, list] of grouped(facts, ({ system }) => system)) {
    const file = `data/facts/${system}.json`
    data.append(file, [], list)
    say(
      file,
      'facts',
      list.map(({ id }) => id),
    )
  }
  const wordings = after.phaseRules.slice(before.phaseRules.length)
  data.append('data/phases.json', [], wordings, true)
  say(
    'data/phases.json',
    'wordings',
    wordings.map(({ status, wordingZh }) => `${status} “${wordingZh ?? ''}”`),
  )
  for (const [file, list] of grouped(after.own.places, ({ geometry }) => placeFile(geometry.type))) {
    data.append(file, ['features'], list)
    say(
      file,
      'places',
      list.map(({ id }) => id),
    )
  }
  const things = after.entities.filter(({ id }) => after.own.entities.has(id))
  for (const [layer, list] of grouped(things, (thing) => thing.layer)) {
    const file = `data/entities/${layer}.json`
    data.append(file, [], list)
    say(
      file,
      'things',
      list.map(({ id }) => id),
    )
  }
  for (const { id, facts: list } of after.entities) {
    const shipped = before.entityById.get(id)
    if (!shipped || shipped.facts.length === list.length) continue
    const found = data.find('data/entities/', (item) => item['id'] === id)
    if (!found) throw new Error(`no file of data/entities holds "${id}"`)
    const [file, at] = found
    data.replace(file, [at, 'facts'], list)
    say(
      file,
      `${id} is spoken of by`,
      list.filter((fact) => !shipped.facts.includes(fact)),
    )
  }
  return written
}

const placeFile = (type: string): string =>
  `data/geometry/${type === 'Point' ? 'sites' : type.endsWith('LineString') ? 'routes' : 'areas'}.json`

/** Indicators, one for each figure, and goals against reports. */
function writeMeasures(data: DataTexts, record: RecordFile, { added, checked, city }: Chosen, pack: Pack): string[] {
  const written: string[] = []
  const { indicators, pairs } = pack.systems
  const ownPairs = record.pairs.filter(
    ({ id, goal, report }) =>
      !pairs.some((pair) => pair.id === id) &&
      [goal, ...(report === null ? [] : [report])].every((fact) => city.facts.has(fact)) &&
      (checked.has(goal) || (report !== null && checked.has(report))),
  )
  const gained = new Map<string, Indicator>()
  for (const statement of added) {
    const { fact } = statement
    if (!fact.figure && !statement.indicator) continue
    const from = indicatorFor(statement, ownPairs, [...gained.values(), ...indicators], record, city)
    const ref = { fact: fact.id }
    const { as, indicator } = from
    gained.set(indicator.id, {
      ...indicator,
      goals: as === 'goal' ? [...indicator.goals, ref] : indicator.goals,
      reports: as === 'report' ? [...indicator.reports, ref] : indicator.reports,
    })
  }
  const file = 'data/indicators.json'
  const made: Indicator[] = []
  for (const [id, indicator] of gained) {
    const at = indicators.findIndex((row) => row.id === id)
    if (at < 0) made.push(indicator)
    else {
      data.replace(file, [at, 'goals'], indicator.goals)
      data.replace(file, [at, 'reports'], indicator.reports)
      written.push(`${file}: ${id} counts ${named(countedSince(indicators[at]!, indicator))}`)
    }
  }
  data.append(file, [], made, true)
  if (made.length > 0)
    written.push(`${file}: new ${named(made.map(({ id }) => id))}: see whether one that is there measures the same`)
  return [...written, ...writePairs(data, ownPairs, pairs)]
}

const countedSince = (before: Indicator, after: Indicator): readonly string[] =>
  [...after.goals, ...after.reports]
    .map(({ fact }) => fact)
    .filter((fact) => ![...before.goals, ...before.reports].some((ref) => ref.fact === fact))

interface Counted {
  readonly indicator: Indicator
  readonly as: 'goal' | 'report'
}

/** The indicator that the statement names, else that of the goal that it reports on, else one of its own. */
function indicatorFor(
  { fact, indicator: told, entities }: Statement,
  pairs: readonly Pair[],
  known: readonly Indicator[],
  record: RecordFile,
  city: City,
): Counted {
  const isKnown = ({ fact: id }: { readonly fact: string }): boolean => city.facts.has(id) && id !== fact.id
  const byId = known.find(({ id }) => id === told?.id)
  if (told && byId) return { indicator: byId, as: told.as }
  const own = told && record.indicators.find(({ id }) => id === told.id)
  if (own) {
    const things = own.entities.filter((id) => city.entityById.has(id))
    const kept = { goals: own.goals.filter(isKnown), reports: own.reports.filter(isKnown) }
    return { indicator: { ...own, ...kept, entities: things.length > 0 ? things : [...entities] }, as: told.as }
  }
  const goal = pairs.find(({ report }) => report === fact.id)?.goal
  const met = known.find(
    ({ goals, system, unit }) =>
      system === fact.system && unit.zh === fact.figure?.unit.zh && goals.some((ref) => ref.fact === goal),
  )
  if (met) return { indicator: met, as: 'report' }
  const ids = new Set(known.map(({ id }) => id))
  const free = (id: string): string => (ids.has(id) ? free(`${id}-figure`) : id)
  return {
    indicator: {
      id: free(fact.id),
      system: fact.system,
      name: fact.subject,
      unit: fact.figure?.unit ?? fact.subject,
      goals: [],
      reports: [],
      derived: null,
      entities: [...entities],
      note: null,
    },
    as: isGoal(fact) ? 'goal' : 'report',
  }
}

/** An own pair takes the place of the one that had found no later report of the same goal. */
function writePairs(data: DataTexts, own: readonly Pair[], shipped: readonly Pair[]): string[] {
  const file = 'data/pairs.json'
  const met = new Set<number>()
  const fresh: Pair[] = []
  const written = own.map((pair) => {
    const at = shipped.findIndex(
      ({ goal, report }, index) => pair.report !== null && goal === pair.goal && report === null && !met.has(index),
    )
    if (at < 0) {
      fresh.push(pair)
      return `${file}: ${pair.id}: ${pair.goal} against ${pair.report ?? 'no later report'}`
    }
    met.add(at)
    data.replace(file, [at], pair)
    return `${file}: ${pair.id} in the place of ${shipped[at]!.id}, which had no later report: look at its verdict and note`
  })
  data.append(file, [], fresh, true)
  return written
}

/** What data/ holds under an id of the record, and otherwise: it stays as it is. */
function differing(record: RecordFile, city: City): string[] {
  const facts = record.statements.flatMap(({ fact }) => {
    const there = city.facts.get(fact.id)
    return there && !isDeepStrictEqual(there, fact) ? [`data/ says otherwise and stays: ${about(fact)}`] : []
  })
  const documents = record.documents.flatMap((document) => {
    const there = city.documents.get(document.id)
    return there && !isDeepStrictEqual(there, document)
      ? [`data/ describes the document otherwise and stays: ${document.id}`]
      : []
  })
  return [...facts, ...documents]
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
