import { removeEdit, type Edited } from '../../../scenario/edit-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'

/** Takes away all that the scenario itself says of some things, so that its base's plan holds again. What it added is gone. */
export function resetItems(scenario: Scenario, entities: readonly string[]): Edited {
  const wanted = new Set(entities)
  let left: Edited = { ok: true, value: scenario }
  for (const { id, entity } of scenario.edits) if (left.ok && wanted.has(entity)) left = removeEdit(left.value, id)
  return left
}
