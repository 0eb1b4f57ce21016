import { localize } from '../messages/localize.ts'
import factsPack from 'virtual:city-facts'
import { createStore } from 'zustand/vanilla'
import { assertDefined } from '../base/assert.ts'
import { FIRST_DAY, LAST_DAY, isoOf } from '../base/day.ts'
import { buildCity } from '../city/build-city.ts'
import type { SearchNames } from '../city/search-names.ts'
import { lastEvidenceOf } from '../city/last-evidence.ts'
import type { BriefingsPack, FactsPack, GeometryPack, SystemsPack } from '../intake/read-pack.ts'
import { buildSchedule, type Schedule } from '../scenario/build-schedule.ts'
import type { Scenario } from '../scenario/schema.ts'
import { dateReason, readAddress } from '../session/address.ts'
import { keepAddressBar } from '../session/address-bar.ts'
import { createClock } from '../session/clock.ts'
import { createCommands } from '../session/commands.ts'
import type { OpenPanels } from '../session/open-panels.ts'
import type { AddressFault, PageAddress, ShellAddress } from '../session/page-address.ts'
import { createSessionStore, type SessionStore } from '../session/session.ts'
import { readSettings } from '../session/settings.ts'
import { browserStorage } from '../session/browser-storage.ts'
import { startStage } from '../stage/live-stage.ts'
import { runShot as play } from '../story/run-view.ts'
import type { Shot } from '../story/schema.ts'
import { createMapPress } from '../app/map-press.ts'
import type { AppServices, ContentServices } from '../app/services.ts'
import { chooseShell } from './choose-shell.ts'
import { keepCityView } from './keep-city-view.ts'
import { openPublicApi, stageViewOf } from './open-public-api.ts'
import { openScenarios } from './open-scenarios.ts'

const loadGeometry = async (): Promise<GeometryPack> => (await import('virtual:city-geometry')).default as GeometryPack
const loadBriefings = async (): Promise<BriefingsPack> =>
  (await import('virtual:city-briefings')).default as BriefingsPack
const loadSystems = async (): Promise<SystemsPack> => (await import('virtual:city-systems')).default as SystemsPack

const loadSearchNames = async (): Promise<SearchNames> => (await import('virtual:city-names')).default as SearchNames

/** A scenario that has gone, here or in another window, stands on no side any more. */
function dropLostSides(store: SessionStore, isScenario: (id: string) => boolean): void {
  const [first, second] = store.getState().sides
  const isKept = second === undefined || isScenario(second.scenario)
  if (isScenario(first.scenario) && isKept) return
  const left = isScenario(first.scenario) ? first : { ...first, scenario: 'reference' }
  store.setState({ sides: second && isKept ? [left, second] : [left] })
}

/** Opens the twin on a page: reads its address, opens what is stored, keeps map and address with the session, and shows a shell. */
export async function openTwin(root: HTMLElement, asked: PageAddress): Promise<void> {
  const settings = readSettings()
  const pack = factsPack as FactsPack
  const city = buildCity(pack)
  const scenarios = await openScenarios(pack, city, asked, browserStorage(), () => {
    dropLostSides(store, scenarios.isScenario)
    kept.follow()
  })
  const context = {
    openingDay: lastEvidenceOf(city),
    isEntity: scenarios.isEntity,
    isScenario: scenarios.isScenario,
    namesScenarios: scenarios.embedded !== null,
  }
  const opened = readAddress(scenarios.seat(asked), context)
  const { session } = opened
  const faults: AddressFault[] = [
    ...opened.faults,
    ...scenarios.unreadable.map(({ parameter, reason }) => ({ parameter, value: localize(reason, session.language) })),
  ]
  const store = createSessionStore(session)
  const clock = createClock(opened.day, FIRST_DAY, LAST_DAY)
  clock.setSpeed(session.speed)
  const kept = keepCityView(city, scenarios.catalog, store, clock, (now, before) => {
    void stage.show(now.city, now.schedules)
    if (now.city !== before.city) stage.hover.setState(null, true)
  })
  const { cityView } = kept
  // A day after all that is shown is not left in silence; a scenario of one's own is still to come, and may reach there.
  const isShipped = session.sides.every(({ scenario }) => scenarios.shipped.some(({ id }) => id === scenario))
  if (isShipped && opened.day > clock.end)
    faults.push({ parameter: 'day', value: isoOf(opened.day), ...dateReason(isoOf(opened.day), clock.end) })
  const commands = createCommands(store, clock, () => cityView.getState().documentedDays)
  const shell = createStore<ShellAddress>(() => asked.shell)
  const panels = createStore<OpenPanels>(() => opened.open)
  /** What a press on the map means: the planner's, unless the shell that is shown has its own. */
  const mapPress = createMapPress((entity) => commands.select(entity))
  const stage = startStage({
    container: assertDefined(document.getElementById('stage'), '#stage'),
    city: cityView.getState().city,
    schedules: cityView.getState().schedules,
    store,
    clock,
    loadGeometry,
    onSelect: mapPress.press,
    // In a hall there is no north to find again: a pinch zooms, and turns nothing by accident.
    turnsByTouch: asked.kiosk === null,
  })
  const addressBar = keepAddressBar(store, clock, { ...context, seat: scenarios.seat }, shell, panels)
  // A screen in a hall and one that follows keep their address whatever is shown.
  if (asked.kiosk !== null || asked.follow !== null) addressBar.stop()
  if (session.sides.some(({ scenario }) => !scenarios.shipped.some(({ id }) => id === scenario)))
    void scenarios.loadLibrary()
  else kept.follow()

  openPublicApi({
    store,
    clock,
    stage,
    shots: pack.shots,
    isEntity: context.isEntity,
    isScenario: context.isScenario,
    address: addressBar.present,
  })

  /** Runs a composed view as soon as there is a map. */
  const runShot = async (shot: Shot): Promise<void> => {
    await stage.ready
    const camera = stageViewOf(stage)
    if (camera) await play(shot, { store, clock, camera }).done
  }
  const askedShot = pack.shots.find(({ id }) => id === asked.shot)
  if (askedShot) void runShot(askedShot)

  /** What is being dragged on the timeline shows on the map at once; the panels follow when it is dropped. */
  const previewScenario = (scenario: Scenario | null): Schedule => {
    const { city: known, schedule, schedules } = cityView.getState()
    const shown = scenario === null ? schedule : buildSchedule(known, scenario, scenarios.catalog())
    // A thing that is added makes the map anew; that can wait until it is taken in.
    if (known.entities.length === shown.entries.length)
      void stage.show(known, schedules[1] ? [shown, schedules[1]] : [shown])
    return shown
  }
  const { terrain, reviewNumber, broker } = settings
  const content: ContentServices = {
    credits: terrain
      ? [
          ...pack.credits,
          { file: terrain.tiles, credit: { zh: terrain.credit, en: terrain.credit }, licence: terrain.licence },
        ]
      : pack.credits,
    shots: pack.shots,
    loadGeometry,
    loadSystems,
    loadSearchNames,
    loadBriefings,
  }
  const services: AppServices = {
    wholeCity: city,
    cityView,
    store,
    clock,
    commands,
    scenarios: {
      shippedScenarios: scenarios.shipped,
      embedded: scenarios.embedded,
      loadLibrary: scenarios.loadLibrary,
      holdsOwnRecords: scenarios.holdsOwnRecords,
      loadOwnRecords: scenarios.loadOwnRecords,
      previewScenario,
    },
    content,
    page: {
      asked,
      notices: faults,
      shell,
      opened: panels,
      presentAddress: addressBar.present,
      reviewNumber,
      broker,
    },
    onMapPress: mapPress.take,
    runShot,
    viewOf: kept.viewOf,
    openRenderer: stage.openRenderer,
    stage: stage.status,
    hover: stage.hover,
  }
  chooseShell(root, services, {
    loadBriefings: async () => (await loadBriefings()).briefings,
    stageView: () => stageViewOf(stage) ?? null,
    version: __VERSION__,
    contextLosses: () => stage.contextLosses(),
  })
}
