/** How far a pointer may wander between down and up and still press, in CSS pixels: a trembling hand, a coarse touch frame. */
const SLOP_PX = 9

/**
 * Calls back for each press of the primary pointer: down and up again at about the same place, however long that takes
 * and however busy the machine is in between. A second finger, a drag or a cancelled pointer makes it none.
 * `x` and `y` are CSS pixels from the element's top left. Returns the way to stop.
 *
 * The engines' own click recognizers measure time as they get round to handling events, and drop a press over 250 ms.
 */
export function listenForPress(element: HTMLElement, onPress: (x: number, y: number) => void): () => void {
  let down: { readonly id: number; readonly x: number; readonly y: number } | null = null
  const onDown = (event: PointerEvent): void => {
    down = event.isPrimary && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null
  }
  const wandered = (event: PointerEvent): boolean =>
    down !== null && Math.hypot(event.clientX - down.x, event.clientY - down.y) > SLOP_PX
  const onMove = (event: PointerEvent): void => {
    if (event.pointerId === down?.id && wandered(event)) down = null
  }
  const onUp = (event: PointerEvent): void => {
    const isPress = event.pointerId === down?.id && !wandered(event)
    down = null
    if (!isPress) return
    const { left, top } = element.getBoundingClientRect()
    onPress(event.clientX - left, event.clientY - top)
  }
  const onCancel = (): void => {
    down = null
  }
  element.addEventListener('pointerdown', onDown)
  element.addEventListener('pointermove', onMove)
  element.addEventListener('pointerup', onUp)
  element.addEventListener('pointercancel', onCancel)
  return () => {
    element.removeEventListener('pointerdown', onDown)
    element.removeEventListener('pointermove', onMove)
    element.removeEventListener('pointerup', onUp)
    element.removeEventListener('pointercancel', onCancel)
  }
}
