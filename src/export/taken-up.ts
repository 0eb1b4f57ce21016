import '../messages/export.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { message, type Message } from '../messages/message.ts'
import type { Plan } from '../scenario/plan.ts'

export type PhaseName = (phase: Phase, entity: Entity) => LocalizedText

/** What a plan takes up of the documents: the phase, the day of the report as it is known, and the fact. */
export function takenUpWords(plan: Plan, entity: Entity, phaseName: PhaseName): readonly Message[] {
  return plan.takenUp.map(({ day, about, phase, fact }) =>
    message('takenUp.report', { day: about ?? dayText(day), phase: phaseName(phase, entity), fact }),
  )
}
