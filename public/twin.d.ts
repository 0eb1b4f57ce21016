/**
 * `window.twin`: the surface for signage systems, embedders and benchmarks, as types to copy beside your own code.
 * Every promise resolves when that view stands drawn. A test compares this file with the code and the README.
 */

export type Reading = 'planned' | 'documented' | 'both' | 'difference'

/** WGS-84 degrees; zoom as MapLibre counts it; `fov` is the vertical field of view in degrees. */
export interface Camera {
  readonly lng: number
  readonly lat: number
  readonly zoom: number
  readonly bearing: number
  readonly pitch: number
  readonly fov?: number | undefined
}

export type LayerSwitch =
  | 'districts'
  | 'zones'
  | 'parks'
  | 'mobility'
  | 'pipelines'
  | 'corridors'
  | 'context'
  | 'fabric'
  | 'labels'

/** What `setView` takes: any part of a view. Days are ISO dates; `hour` is 0 to 24, null for the theme's own. */
export interface ViewRequest {
  readonly day?: string
  readonly reading?: Reading
  readonly scenario?: string
  readonly compare?: { readonly scenario: string; readonly reading?: Reading; readonly day?: string } | null
  readonly swipe?: number
  readonly camera?: Partial<Camera>
  readonly layers?: readonly LayerSwitch[]
  readonly selection?: string | null
  readonly language?: 'zh' | 'en'
  readonly theme?: 'night' | 'paper'
  readonly hour?: number | null
  readonly quality?: 'auto' | 'low' | 'medium' | 'high' | 'full'
}

/** How a kiosk is, for those who look after it. `number` counts from 1; `uptime` is in seconds. */
export interface KioskStatus {
  readonly version: string
  readonly state: 'loop' | 'exploring' | 'asking'
  readonly black: boolean
  readonly briefing: string
  readonly chapter: string
  readonly number: number
  readonly chapters: number
  readonly chapterIds: readonly string[]
  readonly language: 'zh' | 'en'
  readonly map: 'loading' | 'ready' | 'restoring' | 'unavailable'
  readonly offline: 'off' | 'storing' | 'ready' | 'failed'
  readonly update: boolean
  readonly uptime: number
  readonly contextLosses: number
  readonly errors: number
  readonly heapMb: number | null
  /** What could not be read of settings and address, one line each. */
  readonly faults: readonly string[]
}

/** What a control room may ask of a kiosk. `goToChapter` takes a number from 1 or an id; false where there is none. */
export interface KioskRemote {
  next(): void
  back(): void
  goToChapter(chapter: string): boolean
  language(language: 'zh' | 'en'): void
  black(black: 'on' | 'off' | 'toggle'): void
  reload(): void
  status(): KioskStatus
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

export interface Twin {
  readonly version: string
  /** The map is there, or will never be. */
  readonly ready: Promise<void>
  goToDay(isoDate: string): Promise<void>
  setView(view: ViewRequest): Promise<void>
  settled(): Promise<void>
  /** Cuts to a composed view after a share of its course, 0 to 1, with the clock paused. */
  showShot(id: string, share?: number): Promise<void>
  play(): void
  pause(): void
  /** The query string that opens the present view. */
  address(): string
  /** Entity id at a point of the map, CSS pixels from its top left; null for nothing. */
  pick(x: number, y: number): string | null
  /** Names on the map; at a point, those whose room holds it. */
  names(at?: readonly [number, number]): readonly string[]
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

declare global {
  interface Window {
    twin: Twin
  }
}
