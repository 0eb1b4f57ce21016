import { assertDefined } from '../../base/assert.ts'
import { stageScale } from '../../stage/stage-scale.ts'

interface MapSize {
  /** Of the map's part of the picture, in its pixels. */
  readonly width: number
  readonly height: number
}

/** CSS pixels of height that the map of a picture stands for, so that at least what is on the screen is in it, at the same scale. */
export function cssHeightOfScreen({ width, height }: MapSize): number {
  const { clientWidth, clientHeight } = assertDefined(document.getElementById('stage') ?? undefined, '#stage')
  return Math.round(Math.max(clientHeight, (clientWidth * height) / width) / stageScale(clientWidth, clientHeight))
}

/** The part of a screen of 1600 × 900 that a caption at its side leaves, and for which chapters are composed; with a little air. */
const CLEAR = { width: 1150, height: 800 } as const
/** Zoom levels that a view composed for the whole width, with its words at the foot, goes back to be seen in that part. */
export const WHOLE_WIDTH_STEP = Math.log2(CLEAR.width / 1600)

/** The same for chapters whose words stand beside the picture and not in it: what the caption leaves on a screen fills the picture, names and all. */
export function cssHeightOfClear({ width, height }: MapSize): number {
  return Math.round(height / Math.min(width / CLEAR.width, height / CLEAR.height))
}

/** The same for views composed for a screen of 1600 × 900, where the whole picture is of this size: names keep their share of it. */
export function cssHeightOfComposed({ height }: MapSize, whole: MapSize): number {
  return Math.round(height / Math.min(whole.width / 1600, whole.height / 900))
}
