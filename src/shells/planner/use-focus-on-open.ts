import { useEffect, useRef, type RefObject } from 'react'

/** For what opens beside the map: it takes the focus, so that keys go to it and Tab goes on from there. */
export function useFocusOnOpen<T extends HTMLElement>(): RefObject<T | null> {
  const opened = useRef<T>(null)
  useEffect(() => opened.current?.focus({ preventScroll: true }), [])
  return opened
}
