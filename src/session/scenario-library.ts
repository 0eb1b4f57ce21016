import { message, type Message } from '../messages/message.ts'
import { createStore } from 'zustand/vanilla'
import type { LocalizedText } from '../base/localized-text.ts'
import { mergeThree } from '../base/merge-three.ts'
import { failure, success } from '../base/result.ts'
import { createScenario, type Edited } from '../scenario/edit-scenario.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import { isUniqueId, newId as anyId, type NewId } from './new-id.ts'
import { createQuarantinedStore, parseJson } from './quarantined-store.ts'
import type { Aside } from './stored-texts.ts'
import { createSteps, type StepName } from './steps.ts'
import { SCENARIO_KEY, type TextStorage } from './text-storage.ts'

export type { StepName } from './steps.ts'

export interface ScenarioLibraryState {
  /** As they come with the twin; never changed. */
  readonly shipped: readonly Scenario[]
  /** The viewer's own: in the order of their ids when read, new ones last. */
  readonly own: readonly Scenario[]
  readonly damaged: readonly Aside[]
  /** Why the last change could not be stored; null while all is stored. It is still in memory, and is tried again with the next. */
  readonly unsaved: Message | null
}

export type ScenarioLibrary = ReturnType<typeof createScenarioLibrary>

/** What a change is called when it is undone, and the run of presses that it belongs to. */
export interface StepOf {
  readonly name?: StepName | null
  readonly group?: string | null
  /** It belongs to the last change, and is undone with it. */
  readonly amends?: boolean
}

const fault = (reason: Message): Edited => failure([{ path: '', reason }])

/**
 * The scenarios that there are: those shipped, and the viewer's own, which are stored under one key each after every change
 * and are the same in all windows. Each has its own steps to undo and redo. `store` is to be read and subscribed to; changes
 * go through the verbs. No id is given twice, on this machine or another.
 */
export function createScenarioLibrary(
  shipped: readonly Scenario[],
  storage: TextStorage,
  newId: NewId = anyId,
  now: () => number = Date.now,
) {
  const kept = createOwnScenarios(shipped, storage)
  const stateOf = (): ScenarioLibraryState => {
    const { items, aside, unsaved } = kept.store.getState()
    return { shipped, own: [...items.values()], damaged: aside, unsaved }
  }
  const store = createStore<ScenarioLibraryState>(stateOf)
  kept.store.subscribe((state, before) => {
    store.setState(state.items === before.items ? { damaged: state.aside, unsaved: state.unsaved } : stateOf())
  })
  const steps = createSteps<Scenario>({ now, madeOn: ({ base }) => base })

  const catalog = (): readonly Scenario[] => [...shipped, ...store.getState().own]
  const find = (id: string): Scenario | undefined => catalog().find((scenario) => scenario.id === id)
  /** Stores a change as a step; what is merged with another window's is a step of this one's all the same. */
  const change = (
    scenario: Scenario,
    before: Scenario | null,
    { name = null, group = null, amends = false }: StepOf,
  ): Edited => {
    const put = kept.put(scenario.id, scenario)
    if (put.ok) steps.add({ id: scenario.id, before, after: scenario, name, group }, amends)
    return put
  }

  return {
    store,
    /** All of them, for resolving bases. */
    catalog,
    find,
    /** A new one of the viewer's own on top of `base`, with nothing changed yet. */
    create(base: string, name: LocalizedText, statement: LocalizedText, step: StepOf = {}): Edited {
      if (!find(base)) return fault(message('library.none', { id: base }))
      const made = createScenario({ id: newId('own'), name, statement, base })
      return made.ok ? change(made.value, null, step) : made
    },
    /** A copy of any of them as the viewer's own. */
    copy(id: string, name: LocalizedText, step: StepOf = {}): Edited {
      const source = find(id)
      if (!source) return fault(message('library.none', { id }))
      const made = readScenario({ ...source, id: newId(id), name })
      return made.ok ? change(made.value, null, step) : made
    },
    /** One step that can be undone: a verb of edit-scenario.ts, applied to an own scenario. Its fault changes nothing. */
    edit(id: string, verb: (scenario: Scenario) => Edited, step: StepOf = {}): Edited {
      const scenario = kept.get(id)
      if (!scenario) return find(id) ? fault(message('library.readOnly')) : fault(message('library.none', { id }))
      const changed = verb(scenario)
      if (!changed.ok || changed.value === scenario) return changed
      if (changed.value.id !== id) return fault(message('library.idChanged'))
      return change(changed.value, scenario, step)
    },
    /** Takes one in from parsed JSON of any version. An id that was made to be unique is kept where it is free. */
    importScenario(value: unknown, step: StepOf = {}): Edited {
      const read = readScenario(value)
      if (!read.ok) return read
      const { id } = read.value
      const isFree = isUniqueId(id) && find(id) === undefined
      return change(isFree ? read.value : { ...read.value, id: newId(id) }, null, step)
    },
    /** Refused while others of the viewer's own rest on it. Its steps go with it: there is no way back. */
    remove(id: string): Edited {
      const scenario = kept.get(id)
      if (!scenario) return fault(message('library.nothingToRemove', { id }))
      const resting = store.getState().own.find(({ base }) => base === id)
      if (resting) return fault(message('library.isBase', { name: resting.name }))
      kept.remove(id)
      steps.forget(id)
      return success(scenario)
    },
    /** Throws away what was kept aside. */
    dropDamaged: kept.dropAside,
    ...createHistory(kept, steps, () => store.getState().own),
  }
}

type OwnScenarios = ReturnType<typeof createOwnScenarios>

/** The viewer's own as they are stored; one that cannot be read, or lies under the id of another, is put aside. */
function createOwnScenarios(shipped: readonly Scenario[], storage: TextStorage) {
  return createQuarantinedStore<Scenario>(storage, {
    prefix: SCENARIO_KEY,
    aside: 'zhengzhou-twin/scenario-aside/',
    read: (text, id) =>
      parseJson(text, (value) => {
        const read = readScenario(value)
        return read.ok && (read.value.id !== id || shipped.some((one) => one.id === id))
          ? fault(message('library.idTaken', { id: read.value.id }))
          : read
      }),
  })
}

/** Undo and redo of each scenario: its own steps and no other's. `own`: the viewer's scenarios as they stand. */
function createHistory(
  kept: OwnScenarios,
  steps: ReturnType<typeof createSteps<Scenario>>,
  own: () => readonly Scenario[],
) {
  /** From one state of a scenario to another, whatever else was changed in it meanwhile. */
  const step = (id: string, from: Scenario, to: Scenario): Edited => {
    const current = kept.get(id)
    if (!current) return fault(message('library.none', { id }))
    const merged = mergeThree(from, to, current)
    const read = 'conflict' in merged ? null : readScenario(merged.value)
    if (!read?.ok) return fault(message('library.changedElsewhere'))
    return kept.put(id, read.value)
  }

  return {
    /** Takes back the last step of this scenario, and of no other. One that made it takes it away. */
    undo(id: string): Edited {
      const last = steps.lastDone(id)
      if (!last) return fault(message('library.nothingToUndo'))
      if (last.before === null && own().some(({ base }) => base === id)) return fault(message('library.anotherRests'))
      if (last.before === null) kept.remove(id)
      else {
        const back = step(id, last.after, last.before)
        if (!back.ok) return back
      }
      steps.undone(last)
      return success(last.before ?? last.after)
    },
    /** Does again what was undone last of this scenario, or brings back one that rested on it. */
    redo(id: string): Edited {
      const last = steps.lastUndone(id)
      if (!last) return fault(message('library.nothingToRedo'))
      const again = last.before === null ? kept.put(last.id, last.after) : step(last.id, last.before, last.after)
      if (again.ok) steps.redone(last)
      return again
    },
    canUndo: (id: string): boolean => steps.lastDone(id) !== undefined,
    canRedo: (id: string): boolean => steps.lastUndone(id) !== undefined,
    /** What undo and redo would undo and redo; null where it has no name. */
    undoName: (id: string): StepName | null => steps.lastDone(id)?.name ?? null,
    redoName: (id: string): StepName | null => steps.lastUndone(id)?.name ?? null,
  }
}
