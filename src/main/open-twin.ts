import factsPack from 'virtual:city-facts'
import { createStore } from 'zustand/vanilla'
import { assertDefined } from '../base/assert.ts'
import { buildCity } from '../city/build-city.ts'
import type { FactsPack } from '../intake/read-pack.ts'
import { buildSchedule } from '../scenario/build-schedule.ts'
import { keepAddressBar } from '../session/address-bar.ts'
import { browserStorage } from '../session/browser-storage.ts'
import type { Clock } from '../session/clock.ts'
import { createCommands } from '../session/commands.ts'
import type { OpenPanels } from '../session/open-panels.ts'
import type { PageAddress, ShellAddress } from '../session/page-address.ts'
import type { SessionStore } from '../session/session.ts'
import { readSettings } from '../session/settings.ts'
import { startStage, type LiveStage } from '../stage/live-stage.ts'
import { runShot as play } from '../story/run-view.ts'
import type { Shot } from '../story/schema.ts'
import { chooseFeature } from '../app/own-data/own-data.ts'
import { createMapPress } from '../app/map-press.ts'
import type { AppServices, ScenarioServices } from '../app/services.ts'
import { chooseShell } from './choose-shell.ts'
import { keepOwnDocuments } from './keep-own-documents.ts'
import { keepCityView, type KeptCityView } from './keep-city-view.ts'
import { contentOf } from './load-content.ts'
import { openShownData } from './open-shown-data.ts'
import { openPublicApi, stageViewOf } from './open-public-api.ts'
import { openScenarios, type OpenScenarios } from './open-scenarios.ts'
import { openSession } from './open-session.ts'

/** Opens the twin on a page: reads its address, opens what is stored, keeps map and address with the session, and shows a shell. */
export async function openTwin(root: HTMLElement, asked: PageAddress): Promise<void> {
  const settings = readSettings()
  const { terrain, reviewNumber, broker, dataOrigins } = settings
  const pack = factsPack as FactsPack
  const city = buildCity(pack)
  const isScreen = asked.kiosk !== null || asked.follow !== null
  const { whole, ...documents } = await keepOwnDocuments(city, browserStorage(), isScreen, () => kept.follow())
  const scenarios = await openScenarios(pack, whole, asked, browserStorage(), () => {
    dropLostSides(store, scenarios.isScenario)
    kept.follow()
  })
  const { store, clock, context, open, isShipped, faultsUntil } = openSession(city, scenarios, asked, pack.shots)
  const shell = createStore<ShellAddress>(() => asked.shell)
  const { ownData, ownLayers, baseMap, shownData } = openShownData(asked, shell, settings)
  const kept = keepCityView(whole, scenarios.catalog, store, clock, shownData, (now, before) => {
    void stage.show(now.city, now.schedules)
    if (now.city !== before.city) stage.hover.setState(null, true)
  })
  const { cityView } = kept
  const commands = createCommands(store, clock, () => cityView.getState().documentedDays)
  const content = contentOf(pack, terrain)
  const opened = createStore<OpenPanels>(() => open)
  /** What a press on the map means: the planner's, unless the shell that is shown has its own. */
  const mapPress = createMapPress((entity, own) => {
    commands.select(entity)
    chooseFeature(ownData.view, own)
  })
  const stage = startStage({
    container: assertDefined(document.getElementById('stage'), '#stage'),
    city: cityView.getState().city,
    schedules: cityView.getState().schedules,
    store,
    clock,
    ownLayers,
    baseMap: baseMap.state,
    loadGeometry: content.loadGeometry,
    onSelect: mapPress.press,
    // In a hall there is no north to find again: a pinch zooms, and turns nothing by accident.
    turnsByTouch: asked.kiosk === null,
  })
  const addressBar = keepAddressBar(store, clock, context, shell, opened)
  // A screen in a hall and one that follows keep their address whatever is shown.
  if (isScreen) addressBar.stop()
  if (isShipped) kept.follow()
  else void scenarios.loadLibrary()
  const { present: address } = addressBar
  openPublicApi({ ...context, store, clock, stage, shots: pack.shots, address, ownData, dataOrigins })
  const runShot = runnerOf(stage, store, clock)
  for (const shot of pack.shots) if (shot.id === asked.shot) void runShot(shot)

  const services: AppServices = {
    get wholeCity() {
      return whole()
    },
    loadOwnDocuments: documents.load,
    cityView,
    store,
    clock,
    commands,
    scenarios: scenarioServices(scenarios, kept, stage),
    ownData,
    baseMap,
    get content() {
      return documents.contentWith(content)
    },
    page: { asked, notices: faultsUntil(clock.end), shell, opened, presentAddress: address, reviewNumber, broker },
    onMapPress: mapPress.take,
    runShot,
    viewOf: kept.viewOf,
    openRenderer: stage.openRenderer,
    stage: stage.status,
    hover: stage.hover,
  }
  chooseShell(root, services, {
    loadBriefings: async () => (await content.loadBriefings()).briefings,
    stageView: () => stageViewOf(stage) ?? null,
    version: __VERSION__,
    contextLosses: () => stage.contextLosses(),
  })
}

/** Runs a composed view as soon as there is a map. */
function runnerOf(stage: LiveStage, store: SessionStore, clock: Clock): (shot: Shot) => Promise<void> {
  return async (shot) => {
    await stage.ready
    const camera = stageViewOf(stage)
    if (camera) await play(shot, { store, clock, camera }).done
  }
}

/** What is being dragged on the timeline shows on the map at once; the panels follow when it is dropped. */
function scenarioServices(
  { shipped, embedded, catalog, loadLibrary, holdsOwnRecords, loadOwnRecords }: OpenScenarios,
  { cityView }: KeptCityView,
  stage: LiveStage,
): ScenarioServices {
  return {
    shippedScenarios: shipped,
    embedded,
    loadLibrary,
    holdsOwnRecords,
    loadOwnRecords,
    previewScenario(scenario) {
      const { city: known, schedule, schedules } = cityView.getState()
      const shown = scenario === null ? schedule : buildSchedule(known, scenario, catalog())
      // A thing that is added makes the map anew; that can wait until it is taken in.
      if (known.entities.length === shown.entries.length)
        void stage.show(known, schedules[1] ? [shown, schedules[1]] : [shown])
      return shown
    },
  }
}

/** A scenario that has gone, here or in another window, stands on no side any more. */
function dropLostSides(store: SessionStore, isScenario: (id: string) => boolean): void {
  const [first, second] = store.getState().sides
  const isKept = second === undefined || isScenario(second.scenario)
  if (isScenario(first.scenario) && isKept) return
  const left = isScenario(first.scenario) ? first : { ...first, scenario: 'reference' }
  store.setState({ sides: second && isKept ? [left, second] : [left] })
}
