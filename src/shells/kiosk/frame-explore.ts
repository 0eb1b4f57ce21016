import { nameZoomStep } from '../../stage/stage-scale.ts'
import type { Insets } from '../../stage/stage-view.ts'
import { safeZoneOf } from './hall-layout.ts'
import type { KioskSettings } from './kiosk-settings.ts'
import type { ViewCamera } from '../../story/run-view.ts'
import { withZoomOffset, type MovedView } from '../../app/zoom-offset.ts'

/** The screen as far as framing goes: CSS pixels, and those of one rem. */
export interface HallScreen {
  readonly width: number
  readonly height: number
  readonly rem: number
  /** How much larger than for its size the screen's names are; 1 where nothing is said. */
  readonly names?: number
}

/** What lies over the map in the hands of a visitor, in rem: the widths and heights of kiosk-explore.css with their gaps. */
const HEAD = 6.5
const CHAPTERS = 24
const CARD = 37
const TIMELINE = 8.5
/** One above the other on a portrait screen. */
const PORTRAIT = { head: 10, chapters: 18, card: 25, timeline: 12 }
/** At least this share of the screen is taken for clear, however small it is. */
const LEAST = 0.2
/** Width that chapters are composed for, in heights of the screen, and zoom levels that a narrower one goes back at most. */
const COMPOSED = 1.15
const FURTHEST = -0.6

/** The loop's words lie at the foot, beside what its cameras are composed around. */
export const WHOLE: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

/** The screen that the loop's cameras are composed for, in CSS pixels: on a smaller or narrower one they go back. */
const LOOP_COMPOSED = { width: 1400, height: 800 }

/** Zoom levels that the loop's cameras go back by, so that all that they show still fits, under names of any size; never positive. */
export function loopStep({ width, height, names = 1 }: HallScreen): number {
  const step = Math.min(0, Math.log2(Math.min(width / LOOP_COMPOSED.width, height / LOOP_COMPOSED.height)))
  return step + nameZoomStep(names)
}

/** What controls and card cover while a visitor explores, in shares of the screen, with the hall's own insets. */
export function exploreRoom({ width, height, rem }: HallScreen, insets: KioskSettings['insets']): Insets {
  const zone = safeZoneOf({ width, height }, insets)
  const portrait = zone.width <= zone.height
  const atFoot = portrait ? PORTRAIT.chapters + PORTRAIT.card + PORTRAIT.timeline : TIMELINE
  const [left, right] = leave(
    insets.left / 100 + (portrait ? 0 : CHAPTERS * rem) / width,
    insets.right / 100 + (portrait ? 0 : CARD * rem) / width,
  )
  const [top, bottom] = leave(
    insets.top / 100 + ((portrait ? PORTRAIT.head : HEAD) * rem) / height,
    insets.bottom / 100 + (atFoot * rem) / height,
  )
  return { top, right, bottom, left }
}

/** Both sides, drawn back alike where they would leave too little. */
function leave(one: number, other: number): readonly [number, number] {
  const share = Math.min(1, (1 - LEAST) / (one + other))
  return [one * share, other * share]
}

/** The map's camera with a visitor's controls kept clear, and gone back where what a chapter is about would lie under them. */
export function frameExplore(view: MovedView, screen: HallScreen, insets: KioskSettings['insets']): ViewCamera {
  const room = exploreRoom(screen, insets)
  const wide = ((1 - room.left - room.right) * screen.width) / screen.height
  const step = Math.max(FURTHEST, Math.min(0, Math.log2(wide / COMPOSED)))
  return withZoomOffset(view, step + nameZoomStep(screen.names ?? 1), room)
}
