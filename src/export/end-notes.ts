import '../messages/export.ts'
import { message, type Message } from '../messages/message.ts'
import type { Plan, PlanEnd } from '../scenario/plan.ts'

const BASIS: Readonly<Record<PlanEnd['basis'], Message>> = {
  stated: message('endBasis.stated'),
  derived: message('endBasis.derived'),
  assumed: message('endBasis.assumed'),
}

/** On what either end of a plan rests, a line for each. */
export function endNotes({ start, end }: Plan): readonly Message[] {
  return [
    message('note.start', { basis: BASIS[start.basis], words: start.words }),
    message('note.end', { basis: BASIS[end.basis], words: end.words }),
  ]
}
