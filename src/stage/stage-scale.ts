/** The screen that names and lines are drawn for at their own size, in CSS pixels. */
const REFERENCE = { width: 1600, height: 900 }

/**
 * How much larger than on a desk the whole map is drawn, 1 to 3: on a wall, names and lines grow with the screen, and the
 * same view shows the same ground. Follows the shorter side, so that a very wide wall shows more instead.
 */
export function stageScale(width: number, height: number): number {
  return Math.min(3, Math.max(1, Math.min(width / REFERENCE.width, height / REFERENCE.height)))
}

/** A page's own wish, for rooms in which the last row sits far away: set on the root element, read when the window tells of a new size. */
const NAME_SCALE = '--name-scale'
/** How much larger than for its screen names and lines are asked to be. */
export function nameScale(): number {
  return Number(getComputedStyle(document.documentElement).getPropertyValue(NAME_SCALE)) || 1
}
export function setNameScale(scale: number): void {
  if (scale === 1) document.documentElement.style.removeProperty(NAME_SCALE)
  else document.documentElement.style.setProperty(NAME_SCALE, String(scale))
}
/** Zoom levels that a camera goes back for names of this scale, so that the screen still shows the same ground. */
export function nameZoomStep(scale: number): number {
  return -Math.log2(scale)
}

/** Lays the map's element out so that, scaled, it fills its parent; returns the scale. */
export function fitStage(element: HTMLElement, parent: HTMLElement): number {
  const scale = stageScale(parent.clientWidth, parent.clientHeight) * nameScale()
  element.style.width = `${100 / scale}%`
  element.style.height = `${100 / scale}%`
  element.style.transform = scale === 1 ? '' : `scale(${scale})`
  return scale
}
