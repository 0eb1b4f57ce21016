import 'virtual:fonts.css'
import factsPack from 'virtual:city-facts'
import { createStore } from 'zustand/vanilla'
import { buildCity } from './city/build-city.ts'
import { lastEvidenceOf } from './city/last-evidence.ts'
import type { BriefingsPack, FactsPack, GeometryPack, SystemsPack } from './intake/read-pack.ts'
import { assertDefined } from './base/assert.ts'
import { FIRST_DAY, LAST_DAY, asDay, type Day } from './base/day.ts'
import { createCityView, type CityView } from './moment/city-view.ts'
import { buildSchedule, lastDayOf, type Schedule } from './scenario/build-schedule.ts'
import { EMBEDDED_ID, embedScenario, showsEmbedded } from './scenario/embedded-scenario.ts'
import type { Scenario } from './scenario/schema.ts'
import { readAddress, writeAddress } from './session/address.ts'
import { keepAddressBar } from './session/address-bar.ts'
import { createTwin, type Twin } from './session/automation.ts'
import { createClock } from './session/clock.ts'
import { createCommands } from './session/commands.ts'
import type { OwnRecords } from './session/own-records.ts'
import type { ScenarioLibrary } from './session/scenario-library.ts'
import { browserStorage, holdsAddedThing, holdsOwnRecords, holdsScenario } from './session/text-storage.ts'
import { createSessionStore, type Session, type Side } from './session/session.ts'
import { readShellAddress, type ShellAddress } from './session/shell-address.ts'
import { startStage } from './stage/live-stage.ts'
import type { CityViewState } from './stage/view-state.ts'
import { runShot as play } from './story/run-view.ts'
import type { Shot } from './story/schema.ts'
import { createMapPress } from './app/map-press.ts'
import type { AppServices } from './app/services.ts'
import { mountPlanner } from './shells/planner/mount-planner.tsx'
import { readSettings } from './session/settings.ts'

declare global {
  interface Window {
    twin: Twin
  }
}

const settings = readSettings()
const page = document.documentElement
const root = assertDefined(document.getElementById('root'), '#root')
const notes = new URLSearchParams(location.search).get('notes')
if (notes !== null) {
  ;(await import('./shells/presenter/notes/mount-notes.tsx')).mountNotes(root, notes)
  // The presenter's window has no map and no city: nothing that follows is for it.
  await new Promise<never>(() => {})
}
const pack = factsPack as FactsPack
const city = buildCity(pack)
const storage = browserStorage()
/** A scenario that this very page holds (a saved single file), else one in the address; what reads them is fetched only then. */
const inPage = document.getElementById(EMBEDDED_ID)?.textContent ?? null
const inAddress = new URLSearchParams(location.hash.slice(1)).get('scenario')
const embeddedFile =
  inPage === null && inAddress === null
    ? null
    : (await import('./intake/read-scenario-file.ts')).readEmbeddedScenario(inPage, inAddress)
const embedded = embeddedFile?.ok
  ? embedScenario(pack.scenarios, embeddedFile.value, inPage === null ? 'address' : 'page', (id) =>
      holdsScenario(storage, id),
    )
  : null
/** What comes along is shown as what is shipped is: to be read and copied, never changed. */
const shipped = [...pack.scenarios, ...(embedded?.added ?? [])]
let library: ScenarioLibrary | undefined
const catalog = (): readonly Scenario[] => library?.catalog() ?? shipped
const isScenario = (id: string): boolean =>
  catalog().some((scenario) => scenario.id === id) || holdsScenario(storage, id)
/** Of the pack, or added by a scenario that is at hand or stored: an address is read before any scenario is shown. */
const isEntity = (id: string): boolean =>
  city.entityById.has(id) ||
  catalog().some(({ edits }) => edits.some(({ edit, entity }) => edit === 'add' && entity === id)) ||
  holdsAddedThing(storage, id)
const addressContext = { openingDay: lastEvidenceOf(city), isEntity, isScenario }
const opened = readAddress(location.search, addressContext)
const [firstSide, ...otherSides] = opened.session.sides
const isEmbeddedShown =
  embedded !== null && showsEmbedded(embedded, new URLSearchParams(location.search).get('scenario'), isScenario)
const session: Session = isEmbeddedShown
  ? { ...opened.session, sides: [{ ...firstSide, scenario: embedded.scenario.id }, ...otherSides] as Session['sides'] }
  : opened.session
const faults = [
  ...opened.faults.filter(({ parameter }) => !(isEmbeddedShown && parameter === 'scenario')),
  ...(embeddedFile && !embeddedFile.ok
    ? [{ parameter: 'scenario', value: embeddedFile.errors[0]?.reason[session.language] ?? '' }]
    : []),
]
// Another link put into the address of an open page changes its fragment only.
addEventListener('hashchange', () => {
  if (new URLSearchParams(location.hash.slice(1)).get('scenario') !== inAddress) location.reload()
})
const store = createSessionStore(session)
const clock = createClock(opened.day, FIRST_DAY, LAST_DAY)
clock.setSpeed(session.speed)
const reference = assertDefined(
  pack.scenarios.find(({ id }) => id === 'reference'),
  'the reference scenario is in the pack',
)
const knowNow = createCityView(city)
/** For pictures of other views than the one that is shown: neither memory disturbs the other. */
const knowOther = createCityView(city)
const cityViewOf = ({ known, sides: [first, second] }: Session, know = knowNow): CityView => {
  const scenarioOf = ({ scenario }: Side): Scenario => catalog().find(({ id }) => id === scenario) ?? reference
  return know(known, second ? [scenarioOf(first), scenarioOf(second)] : [scenarioOf(first)], catalog())
}
const cityView = createStore<CityView>(() => cityViewOf(session))
/** The view of a session on a day, with the city as it is known under its scenarios: the shown one's very objects where it is that. */
const viewOf = (asked: Session, day: Day): CityViewState => {
  const { known, sides } = store.getState()
  const isShown = asked.known === known && asked.sides === sides
  const { city: of, schedules } = isShown ? cityView.getState() : cityViewOf(asked, knowOther)
  return { session: asked, day, city: of, schedules }
}
const followHorizon = (): void => clock.setEnd(asDay(Math.max(...cityView.getState().schedules.map(lastDayOf))))
followHorizon()
const commands = createCommands(store, clock, () => cityView.getState().documentedDays)

const loadGeometry = async (): Promise<GeometryPack> => (await import('virtual:city-geometry')).default as GeometryPack
const shell = createStore<ShellAddress>(() => readShellAddress(location.search))
/** What a press on the map means: the planner's, unless the shell that is shown has its own. */
const mapPress = createMapPress((entity) => commands.select(entity))

const loadBriefings = async (): Promise<BriefingsPack> =>
  (await import('virtual:city-briefings')).default as BriefingsPack
const loadSystems = async (): Promise<SystemsPack> => (await import('virtual:city-systems')).default as SystemsPack
/** `?kiosk=<briefing>`: a screen in a hall, which keeps its address whatever is shown. */
const kiosk = new URLSearchParams(location.search).get('kiosk')
const stage = startStage({
  container: assertDefined(document.getElementById('stage'), '#stage'),
  city: cityView.getState().city,
  schedules: cityView.getState().schedules,
  store,
  clock,
  loadGeometry,
  onSelect: mapPress.press,
  // In a hall there is no north to find again: a pinch zooms, and turns nothing by accident.
  turnsByTouch: kiosk === null,
})
const addressBar = keepAddressBar(store, clock, addressContext, shell)
/** `?follow=<presentation>`: shows what a presenter elsewhere shows. */
const follow = new URLSearchParams(location.search).get('follow')
if (kiosk !== null || follow !== null) addressBar.stop()
/** The session or a scenario has changed: what follows from it is worked out anew, and only what is another goes on. */
const followSession = (): void => {
  const [before, next] = [cityView.getState(), cityViewOf(store.getState())]
  const isSame =
    next.city === before.city &&
    next.schedules.length === before.schedules.length &&
    next.schedules.every((schedule, i) => schedule === before.schedules[i])
  if (isSame) return
  void stage.show(next.city, next.schedules)
  if (next.city !== before.city) stage.hover.setState(null, true)
  cityView.setState(next, true)
  followHorizon()
  dropLostSelection()
}
/** What neither side's scenario adds cannot be chosen. */
const dropLostSelection = (): void => {
  const { selection } = store.getState()
  if (selection !== null && !cityView.getState().city.entityById.has(selection)) commands.select(null)
}
store.subscribe((now, before) => {
  if (now.known !== before.known || now.sides !== before.sides) followSession()
})
let loadingLibrary: Promise<ScenarioLibrary> | undefined
const loadLibrary = (): Promise<ScenarioLibrary> =>
  (loadingLibrary ??= import('./session/scenario-library.ts').then(({ createScenarioLibrary }) => {
    library = createScenarioLibrary(shipped, storage)
    library.store.subscribe(followSession)
    followSession()
    dropLostSelection()
    return library
  }))
let loadingRecords: Promise<OwnRecords> | undefined
const loadOwnRecords = (): Promise<OwnRecords> =>
  (loadingRecords ??= import('./session/own-records.ts').then(({ createOwnRecords }) =>
    createOwnRecords(storage, embedded && { scenario: embedded.scenario.id, records: embedded.ownRecords }),
  ))
if (session.sides.some(({ scenario }) => !shipped.some(({ id }) => id === scenario))) void loadLibrary()
else dropLostSelection()

/** What is being dragged on the timeline shows on the map at once; the panels follow when it is dropped. */
const previewScenario = (scenario: Scenario | null): Schedule => {
  const { city: known, schedule, schedules } = cityView.getState()
  const shown = scenario === null ? schedule : buildSchedule(known, scenario, catalog())
  // A thing that is added makes the map anew; that can wait until it is taken in.
  if (known.entities.length === shown.entries.length)
    void stage.show(known, schedules[1] ? [shown, schedules[1]] : [shown])
  return shown
}

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
  async seekShot(id, share) {
    const shot = pack.shots.find((one) => one.id === id)
    await stage.ready
    const camera = view()
    if (shot && camera)
      (await import('./story/seek-shot.ts')).seekShot(shot, share, {
        store,
        clock,
        camera,
        span: Math.max(innerWidth, innerHeight),
      })
    return shot !== undefined
  },
  jumpTo: (camera) => {
    if (view()) view()?.jumpTo(camera)
    else store.setState({ camera })
  },
  isEntity,
  isScenario,
  address: () => writeAddress({ session: store.getState(), day: clock.day }, addressContext, shell.getState()),
  pick: (x, y) => view()?.pick(x, y) ?? null,
  names: (at) => view()?.names(at) ?? [],
  diagnostics: () => ({
    contextLosses: stage.contextLosses(),
    ...(view()?.info() ?? { calls: 0, triangles: 0, geometries: 0, textures: 0 }),
  }),
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
  page.dataset['state'] =
    state === 'unavailable' ? 'failed' : state === 'ready' && stage.settledState.getState() ? 'settled' : 'loading'
}
stage.status.subscribe(showState)
stage.settledState.subscribe(showState)
showState()

const world: AppServices = {
  wholeCity: city,
  cityView,
  store,
  clock,
  commands,
  shippedScenarios: shipped,
  embedded,
  loadLibrary,
  holdsOwnRecords: () =>
    loadingRecords !== undefined || (embedded?.ownRecords.length ?? 0) > 0 || holdsOwnRecords(storage),
  loadOwnRecords,
  previewScenario,
  credits: settings.terrain
    ? [
        ...pack.credits,
        {
          file: settings.terrain.tiles,
          credit: { zh: settings.terrain.credit, en: settings.terrain.credit },
          licence: settings.terrain.licence,
        },
      ]
    : pack.credits,
  reviewNumber: settings.reviewNumber,
  broker: settings.broker,
  notices: faults,
  loadGeometry,
  loadSystems,
  loadBriefings,
  shell,
  onMapPress: mapPress.take,
  plannerOpens: createStore(() => ({ briefingEditor: false })),
  shots: pack.shots,
  runShot,
  viewOf,
  openRenderer: stage.openRenderer,
  stage: stage.status,
  hover: stage.hover,
}

/** Shows the shell that the address asks for, in place of the one before. */
const shellName = ({ present }: ShellAddress): 'planner' | 'presenter' =>
  present === undefined ? 'planner' : 'presenter'
let shown: string | null = null
let leaveShell = (): void => {}
const showShell = async (): Promise<void> => {
  const name = shellName(shell.getState())
  if (name === shown) return
  shown = name
  const mount =
    name === 'planner' ? mountPlanner : (await import('./shells/presenter/mount-presenter.tsx')).mountPresenter
  // Another may have been asked for while this one was on its way.
  if (name !== shown) return
  leaveShell()
  leaveShell = mount(root, world)
}
/** A kiosk stays one: there is no way from it into the other shells. */
const showKiosk = async (asked: string): Promise<void> => {
  const { mountKiosk } = await import('./shells/kiosk/mount-kiosk.tsx')
  window.twin.kiosk = await mountKiosk(root, world, {
    asked,
    loadBriefings: async () => ((await import('virtual:city-briefings')).default as BriefingsPack).briefings,
    stageView: () => view() ?? null,
    version: __VERSION__,
    contextLosses: () => stage.contextLosses(),
  })
}
if (kiosk !== null) void showKiosk(kiosk)
else if (follow !== null)
  void import('./shells/presenter/follow/mount-follow.tsx').then(({ mountFollow }) => mountFollow(root, world, follow))
else {
  shell.subscribe(() => void showShell())
  void showShell()
}
