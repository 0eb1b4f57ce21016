import type { Kiosk } from './kiosk.ts'
import { createSignsOfLife } from './signs-of-life.ts'

/** The corner that staff hold, in CSS pixels from the top left of the screen, and for how long, in seconds. */
const CORNER = 120
const HOLD = 3
/** A finger that holds still moves less than this, in CSS pixels. */
const STILL = 30

/**
 * Hears whatever only people do: touches, clicks, wheels, keys; a mouse that is merely knocked is none. A long press of the
 * top left corner asks for the staff's PIN. What is stuck or trembles is heard for a while only. Returns the way to stop.
 */
export function listenTouch(page: EventTarget, kiosk: Kiosk): () => void {
  let held: { readonly id: number; readonly x: number; readonly y: number; seconds: number } | null = null
  const life = createSignsOfLife(kiosk.time.now)
  /** Whether the last press, by finger or key, was a sign of life. */
  let lives = true
  const onDown = (event: PointerEvent): void => {
    const { pointerId, clientX: x, clientY: y } = event
    lives = life.down(pointerId, x, y)
    if (lives) kiosk.touch()
    held =
      event.isPrimary && x < CORNER && y < CORNER && kiosk.state.getState().staff === 'shut'
        ? { id: pointerId, x, y, seconds: 0 }
        : null
  }
  const onMove = (event: PointerEvent): void => {
    const { pointerId, clientX: x, clientY: y } = event
    if (event.buttons === 0) return
    if (life.move(pointerId, x, y) && kiosk.state.getState().idle.kind === 'exploring') kiosk.touch()
    if ((event.target as Partial<Element> | null)?.localName === 'canvas') kiosk.noteMoved()
    if (held?.id === pointerId && Math.hypot(x - held.x, y - held.y) > STILL) held = null
  }
  const letGo = ({ pointerId }: PointerEvent): void => {
    life.up(pointerId)
    held = null
  }
  const onKey = ({ key, code, repeat }: KeyboardEvent): void => {
    // Keys alone that do nothing are no sign of life.
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return
    lives = life.key(code || key, repeat)
    if (lives) kiosk.touch()
  }
  const onWheel = ({ clientX, clientY }: WheelEvent): void => {
    if (life.wheel(clientX, clientY)) kiosk.touch()
    kiosk.noteMoved()
  }
  /** What is stuck on the answer "I'm still looking" must not give it for ever. */
  const onClick = (event: Event): void => {
    if (!lives && kiosk.state.getState().idle.kind === 'asking') event.stopImmediatePropagation()
  }
  const stops: (() => void)[] = []
  const hear = <T extends keyof WindowEventMap>(type: T, listener: (event: WindowEventMap[T]) => void): void => {
    page.addEventListener(type, listener as EventListener, { capture: true, passive: true })
    stops.push(() => page.removeEventListener(type, listener as EventListener, { capture: true }))
  }
  hear('pointerdown', onDown)
  hear('pointermove', onMove)
  hear('pointerup', letGo)
  hear('pointercancel', letGo)
  hear('keydown', onKey)
  hear('wheel', onWheel)
  hear('click', onClick)
  const stopTime = kiosk.time.onPass((seconds) => {
    if (!held) return
    held.seconds += seconds
    if (held.seconds < HOLD) return
    held = null
    kiosk.setStaff('pin')
  })
  return () => {
    stopTime()
    for (const stop of stops) stop()
  }
}
