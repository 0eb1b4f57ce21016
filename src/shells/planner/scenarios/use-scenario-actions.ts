import { useState } from 'react'
import { useStore } from 'zustand'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { Result } from '../../../base/result.ts'
import { rename } from '../../../scenario/edit-scenario.ts'
import { nameOfCopy, nameOfNew, statementOn } from '../../../scenario/name-own.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { useApp, useSession } from '../../../app/use-app.ts'

interface ScenarioActions {
  /** Why the last of them was refused; empty where it was done. */
  readonly faults: readonly ScenarioFault[]
  /** Makes an own one on that of the first side. */
  create(): void
  copy(scenario: Scenario): void
  rename(scenario: Scenario, name: LocalizedText): void
  remove(scenario: Scenario): void
  openEditor(scenario: Scenario): void
  /** Takes back the last step of the scenario that is shown, and of no other. */
  undo(): void
}

/** What can be done with whole scenarios; what is shown follows where one comes or goes. */
export function useScenarioActions(library: ScenarioLibrary): ScenarioActions {
  const { commands, panels, store } = useApp()
  const [first, second] = useSession((session) => session.sides)
  const { shipped, own } = useStore(library.store)
  const [faults, setFaults] = useState<readonly ScenarioFault[]>([])
  /** What came of it, or null where it was refused. */
  const done = (result: Result<Scenario, ScenarioFault>): Scenario | null => {
    setFaults(result.ok ? [] : result.errors)
    return result.ok ? result.value : null
  }
  const show = (made: Scenario | null): void => {
    if (made) commands.chooseScenario(made.id)
  }
  return {
    faults,
    create() {
      const base = [...shipped, ...own].find(({ id }) => id === first.scenario)?.name ?? {
        zh: first.scenario,
        en: first.scenario,
      }
      const step = { name: { message: 'scenario.status.created', values: {} } }
      show(done(library.create(first.scenario, nameOfNew(base), statementOn(base), step)))
    },
    copy({ id, name }) {
      show(done(library.copy(id, nameOfCopy(name))))
    },
    rename({ id }, name) {
      const step = { name: { message: 'scenario.status.renamed', values: {} } }
      done(library.edit(id, (one) => rename(one, { name }), step))
    },
    remove(scenario) {
      if (!done(library.remove(scenario.id))) return
      const [one, two] = store.getState().sides
      if (two?.scenario === scenario.id) commands.compareWith(null)
      if (one.scenario === scenario.id) commands.chooseScenario(scenario.base ?? 'reference')
    },
    openEditor({ id }) {
      // The editor shows the first side's: one that is shown second changes places with it.
      if (id === second?.scenario && id !== first.scenario) commands.swapSides()
      else commands.chooseScenario(id)
      panels.setState({ scenarioEditor: true, scenarios: false })
    },
    undo() {
      const undone = done(library.undo(first.scenario))
      if (!undone || library.find(undone.id)) return
      const { base } = undone
      commands.chooseScenario(base !== null && library.find(base) ? base : 'reference')
    },
  }
}
