import { useEffect, useRef, type RefObject } from 'react'

/** A turn of the wheel by this many pixels doubles the chart. */
const WHEEL_DOUBLES = 360

interface ZoomGestures {
  readonly names: number
  readonly zoom: number
  /** Gets pixels from the left of the chart. */
  readonly zoomAt: (zoom: number, anchor: number) => void
  /** A second finger has come down: what the first one may have begun is none of its meaning. */
  readonly onPinch: () => void
}

/** Ctrl or ⌘ with the wheel, and two fingers, zoom the axis around where they are. */
export function useZoomGestures(room: RefObject<HTMLElement | null>, gestures: ZoomGestures): void {
  const latest = useRef(gestures)
  useEffect(() => {
    latest.current = gestures
  })
  useEffect(() => {
    const element = room.current
    if (!element) return undefined
    const anchorOf = (clientX: number): number =>
      Math.max(0, clientX - element.getBoundingClientRect().left - latest.current.names)
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      // Else the browser zooms the page.
      event.preventDefault()
      latest.current.zoomAt(latest.current.zoom * 2 ** (-event.deltaY / WHEEL_DOUBLES), anchorOf(event.clientX))
    }
    let apart: { readonly from: number; readonly zoom: number } | null = null
    const distanceOf = (a: Touch, b: Touch): number =>
      Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY))
    const touch = ({ touches: [a, b] }: TouchEvent): void => {
      if (!a || !b) return
      apart = { from: distanceOf(a, b), zoom: latest.current.zoom }
      latest.current.onPinch()
    }
    const pinch = (event: TouchEvent): void => {
      const [a, b] = event.touches
      if (!a || !b || !apart) return
      event.preventDefault()
      const distance = distanceOf(a, b)
      latest.current.zoomAt((apart.zoom * distance) / apart.from, anchorOf((a.clientX + b.clientX) / 2))
    }
    const lift = (): void => {
      apart = null
    }
    element.addEventListener('wheel', turn, { passive: false })
    element.addEventListener('touchstart', touch, { passive: true })
    element.addEventListener('touchmove', pinch, { passive: false })
    element.addEventListener('touchend', lift)
    return () => {
      element.removeEventListener('wheel', turn)
      element.removeEventListener('touchstart', touch)
      element.removeEventListener('touchmove', pinch)
      element.removeEventListener('touchend', lift)
    }
  }, [room])
}
