import { temporal } from 'zundo'
import { createStore } from 'zustand/vanilla'
import type { LocalizedText } from '../base/localized-text.ts'
import { failure, success } from '../base/result.ts'
import { createScenario, duplicate, type Edited } from '../scenario/edit-scenario.ts'
import { readScenario, type ScenarioFault } from '../scenario/read-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import { SCENARIO_KEY as KEY, holdsScenario, type TextStorage } from './text-storage.ts'

/** A stored copy that could not be read, or that another window wrote meanwhile: kept aside under `key`, word for word. */
export interface DamagedScenario {
  readonly key: string
  readonly text: string
  readonly faults: readonly ScenarioFault[]
}

export interface ScenarioLibraryState {
  /** As they come with the twin; never changed. */
  readonly shipped: readonly Scenario[]
  /** The viewer's own: in the order of their ids when read, new ones last. */
  readonly own: readonly Scenario[]
  readonly damaged: readonly DamagedScenario[]
  /** Why the last change could not be stored; null while all is stored. It is still in memory, and is tried again with the next. */
  readonly unsaved: LocalizedText | null
}

export type ScenarioLibrary = ReturnType<typeof createScenarioLibrary>

const ASIDE = 'zhengzhou-twin/scenario-aside/'
const STEPS_BACK = 200

const brokenStorage = (error: unknown): LocalizedText => {
  const why = error instanceof Error ? error.message : String(error)
  return {
    zh: `浏览器未能保存（${why}）；请另存为文件`,
    en: `the browser could not store it (${why}); save it as a file`,
  }
}

const fault = (zh: string, en: string): Edited => failure([{ path: '', reason: { zh, en } }])

/**
 * The scenarios that there are: those shipped, and the viewer's own, which are stored under one key each after every change
 * and read again when the page is opened. Undo and redo run over all changes of the own ones, in the order they were made.
 * `store` is to be read and subscribed to; changes go through the verbs.
 */
export function createScenarioLibrary(shipped: readonly Scenario[], storage: TextStorage) {
  const { texts, ...found } = readStored(storage, shipped)
  const store = createStore<ScenarioLibraryState>()(
    temporal((): ScenarioLibraryState => ({ shipped, ...found }), {
      partialize: ({ own }) => ({ own }),
      equality: (a, b) => a.own === b.own,
      limit: STEPS_BACK,
    }),
  )
  const stored = new Map(found.own.map((scenario) => [scenario.id, scenario]))
  /** Another window may have written there meanwhile: its copy is kept aside before ours goes in its place. */
  const keepTheirs = (id: string): DamagedScenario[] => {
    const there = storage.read(KEY + id)
    return there === null || there === texts.get(id)
      ? []
      : [{ key: moveAside(storage, KEY + id, there, storage.keys()), text: there, faults: [OTHER_WINDOW] }]
  }
  store.subscribe(({ own, unsaved }, before) => {
    if (own === before.own) return
    let failed: LocalizedText | null = null
    const theirs: DamagedScenario[] = []
    const attempt = (id: string, act: () => void): void => {
      try {
        theirs.push(...keepTheirs(id))
        act()
      } catch (error) {
        failed = brokenStorage(error)
      }
    }
    for (const scenario of own) {
      if (stored.get(scenario.id) === scenario) continue
      attempt(scenario.id, () => {
        const text = JSON.stringify(scenario)
        storage.write(KEY + scenario.id, text)
        texts.set(scenario.id, text)
        stored.set(scenario.id, scenario)
      })
    }
    for (const id of [...stored.keys()]) {
      if (own.some((scenario) => scenario.id === id)) continue
      attempt(id, () => {
        storage.remove(KEY + id)
        texts.delete(id)
        stored.delete(id)
      })
    }
    const said = failed as LocalizedText | null
    if (said?.en !== unsaved?.en) store.setState({ unsaved: said })
    if (theirs.length > 0) store.setState({ damaged: [...store.getState().damaged, ...theirs] })
  })

  const catalog = (): readonly Scenario[] => [...store.getState().shipped, ...store.getState().own]
  const find = (id: string): Scenario | undefined => catalog().find((scenario) => scenario.id === id)
  const put = (scenario: Scenario): Edited => {
    const { own } = store.getState()
    const known = own.some(({ id }) => id === scenario.id)
    store.setState({
      own: known ? own.map((other) => (other.id === scenario.id ? scenario : other)) : [...own, scenario],
    })
    return success(scenario)
  }
  const freeId = (stem: string): string => {
    let id = stem
    const inTheWay = (): boolean => find(id) !== undefined || holdsScenario(storage, id)
    for (let copy = 2; inTheWay(); copy += 1) id = `${stem}-${copy}`
    return id
  }

  return {
    store,
    /** All of them, for resolving bases. */
    catalog,
    find,
    /** A new one of the viewer's own on top of `base`, with nothing changed yet. */
    create(base: string, name: LocalizedText, statement: LocalizedText): Edited {
      if (!find(base)) return fault(`没有情景“${base}”`, `there is no scenario "${base}"`)
      const made = createScenario({ id: freeId('own'), name, statement, base })
      return made.ok ? put(made.value) : made
    },
    /** A copy of any of them as the viewer's own. */
    copy(id: string, name: LocalizedText): Edited {
      const source = find(id)
      if (!source) return fault(`没有情景“${id}”`, `there is no scenario "${id}"`)
      const made = duplicate(source, name, catalog())
      return made.ok ? put({ ...made.value, id: freeId(id) }) : made
    },
    /** One step that can be undone: a verb of edit-scenario.ts, applied to an own scenario. Its fault changes nothing. */
    edit(id: string, change: (scenario: Scenario) => Edited): Edited {
      const scenario = store.getState().own.find((other) => other.id === id)
      if (!scenario)
        return find(id)
          ? fault(
              '随附的情景不可修改，请先复制',
              'a scenario that comes with the twin cannot be changed: copy it first',
            )
          : fault(`没有情景“${id}”`, `there is no scenario "${id}"`)
      const changed = change(scenario)
      if (!changed.ok) return changed
      if (changed.value.id !== id) return fault('修改不得改变编号', 'a change must not change the id')
      return put(changed.value)
    },
    /** Takes one in from parsed JSON of any version. Its id is kept where it is free. */
    importScenario(value: unknown): Edited {
      const read = readScenario(value)
      if (!read.ok) return read
      return put({ ...read.value, id: freeId(read.value.id) })
    },
    /** Refused while others of the viewer's own rest on it. */
    remove(id: string): Edited {
      const { own } = store.getState()
      const scenario = own.find((other) => other.id === id)
      if (!scenario) return fault(`没有可删除的情景“${id}”`, `there is no scenario "${id}" to remove`)
      const resting = own.filter(({ base }) => base === id)
      if (resting.length > 0)
        return fault(`“${resting[0]?.name.zh}”以它为依据`, `"${resting[0]?.name.en}" is based on it`)
      store.setState({ own: own.filter((other) => other !== scenario) })
      return success(scenario)
    },
    /** Throws away what was kept aside. */
    dropDamaged(key: string): void {
      storage.remove(key)
      store.setState({ damaged: store.getState().damaged.filter((item) => item.key !== key) })
    },
    undo: (): void => store.temporal.getState().undo(),
    redo: (): void => store.temporal.getState().redo(),
    canUndo: (): boolean => store.temporal.getState().pastStates.length > 0,
    canRedo: (): boolean => store.temporal.getState().futureStates.length > 0,
  }
}

/** What is stored, each checked; what is damaged is moved aside, and what already lies there is reported again. */
function readStored(
  storage: TextStorage,
  shipped: readonly Scenario[],
): Omit<ScenarioLibraryState, 'shipped'> & { readonly texts: Map<string, string> } {
  const own: Scenario[] = []
  const damaged: DamagedScenario[] = []
  const texts = new Map<string, string>()
  let unsaved: LocalizedText | null = null
  try {
    const keys = [...storage.keys()].toSorted()
    for (const key of keys) {
      const text = key.startsWith(KEY) || key.startsWith(ASIDE) ? storage.read(key) : null
      if (text === null) continue
      const read = parseStored(text)
      if (key.startsWith(ASIDE)) damaged.push({ key, text, faults: read.ok ? [taken(read.value.id)] : read.errors })
      else if (!read.ok) damaged.push({ key: moveAside(storage, key, text, keys), text, faults: read.errors })
      else if (KEY + read.value.id !== key || shipped.some(({ id }) => id === read.value.id))
        damaged.push({ key: moveAside(storage, key, text, keys), text, faults: [taken(read.value.id)] })
      else {
        own.push(read.value)
        texts.set(read.value.id, text)
      }
    }
  } catch (error) {
    unsaved = brokenStorage(error)
  }
  return { own, damaged, unsaved, texts }
}

const OTHER_WINDOW: ScenarioFault = {
  path: '',
  reason: {
    zh: '另一窗口同时修改了它；那一份保留在此',
    en: 'it was changed in another window meanwhile; that copy is kept here',
  },
}

const taken = (id: string): ScenarioFault => ({
  path: '/id',
  reason: { zh: `编号“${id}”已被使用`, en: `the id "${id}" is already taken` },
})

/** The key under which it now lies: its old one where there is no room to move it. */
function moveAside(storage: TextStorage, key: string, text: string, keys: readonly string[]): string {
  const stem = ASIDE + key.slice(KEY.length)
  let aside = stem
  for (let copy = 2; keys.includes(aside); copy += 1) aside = `${stem}-${copy}`
  try {
    storage.write(aside, text)
    storage.remove(key)
    return aside
  } catch {
    return key
  }
}

function parseStored(text: string): Edited {
  try {
    return readScenario(JSON.parse(text))
  } catch (error) {
    return failure([
      { path: '', reason: { zh: '不是有效的JSON', en: error instanceof Error ? error.message : 'no valid JSON' } },
    ])
  }
}
