import { getMoonPosition, getPosition } from 'suncalc'
import type { LngLat } from '../base/geodesy.ts'
import { THEME_HOURS, type Session } from '../session/session.ts'

/** Lowest sun that casts shadows, in degrees: below, they would reach across the city. */
const LOWEST_DEG = 14
/** Milliseconds from 1970 to 2021-01-01 00:00 in Zhengzhou (UTC+8). */
const EPOCH_MS = Date.UTC(2020, 11, 31, 16)

/** Where light comes from: a unit vector (east, up, south), and how much of it there is, 0 (the sun is down) to 1. */
export interface Sun {
  readonly direction: readonly [number, number, number]
  readonly strength: number
  /** Degrees above the true horizon, as it is: below 0 the sun is down. */
  readonly altitudeDeg: number
  /** What glitters on water: the sun where it really stands, or the moon; a unit vector (east, up, south) and 0 to 1. */
  readonly lamp: { readonly direction: readonly [number, number, number]; readonly strength: number }
}

/** The hour of the light, by the city's own time: the one that is chosen, else the theme's. */
export function hourOf({ hour, theme }: Pick<Session, 'hour' | 'theme'>): number {
  return hour ?? THEME_HOURS[theme]
}

/** The sun over the city on a day of the timeline at an hour of its own time, 0 to 24. */
export function sunAt(day: number, hour: number, at: LngLat): Sun {
  const moment = new Date(EPOCH_MS + (Math.floor(day) + hour / 24) * 86_400_000)
  const { altitude, azimuth } = getPosition(moment, at[1], at[0])
  const moon = getMoonPosition(moment, at[1], at[0])
  return {
    direction: towards(Math.max(altitude, LOWEST_DEG), azimuth),
    strength: Math.min(1, Math.max(0, (altitude + 4) / 12)),
    altitudeDeg: altitude,
    lamp:
      altitude > -2
        ? { direction: towards(Math.max(altitude, 2), azimuth), strength: Math.min(1, (altitude + 2) / 6) }
        : {
            direction: towards(moon.altitude, moon.azimuth),
            strength: Math.min(0.45, Math.max(0, moon.altitude / 20)),
          },
  }
}

/** The sun at an hour of the city's own time; it moves by whole days, and is worked out anew only for another day or hour. */
export function createSun(at: LngLat): (day: number, hour: number) => Sun {
  const kept = new Map<string, Sun>()
  return (day, hour) => {
    const key = `${Math.floor(day)} ${hour}`
    const known = kept.get(key)
    if (known) return known
    // One for each side of the screen is enough.
    if (kept.size > 1) kept.clear()
    const sun = sunAt(day, hour, at)
    kept.set(key, sun)
    return sun
  }
}

function towards(altitudeDeg: number, azimuthDeg: number): readonly [number, number, number] {
  const [height, bearing] = [(altitudeDeg * Math.PI) / 180, (azimuthDeg * Math.PI) / 180]
  return [Math.sin(bearing) * Math.cos(height), Math.sin(height), -Math.cos(bearing) * Math.cos(height)]
}
