import { useLayoutEffect, useRef, type RefObject } from 'react'
import { textSizeNow } from './text-size.ts'

/** What stands at the top of the screen, and is not covered. */
const PLATES = '.present-day, .fleet'
/** A caption keeps this share of its screen, however much the plates take. */
const LEAST_HEIGHT = 0.4
/** By how much words grow smaller at a time, and to which share of their usual size at the most. */
const STEP = 0.95
const SMALLEST = 0.8

interface Fitted {
  readonly caption: RefObject<HTMLElement | null>
  readonly words: RefObject<HTMLDivElement | null>
}

/**
 * Keeps a caption whole: beside the plates at the top, and with words no larger than what has room, since nobody scrolls before
 * an audience. Looked at anew whenever it says something else, the screen or a plate has another size, or a typeface has come.
 */
export function useFitting(): Fitted {
  const caption = useRef<HTMLElement>(null)
  const words = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const screen = caption.current?.parentElement
    if (!screen) return
    const look = (): void => {
      if (caption.current && words.current) fit(caption.current, words.current, screen)
    }
    const watching = new ResizeObserver(look)
    for (const one of [screen, ...screen.querySelectorAll(PLATES)]) watching.observe(one)
    document.fonts.addEventListener('loadingdone', look)
    look()
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', look)
    }
  })
  return { caption, words }
}

function fit(caption: HTMLElement, words: HTMLElement, screen: HTMLElement): void {
  caption.style.maxHeight = ''
  words.style.zoom = ''
  const { left, right, top, bottom } = caption.getBoundingClientRect()
  const gap = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.5
  const under = [...screen.querySelectorAll(PLATES)]
    .map((plate) => plate.getBoundingClientRect())
    .filter((plate) => plate.left < right && plate.right > left)
  const free = bottom - Math.max(0, ...under.map((plate) => plate.bottom)) - gap
  if (bottom - top > free) caption.style.maxHeight = `${Math.max(free, LEAST_HEIGHT * screen.clientHeight)}px`
  const smallest = SMALLEST / textSizeNow()
  for (let size = STEP; size >= smallest && caption.scrollHeight > caption.clientHeight + 1; size *= STEP)
    words.style.zoom = String(size)
}
