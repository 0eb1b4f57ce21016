import { useLayoutEffect, useState, type RefObject } from 'react'

/** Width of an element in CSS pixels, whole; follows it when it is resized. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return undefined
    const measure = (): void => setWidth(Math.round(target.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return width
}
