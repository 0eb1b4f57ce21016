import { keptSetting } from '../../session/browser-storage.ts'
import { setNameScale } from '../../stage/stage-scale.ts'

/**
 * How much larger than usual words, controls and the map's names may be, for rooms in which the last row sits far away. A
 * letter of height h at a distance d is seen under 3438 · h / d minutes of arc; signs are made for 17 at least (1/200 of the
 * distance). Words are 1.78 % of the screen's height, so the largest step, on a screen 0.93 m high (75 inches), is seen
 * under 17 minutes from 8 m: 2.4 · 0.0178 · 0.93 m = 40 mm.
 */
export const TEXT_SIZES = [1, 1.2, 1.45, 1.7, 2, 2.4] as const
const KEPT = keptSetting('zhengzhou-twin/presenter-text-size')
const PROPERTY = '--text-scale'

/** The next size up or down; the same at either end. */
export function nextTextSize(now: number, by: 1 | -1): number {
  const at = TEXT_SIZES.findIndex((size) => size >= now - 0.01)
  return TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + by))] ?? now
}

function apply(size: number): void {
  document.documentElement.style.setProperty(PROPERTY, String(size))
  setNameScale(size)
  // Captions and cameras follow the size of words as they follow that of the screen.
  dispatchEvent(new Event('resize'))
}

/** How much larger than usual words are now. */
export const textSizeNow = (): number => Number(document.documentElement.style.getPropertyValue(PROPERTY)) || 1

/** One step larger or smaller, kept for the next show where the browser keeps anything. */
export function stepTextSize(by: 1 | -1): void {
  const size = nextTextSize(textSizeNow(), by)
  apply(size)
  KEPT.write(String(size))
}

/** Takes the size of the last show, and gives the way back to the usual one. */
export function keepTextSize(): () => void {
  const kept = Number(KEPT.read())
  if ((TEXT_SIZES as readonly number[]).includes(kept) && kept !== 1) apply(kept)
  return () => {
    document.documentElement.style.removeProperty(PROPERTY)
    setNameScale(1)
    dispatchEvent(new Event('resize'))
  }
}
