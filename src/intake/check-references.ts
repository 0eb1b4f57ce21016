import { localize } from '../messages/localize.ts'
import { buildCity } from '../city/build-city.ts'
import { MOST_STEPS, documentedSteps } from '../city/documented-steps.ts'
import { cycleThrough } from '../scenario/dependency-order.ts'
import { resolveScenario } from '../scenario/resolve-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Pack, PackError } from './read-pack.ts'

type Locate = (item: object) => { file: string; path: string }

/** Faults between files: ids given twice, references to nothing, facts that no entity shows, statuses without a phase rule. */
export function findReferenceErrors(pack: Pack, locate: Locate): PackError[] {
  const errors: PackError[] = []
  const report = (item: object, path: string, reason: string): void => {
    const at = locate(item)
    errors.push({ file: at.file, path: `${at.path}${path}`, reason })
  }
  const index = <T extends { id: string }>(items: readonly T[], what: string): Map<string, T> => {
    const byId = new Map<string, T>()
    for (const item of items) {
      if (byId.has(item.id)) report(item, '/id', `${what} id "${item.id}" is given twice`)
      byId.set(item.id, item)
    }
    return byId
  }

  const documents = index(pack.facts.documents, 'document')
  const facts = index(pack.facts.facts, 'fact')
  const places = index(pack.geometry.places, 'place')
  const entities = index(pack.facts.entities, 'entity')
  const scenarios = index(pack.facts.scenarios, 'scenario')
  if (!scenarios.has('reference'))
    errors.push({ file: 'scenes/scenarios', path: '', reason: 'no scenario "reference", with which the app opens' })

  findFactErrors(pack.facts, documents, report)
  const shown = findEntityErrors(pack.facts.entities, entities, facts, places, report)
  for (const fact of pack.facts.facts) {
    if (!shown.has(fact.id)) report(fact, '/id', `no entity shows fact "${fact.id}"`)
  }

  for (const [at, row] of pack.geometry.massing.entries()) {
    if (!entities.has(row.entity)) report(row, '/entity', `no entity "${row.entity}"`)
    if (pack.geometry.massing.findIndex((other) => other.entity === row.entity) !== at)
      report(row, '/entity', `"${row.entity}" has massing twice`)
  }
  const { fabric } = pack.geometry
  if (fabric && !facts.has(fabric.totalFact))
    errors.push({ file: 'data/fabric.json', path: '/totalFact', reason: `no fact "${fabric.totalFact}"` })
  for (const [at, { place }] of fabric?.quarters.entries() ?? [])
    if (place !== undefined && !places.has(place))
      errors.push({ file: 'data/fabric.json', path: `/quarters/${at}/place`, reason: `no place "${place}"` })
  findScenarioErrors(
    pack.facts.scenarios,
    (id) => facts.has(id),
    (id) => entities.has(id),
    (id) => places.has(id),
    report,
  )
  index(pack.facts.shots, 'shot')
  for (const shot of pack.facts.shots) {
    for (const [at, id] of shot.facts.entries()) if (!facts.has(id)) report(shot, `/facts/${at}`, `no fact "${id}"`)
    for (const id of [...(shot.ride?.entities ?? []), ...(shot.selection === null ? [] : [shot.selection])])
      if (!entities.has(id)) report(shot, '', `no entity "${id}"`)
  }
  if (errors.length === 0) {
    const city = buildCity(pack.facts)
    // A fact makes one step at most.
    for (const entity of pack.facts.entities.filter(({ facts: { length } }) => length > MOST_STEPS)) {
      const count = documentedSteps(city, entity).length
      if (count > MOST_STEPS)
        report(entity, '/facts', `its facts make ${count} documented steps; ${MOST_STEPS} is the most`)
    }
  }
  findSystemErrors(
    pack.systems,
    (id) => facts.has(id),
    (id) => entities.has(id),
    report,
  )
  return errors
}

/** What a fact names stands in a document, and its status is covered by a rule of phases. */
function findFactErrors(
  pack: Pack['facts'],
  documents: ReadonlyMap<string, Pack['facts']['documents'][number]>,
  report: Report,
): void {
  const rules = new Set(pack.phaseRules.map((rule) => `${rule.status}|${rule.wordingZh ?? ''}`))
  for (const fact of pack.facts) {
    const document = documents.get(fact.source.document)
    if (!document) report(fact, '/source/document', `no document "${fact.source.document}"`)
    else if (!document.articles.some((article) => article.id === fact.source.article)) {
      report(fact, '/source/article', `document "${document.id}" lists no article "${fact.source.article}"`)
    }
    for (const [at, also] of fact.alsoIn.entries()) {
      if (!documents.has(also.document)) report(fact, `/alsoIn/${at}/document`, `no document "${also.document}"`)
    }
    const status = fact.status
    if (status && !rules.has(`${status.value}|${status.wordingZh ?? ''}`) && !rules.has(`${status.value}|`)) {
      report(fact, '/status', `no row of data/phases.json covers "${status.value}" worded "${status.wordingZh ?? ''}"`)
    }
  }
}

/** What an entity names is there, and its parents lead to an end. Gives the ids of all facts that entities show. */
function findEntityErrors(
  all: Pack['facts']['entities'],
  entities: ReadonlyMap<string, { readonly parent: string | null }>,
  facts: ReadonlyMap<string, unknown>,
  places: ReadonlyMap<string, unknown>,
  report: Report,
): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const entity of all) {
    if (entity.place !== null && !places.has(entity.place)) report(entity, '/place', `no place "${entity.place}"`)
    if (entity.parent !== null && !entities.has(entity.parent))
      report(entity, '/parent', `no entity "${entity.parent}"`)
    const trail = new Set([entity.id])
    for (let up = entity.parent; up !== null; up = entities.get(up)?.parent ?? null) {
      if (trail.has(up)) {
        report(entity, '/parent', `its parents run in a circle: ${[...trail, up].join(' -> ')}`)
        break
      }
      trail.add(up)
    }
    for (const [at, id] of entity.facts.entries()) {
      if (!facts.has(id)) report(entity, `/facts/${at}`, `no fact "${id}"`)
      shown.add(id)
    }
  }
  return shown
}

/** Shipped scenarios rest on each other and name what exists, or what they or their bases add. */
function findScenarioErrors(
  scenarios: readonly Scenario[],
  isFact: (id: string) => boolean,
  isEntity: (id: string) => boolean,
  isPlace: (id: string) => boolean,
  report: Report,
): void {
  for (const scenario of scenarios) {
    const resolved = resolveScenario(scenario, scenarios)
    if (resolved.brokenBase) report(scenario, '/base', localize(resolved.brokenBase, 'en'))
    const added = new Set(resolved.edits.flatMap((edit) => (edit.edit === 'add' ? [edit.entity] : [])))
    const known = (id: string): boolean => isEntity(id) || added.has(id)
    for (const [at, edit] of scenario.edits.entries()) {
      if (edit.edit === 'add') {
        if (isEntity(edit.entity)) report(scenario, `/edits/${at}/entity`, `the id "${edit.entity}" is taken`)
        if (edit.place !== null && !isPlace(edit.place))
          report(scenario, `/edits/${at}/place`, `no place "${edit.place}"`)
        if (edit.parent !== null && !known(edit.parent))
          report(scenario, `/edits/${at}/parent`, `no entity "${edit.parent}"`)
      } else if (!known(edit.entity)) report(scenario, `/edits/${at}/entity`, `no entity "${edit.entity}"`)
      if ((edit.edit === 'set-ramp' || edit.edit === 'set-goal') && !isFact(edit.goalFact))
        report(scenario, `/edits/${at}/goalFact`, `no fact "${edit.goalFact}"`)
    }
    for (const [at, dependency] of scenario.dependencies.entries()) {
      for (const side of ['before', 'after'] as const)
        if (!known(dependency[side])) report(scenario, `/dependencies/${at}/${side}`, `no entity "${dependency[side]}"`)
      const cycle = cycleThrough(resolved.dependencies.slice(0, resolved.inherited.dependencies + at), dependency)
      if (cycle)
        report(scenario, `/dependencies/${at}`, `things wait for each other in a circle: ${cycle.join(' -> ')}`)
    }
  }
}

type Report = (item: object, path: string, reason: string) => void

/** Indicators and pairs name facts and entities that exist; every fact with a figure is counted by one indicator. */
function findSystemErrors(
  { systems, indicators, pairs }: Pack['systems'],
  isFact: (id: string) => boolean,
  isEntity: (id: string) => boolean,
  report: Report,
): void {
  const known = new Set(systems.map((system) => system.id))
  const system = (item: { system: (typeof systems)[number]['id'] }): void => {
    if (!known.has(item.system)) report(item, '/system', `no system "${item.system}"`)
  }
  for (const indicator of indicators) {
    system(indicator)
    for (const part of ['goals', 'reports'] as const) {
      for (const [at, { fact }] of indicator[part].entries())
        if (!isFact(fact)) report(indicator, `/${part}/${at}/fact`, `no fact "${fact}"`)
    }
    for (const [at, id] of (indicator.derived?.facts ?? []).entries())
      if (!isFact(id)) report(indicator, `/derived/facts/${at}`, `no fact "${id}"`)
    for (const [at, id] of indicator.entities.entries())
      if (!isEntity(id)) report(indicator, `/entities/${at}`, `no entity "${id}"`)
  }
  for (const pair of pairs) {
    system(pair)
    if (!isFact(pair.goal)) report(pair, '/goal', `no fact "${pair.goal}"`)
    if (pair.report !== null && !isFact(pair.report)) report(pair, '/report', `no fact "${pair.report}"`)
  }
}
