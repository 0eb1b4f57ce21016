import { failure, success, type Result } from '../base/result.ts'
import { briefingSchema, type Briefing } from '../story/schema.ts'
import type { PackError } from './read-pack.ts'

/** What a briefing may name. */
export interface KnownIds {
  readonly isFact: (id: string) => boolean
  readonly isEntity: (id: string) => boolean
  readonly isScenario: (id: string) => boolean
}

/**
 * Unknown JSON as a briefing: shipped in scenes/briefings/, or a person's own file. Every fault is told with its file, the
 * path inside it and the reason; facts, entities and scenarios that it names must be there.
 */
export function readBriefing(file: string, content: unknown, known: KnownIds): Result<Briefing, PackError> {
  const parsed = briefingSchema.safeParse(content)
  if (!parsed.success) return failure(parsed.error.issues.map((issue) => ({ file, path: `/${issue.path.join('/')}`, reason: issue.message })))
  const briefing = parsed.data
  const errors: PackError[] = []
  const need = (isThere: (id: string) => boolean, what: string, path: string, ids: readonly string[]): void => {
    for (const id of ids) if (!isThere(id)) errors.push({ file, path, reason: `no ${what} "${id}"` })
  }
  const slides = [['/opening', briefing.opening] as const, ...briefing.chapters.map((chapter, at) => [`/chapters/${at}`, chapter] as const), ['/closing', briefing.closing] as const]
  for (const [path, slide] of slides) {
    need(known.isFact, 'fact', `${path}/facts`, slide.facts)
    need(known.isEntity, 'entity', `${path}/about`, slide.about)
    need(known.isEntity, 'entity', `${path}/ride/entities`, slide.ride?.entities ?? [])
    need(known.isEntity, 'entity', `${path}/selection`, slide.selection === null ? [] : [slide.selection])
    need(known.isScenario, 'scenario', `${path}/scenario`, [slide.scenario])
    need(known.isScenario, 'scenario', `${path}/compare/scenario`, slide.compare ? [slide.compare.scenario] : [])
    if (slide.play && slide.play.to < slide.day) errors.push({ file, path: `${path}/play/to`, reason: `${slide.play.to} lies before ${slide.day}: days play forward` })
  }
  return errors.length > 0 ? failure(errors) : success(briefing)
}
