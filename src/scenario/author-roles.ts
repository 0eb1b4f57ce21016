import { sameInBoth, type LocalizedText } from '../base/localized-text.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'

/** Roles that are offered for who changes a plan; each is known in both languages. */
export const AUTHOR_ROLES: readonly LocalizedText[] = (
  ['author.planner', 'author.transport', 'author.builder', 'author.energy', 'author.researcher'] as const
).map((role) => inBothLanguages(message(role)))

/** An author as typed: a role that is offered, in either language, stands in both; anything else as it was written. */
export function authorInBoth(typed: string): LocalizedText {
  return AUTHOR_ROLES.find(({ zh, en }) => zh === typed || en === typed) ?? sameInBoth(typed)
}
