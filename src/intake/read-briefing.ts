import '../messages/intake.ts'
import { dayOf } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { message, type Message } from '../messages/message.ts'
import { cleanTexts } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { briefingSchema, type Briefing, type Picture } from '../story/schema.ts'
import { schemaFault } from '../scenario/schema-fault.ts'

/** What a briefing may name. */
export interface KnownIds {
  readonly isFact: (id: string) => boolean
  readonly isEntity: (id: string) => boolean
  readonly isScenario: (id: string) => boolean
}

/** Why a briefing is left out: its file, the path inside it (row and column where it is no JSON) and the reason. */
export interface BriefingFault {
  readonly file: string
  readonly path: string
  readonly reason: Message
}

/**
 * Unknown JSON as a briefing: shipped in scenes/briefings/, or a person's own file. Every fault is told with its file, the
 * path inside it and the reason; facts, entities and scenarios that it names must be there.
 */
export function readBriefing(file: string, content: unknown, known: KnownIds): Result<Briefing, BriefingFault> {
  const parsed = briefingSchema.safeParse(cleanTexts(content))
  if (!parsed.success)
    return failure(
      parsed.error.issues.map((issue) => ({ file, path: `/${issue.path.join('/')}`, reason: schemaFault(issue) })),
    )
  const briefing = parsed.data
  const slides = [
    ['/opening', briefing.opening] as const,
    ...briefing.chapters.map((chapter, at) => [`/chapters/${at}`, chapter] as const),
    ['/closing', briefing.closing] as const,
  ]
  const errors = slides
    .flatMap(([path, slide]) => slideFaults(path, slide, known))
    .map(({ path, reason }) => ({ file, path, reason }))
  return errors.length > 0 ? failure(errors) : success(briefing)
}

/** What a slide names and the twin does not have, and days that would play backwards; each with its path. */
export function slideFaults(
  path: string,
  slide: Picture,
  known: KnownIds,
): { readonly path: string; readonly reason: Message }[] {
  const faults: { path: string; reason: Message }[] = []
  const need = (isThere: (id: string) => boolean, what: Message, at: string, ids: readonly string[]): void => {
    for (const id of ids)
      if (!isThere(id)) faults.push({ path: `${path}/${at}`, reason: message('briefing.missing', { what, id }) })
  }
  const [fact, entity, scenario] = [message('briefing.fact'), message('briefing.entity'), message('briefing.scenario')]
  need(known.isFact, fact, 'facts', slide.facts)
  need((id) => slide.facts.includes(id), message('briefing.citedFact'), 'board', slide.board)
  need(known.isEntity, entity, 'about', slide.about)
  need(known.isEntity, entity, 'ride/entities', slide.ride?.entities ?? [])
  need(known.isEntity, entity, 'selection', slide.selection === null ? [] : [slide.selection])
  need(known.isScenario, scenario, 'scenario', [slide.scenario])
  need(known.isScenario, scenario, 'compare/scenario', slide.compare ? [slide.compare.scenario] : [])
  if (slide.play && slide.play.to < slide.day) {
    faults.push({
      path: `${path}/play/to`,
      reason: message('briefing.backwards', { until: dayText(dayOf(slide.play.to)), day: dayText(dayOf(slide.day)) }),
    })
  }
  return faults
}
