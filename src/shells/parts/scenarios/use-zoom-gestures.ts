import { useEffect, useRef, type RefObject } from 'react'

/** A turn of the wheel by this many pixels doubles the chart. */
const WHEEL_DOUBLES = 360

/** Ctrl or ⌘ with the wheel, and two fingers, zoom the axis around where they are. `zoomAt` gets pixels from the left of the chart. */
export function useZoomGestures(room: RefObject<HTMLElement | null>, names: number, zoom: number, zoomAt: (zoom: number, anchor: number) => void): void {
  const latest = useRef({ names, zoom, zoomAt })
  useEffect(() => {
    latest.current = { names, zoom, zoomAt }
  })
  useEffect(() => {
    const element = room.current
    if (!element) return undefined
    const anchorOf = (clientX: number): number => Math.max(0, clientX - element.getBoundingClientRect().left - latest.current.names)
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      // Else the browser zooms the page.
      event.preventDefault()
      latest.current.zoomAt(latest.current.zoom * 2 ** (-event.deltaY / WHEEL_DOUBLES), anchorOf(event.clientX))
    }
    let apart: { readonly from: number; readonly zoom: number } | null = null
    const pinch = (event: TouchEvent): void => {
      const [a, b] = event.touches
      if (!a || !b) {
        apart = null
        return
      }
      event.preventDefault()
      const distance = Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY))
      apart ??= { from: distance, zoom: latest.current.zoom }
      latest.current.zoomAt((apart.zoom * distance) / apart.from, anchorOf((a.clientX + b.clientX) / 2))
    }
    const lift = (): void => {
      apart = null
    }
    element.addEventListener('wheel', turn, { passive: false })
    element.addEventListener('touchmove', pinch, { passive: false })
    element.addEventListener('touchend', lift)
    return () => {
      element.removeEventListener('wheel', turn)
      element.removeEventListener('touchmove', pinch)
      element.removeEventListener('touchend', lift)
    }
  }, [room])
}
