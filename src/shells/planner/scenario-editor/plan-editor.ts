import { createStore, type StoreApi } from 'zustand/vanilla'
import { sameInBoth, type LocalizedText } from '../../../base/localized-text.ts'
import { localize } from '../../../messages/localize.ts'
import type { Localizable } from '../../../messages/message.ts'
import { success, type Result } from '../../../base/result.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { authorInBoth } from '../../../scenario/author-roles.ts'
import { isUnstated, restateEdit, stateAll, type Stated } from '../../../scenario/edit-scenario.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { KeptText } from '../../../session/browser-storage.ts'
import type { ScenarioLibrary, StepName } from '../../../session/scenario-library.ts'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import type { TextValues } from '../../../messages/values.ts'
import type { AppServices, ScenarioServices } from '../../../app/services.ts'
import {
  attemptChange,
  attemptStated,
  needsStatement,
  readStatement,
  topicOf,
  troublesOf,
  type Attempt,
  type Change,
  type Edits,
  type Statement,
} from './attempt-change.ts'
import type { RowFilter } from './gantt-rows.ts'

/** What is told of a change: what was done, and what stood in its way. */
export interface Feedback {
  readonly tone: 'done' | 'limited' | 'refused'
  readonly message: ScenariosMessageId
  readonly values: TextValues
  /** What undo and redo went over: fills `{what}`. */
  readonly step?: StepName | null
  readonly why: readonly Localizable[]
}

/** What a change is; `why`: what already stood in its way while it was made. */
export type What = Pick<Feedback, 'message' | 'values'> & Partial<Pick<Feedback, 'why'>>

export type FormName = 'thing' | 'link' | 'add' | 'mark' | 'stated'

export interface PlanEditorState {
  readonly selected: ReadonlySet<string>
  /** The row that the keys are for. */
  readonly focused: string | null
  readonly snap: boolean
  readonly filter: RowFilter
  /** Null until it is told for the first time. */
  readonly stated: Statement | null
  /** The last change of which it is still to be told who made it and why. It is stored all the same. */
  readonly unstated: What | null
  /** What would be planned if what is being dragged were taken in. */
  readonly draft: Schedule | null
  readonly form: FormName | null
  readonly feedback: Feedback | null
}

export interface PlanEditor {
  readonly library: ScenarioLibrary
  readonly store: StoreApi<PlanEditorState>
  /** The scenario of the first side. */
  current(): Scenario
  /** Shows what a change would bring about, on the map too; stores nothing. Null puts things back. Its fault shows nothing. */
  preview(change: Change | null): void
  /**
   * Takes a change in as one step that can be undone, and stores it at once; who makes it and why is asked where that is not
   * known. Changes of one `group` that follow each other soon are one step.
   */
  commit(change: Change, what: What, group?: string): void
  /** Answers who and why, for all changes of which it was not told. */
  state(author: string, reason: string): void
  /** Corrects who made one edit and why, and the name of what it adds. */
  restate(edit: string, stated: Stated, name?: LocalizedText): void
  closeForm(): void
  undo(): void
  redo(): void
  select(ids: Iterable<string>): void
  /** Takes one among what is chosen, or away from it. */
  toggle(id: string): void
  say(feedback: Feedback | null): void
}

type EditorServices = Pick<AppServices, 'store' | 'commands' | 'cityView'> & {
  readonly scenarios: Pick<ScenarioServices, 'previewScenario' | 'embedded'>
  /** Where who and why are kept while the window is open. */
  readonly remembered?: KeptText
}

const stepNameOf = ({ message, values }: What): StepName => ({ message, values })

/** What all that an editor does is done with. */
interface Core extends Pick<PlanEditor, 'library' | 'store' | 'current' | 'preview'> {
  readonly services: EditorServices
  edits(): Edits
  /** Says why something was not done, and shows things as they are. */
  refuse(faults: readonly ScenarioFault[], what: What): void
}

/** What editing keeps beside the scenario itself, and the one way by which changes reach the library. */
export function createPlanEditor(services: EditorServices, library: ScenarioLibrary): PlanEditor {
  const core = createCore(services, library)
  const { store, current, preview } = core
  return {
    library,
    store,
    current,
    preview,
    commit: (change, what, group) => commitChange(core, change, what, group ?? null),
    state: (author, reason) => tellWhoAndWhy(core, author, reason),
    restate(edit, stated, name) {
      const what = { message: 'scenario.status.restated', values: {} } as const
      const restated = library.edit(current().id, (one) => restateEdit(one, edit, stated, name), { name: what })
      if (!restated.ok) core.refuse(restated.errors, what)
    },
    closeForm: () => store.setState({ form: null }),
    undo: () => goStep(core, 'undo'),
    redo: () => goStep(core, 'redo'),
    select: (ids) => store.setState({ selected: new Set(ids) }),
    toggle(id) {
      const selected = new Set(store.getState().selected)
      if (!selected.delete(id)) selected.add(id)
      store.setState({ selected })
    },
    say: (feedback) => store.setState({ feedback }),
  }
}

function createCore(services: EditorServices, library: ScenarioLibrary): Core {
  const { cityView, scenarios, remembered } = services
  const store = createStore<PlanEditorState>(() => ({
    selected: new Set(),
    focused: null,
    snap: false,
    filter: { words: '', changed: false },
    stated: readStatement(remembered),
    unstated: null,
    draft: null,
    form: null,
    feedback: null,
  }))
  const current = (): Scenario => cityView.getState().schedule.source
  const edits = (): Edits => {
    const scenario = current()
    return {
      scenario,
      isOwn: library.store.getState().own.some(({ id }) => id === scenario.id),
      isPassing: scenarios.embedded?.added.includes(scenario) ?? false,
    }
  }
  const preview = (change: Change | null): void => {
    if (change === null) {
      if (!store.getState().draft) return
      scenarios.previewScenario(null)
      store.setState({ draft: null })
      return
    }
    const edited = attemptChange(edits(), change)
    if (edited.ok && edited.value) store.setState({ draft: scenarios.previewScenario(edited.value) })
  }
  return {
    services,
    library,
    store,
    current,
    edits,
    preview,
    refuse(faults, { message, values }) {
      preview(null)
      store.setState({ feedback: { tone: 'refused', message, values, why: faults.map(({ reason }) => reason) } })
    },
  }
}

function commitChange(core: Core, change: Change, what: What, group: string | null): void {
  const { services, store } = core
  const troubles = () => troublesOf(services.cityView.getState().schedule)
  const before = troubles()
  const from = core.edits()
  const edited = attempt(core, from, change)
  if (!edited.ok) return core.refuse(edited.errors, what)
  if (edited.value === null) {
    // Nothing changed; where something stood in the way, that is said.
    core.preview(null)
    const { why = [], message, values } = what
    if (why.length > 0) store.setState({ feedback: { tone: 'limited', message, values, why } })
    return
  }
  const kept = keepEdited(core, from, edited.value, what, group)
  if (!kept.ok) return core.refuse(kept.errors, what)
  store.setState({ draft: null })
  const met = [...troubles()].filter(([key]) => !before.has(key)).map(([, words]) => words)
  const why = [...new Map([...(what.why ?? []), ...met].map((words) => [localize(words, 'en'), words])).values()]
  store.setState({ feedback: { tone: why.length > 0 ? 'limited' : 'done', ...kept.value, why } })
  if (!needsStatement(edited.value)) return
  store.setState({ unstated: what })
  // Asked for the first time only: later the button says that something is still to be told.
  if (store.getState().stated === null) store.setState({ form: 'stated' })
}

/** What a change would make, with who and why as far as they are told. */
function attempt({ store }: Core, from: Edits, change: Change): Attempt {
  const { stated } = store.getState()
  if (!stated) return attemptChange(from, change)
  const made = attemptStated(from, change, stated)
  if (made.statement !== stated) store.setState({ stated: made.statement })
  return made.attempt
}

/**
 * Puts an edited scenario into the library: in place of the own one that it was, or beside the shipped one as a new own one,
 * which is then shown. Gives what is to be said of it.
 */
function keepEdited(
  { services, library }: Core,
  { scenario, isOwn }: Edits,
  edited: Scenario,
  what: What,
  group: string | null,
): Result<Pick<Feedback, 'message' | 'values'>, ScenarioFault> {
  const step = { name: stepNameOf(what), group }
  if (isOwn) {
    const kept = library.edit(scenario.id, () => success(edited), step)
    return kept.ok ? success({ message: what.message, values: what.values }) : kept
  }
  const taken = library.importScenario(edited, step)
  if (!taken.ok) return taken
  services.commands.chooseScenario(taken.value.id)
  const { language } = services.store.getState()
  const values = { base: scenario.name[language], name: taken.value.name[language] }
  return success({ message: 'scenario.status.copied', values })
}

/** Who and why, for all changes of which it was not told. */
function tellWhoAndWhy({ services, library, store, edits }: Core, author: string, reason: string): void {
  const { scenario, isOwn } = edits()
  const unstated = [
    ...scenario.edits.filter(isUnstated),
    ...scenario.dependencies.filter(({ reason }) => isUnstated({ author: reason, reason })),
  ]
  const things = unstated.length > 0 ? unstated.map(topicOf) : null
  store.setState({ stated: { author, reason, things }, unstated: null, form: null })
  services.remembered?.write(JSON.stringify({ author, reason }))
  const stated = { author: authorInBoth(author), reason: sameInBoth(reason) }
  if (isOwn && needsStatement(scenario)) library.edit(scenario.id, (one) => stateAll(one, stated), { amends: true })
}

/** A step of the scenario that is shown, and of no other; what is shown follows where one comes or goes. */
function goStep({ services, library, store, preview, refuse }: Core, way: 'undo' | 'redo'): void {
  preview(null)
  const seen = services.store.getState().sides[0].scenario
  const step = way === 'undo' ? library.undoName(seen) : library.redoName(seen)
  const message = way === 'undo' ? 'scenario.status.undone' : 'scenario.status.redone'
  const done = library[way](seen)
  if (!done.ok) return refuse(done.errors, { message, values: { what: '' } })
  const { id, base } = done.value
  const { commands } = services
  if (library.find(id)) commands.chooseScenario(id)
  else {
    commands.chooseScenario(base !== null && library.find(base) ? base : 'reference')
    const [, second] = services.store.getState().sides
    if (second && !library.find(second.scenario)) commands.compareWith(null)
  }
  store.setState({ unstated: null, feedback: { tone: 'done', message, values: {}, step, why: [] } })
}
