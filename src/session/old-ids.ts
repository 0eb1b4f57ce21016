import { isUniqueId } from './new-id.ts'
import { SCENARIO_KEY, type TextStorage } from './text-storage.ts'

/** Ids of stored scenarios that older versions counted anew in every browser. */
export const oldIdsIn = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => {
    const id = key.startsWith(SCENARIO_KEY) ? key.slice(SCENARIO_KEY.length) : ''
    return id === '' || isUniqueId(id) ? [] : [id]
  })

/** Whether anything is stored under an id that older versions counted anew in every browser. Cheap; false where storage is refused. */
export function holdsOldIds(storage: TextStorage): boolean {
  try {
    return oldIdsIn(storage.keys()).length > 0
  } catch {
    return false
  }
}
