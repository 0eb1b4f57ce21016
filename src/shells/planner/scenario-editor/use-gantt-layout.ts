import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import { LAST_DAY, addMonths, asDay } from '../../../base/day.ts'
import { lastDayOf } from '../../../scenario/build-schedule.ts'
import { useApp } from '../../../app/use-app.ts'
import { useWidth } from '../use-width.ts'
import { ganttScale, limitZoom, scrollFor, type GanttScale } from './gantt-scale.ts'

export interface GanttLayout {
  /** What the chart scrolls in. */
  readonly room: RefObject<HTMLDivElement | null>
  /** The root's letter size, the height of a row and the width of the names' column, in pixels. */
  readonly rem: number
  readonly rowHeight: number
  readonly names: number
  readonly scale: GanttScale
  /** Zooms so that the day stays in place that stands `anchor` pixels from the left of the chart. */
  readonly zoomAt: (zoom: number, anchor: number) => void
}

/** Sizes of the chart in the room that it has, and its scale at a zoom. */
export function useGanttLayout(zoom: number, onZoom: (zoom: number) => void): GanttLayout {
  const { schedule } = useApp()
  const room = useRef<HTMLDivElement>(null)
  const whole = useWidth(room)
  // The root's size follows the window's, and so does the room.
  const rem = useMemo(
    () => (whole > 0 ? Number.parseFloat(getComputedStyle(document.documentElement).fontSize) : 15),
    [whole],
  )
  const names = Math.round(Math.min(rem * 17, whole * 0.38))
  const width = whole - names - 2
  // A year beyond the last one, so that there is room to drag into.
  const end = asDay(Math.min(LAST_DAY, addMonths(lastDayOf(schedule), 12)))
  const scale = useMemo(() => ganttScale(width, zoom, end), [width, zoom, end])

  /** Where the chart will stand once it is drawn at another scale: fingers move on faster than it is drawn. */
  const ahead = useRef<{ readonly scale: GanttScale; readonly left: number } | null>(null)
  const zoomAt = useCallback(
    (next: number, anchor: number) => {
      const limited = limitZoom(next, width, end)
      if (!room.current) return
      if (limited === zoom) ahead.current = null
      else {
        const from = ahead.current ?? { scale, left: room.current.scrollLeft }
        const to = ganttScale(width, limited, end)
        ahead.current = { scale: to, left: scrollFor(anchor, from.left, from.scale, to) }
      }
      onZoom(limited)
    },
    [width, end, zoom, scale, onZoom],
  )
  useLayoutEffect(() => {
    if (ahead.current && room.current && ahead.current.scale.width === scale.width)
      room.current.scrollLeft = ahead.current.left
    ahead.current = null
  }, [scale])
  return { room, rem, rowHeight: Math.round(rem * 1.75), names, scale, zoomAt }
}
