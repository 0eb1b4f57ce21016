import type { PointerEvent, RefObject } from 'react'
import { useWorld } from '../use-world.ts'
import { dayAtShare } from './track-scale.ts'

interface TrackDrag {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
}

/** A press on the track goes to that day; held, it drags. Mouse, pen and touch alike. Ticks keep their own presses. */
export function useTrackDrag(track: RefObject<HTMLDivElement | null>): TrackDrag {
  const { commands } = useWorld()
  const goTo = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect()
    if (box && box.width > 0) commands.goToDay(dayAtShare((event.clientX - box.left) / box.width))
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0 || !track.current) return
      if (event.target instanceof Element && event.target.closest('[data-tick]')) return
      event.preventDefault()
      track.current.setPointerCapture(event.pointerId)
      track.current.querySelector<HTMLElement>('[role=slider]')?.focus({ preventScroll: true })
      goTo(event)
    },
    onPointerMove(event) {
      if (track.current?.hasPointerCapture(event.pointerId)) goTo(event)
    },
  }
}
