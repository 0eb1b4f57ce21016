import type { Kiosk } from './create-kiosk.ts'

/** The corner that staff hold, in CSS pixels from the top left of the screen, and for how long, in seconds. */
const CORNER = 120
const HOLD = 3
/** A finger that holds still moves less than this, in CSS pixels. */
const STILL = 30

/**
 * Hears whatever only people do: touches, clicks, wheels, keys; a mouse that is merely knocked is none. A long press of the
 * top left corner asks for the staff's PIN. Returns the way to stop.
 */
export function listenTouch(page: Window, kiosk: Kiosk): () => void {
  let held: { readonly id: number; readonly x: number; readonly y: number; seconds: number } | null = null
  const onDown = (event: PointerEvent): void => {
    kiosk.touch()
    held =
      event.isPrimary && event.clientX < CORNER && event.clientY < CORNER && kiosk.state.getState().staff === 'shut'
        ? { id: event.pointerId, x: event.clientX, y: event.clientY, seconds: 0 }
        : null
  }
  const onMove = (event: PointerEvent): void => {
    if (event.buttons === 0) return
    if (kiosk.state.getState().idle.kind === 'exploring') kiosk.touch()
    if (event.target instanceof HTMLCanvasElement) kiosk.noteMoved()
    if (held?.id === event.pointerId && Math.hypot(event.clientX - held.x, event.clientY - held.y) > STILL) held = null
  }
  const letGo = (): void => {
    held = null
  }
  const onOther = (event: Event): void => {
    // Keys alone that do nothing are no sign of life.
    if (event instanceof KeyboardEvent && ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
    kiosk.touch()
    if (event.type === 'wheel') kiosk.noteMoved()
  }
  const options = { capture: true, passive: true }
  page.addEventListener('pointerdown', onDown, options)
  page.addEventListener('pointermove', onMove, options)
  for (const type of ['pointerup', 'pointercancel'] as const) page.addEventListener(type, letGo, options)
  for (const type of ['keydown', 'wheel'] as const) page.addEventListener(type, onOther, options)
  const stopTime = kiosk.time.onPass((seconds) => {
    if (!held) return
    held.seconds += seconds
    if (held.seconds < HOLD) return
    held = null
    kiosk.setStaff('pin')
  })
  return () => {
    stopTime()
    page.removeEventListener('pointerdown', onDown, options)
    page.removeEventListener('pointermove', onMove, options)
    for (const type of ['pointerup', 'pointercancel'] as const) page.removeEventListener(type, letGo, options)
    for (const type of ['keydown', 'wheel'] as const) page.removeEventListener(type, onOther, options)
  }
}
