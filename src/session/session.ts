import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Day } from '../base/day.ts'
import type { LayerId } from '../city/schema.ts'
import type { Reading } from '../scenario/reading.ts'

/** What can be switched on the map: the layers of the city, and those that only help to read them. */
export const LAYER_SWITCHES = [
  'districts',
  'zones',
  'parks',
  'mobility',
  'pipelines',
  'corridors',
  'context',
  'fabric',
  'labels',
] as const satisfies readonly (LayerId | 'context' | 'fabric' | 'labels')[]
export type LayerSwitch = (typeof LAYER_SWITCHES)[number]

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const THEMES = ['night', 'paper'] as const
export type Theme = (typeof THEMES)[number]

/** Days per second of play. */
export const SPEEDS = [1, 7, 30, 91, 365] as const
export type Speed = (typeof SPEEDS)[number]

/** How much the map may ask of the machine; `auto` follows the measured time of a frame. */
export const QUALITIES = ['auto', 'low', 'medium', 'high', 'full'] as const
export type Quality = (typeof QUALITIES)[number]

/** The map's vertical field of view where a view names none, in degrees. */
export const DEFAULT_FOV = 36.87
/** Vertical fields of view that a view may have, in degrees. */
export const FOV_LIMITS = { min: 12, max: 60 } as const

/** Degrees WGS-84, MapLibre zoom, degrees clockwise from north, degrees from straight down. */
export interface Camera {
  readonly lng: number
  readonly lat: number
  readonly zoom: number
  readonly bearing: number
  readonly pitch: number
  /** Vertical field of view in degrees, small through a long lens. Absent: `DEFAULT_FOV`. The zoom holds at the view's middle whatever the lens. */
  readonly fov?: number | undefined
}

/** One side of the screen: a scenario, read in one way. */
export interface Side {
  readonly scenario: string
  readonly reading: Reading
  /** Only a second side may stand on a day of its own; without one it goes with the clock. */
  readonly day?: Day | undefined
}

/** What this viewer has chosen. Small, flat, versioned; with the clock's day it equals the address bar, but for what a story states beside it. */
export interface Session {
  readonly version: 1
  /** One side, or two that are compared across one screen. */
  readonly sides: readonly [Side] | readonly [Side, Side]
  /** Share of the width, from the left, that the first of two sides takes. */
  readonly swipe: number
  readonly layers: ReadonlySet<LayerSwitch>
  /** Entity id. */
  readonly selection: string | null
  /** As known on: only documents published up to and on this day are used; null for all of them. */
  readonly known: Day | null
  readonly language: Language
  readonly theme: Theme
  readonly speed: Speed
  readonly quality: Quality
  /** Hour of the city's own time, 0 to 24, that the light falls from; null for the theme's own. */
  readonly hour: number | null
  readonly camera: Camera
  /** Entities that are being told of: their names stand before all others. A story states them; the address does not. */
  readonly featured: readonly string[]
}

/** The hour of each theme, where none is chosen: a low afternoon sun on paper, evening on the night model. */
export const THEME_HOURS: Readonly<Record<Theme, number>> = { paper: 15.5, night: 17.5 }

/** The whole city from the south, with the science city in front of the river. */
export const HOME_CAMERA: Camera = { lng: 113.76, lat: 34.665, zoom: 10.35, bearing: -12, pitch: 58 }

export const DEFAULT_SESSION: Session = {
  version: 1,
  sides: [{ scenario: 'reference', reading: 'both' }],
  swipe: 0.5,
  layers: new Set(LAYER_SWITCHES),
  selection: null,
  known: null,
  language: 'zh',
  theme: 'night',
  speed: 30,
  quality: 'auto',
  hour: null,
  camera: HOME_CAMERA,
  featured: [],
}

export type SessionStore = StoreApi<Session>

export function createSessionStore(initial: Session = DEFAULT_SESSION): SessionStore {
  return createStore<Session>(() => initial)
}
