import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'

/** Classes of which nothing is built on a site: they are set going (启动), and do not start works (开工). */
const SET_GOING: ReadonlySet<Entity['planClass']> = new Set(['zone', 'line', 'fleet', 'programme'])

type PhaseMessageId = `phase.${Phase}` | 'phase.inOperation.pipeline' | 'phase.started.setGoing' | 'phase.planned.goal'

/**
 * The words for a phase; a pipeline goes on stream (投产) where a building is put to use, an area or a programme is set
 * going, and a goal in numbers has a term and no phase.
 */
export function phaseMessage(phase: Phase, entity: Pick<Entity, 'layer' | 'planClass'> | null): PhaseMessageId {
  if (phase === 'inOperation' && entity?.layer === 'pipelines') return 'phase.inOperation.pipeline'
  if (phase === 'started' && entity && SET_GOING.has(entity.planClass)) return 'phase.started.setGoing'
  if (phase === 'planned' && entity?.planClass === 'goal') return 'phase.planned.goal'
  return `phase.${phase}`
}
