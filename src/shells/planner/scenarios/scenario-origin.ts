import { useStore } from 'zustand'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { useApp } from '../../../app/use-app.ts'

/**
 * Where a scenario came from: with the twin, with a link (somebody else's, to be read and copied), or made here. One that a
 * saved page brings along counts as the twin's.
 */
export type ScenarioOrigin = 'shipped' | 'linked' | 'own'

/** Says where the scenario of an id came from. */
export function useScenarioOrigin(library: ScenarioLibrary): (id: string) => ScenarioOrigin {
  const {
    scenarios: { embedded },
  } = useApp()
  const own = useStore(library.store, (state) => state.own)
  return (id) => {
    if (own.some((scenario) => scenario.id === id)) return 'own'
    return embedded?.from === 'address' && embedded.added.some((scenario) => scenario.id === id) ? 'linked' : 'shipped'
  }
}
