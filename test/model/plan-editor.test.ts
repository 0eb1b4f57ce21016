import { inWords, worded } from '../in-words.ts'
import { beforeEach, expect, test } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { dayOf } from '../../src/base/day.ts'
import { sameInBoth } from '../../src/base/localized-text.ts'
import { createClock } from '../../src/session/clock.ts'
import { createCommands } from '../../src/session/commands.ts'
import { createScenarioLibrary, type ScenarioLibrary } from '../../src/session/scenario-library.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createSessionStore, type SessionStore } from '../../src/session/session.ts'
import { createCityView, type CityView } from '../../src/moment/city-view.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { UNSTATED, addDependency, addEdit, moveSpan } from '../../src/scenario/edit-scenario.ts'
import type { Scenario, ScenarioEdit } from '../../src/scenario/schema.ts'
import type { Change } from '../../src/shells/planner/scenario-editor/attempt-change.ts'
import { createPlanEditor, type PlanEditor } from '../../src/shells/planner/scenario-editor/plan-editor.ts'
import { readRealCity } from './real-city.ts'

const { city, pack } = readRealCity()
const shipped = pack.facts.scenarios
const what = { message: 'scenario.status.moved', values: { name: 'x' } } as const
const statedBy = (author: string, reason: string) => ({ author: sameInBoth(author), reason: sameInBoth(reason) })
const shift =
  (entity: string, months: number): Change =>
  (scenario, stated) =>
    addEdit(scenario, { edit: 'shift', entity, months, days: 0, ...stated })
const link =
  (before: string, after: string): Change =>
  (scenario, { reason }) =>
    addDependency(scenario, { before, after, kind: 'finish-to-start', lagDays: 0, reason }, shipped)

let library: ScenarioLibrary
let store: SessionStore
let editor: PlanEditor
let previews: (Scenario | null)[]
let texts: Map<string, string>
let services: Parameters<typeof createPlanEditor>[0]

beforeEach(() => {
  texts = new Map()
  library = createScenarioLibrary(shipped, memoryStorage(texts))
  store = createSessionStore()
  previews = []
  const know = createCityView(() => city)
  const now = (): CityView =>
    know(
      null,
      [library.find(store.getState().sides[0].scenario) ?? shipped.find(({ id }) => id === 'reference')!],
      library.catalog(),
    )
  const cityView: StoreApi<CityView> = createStore<CityView>(now)
  const follow = (): void => cityView.setState(now(), true)
  store.subscribe(follow)
  library.store.subscribe(follow)
  services = {
    store,
    cityView,
    commands: createCommands(store, createClock(cityView.getState().schedule.evidenceUntil), []),
    scenarios: {
      embedded: null,
      previewScenario: (scenario) => {
        previews.push(scenario)
        return scenario === null ? cityView.getState().schedule : buildSchedule(city, scenario, library.catalog())
      },
    },
  }
  editor = createPlanEditor(services, library)
})
const shown = (): string => store.getState().sides[0].scenario

test('what is previewed is stored nowhere, and put back', () => {
  editor.preview(shift('weiruan-yun', 3))
  expect(editor.store.getState().draft?.scenario.edits.at(-1)).toMatchObject({ edit: 'shift', months: 3 })
  expect([texts.size, shown(), library.canUndo('reference')]).toEqual([0, 'reference', false])
  editor.preview(null)
  expect([editor.store.getState().draft, previews.at(-1)]).toEqual([null, null])
})

const own = (): Scenario | undefined => library.find(shown())
const reopened = (): ScenarioLibrary => createScenarioLibrary(shipped, memoryStorage(new Map(texts)))

test('the first change is stored at once in an own scenario; who and why are asked for, and told later', () => {
  editor.commit(shift('weiruan-yun', 3), what)
  const { id } = own()!
  expect([own()?.base, texts.size, editor.store.getState().form]).toEqual(['reference', 1, 'stated'])
  expect(editor.store.getState()).toMatchObject({
    unstated: what,
    draft: null,
    feedback: { message: 'scenario.status.copied' },
  })
  // Nothing of it is lost with the form, the editor or the page.
  editor.closeForm()
  expect(reopened().find(id)?.edits).toMatchObject([{ entity: 'weiruan-yun', months: 3, reason: UNSTATED.reason }])
  editor.state('planner', 'late')
  expect(reopened().find(id)?.edits).toMatchObject([
    { entity: 'weiruan-yun', author: { zh: '规划人员', en: 'planner' }, reason: { en: 'late' } },
  ])
  expect(editor.store.getState()).toMatchObject({ unstated: null, form: null })
  editor.commit(shift('weiruan-yun', 4), what)
  expect(own()?.edits).toMatchObject([{ months: 4, reason: { en: 'late' } }])
  expect(editor.store.getState().feedback).toMatchObject({ tone: 'done', message: 'scenario.status.moved' })
})

test('each thing has a reason of its own, and author and reason can be corrected, in the words of its ends too', () => {
  const end: Change = (scenario, stated) =>
    moveSpan(scenario, 'weiruan-yun', { start: null, end: dayOf('2025-06-01') }, 'day', stated)
  editor.commit(end, what)
  editor.state('planner', 'gas contract')
  editor.commit(shift('wepp3-henan', 2), what)
  const reasonOf = (entity: string): string | undefined =>
    own()?.edits.find((edit) => edit.entity === entity)?.reason.en
  expect([reasonOf('weiruan-yun'), reasonOf('wepp3-henan')]).toEqual(['gas contract', UNSTATED.reason.en])
  editor.state('transport', 'later opening')
  expect([reasonOf('weiruan-yun'), reasonOf('wepp3-henan')]).toEqual(['gas contract', 'later opening'])
  editor.restate(own()!.edits[0]!.id, statedBy('builder', 'late delivery'))
  expect(worded(own()?.edits[0])).toMatchObject({
    author: { en: 'builder' },
    reason: { en: 'late delivery' },
    end: {
      date: '2025-06-01',
      words: { en: 'Assumed in the scenario (builder): end set. late delivery' },
    },
  })
  expect(reasonOf('wepp3-henan')).toBe('later opening')
  // A name that came in one language only, with a schedule, is given the other later; what is no added thing has none.
  const name = { zh: '滨河医院', en: 'Riverside hospital' }
  editor.restate(own()!.edits[0]!.id, statedBy('builder', 'late delivery'), name)
  expect(own()?.edits[0]).not.toHaveProperty('name')
  editor.commit(
    (scenario, stated) =>
      addEdit(scenario, {
        edit: 'add',
        entity: 'added-1',
        name: { zh: '滨河医院', en: '滨河医院 (no English name)' },
        layer: 'parks',
        kind: 'site',
        planClass: 'building',
        place: null,
        at: null,
        parent: null,
        start: '2022-01-01',
        end: '2023-01-01',
        ...stated,
      }),
    what,
  )
  const added = (): ScenarioEdit | undefined => own()?.edits.find(({ edit }) => edit === 'add')
  editor.restate(added()!.id, statedBy('planner', 'new'), name)
  expect(added()).toMatchObject({ name, reason: { en: 'new' }, start: '2022-01-01' })
})

test('a change of another kind has a reason of its own, and so has a link; moving on does not', () => {
  editor.state('planner', 'gas contract')
  editor.commit(shift('wepp3-henan', 2), what)
  editor.commit(shift('wepp3-henan', 3), what)
  editor.commit(
    (scenario, stated) => addEdit(scenario, { edit: 'cancel', entity: 'wepp3-henan', from: '2024-01-01', ...stated }),
    what,
  )
  editor.commit(link('weiruan-yun', 'huawei-xinxi'), what)
  const reasons = [...own()!.edits, ...own()!.dependencies].map(({ reason }) => reason.en)
  expect(reasons).toEqual(['gas contract', UNSTATED.reason.en, UNSTATED.reason.en])
  editor.state('planner', 'no more demand')
  expect(own()!.edits.map(({ reason }) => reason.en)).toEqual(['gas contract', 'no more demand'])
  expect(own()!.dependencies.map(({ reason }) => reason.en)).toEqual(['no more demand'])
})

test('a role that is offered stands in both languages, other words as they were written; either can be given its own', () => {
  editor.state('能源部门', '供气合同推迟')
  editor.commit(shift('wepp3-henan', 2), what)
  editor.state('能源部门', '供气合同推迟')
  expect(own()?.edits[0]).toMatchObject({
    author: { zh: '能源部门', en: 'energy office' },
    reason: { zh: '供气合同推迟', en: '供气合同推迟' },
  })
  const stated = { author: sameInBoth('陈工'), reason: { zh: '供气合同推迟', en: 'gas contract late' } }
  editor.restate(own()!.edits[0]!.id, stated)
  expect(own()?.edits[0]).toMatchObject(stated)
})

test('undo shows what the vanished scenario rested on; redo shows it again; both say what', () => {
  editor.state('planner', 'late')
  editor.commit(shift('weiruan-yun', 3), what)
  const { id } = own()!
  editor.undo()
  expect([shown(), library.store.getState().own.length]).toEqual(['reference', 0])
  expect(editor.store.getState().feedback).toMatchObject({ message: 'scenario.status.undone', step: what })
  editor.redo()
  expect([shown(), library.store.getState().own.length]).toEqual([id, 1])
  expect(editor.store.getState().feedback).toMatchObject({ message: 'scenario.status.redone', step: what })
})

test('undo stays within what is shown: nothing of another scenario is undone', () => {
  editor.state('planner', 'late')
  editor.commit(shift('weiruan-yun', 3), what)
  const first = own()!
  store.setState({ sides: [{ scenario: 'reference', reading: 'both' }] })
  editor.commit(shift('wepp3-henan', 3), what)
  for (let step = 0; step < 5; step += 1) editor.undo()
  expect(library.find(first.id)).toEqual(first)
  expect(editor.store.getState().feedback).toMatchObject({ tone: 'refused' })
})

test('telling who and why is one step with what was told of', () => {
  editor.commit(shift('weiruan-yun', 3), what)
  editor.state('planner', 'late')
  editor.undo()
  expect(library.store.getState().own).toEqual([])
})

test('who and why are there again after a reload of the window', () => {
  const kept = { text: null as string | null }
  const remembered = {
    read: () => kept.text,
    write: (text: string) => {
      kept.text = text
      return true
    },
    remove: () => {},
  }
  createPlanEditor({ ...services, remembered }, library).state('planner', 'late')
  expect(createPlanEditor({ ...services, remembered }, library).store.getState().stated).toMatchObject({
    author: 'planner',
    reason: 'late',
  })
})

test('a circle is refused with its name, and what evidence limits is said', () => {
  editor.state('planner', 'late')
  editor.commit(link('weiruan-yun', 'maxieer-xiaohuabing'), what)
  editor.commit(link('maxieer-xiaohuabing', 'weiruan-yun'), what)
  expect(editor.store.getState().feedback).toMatchObject({ tone: 'refused' })
  expect(inWords(editor.store.getState().feedback?.why[0])).toMatch(
    /circular dependency: maxieer-xiaohuabing → weiruan-yun → maxieer-xiaohuabing/,
  )
  editor.commit(shift('wepp3-henan', 3), what)
  expect(editor.store.getState().feedback).toMatchObject({ tone: 'limited' })
  expect(inWords(editor.store.getState().feedback?.why[0])).toMatch(/state a start of works/)
})
