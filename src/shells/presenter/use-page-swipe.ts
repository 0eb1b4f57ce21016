import { useRef, type TouchEvent } from 'react'
import type { Story } from '../../story/story.ts'

/** Fingers that move at least this far to the side turn the page. */
const SWIPE_PX = 50

interface PageSwipe {
  readonly onTouchStart: (event: TouchEvent) => void
  readonly onTouchEnd: (event: TouchEvent) => void
}

/** One finger to the side turns the page; two, and what goes up or down, are left to the map. */
export function usePageSwipe(story: Story): PageSwipe {
  const touch = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart({ touches }) {
      const first = touches.length === 1 ? touches[0] : undefined
      touch.current = first ? { x: first.clientX, y: first.clientY } : null
    },
    onTouchEnd({ changedTouches }) {
      const [from, to] = [touch.current, changedTouches[0]]
      touch.current = null
      if (!from || !to) return
      const [dx, dy] = [to.clientX - from.x, to.clientY - from.y]
      if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 1.5 * Math.abs(dy)) return
      if (dx < 0) story.next()
      else story.back()
    },
  }
}
