/** The screen that names and lines are drawn for at their own size, in CSS pixels. */
const REFERENCE = { width: 1600, height: 900 }

/**
 * How much larger than on a desk the whole map is drawn, 1 to 3: on a wall, names and lines grow with the screen, and the
 * same view shows the same ground. Follows the shorter side, so that a very wide wall shows more instead.
 */
export function stageScale(width: number, height: number): number {
  return Math.min(3, Math.max(1, Math.min(width / REFERENCE.width, height / REFERENCE.height)))
}

/** Lays the map's element out so that, scaled, it fills its parent; returns the scale. */
export function fitStage(element: HTMLElement, parent: HTMLElement): number {
  const scale = stageScale(parent.clientWidth, parent.clientHeight)
  element.style.width = `${100 / scale}%`
  element.style.height = `${100 / scale}%`
  element.style.transform = scale === 1 ? '' : `scale(${scale})`
  return scale
}
