import type { KioskSettings } from './kiosk-settings.ts'

/** The part of the screen that words and controls may take, in CSS pixels. */
export interface SafeZone {
  readonly width: number
  readonly height: number
}

export interface HallLayout {
  /** One above the other, what is pressed at the foot: where the safe zone is higher than wide. */
  readonly isPortrait: boolean
  /** CSS pixels of one rem. */
  readonly rem: number
}

/** What suits a screen at scale 1: a share of its shorter side, and not less than this, in CSS pixels. */
const SHARE = 0.0185
const LEAST = 16
/** The rem that a page needs, so that all of it has room: no scale makes it larger than what fits. */
const NEEDED = { landscape: { width: 64, height: 34 }, portrait: { width: 34, height: 64 } }
/** Smaller can be read by no one, in CSS pixels: then pages scroll. */
const SMALLEST = 9

export function safeZoneOf({ width, height }: SafeZone, insets: KioskSettings['insets']): SafeZone {
  return {
    width: (width * (100 - insets.left - insets.right)) / 100,
    height: (height * (100 - insets.top - insets.bottom)) / 100,
  }
}

/** How large words and controls are on a screen with these insets, at this scale, and how they stand. */
export function hallLayout(screen: SafeZone, { insets, scale }: Pick<KioskSettings, 'insets' | 'scale'>): HallLayout {
  const zone = safeZoneOf(screen, insets)
  const isPortrait = zone.width <= zone.height
  const needed = NEEDED[isPortrait ? 'portrait' : 'landscape']
  const wanted = scale * Math.max(LEAST, SHARE * Math.min(screen.width, screen.height))
  const most = Math.min(zone.width / needed.width, zone.height / needed.height)
  return { isPortrait, rem: Math.max(SMALLEST, Math.min(wanted, most)) }
}

/**
 * How much larger than on a desk the map's names are in a hall, which is read from 5 m and not from 60 cm. A letter of height
 * h at a distance d is seen under 3438 · h / d minutes of arc; a name of 15.5 px, 1.2 times as large on 1080 lines and by
 * this on a screen 0.685 m high (55 inches) is 19 mm, seen under 13 minutes from 5 m, as the words of the caption nearly are.
 */
const NAMES = 1.6
/** Larger leaves no room for the ground. */
const MOST_NAMES = 3

export function hallNames({ scale }: Pick<KioskSettings, 'scale'>): number {
  return Math.min(MOST_NAMES, Math.max(1, NAMES * scale))
}
