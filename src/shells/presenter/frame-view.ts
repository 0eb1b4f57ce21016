import { EDGES } from '../../ui/breakpoints.ts'
import { nameZoomStep } from '../../stage/stage-scale.ts'
import type { Insets } from '../../stage/stage-view.ts'
import type { Chapter } from '../../story/schema.ts'

export type CaptionPlace = Chapter['captionPlace']

/** The screen as far as framing goes: CSS pixels, and those of one rem. */
export interface Screen {
  readonly width: number
  readonly height: number
  readonly rem: number
  /** How much larger than for its size the screen's names are; 1 where nothing is said. */
  readonly names?: number
}

/** Where the caption lies and how large it may grow, in CSS pixels; the side that it really takes. */
export interface CaptionBox {
  readonly place: CaptionPlace
  readonly width: number
  readonly height: number
}

/** On a phone, or where the screen is higher than wide, a caption lies at the foot, whatever its chapter says. */
const PHONE_PX = EDGES.width.phone
/** The line at the foot, and the gaps around the caption, in rem. */
const FOOT_REM = 2.1
const GAP_REM = 0.75
/** The strip at either side that is pressed to turn pages; captions stand beside it. */
const EDGE = { rem: 3.25, least: 44 }
/** The clear part of the screen for which cameras are composed: a caption at the side of 1600 by 900. */
const COMPOSED = { width: 1090, height: 760 }

export function captionBox(wanted: CaptionPlace, { width, height, rem }: Screen): CaptionBox {
  const place = width <= PHONE_PX || width < height ? 'bottom' : wanted
  if (place === 'bottom')
    return {
      place,
      width: Math.min(width - 2 * GAP_REM * rem, 62 * rem),
      height: height * (width <= PHONE_PX ? 0.46 : 0.34),
    }
  return { place, width: Math.min(30 * rem, width * 0.38), height: height - (FOOT_REM + 2 * GAP_REM) * rem }
}

/** What the caption and the lines at the edges cover, in shares of the screen. */
export function clearOf(wanted: CaptionPlace, screen: Screen): Insets {
  const { width, height, rem } = screen
  const box = captionBox(wanted, screen)
  const gap = GAP_REM * rem
  const foot = (FOOT_REM * rem) / height
  const side = (box.width + Math.max(EDGE.least, EDGE.rem * rem) + gap) / width
  return {
    top: Math.min(0.14, (3 * rem) / height),
    bottom: box.place === 'bottom' ? box.height / height + foot : foot,
    left: box.place === 'left' ? side : 0,
    right: box.place === 'right' ? side : 0,
  }
}

/** Zoom levels that a composed camera goes back on a smaller screen and for larger names, so that what it shows still fits; never positive. */
export function zoomOffsetFor(wanted: CaptionPlace, screen: Screen): number {
  const { top, right, bottom, left } = clearOf(wanted, screen)
  const width = screen.width * (1 - left - right)
  // A picture with its words at the foot is composed for what they leave.
  const height =
    (screen.height * (1 - top - bottom)) /
    (captionBox(wanted, screen).place === 'bottom' && wanted === 'bottom' ? 0.65 : 1)
  const step = Math.min(0, Math.log2(Math.min(width / COMPOSED.width, height / COMPOSED.height)))
  return step + nameZoomStep(screen.names ?? 1)
}
