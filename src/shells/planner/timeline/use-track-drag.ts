import { useRef, type PointerEvent, type RefObject } from 'react'
import { useApp } from '../../../app/use-app.ts'
import { dayAtShare } from './track-scale.ts'

interface TrackDrag {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: () => void
}

/** A press that wanders less than this, in CSS pixels, is no drag. */
const STILL_PX = 4

/**
 * A press on the track goes to that day; held, it drags. Mouse, pen and touch alike. Ticks keep their own presses; the
 * handle, which is large and lies over them, hands a press that does not become a drag to the tick under it.
 */
export function useTrackDrag(track: RefObject<HTMLDivElement | null>): TrackDrag {
  const { clock, commands } = useApp()
  const covered = useRef<{ readonly tick: HTMLElement; readonly x: number } | null>(null)
  const goTo = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect()
    if (box && box.width > 0) commands.goToDay(dayAtShare((event.clientX - box.left) / box.width, clock.end))
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0 || !track.current) return
      if (event.target instanceof Element && event.target.closest('[data-tick]')) return
      event.preventDefault()
      track.current.setPointerCapture(event.pointerId)
      track.current.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true })
      const tick = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element.matches('.tick'))
      covered.current = tick instanceof HTMLElement ? { tick, x: event.clientX } : null
      goTo(event)
    },
    onPointerMove(event) {
      if (!track.current?.hasPointerCapture(event.pointerId)) return
      if (covered.current) {
        if (Math.abs(event.clientX - covered.current.x) < STILL_PX) return
        covered.current = null
      }
      goTo(event)
    },
    onPointerUp() {
      covered.current?.tick.click()
      covered.current = null
    },
  }
}
