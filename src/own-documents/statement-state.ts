import type { Fact } from '../facts/schema.ts'
import type { Statement, StatementAct } from './schema.ts'

/* Apart from the schema, which brings zod: what counts the statements asks these. */

export type StatementState = 'draft' | 'checked' | 'withdrawn'

/** What a history comes to: a change makes a draft again of what was checked, and so does bringing back. */
export function stateOf(history: readonly Pick<StatementAct, 'act'>[]): StatementState {
  const last = history.at(-1)?.act
  return last === 'withdrawn' ? 'withdrawn' : last === 'checked' ? 'checked' : 'draft'
}

/** Relation by which a statement points at the one that it corrects. */
export const CORRECTS = 'corrects'

export const correctsOf = ({ related }: Pick<Fact, 'related'>): readonly string[] =>
  related.filter(({ relation }) => relation === CORRECTS).map(({ id }) => id)

export const authorOf = ({ history }: Statement): string => history[0]!.by
export const enteredOn = ({ history }: Statement): string => history[0]!.on
