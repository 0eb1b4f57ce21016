import 'virtual:fonts.css'
import factsPack from 'virtual:city-facts'
import { createStore } from 'zustand/vanilla'
import { buildCity } from './city/build-city.ts'
import { statementDay } from './city/documented-steps.ts'
import { cityAsKnownOn } from './city/known-on.ts'
import type { FactsPack, GeometryPack, SystemsPack } from './intake/read-pack.ts'
import { assertDefined } from './base/assert.ts'
import { buildSchedule, type Schedule } from './scenario/build-schedule.ts'
import { readAddress, writeAddress } from './session/address.ts'
import { keepAddressBar } from './session/address-bar.ts'
import { createTwin, type Twin } from './session/automation.ts'
import { createClock } from './session/clock.ts'
import { createCommands } from './session/commands.ts'
import { createSessionStore, type Session, type Side } from './session/session.ts'
import { keepStage } from './stage/keep-stage.ts'
import { runShot as play } from './story/run-view.ts'
import type { Shot } from './story/schema.ts'
import type { Knowledge } from './shells/parts/world.ts'
import { mountPlanner } from './shells/planner/mount-planner.tsx'
import { readSettings } from './session/settings.ts'

declare global {
  interface Window {
    twin: Twin
  }
}

const page = document.documentElement
const pack = factsPack as FactsPack
const city = buildCity(pack)
const isEntity = (id: string): boolean => city.entityById.has(id)
const isScenario = (id: string): boolean => pack.scenarios.some((scenario) => scenario.id === id)
const opened = readAddress(location.search, isEntity, isScenario)
const store = createSessionStore(opened.session)
const clock = createClock(opened.day)
clock.setSpeed(opened.session.speed)
const reference = assertDefined(pack.scenarios.find(({ id }) => id === 'reference'), 'the reference scenario is in the pack')
/** The whole city, or as it was known on the chosen day, and what follows from it under the scenario of each side. */
const knowledgeOn = ({ known, sides }: Session, before?: Knowledge): Knowledge => {
  const now = before && before.known === known ? before.city : known === null ? city : cityAsKnownOn(city, known)
  const scheduleOf = ({ scenario }: Side): Schedule => {
    const wanted = pack.scenarios.find(({ id }) => id === scenario) ?? reference
    // The very same schedule costs no upload.
    return (before?.city === now ? before.schedules.find((schedule) => schedule.scenario === wanted) : undefined) ?? buildSchedule(now, wanted)
  }
  const [first, second] = sides
  const schedules = second ? [scheduleOf(first), scheduleOf(second)] as const : [scheduleOf(first)] as const
  const documentedDays = before?.city === now ? before.documentedDays : [...new Set([...now.facts.values()].map((fact) => statementDay(now, fact)))].sort((a, b) => a - b)
  return { known, city: now, schedule: schedules[0], schedules, documentedDays }
}
const knowledge = createStore<Knowledge>(() => knowledgeOn(opened.session))
const commands = createCommands(store, clock, () => knowledge.getState().documentedDays)

const loadGeometry = async (): Promise<GeometryPack> => (await import('virtual:city-geometry')).default as GeometryPack
const loadSystems = async (): Promise<SystemsPack> => (await import('virtual:city-systems')).default as SystemsPack
const stage = keepStage({
  container: assertDefined(document.getElementById('stage'), '#stage'),
  city: knowledge.getState().city,
  schedules: knowledge.getState().schedules,
  store,
  clock,
  loadGeometry,
  onSelect: (entity) => commands.select(entity),
})
const addressBar = keepAddressBar(store, clock, isEntity, isScenario)
store.subscribe((now, before) => {
  const scenarios = (session: Session): string => session.sides.map(({ scenario }) => scenario).join()
  if (now.known === before.known && scenarios(now) === scenarios(before)) return
  const next = knowledgeOn(now, knowledge.getState())
  void stage.show(next.city, next.schedules)
  stage.hover.setState(null, true)
  knowledge.setState(next, true)
  if (now.selection !== null && !next.city.entityById.has(now.selection)) commands.select(null)
})

const view = () => {
  const status = stage.status.getState()
  return status.state === 'ready' ? status.view : undefined
}
window.twin = createTwin({
  version: __VERSION__,
  store,
  clock,
  ready: stage.ready,
  settled: () => stage.settled(),
  jumpTo: (camera) => {
    if (view()) view()?.jumpTo(camera)
    else store.setState({ camera })
  },
  isEntity,
  isScenario,
  address: () => writeAddress({ session: store.getState(), day: clock.day }),
  pick: (x, y) => view()?.pick(x, y) ?? null,
  diagnostics: () => ({ contextLosses: stage.contextLosses(), ...(view()?.info() ?? { calls: 0, triangles: 0, geometries: 0, textures: 0 }) }),
})

/** Runs a composed view as soon as there is a map. */
async function runShot(shot: Shot): Promise<void> {
  await stage.ready
  const camera = view()
  if (camera) await play(shot, { store, clock, camera }).done
}
const askedShot = pack.shots.find((shot) => shot.id === new URLSearchParams(location.search).get('shot'))
if (askedShot) void runShot(askedShot)

/** <html data-state>: what a signage system waits for. */
const showState = (): void => {
  const state = stage.status.getState().state
  page.dataset['state'] = state === 'unavailable' ? 'failed' : state === 'ready' && stage.settledState.getState() ? 'settled' : 'loading'
}
stage.status.subscribe(showState)
stage.settledState.subscribe(showState)
showState()

mountPlanner(assertDefined(document.getElementById('root'), '#root'), {
  wholeCity: city,
  knowledge,
  store,
  clock,
  commands,
  credits: pack.credits,
  reviewNumber: readSettings().reviewNumber,
  notices: opened.faults,
  loadSystems,
  shots: pack.shots,
  runShot,
  holdAddress: addressBar.hold,
  stage: stage.status,
  hover: stage.hover,
})
