import { asDay, isoOf, type Day } from '../../src/base/day.ts'
import type { Schedule } from '../../src/scenario/build-schedule.ts'
import type { ScenarioEdit } from '../../src/scenario/schema.ts'

const words = { zh: '试', en: 'a trial' }

/**
 * Edits that hold a third of the planned things in their middle, hold some of them thrice, give up every fifth, and let the
 * fleet grow in a curve: every kind of stop that a plan knows, on whatever city.
 */
export function stopEdits(schedule: Schedule): ScenarioEdit[] {
  const edits: ScenarioEdit[] = []
  for (const [row, { entity, plan, ramp }] of schedule.entries.entries()) {
    if (!plan) continue
    const at = (share: number): string =>
      isoOf(asDay(Math.floor(plan.start.day + share * (plan.end.day - plan.start.day))) as Day)
    const about = { entity: entity.id, author: words, reason: words }
    if (row % 3 === 0) edits.push({ edit: 'hold', id: `hold-${row}`, ...about, from: at(0.4), until: at(0.6) })
    if (row % 6 === 0)
      edits.push(
        { edit: 'hold', id: `hold-again-${row}`, ...about, from: at(0.7), until: at(0.75) },
        { edit: 'hold', id: `hold-first-${row}`, ...about, from: at(0), until: at(0.1) },
      )
    if (row % 5 === 0) edits.push({ edit: 'cancel', id: `cancel-${row}`, ...about, from: at(0.5) })
    if (ramp)
      edits.push({
        edit: 'set-ramp',
        id: `curve-${row}`,
        ...about,
        from: ramp.from,
        to: ramp.to,
        goalFact: ramp.goalFact,
        shape: 's-curve',
      })
  }
  return edits
}
