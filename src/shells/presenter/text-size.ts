import { keptSetting } from '../../session/browser-storage.ts'

/** How much larger than usual words and controls may be, for rooms in which the last row sits far away. */
export const TEXT_SIZES = [1, 1.2, 1.45, 1.7] as const
const KEPT = keptSetting('zhengzhou-twin/presenter-text-size')
const PROPERTY = '--text-scale'

/** The next size up or down; the same at either end. */
export function nextTextSize(now: number, by: 1 | -1): number {
  const at = TEXT_SIZES.findIndex((size) => size >= now - 0.01)
  return TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + by))] ?? now
}

function apply(size: number): void {
  document.documentElement.style.setProperty(PROPERTY, String(size))
  // Captions and cameras follow the size of words as they follow that of the screen.
  dispatchEvent(new Event('resize'))
}

const sizeNow = (): number => Number(document.documentElement.style.getPropertyValue(PROPERTY)) || 1

/** One step larger or smaller, kept for the next show where the browser keeps anything. */
export function stepTextSize(by: 1 | -1): void {
  const size = nextTextSize(sizeNow(), by)
  apply(size)
  KEPT.write(String(size))
}

/** Takes the size of the last show, and gives the way back to the usual one. */
export function keepTextSize(): () => void {
  const kept = Number(KEPT.read())
  if ((TEXT_SIZES as readonly number[]).includes(kept) && kept !== 1) apply(kept)
  return () => document.documentElement.style.removeProperty(PROPERTY)
}
