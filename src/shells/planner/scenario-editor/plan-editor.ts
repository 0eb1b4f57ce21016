import { createStore, type StoreApi } from 'zustand/vanilla'
import { success, type Result } from '../../../base/result.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { createScenario, type Edited, type Stated } from '../../../scenario/edit-scenario.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import type { TextValues } from '../../../app/use-app.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import type { AppServices } from '../../../app/services.ts'
import type { RowFilter } from './gantt-rows.ts'

/** A change of the edited scenario that is to be; `stated` says who asks for it and why. */
export type Change = (scenario: Scenario, stated: Stated) => Edited

/** What is told of a change: what was done, and what stood in its way. */
export interface Said {
  readonly tone: 'done' | 'limited' | 'refused'
  readonly message: ScenariosMessageId
  readonly values: TextValues
  readonly why: readonly LocalizedText[]
}

/** What a change is; `why`: what already stood in its way while it was made. */
export type What = Pick<Said, 'message' | 'values'> & Partial<Pick<Said, 'why'>>

export type FormName = 'thing' | 'link' | 'add' | 'mark' | 'stated'

export interface PlanEditorState {
  readonly selected: ReadonlySet<string>
  /** The row that the keys are for. */
  readonly focused: string | null
  readonly snap: boolean
  readonly filter: RowFilter
  /** Asked once for a stretch of editing; null until then. */
  readonly stated: { readonly author: string; readonly reason: string } | null
  /** A change that waits to be told who makes it and why. */
  readonly pending: { readonly change: Change; readonly what: What } | null
  /** What would be planned if what is being dragged, or is pending, were taken in. */
  readonly draft: Schedule | null
  readonly form: FormName | null
  readonly said: Said | null
}

export interface PlanEditor {
  readonly library: ScenarioLibrary
  readonly store: StoreApi<PlanEditorState>
  /** The scenario of the first side. */
  current(): Scenario
  /** Shows what a change would bring about, on the map too; stores nothing. Null puts things back. Its fault shows nothing. */
  preview(change: Change | null): void
  /** Takes a change in as one step that can be undone; asks first who makes it and why, where that is not known. */
  commit(change: Change, what: What): void
  /** Answers who and why; a pending change is then taken in. */
  state(author: string, reason: string): void
  dropPending(): void
  undo(): void
  redo(): void
  select(ids: Iterable<string>): void
  say(said: Said | null): void
}

type Tried = Result<Scenario | null, ScenarioFault>
type EditorServices = Pick<AppServices, 'store' | 'commands' | 'cityView' | 'previewScenario' | 'embedded'>

const both = (text: string): LocalizedText => ({ zh: text, en: text })
/** Stands in for who and why while a change is only shown. */
const UNTOLD: Stated = { author: { zh: '未定', en: 'undecided' }, reason: { zh: '未定', en: 'undecided' } }

/** What editing keeps beside the scenario itself, and the one way by which changes reach the library. */
export function createPlanEditor(world: EditorServices, library: ScenarioLibrary): PlanEditor {
  const { commands } = world
  const store = createStore<PlanEditorState>(() => ({
    selected: new Set(),
    focused: null,
    snap: false,
    filter: { words: '', changed: false },
    stated: null,
    pending: null,
    draft: null,
    form: null,
    said: null,
  }))
  const shown = (): string => world.store.getState().sides[0].scenario
  const current = (): Scenario => world.cityView.getState().schedule.source
  const isOwn = (id: string): boolean => library.store.getState().own.some((scenario) => scenario.id === id)
  /** On what each own scenario rests, kept for when undo takes it away. */
  const bases = new Map<string, string>()

  const preview = (change: Change | null): void => {
    if (change === null) {
      if (store.getState().draft) {
        world.previewScenario(null)
        store.setState({ draft: null })
      }
      return
    }
    const edited = tried(change)
    if (edited.ok && edited.value) store.setState({ draft: world.previewScenario(edited.value) })
  }
  /** What a change would make of the edited scenario; null where it changes nothing. */
  const tried = (change: Change, stated: Stated = UNTOLD): Tried => {
    const scenario = current()
    if (!isOwn(scenario.id)) return ownOn(scenario, world.embedded?.added.includes(scenario) ?? false, change, stated)
    const edited = change(scenario, stated)
    return edited.ok && edited.value === scenario ? success(null) : edited
  }

  const troubles = (): ReadonlyMap<string, LocalizedText> => {
    const { schedule } = world.cityView.getState()
    const edits = [...schedule.limited, ...schedule.skipped].map(
      ({ edit, reason }) => [`${edit.id}: ${reason.en}`, reason] as const,
    )
    const links = schedule.dependencies.flatMap(({ dependency, outcome, reason }) =>
      reason && outcome !== 'kept' && outcome !== 'pushed' ? [[`${dependency.id}: ${outcome}`, reason] as const] : [],
    )
    return new Map([...edits, ...links])
  }

  const apply = (change: Change, what: What, stated: Stated): void => {
    const before = troubles()
    const scenario = current()
    let message: Said['message'] = what.message
    let values = what.values
    const edited = tried(change, stated)
    if (!edited.ok) return refuse(edited, what)
    if (edited.value === null) return leave(what)
    const { value } = edited
    if (isOwn(scenario.id)) {
      const kept = library.edit(scenario.id, () => success(value))
      if (!kept.ok) return refuse(kept, what)
    } else {
      const taken = library.importScenario(value)
      if (!taken.ok) return refuse(taken, what)
      bases.set(taken.value.id, scenario.id)
      commands.chooseScenario(taken.value.id)
      message = 'scenario.status.copied'
      values = {
        base: scenario.name[world.store.getState().language],
        name: taken.value.name[world.store.getState().language],
      }
    }
    store.setState({ draft: null })
    const told = [...(what.why ?? []), ...[...troubles()].filter(([key]) => !before.has(key)).map(([, words]) => words)]
    const why = [...new Map(told.map((words) => [words.en, words])).values()]
    store.setState({ said: { tone: why.length > 0 ? 'limited' : 'done', message, values, why } })
  }

  /** Nothing changed; where something stood in the way, that is said. */
  const leave = ({ why = [], ...what }: What): void => {
    preview(null)
    if (why.length > 0) store.setState({ said: { tone: 'limited', ...what, why } })
  }

  const refuse = (edited: Tried, what: What): void => {
    preview(null)
    store.setState({
      said: {
        tone: 'refused',
        message: what.message,
        values: what.values,
        why: edited.ok ? [] : edited.errors.map(({ reason }) => reason),
      },
    })
  }

  /** After undo or redo: what is shown is what changed, or what the vanished one rested on. */
  const follow = (step: () => void): void => {
    preview(null)
    const before = new Map(library.store.getState().own.map((scenario) => [scenario.id, scenario]))
    for (const scenario of before.values()) if (scenario.base) bases.set(scenario.id, scenario.base)
    const seen = shown()
    step()
    const { own } = library.store.getState()
    const touched = own.find((scenario) => before.get(scenario.id) !== scenario)
    if (touched && touched.id !== seen) commands.chooseScenario(touched.id)
    else if (!library.find(seen)) commands.chooseScenario(bases.get(seen) ?? 'reference')
    store.setState({ said: null })
  }

  return {
    library,
    store,
    current,
    preview,
    commit(change, what) {
      const { stated } = store.getState()
      if (stated) return apply(change, what, { author: both(stated.author), reason: both(stated.reason) })
      const edited = tried(change)
      if (!edited.ok) return refuse(edited, what)
      if (edited.value === null) return leave(what)
      preview(change)
      store.setState({ pending: { change, what }, form: 'stated' })
    },
    state(author, reason) {
      const { pending } = store.getState()
      store.setState({ stated: { author, reason }, pending: null, form: null })
      if (pending) apply(pending.change, pending.what, { author: both(author), reason: both(reason) })
    },
    dropPending() {
      store.setState({ pending: null, form: null })
      preview(null)
    },
    undo: () => follow(library.undo),
    redo: () => follow(library.redo),
    select: (ids) => store.setState({ selected: new Set(ids) }),
    say: (said) => store.setState({ said }),
  }
}

/**
 * A scenario that came with the twin is not edited: what is changed becomes an own one that rests on it. One that came with a
 * link will not be there tomorrow, so it is copied whole. Null where nothing changed.
 */
function ownOn(base: Scenario, passing: boolean, change: Change, stated: Stated): Tried {
  const [id, name] = [`${base.id}-own`, { zh: `${base.name.zh}·改`, en: `${base.name.en}, edited` }]
  const created: Edited = passing
    ? success({ ...base, id, name })
    : createScenario({
        id,
        name,
        statement: {
          zh: `以“${base.name.zh}”为基础方案的自有情景方案。`,
          en: `A scenario of your own, based on “${base.name.en}”.`,
        },
        base: base.id,
      })
  if (!created.ok) return created
  const edited = change(created.value, stated)
  return edited.ok && edited.value === created.value ? success(null) : edited
}
