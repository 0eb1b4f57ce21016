import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { cleanTexts } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { draftSchema, type Draft } from '../story/draft.ts'
import { slidesOfDraft } from '../story/edit-briefing.ts'
import type { FileFault } from './file-fault.ts'
import { readLocatedJson } from './located-json.ts'
import { slideFaults, type KnownIds } from './read-briefing.ts'

const MOST_CHARACTERS = 2_000_000

/** A briefing file, full or half made, as a draft. Every fault is told with its row and column, its path and the reason. */
export function readDraft(file: string, text: string, known: KnownIds): Result<Draft, FileFault> {
  const json = readLocatedJson(file, text, MOST_CHARACTERS)
  if (!json.ok) return json
  const { value, at } = json.value
  const parsed = draftSchema.safeParse(cleanTexts(value))
  if (!parsed.success) {
    return failure(
      parsed.error.issues.map(({ path, message: detail }) => ({
        file,
        ...at(path),
        where: `/${path.join('/')}`,
        reason: message('briefing.format', { detail }),
      })),
    )
  }
  const draft = parsed.data
  const faults = slidesOfDraft(draft).flatMap(({ place, slide }) => {
    const path =
      place === 'chapter' ? `/chapters/${draft.chapters.findIndex(({ id }) => id === slide.id)}` : `/${place}`
    return slideFaults(path, slide, known).map(({ path: where, reason }) => ({
      file,
      ...at(where.split('/').slice(1)),
      where,
      reason,
    }))
  })
  return faults.length > 0 ? failure(faults) : success(draft)
}
