import { createStore, type StoreApi } from 'zustand/vanilla'
import { success, type Result } from '../../../base/result.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { localize } from '../../../messages/localize.ts'
import type { Localizable } from '../../../messages/message.ts'
import { nameOfEdited, statementOn } from '../../../scenario/name-own.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import {
  UNTOLD,
  createScenario,
  isUntold,
  restateEdit,
  tellAll,
  type Edited,
  type Stated,
} from '../../../scenario/edit-scenario.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { KeptText } from '../../../session/browser-storage.ts'
import type { ScenarioLibrary, StepName } from '../../../session/scenario-library.ts'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import type { TextValues } from '../../../messages/values.ts'
import type { AppServices, ScenarioServices } from '../../../app/services.ts'
import type { RowFilter } from './gantt-rows.ts'

/** A change of the edited scenario that is to be; `stated` says who asks for it and why. */
export type Change = (scenario: Scenario, stated: Stated) => Edited

/** What is told of a change: what was done, and what stood in its way. */
export interface Said {
  readonly tone: 'done' | 'limited' | 'refused'
  readonly message: ScenariosMessageId
  readonly values: TextValues
  /** What undo and redo went over: fills `{what}`. */
  readonly step?: StepName | null
  readonly why: readonly Localizable[]
}

/** What a change is; `why`: what already stood in its way while it was made. */
export type What = Pick<Said, 'message' | 'values'> & Partial<Pick<Said, 'why'>>

export type FormName = 'thing' | 'link' | 'add' | 'mark' | 'stated'

/** Who changes the plan, and why. */
interface Statement {
  readonly author: string
  readonly reason: string
  /** The things that the reason is about: another thing has a reason of its own. Null until the first is changed. */
  readonly things: readonly string[] | null
}

export interface PlanEditorState {
  readonly selected: ReadonlySet<string>
  /** The row that the keys are for. */
  readonly focused: string | null
  readonly snap: boolean
  readonly filter: RowFilter
  /** Null until it is told for the first time. */
  readonly stated: Statement | null
  /** The last change of which it is still to be told who made it and why. It is stored all the same. */
  readonly untold: What | null
  /** What would be planned if what is being dragged were taken in. */
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
  /**
   * Takes a change in as one step that can be undone, and stores it at once; who makes it and why is asked where that is not
   * known. Changes of one `group` that follow each other soon are one step.
   */
  commit(change: Change, what: What, group?: string): void
  /** Answers who and why, for all changes of which it was not told. */
  state(author: string, reason: string): void
  /** Corrects who made one edit and why, and the name of what it adds. */
  restate(edit: string, author: string, reason: string, name?: LocalizedText): void
  closeForm(): void
  undo(): void
  redo(): void
  select(ids: Iterable<string>): void
  say(said: Said | null): void
}

type Tried = Result<Scenario | null, ScenarioFault>
type EditorServices = Pick<AppServices, 'store' | 'commands' | 'cityView'> & {
  readonly scenarios: Pick<ScenarioServices, 'previewScenario' | 'embedded'>
  /** Where who and why are kept while the window is open. */
  readonly remembered?: KeptText
}

const both = (text: string): LocalizedText => ({ zh: text, en: text })
const nameOfStep = ({ message, values }: What): StepName => ({ message, values })

function readStatement(remembered: KeptText | undefined): Statement | null {
  try {
    const { author, reason } = JSON.parse(remembered?.read() ?? 'null') as Record<string, unknown>
    return typeof author === 'string' && typeof reason === 'string' ? { author, reason, things: [] } : null
  } catch {
    return null
  }
}

/** Whether who made a change of a scenario, or why, is still to be told. */
export const isToBeTold = ({ edits, dependencies }: Pick<Scenario, 'edits' | 'dependencies'>): boolean =>
  edits.some(isUntold) || dependencies.some(({ reason }) => isUntold({ author: reason, reason }))

/** The things whose edits one scenario has otherwise than another. */
function touchedThings(before: Scenario, after: Scenario): string[] {
  const there = new Set(before.edits.map((edit) => JSON.stringify(edit)))
  return after.edits.flatMap((edit) => (there.has(JSON.stringify(edit)) ? [] : [edit.entity]))
}

/** What editing keeps beside the scenario itself, and the one way by which changes reach the library. */
export function createPlanEditor(world: EditorServices, library: ScenarioLibrary): PlanEditor {
  const { commands, scenarios, remembered } = world
  const store = createStore<PlanEditorState>(() => ({
    selected: new Set(),
    focused: null,
    snap: false,
    filter: { words: '', changed: false },
    stated: readStatement(remembered),
    untold: null,
    draft: null,
    form: null,
    said: null,
  }))
  const shown = (): string => world.store.getState().sides[0].scenario
  const current = (): Scenario => world.cityView.getState().schedule.source
  const isOwn = (id: string): boolean => library.store.getState().own.some((scenario) => scenario.id === id)

  const preview = (change: Change | null): void => {
    if (change === null) {
      if (store.getState().draft) {
        scenarios.previewScenario(null)
        store.setState({ draft: null })
      }
      return
    }
    const edited = tried(change)
    if (edited.ok && edited.value) store.setState({ draft: scenarios.previewScenario(edited.value) })
  }
  /** What a change would make of the edited scenario; null where it changes nothing. */
  const tried = (change: Change, stated: Stated = UNTOLD): Tried => {
    const scenario = current()
    if (!isOwn(scenario.id))
      return ownOn(scenario, scenarios.embedded?.added.includes(scenario) ?? false, change, stated)
    const edited = change(scenario, stated)
    return edited.ok && edited.value === scenario ? success(null) : edited
  }
  /** The same, with who and why as far as they are told: the reason for one thing is not the reason for another. */
  const triedAsStated = (change: Change): Tried => {
    const { stated } = store.getState()
    if (!stated) return tried(change)
    const told = { author: both(stated.author), reason: both(stated.reason) }
    const edited = tried(change, told)
    if (!edited.ok || edited.value === null) return edited
    const touched = touchedThings(current(), edited.value)
    if (stated.things === null) {
      store.setState({ stated: { ...stated, things: touched } })
      return edited
    }
    return touched.every((thing) => stated.things?.includes(thing))
      ? edited
      : tried(change, { ...told, reason: UNTOLD.reason })
  }

  const troubles = (): ReadonlyMap<string, Localizable> => {
    const { schedule } = world.cityView.getState()
    const edits = [...schedule.limited, ...schedule.skipped].map(
      ({ edit, reason }) => [`${edit.id}: ${localize(reason, 'en')}`, reason] as const,
    )
    const links = schedule.dependencies.flatMap(({ dependency, outcome, reason }) =>
      reason && outcome !== 'kept' && outcome !== 'pushed' ? [[`${dependency.id}: ${outcome}`, reason] as const] : [],
    )
    return new Map([...edits, ...links])
  }

  const apply = (change: Change, what: What, group: string | null): void => {
    const before = troubles()
    const scenario = current()
    let message: Said['message'] = what.message
    let values = what.values
    const edited = triedAsStated(change)
    if (!edited.ok) return refuse(edited, what)
    if (edited.value === null) return leave(what)
    const { value } = edited
    const step = { name: nameOfStep(what), group }
    if (isOwn(scenario.id)) {
      const kept = library.edit(scenario.id, () => success(value), step)
      if (!kept.ok) return refuse(kept, what)
    } else {
      const taken = library.importScenario(value, step)
      if (!taken.ok) return refuse(taken, what)
      commands.chooseScenario(taken.value.id)
      message = 'scenario.status.copied'
      values = {
        base: scenario.name[world.store.getState().language],
        name: taken.value.name[world.store.getState().language],
      }
    }
    store.setState({ draft: null })
    const told = [...(what.why ?? []), ...[...troubles()].filter(([key]) => !before.has(key)).map(([, words]) => words)]
    const why = [...new Map(told.map((words) => [localize(words, 'en'), words])).values()]
    store.setState({ said: { tone: why.length > 0 ? 'limited' : 'done', message, values, why } })
    const asks = isToBeTold(value)
    if (asks) store.setState({ untold: what })
    // Asked for the first time only: later the button says that something is still to be told.
    if (asks && store.getState().stated === null) store.setState({ form: 'stated' })
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

  /** A step of the scenario that is shown, and of no other; what is shown follows where it comes or goes. */
  const follow = (way: 'undo' | 'redo'): void => {
    preview(null)
    const seen = shown()
    const step = way === 'undo' ? library.undoName(seen) : library.redoName(seen)
    const message = way === 'undo' ? 'scenario.status.undone' : 'scenario.status.redone'
    const done = library[way](seen)
    if (!done.ok) return refuse(done, { message, values: { what: '' } })
    const { id, base } = done.value
    if (library.find(id)) commands.chooseScenario(id)
    else {
      commands.chooseScenario(base !== null && library.find(base) ? base : 'reference')
      const [, second] = world.store.getState().sides
      if (second && !library.find(second.scenario)) commands.compareWith(null)
    }
    store.setState({ untold: null, said: { tone: 'done', message, values: {}, step, why: [] } })
  }

  return {
    library,
    store,
    current,
    preview,
    commit: (change, what, group) => apply(change, what, group ?? null),
    state(author, reason) {
      const scenario = current()
      const untold = scenario.edits.filter(isUntold)
      const things = untold.length > 0 ? untold.map(({ entity }) => entity) : null
      store.setState({ stated: { author, reason, things }, untold: null, form: null })
      remembered?.write(JSON.stringify({ author, reason }))
      const stated = { author: both(author), reason: both(reason) }
      if (isOwn(scenario.id) && isToBeTold(scenario))
        library.edit(scenario.id, (one) => tellAll(one, stated), { amends: true })
    },
    restate(edit, author, reason, name) {
      const told = library.edit(
        current().id,
        (one) => restateEdit(one, edit, { author: both(author), reason: both(reason) }, name),
        { name: { message: 'scenario.status.restated', values: {} } },
      )
      if (!told.ok) refuse(told, { message: 'scenario.status.restated', values: {} })
    },
    closeForm: () => store.setState({ form: null }),
    undo: () => follow('undo'),
    redo: () => follow('redo'),
    select: (ids) => store.setState({ selected: new Set(ids) }),
    say: (said) => store.setState({ said }),
  }
}

/**
 * A scenario that came with the twin is not edited: what is changed becomes an own one that rests on it. One that came with a
 * link will not be there tomorrow, so it is copied whole. Null where nothing changed.
 */
function ownOn(base: Scenario, passing: boolean, change: Change, stated: Stated): Tried {
  const [id, name] = [`${base.id}-own`, nameOfEdited(base.name)]
  const created: Edited = passing
    ? success({ ...base, id, name })
    : createScenario({
        id,
        name,
        statement: statementOn(base.name),
        base: base.id,
      })
  if (!created.ok) return created
  const edited = change(created.value, stated)
  return edited.ok && edited.value === created.value ? success(null) : edited
}
