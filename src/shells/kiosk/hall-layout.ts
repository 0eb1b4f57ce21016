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
