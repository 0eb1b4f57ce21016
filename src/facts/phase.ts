/**
 * The phases of a build-out, in the order of words-and-care; the index is the code that the GPU works with.
 * Phases may go backwards in the documents. "notStated" is a phase of its own, not an absence.
 */
export const PHASES = [
  'notStated',
  'proposed',
  'planned',
  'started',
  'progressing',
  'underConstruction',
  'toppedOut',
  'partlyInOperation',
  'inOperation',
  'onHold',
  'cancelled',
] as const

export type Phase = (typeof PHASES)[number]

export function phaseCode(phase: Phase): number {
  return PHASES.indexOf(phase)
}
