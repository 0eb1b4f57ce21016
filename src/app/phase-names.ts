import type { LocalizedText } from '../base/localized-text.ts'
import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { MESSAGES } from './messages/catalogue.ts'
import { phaseMessage } from './phase-messages.ts'

/** A phase in both languages, as files name it that carry both or are read apart from the page. */
export function phaseName(phase: Phase, entity: Entity): LocalizedText {
  const message = phaseMessage(phase, entity)
  return { zh: MESSAGES.zh[message], en: MESSAGES.en[message] }
}
