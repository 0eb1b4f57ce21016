import { isoOf } from '../../src/base/day.ts'
import type { City } from '../../src/city/build-city.ts'
import { phaseOf, statementDay } from '../../src/city/documented-steps.ts'
import type { Place } from '../../src/city/schema.ts'
import { ADVANCE } from '../../src/facts/phase.ts'
import type { Fact } from '../../src/facts/schema.ts'
import { readFigures } from '../../src/intake/phrase/read-figures.ts'
import type { Statement } from '../../src/own-documents/schema.ts'
import { correctsOf } from '../../src/own-documents/statement-state.ts'

interface Adopted {
  readonly before: City
  readonly after: City
  readonly added: readonly Statement[]
  readonly placesBefore: readonly Place[]
}

/** To be reached, and not reported: by its status, else by its term. */
export function isGoal({ status, deadline, kind }: Fact): boolean {
  if (status?.value === 'planned') return true
  if (status?.value === 'reported' || status?.value === 'in operation') return false
  return deadline !== null || kind === 'target'
}

const saying = (fact: Fact): string =>
  [
    fact.figure && `${fact.figure.comparator} ${fact.figure.value} ${fact.figure.unit.zh}`,
    fact.status && `${fact.status.value}${fact.status.wordingZh === null ? '' : ` “${fact.status.wordingZh}”`}`,
  ]
    .filter((part) => part !== null)
    .join(', ')

/** What a person should look at before this is committed, one line each. */
export function reviewNotes(adopted: Adopted): readonly string[] {
  return [
    ...adopted.added.flatMap((statement) => [
      ...corrections(statement, adopted.before),
      ...disagreements(statement, adopted),
      ...figureNotes(statement.fact),
      ...wordingNotes(statement.fact, adopted.before),
      ...languageNotes(statement.fact.id, statement.fact.subject),
    ]),
    ...thingNotes(adopted),
  ]
}

const corrections = ({ fact }: Statement, before: City): string[] =>
  correctsOf(fact).map((id) => {
    const old = before.facts.get(id)
    return `Correction: ${fact.id} says ${saying(fact) || 'other words'} of ${id}${old ? `, which says ${saying(old) || 'no figure and no status'}` : ''}; both stay`
  })

/** Against what is shipped of the same things. */
function disagreements({ fact, entities }: Statement, { before, after }: Adopted): string[] {
  const shipped = new Set(entities.flatMap((id) => before.entityById.get(id)?.facts ?? []))
  return [...shipped].flatMap((id) => {
    const old = before.facts.get(id)!
    const [day, oldDay] = [statementDay(after, fact), statementDay(before, old)]
    const found: string[] = []
    const sameMeasure = fact.figure && old.figure && fact.figure.unit.zh === old.figure.unit.zh
    const sameTerm = isGoal(fact) ? fact.deadline?.period === old.deadline?.period : day === oldDay
    if (sameMeasure && isGoal(fact) === isGoal(old) && sameTerm && fact.figure!.value !== old.figure!.value)
      found.push(`Disagrees: ${fact.id} says ${saying(fact)}, ${id} says ${saying(old)}; both stay`)
    const [phase, oldPhase] = [phaseOf(after.phaseRules, fact), phaseOf(before.phaseRules, old)]
    if (phase && oldPhase && day === oldDay && phase !== oldPhase)
      found.push(`Disagrees: on ${isoOf(day)} ${fact.id} says ${phase}, ${id} says ${oldPhase}; both stay`)
    if (phase && oldPhase && day > oldDay && ADVANCE[phase] < ADVANCE[oldPhase])
      found.push(`Goes back: ${fact.id} says ${phase}, ${id} said ${oldPhase} on ${isoOf(oldDay)}`)
    return found
  })
}

function figureNotes({ id, figure, source }: Fact): string[] {
  if (!figure) return []
  if (figure.basis === 'counted') return [`Figure that a reader counted: ${id}: ${figure.value} ${figure.unit.zh}`]
  return readFigures(source.phrase).some(({ value }) => value === figure.value)
    ? []
    : [`Figure that its phrase does not print: ${id}: ${figure.value} ${figure.unit.zh}, phrase “${source.phrase}”`]
}

function wordingNotes({ id, status }: Fact, before: City): string[] {
  if (!status || status.wordingZh === null) return []
  const known = before.phaseRules.some((rule) => rule.status === status.value && rule.wordingZh === status.wordingZh)
  return known ? [] : [`Wording that the table of phases lacked: ${id}: ${status.value} “${status.wordingZh}”`]
}

const languageNotes = (id: string, { zh, en }: { readonly zh: string; readonly en: string }): string[] =>
  zh === en ? [`No English yet: ${id}: ${zh}`] : []

function thingNotes({ before, after, placesBefore }: Adopted): string[] {
  const places = [...after.placeNotes.values()].filter(({ id }) => !placesBefore.some((place) => place.id === id))
  const things = after.entities.filter(({ id }) => !before.entityById.has(id))
  const documents = [...after.documents.values()].filter(({ id }) => !before.documents.has(id))
  return [
    ...places.map(
      ({ id, accuracyM, crossChecked, basis }) =>
        `${crossChecked ? 'Place' : 'Assumed place, not checked against a source'}: ${id}, ±${accuracyM} m, “${basis.zh}”: name the source, or write 常识 or 假定`,
    ),
    ...things.flatMap(({ id, place, name }) => [
      ...(place === null ? [`Without a place: ${id} (${name.zh})`] : []),
      ...languageNotes(id, name),
    ]),
    ...documents
      .filter(({ dateConfidence, publicationConfidence }) => [dateConfidence, publicationConfidence].includes('medium'))
      .map(({ id }) => `Day or publication inferred: ${id}`),
  ]
}
