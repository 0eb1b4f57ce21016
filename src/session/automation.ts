import { parseDay, type Day } from '../base/day.ts'
import { READINGS, type Reading } from '../scenario/reading.ts'
import type { Clock } from './clock.ts'
import {
  LAYER_SWITCHES,
  QUALITIES,
  type Camera,
  type Language,
  type LayerSwitch,
  type Quality,
  type Session,
  type SessionStore,
  type Side,
  type Theme,
} from './session.ts'

/** What `setView` takes: any part of a view. */
export interface ViewRequest {
  readonly day?: string
  readonly reading?: Reading
  /** Of the first side. */
  readonly scenario?: string
  /** What stands on the second side, from `swipe` (0 to 1) of the width on; null takes it away. A day of its own is an ISO date. */
  readonly compare?: { readonly scenario: string; readonly reading?: Reading; readonly day?: string } | null
  readonly swipe?: number
  readonly camera?: Partial<Camera>
  readonly layers?: readonly LayerSwitch[]
  readonly selection?: string | null
  readonly language?: Language
  readonly theme?: Theme
  /** Hour of the light, 0 to 24; null leaves the theme's own. */
  readonly hour?: number | null
  readonly quality?: Quality
}

/** How a kiosk is, for those who look after it. */
export interface KioskStatus {
  readonly version: string
  readonly state: 'loop' | 'exploring' | 'asking'
  readonly black: boolean
  readonly briefing: string
  /** Id of the chapter that is shown, and which one of how many, from 1. */
  readonly chapter: string
  readonly number: number
  readonly chapters: number
  readonly chapterIds: readonly string[]
  readonly language: Language
  readonly map: 'loading' | 'ready' | 'restoring' | 'unavailable'
  /** Needs neither network nor server any more; whether a newer version waits for an idle moment. */
  readonly offline: 'off' | 'storing' | 'ready' | 'failed'
  readonly update: boolean
  /** In seconds since the page was opened. */
  readonly uptime: number
  readonly contextLosses: number
  readonly errors: number
  /** Null where the browser does not tell. */
  readonly heapMb: number | null
  /** What could not be read of settings and address, one line each. */
  readonly faults: readonly string[]
}

/** `window.twin.kiosk`: what a control room (中控) may ask of a kiosk; the server's control interface asks the same. */
export interface KioskRemote {
  next(): void
  back(): void
  /** By its number from 1, or its id; false when there is no such chapter. */
  goToChapter(chapter: string): boolean
  language(language: Language): void
  black(black: 'on' | 'off' | 'toggle'): void
  reload(): void
  status(): KioskStatus
  /** For tests and the soak run: from now on the kiosk's time passes by hand, in seconds. */
  takeTime(): (seconds: number) => void
}

/** What `addLayer` may be told; what is left out is as the file says, or as it is understood. */
export interface AddLayerOptions {
  /** By which the layer is named later; the same address gets the same one without it. */
  readonly id?: string
  readonly name?: string
  /** Coordinate system of the file: an EPSG code, `GCJ-02` or `BD-09`. */
  readonly crs?: string
  readonly licence?: string
  readonly attribution?: string
  /** How it is drawn, as a project file has it; parts of it will do. */
  readonly style?: unknown
}

/** An own layer, for those who put it there. */
export interface LayerSummary {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly visible: boolean
  /** West, south, east, north in degrees (WGS-84); null where nothing has a place. */
  readonly bounds: readonly [number, number, number, number] | null
  readonly datum: string
  readonly file: string
}

/** `window.twin`: the surface for signage systems, embedders and benchmarks. Every promise resolves when that view stands drawn. */
export interface Twin {
  readonly version: string
  readonly ready: Promise<void>
  goToDay(isoDate: string): Promise<void>
  setView(view: ViewRequest): Promise<void>
  settled(): Promise<void>
  /** Cuts to a composed view of scenes/shots.json as it stands after a share of its course, 0 to 1 (its rest), with the clock paused. */
  showShot(id: string, share?: number): Promise<void>
  play(): void
  pause(): void
  /** The query string that opens the present view. */
  address(): string
  /** Entity id drawn at a point of the map, CSS pixels from its top left; null for nothing. */
  pick(x: number, y: number): string | null
  /** The names that stand on the map in the present language; at a point, those whose room holds it. */
  names(at?: readonly [number, number]): readonly string[]
  /** How often the WebGL context was lost since the page was opened, and what the world draws in a frame. */
  diagnostics(): { contextLosses: number; calls: number; triangles: number; geometries: number; textures: number }
  /**
   * Adds what stands at an address of the page's own origin, or of one listed in `<meta name="twin-data-origins">`, as own layers.
   * Rejects with a sentence that says what to do.
   */
  addLayer(address: string, options?: AddLayerOptions): Promise<readonly LayerSummary[]>
  /** Own layers, from top to bottom. */
  layers(): Promise<readonly LayerSummary[]>
  /** False where there is none of that id. */
  removeLayer(id: string): Promise<boolean>
  /** In a kiosk only. */
  kiosk?: KioskRemote
}

export interface AutomationParts {
  readonly version: string
  readonly store: SessionStore
  readonly clock: Clock
  readonly ready: Promise<void>
  readonly settled: () => Promise<void>
  /** Sets a composed view; false where there is none of that name. */
  readonly seekShot: (id: string, share: number) => Promise<boolean>
  readonly jumpTo: (camera: Camera) => void
  readonly isEntity: (id: string) => boolean
  readonly isScenario: (id: string) => boolean
  readonly address: () => string
  readonly pick: Twin['pick']
  readonly names: Twin['names']
  readonly diagnostics: Twin['diagnostics']
  readonly addLayer: (address: string, options: AddLayerOptions) => Promise<readonly LayerSummary[]>
  readonly layers: Twin['layers']
  readonly removeLayer: Twin['removeLayer']
}

function readDay(isoDate: string): Day {
  const day = parseDay(isoDate)
  if (day === undefined) throw new RangeError(`twin: "${isoDate}" is not a date of the form YYYY-MM-DD`)
  return day
}

/** `value`, where it is one of `known`. */
function oneOf<T>(known: readonly T[], value: T, what: string): T {
  if (!known.includes(value)) throw new RangeError(`twin: no ${what} "${String(value)}"`)
  return value
}

function within(value: number, most: number, what: string): number {
  if (!(value >= 0 && value <= most)) throw new RangeError(`twin: ${value} is no ${what}`)
  return value
}

type Known = Pick<AutomationParts, 'isEntity' | 'isScenario'>

/** The sides that a request leaves, or undefined where it says nothing of them. */
function sidesOf(
  { reading, scenario, compare }: ViewRequest,
  [one, two]: Session['sides'],
  { isScenario }: Known,
): Session['sides'] | undefined {
  if (reading === undefined && scenario === undefined && compare === undefined) return undefined
  const checkScenario = (id: string): string => {
    if (!isScenario(id)) throw new RangeError(`twin: no scenario "${id}"`)
    return id
  }
  const first: Side = {
    scenario: scenario === undefined ? one.scenario : checkScenario(scenario),
    reading: reading === undefined ? one.reading : oneOf(READINGS, reading, 'reading'),
  }
  if (compare === null || (compare === undefined && !two)) return [first]
  if (compare === undefined) return [first, two!]
  return [
    first,
    {
      scenario: checkScenario(compare.scenario),
      reading: compare.reading === undefined ? first.reading : oneOf(READINGS, compare.reading, 'reading'),
      ...(compare.day === undefined ? {} : { day: readDay(compare.day) }),
    },
  ]
}

/** What a request changes in the session; day and camera are not of it. Throws what is wrong with it, before anything is changed. */
function changeOf(view: ViewRequest, { sides }: Session, known: Known): Partial<Session> {
  const change: Partial<{ -readonly [K in keyof Session]: Session[K] }> = {}
  const asked = sidesOf(view, sides, known)
  if (asked) change.sides = asked
  if (view.swipe !== undefined) change.swipe = within(view.swipe, 1, 'share of the width')
  if (view.layers !== undefined)
    change.layers = new Set(view.layers.map((layer) => oneOf(LAYER_SWITCHES, layer, 'layer')))
  if (view.selection !== undefined) {
    if (view.selection !== null && !known.isEntity(view.selection))
      throw new RangeError(`twin: no entity "${view.selection}"`)
    change.selection = view.selection
  }
  if (view.language !== undefined) change.language = view.language
  if (view.theme !== undefined) change.theme = view.theme
  if (view.hour !== undefined) change.hour = view.hour === null ? null : within(view.hour, 24, 'hour of the day')
  if (view.quality !== undefined) change.quality = oneOf(QUALITIES, view.quality, 'level of quality')
  return change
}

export function createTwin(parts: AutomationParts): Twin {
  const { store, clock } = parts
  const setDay = (isoDate: string): void => {
    const day = readDay(isoDate)
    clock.pause()
    clock.goToDay(day)
  }
  return {
    version: parts.version,
    ready: parts.ready,
    async goToDay(isoDate) {
      setDay(isoDate)
      await parts.settled()
    },
    async setView(view) {
      const change = changeOf(view, store.getState(), parts)
      if (view.day !== undefined) setDay(view.day)
      store.setState(change)
      if (view.camera !== undefined) parts.jumpTo({ ...store.getState().camera, ...view.camera })
      await parts.settled()
    },
    settled: parts.settled,
    async showShot(id, share = 1) {
      if (!(share >= 0 && share <= 1)) throw new RangeError(`twin: ${share} is no share between 0 and 1`)
      if (!(await parts.seekShot(id, share))) throw new RangeError(`twin: no composed view "${id}"`)
      await parts.settled()
    },
    play: () => clock.play(),
    pause: () => clock.pause(),
    address: parts.address,
    pick: parts.pick,
    names: parts.names,
    diagnostics: parts.diagnostics,
    async addLayer(address, options = {}) {
      const added = await parts.addLayer(address, options)
      await parts.settled()
      return added
    },
    layers: parts.layers,
    async removeLayer(id) {
      const removed = await parts.removeLayer(id)
      if (removed) await parts.settled()
      return removed
    },
  }
}
