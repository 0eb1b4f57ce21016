import factsPack from 'virtual:city-facts'
import { createStore } from 'zustand/vanilla'
import { dayOf, FIRST_DAY, LAST_DAY } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import type { FactsPack } from '../../src/intake/read-pack.ts'
import { createMapPress } from '../../src/app/map-press.ts'
import type { AppServices, Hovered, StageStatus } from '../../src/app/services.ts'
import { keepOwnDocuments } from '../../src/main/keep-own-documents.ts'
import { keepCityView } from '../../src/main/keep-city-view.ts'
import { contentOf } from '../../src/main/load-content.ts'
import { openPageBaseMap } from '../../src/main/open-base-map.ts'
import { openOwnData } from '../../src/main/open-own-data.ts'
import { openScenarios } from '../../src/main/open-scenarios.ts'
import { addMilestone, shiftMany } from '../../src/scenario/edit-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { createClock } from '../../src/session/clock.ts'
import { createCommands } from '../../src/session/commands.ts'
import type { ShownOwnLayer } from '../../src/own-layers/layer-style.ts'
import { memoryObjects } from '../../src/session/object-storage.ts'
import { readSettings } from '../../src/session/settings.ts'
import { NOTHING_OPEN } from '../../src/session/open-panels.ts'
import { readPageAddress, type ShellAddress } from '../../src/session/page-address.ts'
import {
  createSessionStore,
  DEFAULT_SESSION,
  type Language,
  type Session,
  type Theme,
} from '../../src/session/session.ts'
import type { TextStorage } from '../../src/session/text-storage.ts'

const pack = factsPack as FactsPack
/** The real pack's city; made once, and never changed. */
const galleryCity = buildCity(pack)

/** What makes a name long: a works' full title, and a word that does not break. */
const LONG_TAIL = {
  zh: '智能网联汽车开放测试与示范运营一体化基础设施三期扩建及配套工程（含地下综合管廊）',
  en: 'with its Infrastructure-cooperation demonstration, third extension and ancillary works',
}

/** A name that no layout is made for. */
const LONG = {
  zh: '一个名称特别长的情景：郑东新区、航空港区与科学城各条线路同时推后一年，并按部门自己的记录逐项复核',
  en: 'A scenario with a very long name: every line of Zhengdong, the Airport Economy Zone and the science city a year later, each checked against the bureau’s own records',
}

/** The pack with names, subjects and publications as long as they come, and figures of nine digits. */
const longPack: FactsPack = {
  ...pack,
  entities: pack.entities.map((entity) => ({
    ...entity,
    name: { zh: `${entity.name.zh}${LONG_TAIL.zh}`, en: `${entity.name.en} ${LONG_TAIL.en}` },
  })),
  facts: pack.facts.map((fact) => ({
    ...fact,
    subject: { zh: `${fact.subject.zh}${LONG_TAIL.zh}`, en: `${fact.subject.en} ${LONG_TAIL.en}` },
    figure: fact.figure && { ...fact.figure, value: 123_456_789 },
  })),
  documents: pack.documents.map((document) => ({
    ...document,
    publication: {
      zh: `${document.publication.zh}${LONG_TAIL.zh}`,
      en: `${document.publication.en} ${LONG_TAIL.en}`,
    },
  })),
}
const longCity = buildCity(longPack)

export interface GalleryOptions {
  /** Names and figures are as long as they come. */
  readonly long?: boolean | undefined
  readonly language: Language
  readonly theme: Theme
  /** ISO date; the last day of evidence otherwise. */
  readonly day?: string | undefined
  readonly session?: Partial<Session> | undefined
  readonly shell?: ShellAddress | undefined
  /** A scenario of one's own, with a long name and an edit, stands on the first side. */
  readonly own?: boolean | undefined
}

/** A browser that keeps nothing beyond the page. */
function memoryStorage(): TextStorage {
  const texts = new Map<string, string>()
  return {
    keys: () => [...texts.keys()],
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
  }
}

/** What a shell is given, as `openTwin` puts it together, with the real pack and no map. */
export async function createGalleryServices(options: GalleryOptions): Promise<AppServices> {
  const city = options.long ? longCity : galleryCity
  const asked = readPageAddress('', '')
  const store = createSessionStore({
    ...DEFAULT_SESSION,
    language: options.language,
    theme: options.theme,
    ...options.session,
  })
  const clock = createClock(options.day === undefined ? lastEvidenceOf(city) : dayOf(options.day), FIRST_DAY, LAST_DAY)
  let follow = (): void => {}
  const scenarios = await openScenarios(
    pack,
    () => city,
    asked,
    memoryStorage(),
    () => follow(),
  )
  const kept = keepCityView(
    () => city,
    scenarios.catalog,
    store,
    clock,
    () => ({ ownLayers: [], baseMap: null }),
    () => {},
  )
  ;({ follow } = kept)
  const { cityView } = kept
  const commands = createCommands(store, clock, () => cityView.getState().documentedDays)
  if (options.own) {
    const library = await scenarios.loadLibrary()
    const made = library.create('reference', LONG, LONG)
    if (!made.ok) throw new Error(JSON.stringify(made.errors))
    const planned = cityView
      .getState()
      .schedule.entries.filter(({ plan }) => plan)
      .slice(0, 3)
    const ids = planned.map(({ entity }) => entity.id)
    const stated = { author: LONG, reason: LONG }
    for (const verb of [
      (scenario: Scenario) => shiftMany(scenario, ids, { months: 13, days: 3 }, stated),
      (scenario: Scenario) => addMilestone(scenario, { date: '2024-06-30', name: LONG }),
    ]) {
      const changed = library.edit(made.value.id, verb)
      if (!changed.ok) throw new Error(JSON.stringify(changed.errors))
    }
    commands.chooseScenario(made.value.id)
  }
  const { load: loadOwnDocuments } = await keepOwnDocuments(city, memoryStorage(), false, () => {})
  return {
    wholeCity: city,
    loadOwnDocuments,
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
      previewScenario: () => cityView.getState().schedule,
    },
    baseMap: openPageBaseMap(asked, readSettings()),
    ownData: openOwnData({
      openObjects: memoryObjects,
      mark: { read: () => null, write: () => true, remove: () => undefined },
      keeps: false,
      shown: createStore<readonly ShownOwnLayer[]>(() => []),
      shell: createStore<ShellAddress>(() => ({})),
    }),
    content: contentOf(pack, null),
    page: {
      asked,
      notices: [],
      shell: createStore<ShellAddress>(() => options.shell ?? {}),
      opened: createStore(() => NOTHING_OPEN),
      presentAddress: () => '?day=2023-03-09',
      reviewNumber: null,
      broker: null,
    },
    onMapPress: createMapPress(() => {}).take,
    runShot: () => Promise.resolve(),
    viewOf: kept.viewOf,
    openRenderer: () => Promise.reject(new Error('the gallery has no map')),
    stage: createStore<StageStatus>(() => ({ state: 'unavailable', reason: 'no-webgl2', detail: '' })),
    hover: createStore<Hovered | null>(() => null),
  }
}
