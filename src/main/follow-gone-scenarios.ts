import type { OwnRecord } from '../scenario/own-record.ts'
import type { OwnRecords } from '../session/own-records.ts'
import type { ScenarioLibrary } from '../session/scenario-library.ts'

/** Own records go with the scenario that they came with, and come back with it where its making is done again. */
export function followGoneScenarios(
  library: Pick<ScenarioLibrary, 'store'>,
  holdsRecords: () => boolean,
  loadRecords: () => Promise<OwnRecords>,
): void {
  const held = new Map<string, readonly OwnRecord[]>()
  library.store.subscribe(({ own }, before) => {
    if (own === before.own) return
    const gone = before.own.filter(({ id }) => !own.some((scenario) => scenario.id === id))
    const back = own.filter(({ id }) => held.has(id))
    if ((gone.length === 0 || !holdsRecords()) && back.length === 0) return
    void loadRecords().then((records) => {
      for (const { id } of gone) {
        if (library.store.getState().own.some((scenario) => scenario.id === id)) continue
        const its = records.of(id)
        if (its.length === 0) continue
        held.set(id, its)
        records.remove(id)
      }
      for (const { id } of back) {
        records.add(id, held.get(id) ?? [])
        held.delete(id)
      }
    })
  })
}
