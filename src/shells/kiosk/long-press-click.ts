/** How long a browser is waited for to call a press a click itself, and for how long its own is then one too many, in milliseconds. */
const WAIT_MS = 150
const LATE_MS = 1000

/**
 * A finger that rests on a button for more than half a second makes a long press of it, and no click. In a hall it is
 * still meant as one. Returns the way to stop.
 */
export function longPressClick(page: Window): () => void {
  let pressed: { readonly id: number; readonly button: HTMLButtonElement } | null = null
  /** The last click of each button, and whether it was made here. */
  const clicks = new WeakMap<Element, { readonly at: number; readonly own: boolean }>()
  const buttonAt = (target: EventTarget | null): HTMLButtonElement | null =>
    target instanceof Element ? target.closest('button') : null
  const onDown = (event: PointerEvent): void => {
    const button = event.pointerType === 'touch' && event.isPrimary ? buttonAt(event.target) : null
    pressed = button ? { id: event.pointerId, button } : null
  }
  const onUp = (event: PointerEvent): void => {
    if (pressed?.id !== event.pointerId) return
    const { button } = pressed
    pressed = null
    // The corner that staff hold is no button of theirs, and a finger that slid away has changed its mind.
    if (
      buttonAt(page.document.elementFromPoint(event.clientX, event.clientY)) !== button ||
      button.classList.contains('kiosk-shield')
    )
      return
    const at = event.timeStamp
    setTimeout(() => {
      if ((clicks.get(button)?.at ?? -1) >= at || !button.isConnected) return
      clicks.set(button, { at: performance.now(), own: true })
      button.click()
    }, WAIT_MS)
  }
  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted) return
    const button = buttonAt(event.target)
    if (!button) return
    const last = clicks.get(button)
    if (last?.own && performance.now() - last.at < LATE_MS) {
      event.preventDefault()
      event.stopImmediatePropagation()
      clicks.delete(button)
      return
    }
    clicks.set(button, { at: performance.now(), own: false })
  }
  const options = { capture: true }
  page.addEventListener('pointerdown', onDown, options)
  page.addEventListener('pointerup', onUp, options)
  page.addEventListener('click', onClick, options)
  return () => {
    page.removeEventListener('pointerdown', onDown, options)
    page.removeEventListener('pointerup', onUp, options)
    page.removeEventListener('click', onClick, options)
  }
}
