import { endOfPeriod, parseDay, type Day } from '../base/day.ts'

/** On what the height of a base map's building rests: it is given, storeys are, or neither. */
export const HEIGHT_BASES = ['height', 'storeys', 'assumed'] as const
export type HeightBasis = (typeof HEIGHT_BASES)[number]

/** Metres of a storey, and of a building of which neither height nor storeys are given: three storeys. */
const STOREY_M = 3
const ASSUMED_M = 9
/** Nothing in the province is higher; what says so is an error of its data. */
const TALLEST_M = 700

type Properties = Readonly<Record<string, unknown>>

export interface BuildingHeight {
  /** Metres above the ground, of the top and of what it stands on. */
  readonly top: number
  readonly foot: number
  readonly basis: HeightBasis
}

function numberOf(properties: Properties, ...names: string[]): number {
  for (const name of names) {
    const value = properties[name]
    const number = typeof value === 'string' ? Number.parseFloat(value) : value
    if (typeof number === 'number' && Number.isFinite(number) && number > 0) return number
  }
  return 0
}

/** How high a building of any of the understood schemas is: as given, by its storeys, or as assumed. */
export function heightOf(properties: Properties): BuildingHeight {
  const stated = Math.min(TALLEST_M, numberOf(properties, 'height', 'render_height'))
  const storeys = numberOf(properties, 'num_floors', 'building:levels', 'levels')
  const [top, basis]: [number, HeightBasis] =
    stated > 0
      ? [stated, 'height']
      : storeys > 0
        ? [Math.min(TALLEST_M, storeys * STOREY_M), 'storeys']
        : [ASSUMED_M, 'assumed']
  const foot = numberOf(properties, 'min_height', 'render_min_height') || numberOf(properties, 'min_floor') * STOREY_M
  return { top, foot: foot < top ? foot : 0, basis }
}

/** A date as it is stated; a month or a year is vague. */
export function startTextOf(properties: Properties): string | null {
  const value = properties['start_date'] ?? properties['year'] ?? properties['YEAR_BUILT']
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 40) : null
}

/** The day from which what starts then is sure to stand: the stated one, or the first after a stated month or year. Null for what is no date. */
export function standsFrom(start: string | null): Day | null {
  if (start === null) return null
  return (start.length === 10 ? parseDay(start) : endOfPeriod(start)) ?? null
}

/** Layers of the tiles that hold buildings. */
export type BuildingLayers = readonly string[]

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === 'true' || value === 'yes'

/** What is drawn as a building: nothing under the ground, and nothing that is drawn by its parts. */
export function isBuilding(properties: Properties): boolean {
  return !['hide_3d', 'is_underground', 'has_parts'].some((name) => isTrue(properties[name]))
}

/** A building of the base map under the pointer, and on what its height rests. */
export interface RealBuilding {
  /** Empty for one without a name. */
  readonly name: string
  readonly heightM: number
  readonly basis: HeightBasis
  /** When it was begun or stood, as the base map states it; empty where it does not. */
  readonly start: string
}
