import { beforeEach, expect, test } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createClock } from '../../src/session/clock.ts'
import { createCommands } from '../../src/session/commands.ts'
import { createScenarioLibrary, type ScenarioLibrary } from '../../src/session/scenario-library.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createSessionStore, type SessionStore } from '../../src/session/session.ts'
import { createCityView, type CityView } from '../../src/moment/city-view.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { addDependency, addEdit } from '../../src/scenario/edit-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { createPlanEditor, type Change, type PlanEditor } from '../../src/shells/planner/scenario-editor/plan-editor.ts'
import { readRealCity } from './real-city.ts'

const { city, pack } = readRealCity()
const shipped = pack.facts.scenarios
const what = { message: 'scenario.status.moved', values: { name: 'x' } } as const
const shift =
  (entity: string, months: number): Change =>
  (scenario, stated) =>
    addEdit(scenario, { edit: 'shift', entity, months, days: 0, ...stated })
const link =
  (before: string, after: string): Change =>
  (scenario, { reason }) =>
    addDependency(scenario, { before, after, lagDays: 0, reason }, shipped)

let library: ScenarioLibrary
let store: SessionStore
let editor: PlanEditor
let previews: (Scenario | null)[]
let texts: Map<string, string>

beforeEach(() => {
  texts = new Map()
  library = createScenarioLibrary(shipped, memoryStorage(texts))
  store = createSessionStore()
  previews = []
  const know = createCityView(city)
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
  editor = createPlanEditor(
    {
      store,
      cityView,
      embedded: null,
      commands: createCommands(store, createClock(cityView.getState().schedule.evidenceUntil), []),
      previewScenario: (scenario) => {
        previews.push(scenario)
        return scenario === null ? cityView.getState().schedule : buildSchedule(city, scenario, library.catalog())
      },
    },
    library,
  )
})
const shown = (): string => store.getState().sides[0].scenario

test('what is previewed is stored nowhere, and put back', () => {
  editor.preview(shift('weiruan-yun', 3))
  expect(editor.store.getState().draft?.scenario.edits.at(-1)).toMatchObject({ edit: 'shift', months: 3 })
  expect([texts.size, shown(), library.canUndo()]).toEqual([0, 'reference', false])
  editor.preview(null)
  expect([editor.store.getState().draft, previews.at(-1)]).toEqual([null, null])
})

test('the first change waits to be told who and why, then makes an own scenario on the one that was shipped', () => {
  editor.commit(shift('weiruan-yun', 3), what)
  expect([texts.size, editor.store.getState().form, editor.store.getState().pending?.what]).toEqual([0, 'stated', what])
  editor.state('planner', 'late')
  expect([shown(), library.find('reference-own')?.base, texts.size]).toEqual(['reference-own', 'reference', 1])
  expect(library.find('reference-own')?.edits).toMatchObject([
    { entity: 'weiruan-yun', author: { zh: 'planner' }, reason: { en: 'late' } },
  ])
  expect(editor.store.getState()).toMatchObject({
    pending: null,
    form: null,
    draft: null,
    said: { message: 'scenario.status.copied' },
  })
  // From then on it is one step each.
  editor.commit(shift('weiruan-yun', 4), what)
  expect(library.find('reference-own')?.edits).toMatchObject([{ months: 4 }])
  expect(editor.store.getState().said).toMatchObject({ tone: 'done', message: 'scenario.status.moved' })
})

test('undo shows what the vanished scenario rested on; redo shows it again', () => {
  editor.state('planner', 'late')
  editor.commit(shift('weiruan-yun', 3), what)
  editor.undo()
  expect([shown(), library.store.getState().own.length]).toEqual(['reference', 0])
  editor.redo()
  expect([shown(), library.store.getState().own.length]).toEqual(['reference-own', 1])
})

test('a pending change that is dropped leaves nothing', () => {
  editor.commit(shift('weiruan-yun', 3), what)
  editor.dropPending()
  expect(editor.store.getState()).toMatchObject({ pending: null, form: null, draft: null })
  expect([texts.size, shown()]).toEqual([0, 'reference'])
})

test('a circle is refused with its name, and what evidence limits is said', () => {
  editor.state('planner', 'late')
  editor.commit(link('weiruan-yun', 'maxieer-xiaohuabing'), what)
  editor.commit(link('maxieer-xiaohuabing', 'weiruan-yun'), what)
  expect(editor.store.getState().said).toMatchObject({ tone: 'refused' })
  expect(editor.store.getState().said?.why[0]?.en).toMatch(
    /circular dependency: maxieer-xiaohuabing → weiruan-yun → maxieer-xiaohuabing/,
  )
  editor.commit(shift('wepp3-henan', 3), what)
  expect(editor.store.getState().said).toMatchObject({ tone: 'limited' })
  expect(editor.store.getState().said?.why[0]?.en).toMatch(/state a start of works/)
})
