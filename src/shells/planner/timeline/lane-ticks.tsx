/* oxlint-disable jsx-a11y/interactive-supports-focus -- a toolbar's focus is on one of its buttons, among which the arrow keys move. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Day } from '../../../base/day.ts'
import { aboutStatements } from '../../../city/about-day.ts'
import { formatStatedDay } from '../../../ui/format-day.ts'
import { useClockEnd } from '../../../app/use-clock.ts'
import { useLanguage, useText, useApp } from '../../../app/use-app.ts'
import { clusterDays, type Lane, type LaneDay } from './lanes.ts'
import { TickList } from './tick-list.tsx'
import { shareOf } from './track-scale.ts'

/** Documented days nearer than this in CSS pixels share a tick. */
const TICK_GAP = 9

export interface Tick {
  readonly key: string
  readonly lane: Lane
  readonly row: number
  readonly days: readonly LaneDay[]
  readonly share: number
  readonly count: number
}

/** The documented days of each lane: larger where more is said. Hover, focus or tap lists what; a press goes there. */
export function LaneTicks({ lanes, width }: { readonly lanes: readonly Lane[]; readonly width: number }) {
  const { city, commands } = useApp()
  const text = useText()
  const language = useLanguage()
  const group = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<string | null>(null)
  const [pinned, setPinned] = useState(false)
  const [stop, setStop] = useState(0)
  const end = useClockEnd()
  const ticks = useMemo(() => placeTicks(lanes, width, end), [lanes, width, end])
  const open = ticks.find((tick) => tick.key === shown)
  const close = (): void => {
    setShown(null)
    setPinned(false)
  }
  // A list that was pressed open stays until something else is pressed; one that is only hovered goes with the pointer.
  const glance = (key: string | null): void => {
    if (!pinned) setShown(key)
  }

  useEffect(() => {
    if (!pinned) return undefined
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Element && event.target.closest('[data-tick]')) return
      setShown(null)
      setPinned(false)
    }
    document.addEventListener('pointerdown', press, true)
    return () => document.removeEventListener('pointerdown', press, true)
  }, [pinned])

  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape' && shown !== null) {
      event.preventDefault()
      close()
    }
    if (step === undefined || !(event.target instanceof Element && event.target.matches('.tick'))) return
    event.preventDefault()
    event.stopPropagation()
    const next = (stop + step + ticks.length) % ticks.length
    setPinned(false)
    setStop(next)
    group.current?.querySelectorAll<HTMLElement>('[data-tick]')[next]?.focus()
  }

  return (
    <div className="lane-ticks" ref={group} role="toolbar" aria-label={text('timeline.ticks')} onKeyDown={move}>
      {ticks.map((tick, at) => (
        <button
          key={tick.key}
          type="button"
          className="tick"
          data-part="tick"
          data-tick={tick.lane.id}
          data-about={tick.days.some(({ facts }) => aboutStatements(city, facts)) || undefined}
          tabIndex={at === Math.min(stop, ticks.length - 1) ? 0 : -1}
          style={{ left: `${tick.share * 100}%`, top: `calc(var(--lane) * ${tick.row} + var(--lane) / 2)` }}
          aria-label={text('timeline.tick', {
            lane: text(`lane.${tick.lane.id}`),
            date: tick.days
              .map(({ day, facts }) => formatStatedDay(day, aboutStatements(city, facts), language))
              .join(' · '),
            count: tick.count,
          })}
          onClick={() => {
            commands.goToDay(tick.days[0]!.day)
            setShown(tick.key)
            setPinned(true)
          }}
          onMouseEnter={() => glance(tick.key)}
          onMouseLeave={() => glance(null)}
          onFocus={() => {
            setStop(at)
            glance(tick.key)
          }}
          onBlur={() => glance(null)}
        >
          <span className="tick-dot" style={{ width: sizeOf(tick.count), height: sizeOf(tick.count) }} />
        </button>
      ))}
      {open && <TickList tick={open} pinned={pinned} onChosen={close} />}
    </div>
  )
}

function placeTicks(lanes: readonly Lane[], width: number, end: Day): readonly Tick[] {
  const toX = (day: number): number => shareOf(day, end) * width
  return lanes.flatMap((lane, row) =>
    clusterDays(lane.days, toX, TICK_GAP).map((days): Tick => {
      const middle = days.reduce((sum, { day }) => sum + day, 0) / days.length
      return {
        key: `${lane.id}-${days[0]!.day}`,
        lane,
        row,
        days,
        share: shareOf(middle, end),
        count: days.reduce((sum, { facts }) => sum + facts.length, 0),
      }
    }),
  )
}

/** A tick's diameter: its area grows with the number of statements. */
function sizeOf(count: number): string {
  return `${Math.min(0.42 + 0.085 * Math.sqrt(count), 1.02).toFixed(2)}em`
}
