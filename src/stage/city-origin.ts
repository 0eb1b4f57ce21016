import type { LngLat } from '../base/geodesy.ts'

/** The city's frame of metres: between the airport and the science city. */
export const CITY_ORIGIN: LngLat = [113.72, 34.72]
