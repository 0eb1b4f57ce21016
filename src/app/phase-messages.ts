import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import type { MessageId } from './messages/zh.ts'

/** The words for a phase; a pipeline goes on stream (投产) where a building is put to use. */
export function phaseMessage(phase: Phase, entity: Entity | null): MessageId {
  if (phase === 'inOperation' && entity?.layer === 'pipelines') return 'phase.inOperation.pipeline'
  return `phase.${phase}`
}
