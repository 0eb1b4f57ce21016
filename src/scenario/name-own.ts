import type { LocalizedText } from '../base/localized-text.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'

/*
 * What a scenario of the viewer's own is called at first: text in both languages, since it is stored with the scenario and
 * can be written anew.
 */

export const nameOfEdited = (base: LocalizedText): LocalizedText => inBothLanguages(message('own.edited', { base }))
export const nameOfNew = (base: LocalizedText): LocalizedText => inBothLanguages(message('own.new', { base }))
export const nameOfCopy = (base: LocalizedText): LocalizedText => inBothLanguages(message('own.copy', { base }))
export const statementOn = (base: LocalizedText): LocalizedText => inBothLanguages(message('own.statement', { base }))
