import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { localize } from '../messages/localize.ts'
import { z } from 'zod'
import { failure, success, type Result } from '../base/result.ts'
import {
  documentSchema,
  factSchema,
  diagramsSchema,
  indicatorSchema,
  pairSchema,
  phaseRuleSchema,
  systemSchema,
  words,
  type Fact,
  type Diagrams,
  type Indicator,
  type Pair,
  type PhaseRule,
  type SourceDocument,
  type System,
} from '../facts/schema.ts'
import {
  entitySchema,
  fabricSchema,
  massingSchema,
  placeSchema,
  type Entity,
  type Fabric,
  type Massing,
  type Place,
} from '../city/schema.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import { shotSchema, type Briefing, type Shot } from '../story/schema.ts'
import { findReferenceErrors } from './check-references.ts'
import { readBriefing, type BriefingFault } from './read-briefing.ts'

/** A fault in a data file: where it is (file, path inside it) and why it is one. */
export interface PackError {
  readonly file: string
  readonly path: string
  readonly reason: string
}

/** Whom a geometry file owes thanks, and under which licence it stands. */
export interface Credit {
  readonly file: string
  readonly credit: { readonly zh: string; readonly en: string }
  readonly licence: string
}

/** What the words and numbers need: small, loaded before the first paint. */
export interface FactsPack {
  readonly documents: readonly SourceDocument[]
  readonly facts: readonly Fact[]
  readonly phaseRules: readonly PhaseRule[]
  readonly entities: readonly Entity[]
  readonly scenarios: readonly Scenario[]
  readonly shots: readonly Shot[]
  /** Place id -> what a card says of the location, without its coordinates. */
  readonly placeNotes: readonly Omit<Place, 'geometry'>[]
  readonly credits: readonly Credit[]
}

/** What the map needs besides: loaded with the engines. */
export interface GeometryPack {
  readonly places: readonly Place[]
  readonly massing: readonly Massing[]
  readonly fabric?: Fabric | undefined
}

/** What the cockpit and its diagrams need: loaded when one of them is first opened. */
export interface SystemsPack {
  readonly systems: readonly System[]
  readonly indicators: readonly Indicator[]
  readonly pairs: readonly Pair[]
  /** Undefined in a pack that describes no diagrams. */
  readonly diagrams?: Diagrams | undefined
}

/** What presenter and kiosk tell: loaded when one of them is asked for. A malformed briefing is left out, and named here. */
export interface BriefingsPack {
  readonly briefings: readonly Briefing[]
  readonly faults: readonly BriefingFault[]
}

export interface Pack {
  readonly facts: FactsPack
  readonly geometry: GeometryPack
  readonly systems: SystemsPack
  readonly briefings: BriefingsPack
}

const geometryFile = z.strictObject({
  meta: z.strictObject({
    crs: z.string().startsWith('WGS-84', 'coordinates in WGS-84'),
    made: z.string(),
    credit: words,
    licence: z.string().min(1),
  }),
  features: z.array(placeSchema),
})

/** For readers: what the pack leaves out, and why. The app does not need it. */
const LEFT_OUT = 'data/left-out.json'

/** Where each item of the pack comes from. */
type Origins = Map<object, { file: string; path: string }>

/** Readers of one value and of a list of items; what a schema refuses is added to `errors`, what it takes to `origin`. */
function createChecks(errors: PackError[], origin: Origins) {
  const check = <T>(schema: z.ZodType<T>, file: string, content: unknown): T | undefined => {
    const parsed = schema.safeParse(content)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      errors.push({ file, path: `/${issue.path.join('/')}`, reason: issue.message })
    }
    return undefined
  }
  const gather = <T extends object>(
    schema: z.ZodType<T>,
    file: string,
    content: unknown,
    into: T[],
    prefix = '',
  ): void => {
    const list = check(z.array(schema), file, content)
    for (const [at, item] of (list ?? []).entries()) {
      origin.set(item, { file, path: `${prefix}/${at}` })
      into.push(item)
    }
  }
  return { check, gather }
}

/**
 * Checks every file of data/ and scenes/ (repository path -> parsed JSON) and joins them into the pack.
 * All faults are reported at once, each with its file, the path inside it and the reason. Briefings are the exception:
 * a bad one, or one that is no JSON (`unreadable`), is left out and named in the pack, and the others still show.
 */
export function readPack(
  files: ReadonlyMap<string, unknown>,
  unreadable: readonly PackError[] = [],
): Result<Pack, PackError> {
  const errors: PackError[] = []
  const briefingFiles: [file: string, content: unknown][] = []
  const documents: SourceDocument[] = []
  const facts: Fact[] = []
  const phaseRules: PhaseRule[] = []
  const entities: Entity[] = []
  const massing: Massing[] = []
  const scenarios: Scenario[] = []
  const shots: Shot[] = []
  const places: Place[] = []
  let fabric: Fabric | undefined
  const systems: System[] = []
  const indicators: Indicator[] = []
  const pairs: Pair[] = []
  let diagrams: Diagrams | undefined
  const credits: Credit[] = []
  const origin: Origins = new Map()

  const { check, gather } = createChecks(errors, origin)

  for (const [file, content] of files) {
    if (file.startsWith('data/documents/')) {
      const document = check(documentSchema, file, content)
      if (document) {
        origin.set(document, { file, path: '' })
        documents.push(document)
      }
    } else if (file.startsWith('data/facts/')) gather(factSchema, file, content, facts)
    else if (file.startsWith('data/entities/')) gather(entitySchema, file, content, entities)
    else if (file.startsWith('data/geometry/')) {
      const parsed = check(geometryFile, file, content)
      if (!parsed) continue
      credits.push({ file, credit: parsed.meta.credit, licence: parsed.meta.licence })
      for (const [at, place] of parsed.features.entries()) {
        origin.set(place, { file, path: `/features/${at}` })
        places.push(place)
      }
    } else if (file === 'data/phases.json') gather(phaseRuleSchema, file, content, phaseRules)
    else if (file === 'data/systems.json') gather(systemSchema, file, content, systems)
    else if (file === 'data/indicators.json') gather(indicatorSchema, file, content, indicators)
    else if (file === 'data/pairs.json') gather(pairSchema, file, content, pairs)
    else if (file === 'data/diagrams.json') diagrams = check(diagramsSchema, file, content)
    else if (file === 'scenes/shots.json') gather(shotSchema, file, content, shots)
    else if (file === 'data/fabric.json') fabric = check(fabricSchema, file, content)
    else if (file === 'data/massing.json') gather(massingSchema, file, content, massing)
    else if (file.startsWith('scenes/scenarios/')) {
      const scenario = readScenario(content)
      if (scenario.ok) {
        origin.set(scenario.value, { file, path: '' })
        scenarios.push(scenario.value)
      } else errors.push(...scenario.errors.map(({ path, reason }) => ({ file, path, reason: localize(reason, 'en') })))
    } else if (file.startsWith('scenes/briefings/')) briefingFiles.push([file, content])
    else if (file !== LEFT_OUT) errors.push({ file, path: '', reason: 'no such file is known; nothing would read it' })
  }
  if (errors.length > 0) return failure(errors)

  const placeNotes = places.map(({ geometry: _geometry, ...note }) => note)
  const pack: Pack = {
    facts: { documents, facts, phaseRules, entities, scenarios, shots, placeNotes, credits },
    geometry: { places, massing, fabric },
    systems: { systems, indicators, pairs, diagrams },
    briefings: readBriefings(briefingFiles, unreadable, { facts, entities, scenarios }),
  }
  const unresolved = findReferenceErrors(pack, (item) => origin.get(item) ?? { file: 'data', path: '' })
  return unresolved.length > 0 ? failure(unresolved) : success(pack)
}

type Identified = readonly { readonly id: string }[]

function readBriefings(
  files: readonly (readonly [file: string, content: unknown])[],
  unreadable: readonly PackError[],
  pack: { facts: Identified; entities: Identified; scenarios: Identified },
): BriefingsPack {
  const isIn = (items: Identified): ((id: string) => boolean) => {
    const ids = new Set(items.map(({ id }) => id))
    return (id) => ids.has(id)
  }
  const known = { isFact: isIn(pack.facts), isEntity: isIn(pack.entities), isScenario: isIn(pack.scenarios) }
  const briefings = new Map<string, Briefing>()
  const faults: BriefingFault[] = unreadable.map(({ reason, ...where }) => ({
    ...where,
    reason: message('schema.other', { detail: reason }),
  }))
  for (const [file, content] of files) {
    const result = readBriefing(file, content, known)
    if (!result.ok) faults.push(...result.errors)
    else if (briefings.has(result.value.id))
      faults.push({ file, path: '/id', reason: message('briefing.twice', { id: result.value.id }) })
    else briefings.set(result.value.id, result.value)
  }
  return { briefings: [...briefings.values()], faults }
}
