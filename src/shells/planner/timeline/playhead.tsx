/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <input type=range> cannot hold a flag, nor step by months. */
import { useRef } from 'react'
import { FIRST_DAY } from '../../../base/day.ts'
import { formatShownDay, formatShownShort } from '../../../ui/format-day.ts'
import { useClockEnd, useEveryDay } from '../../../app/use-clock.ts'
import { useLanguage, useText, useApp } from '../../../app/use-app.ts'
import { shareOf } from './track-scale.ts'
import { useDayKeys } from './use-day-keys.ts'

/** While the clock runs, what a screen reader hears of the day changes at most this often, in milliseconds. */
const SPEAK_EVERY_MS = 250

/** The day that is shown: a line through all lanes, a flag with the date, and the slider's handle. */
export function Playhead({ width }: { readonly width: number }) {
  const { clock } = useApp()
  const text = useText()
  const language = useLanguage()
  const line = useRef<HTMLDivElement>(null)
  const flag = useRef<HTMLSpanElement>(null)
  const ahead = useRef<HTMLDivElement>(null)
  const spokenAt = useRef(0)
  const end = useClockEnd()
  const press = useDayKeys()

  useEveryDay(
    (clock) => {
      const share = shareOf(clock.day, end)
      const x = share * width
      if (line.current) line.current.style.transform = `translateX(${x}px)`
      if (ahead.current) ahead.current.style.transform = `translateX(${x}px)`
      if (flag.current) {
        const words = formatShownShort(clock.day, language)
        if (flag.current.textContent !== words) flag.current.textContent = words
        flag.current.style.transform = `translateX(${-share * 100}%)`
      }
      const now = performance.now()
      if (line.current && (!clock.playing || now - spokenAt.current >= SPEAK_EVERY_MS)) {
        spokenAt.current = now
        line.current.setAttribute('aria-valuenow', String(Math.floor(clock.day)))
        line.current.setAttribute('aria-valuetext', formatShownDay(clock.day, language))
      }
    },
    [width, language, end],
  )

  return (
    <>
      <div className="track-ahead-clip" aria-hidden="true">
        <div className="track-ahead" ref={ahead} />
      </div>
      <div
        className="playhead"
        data-part="playhead"
        ref={line}
        role="slider"
        tabIndex={0}
        aria-label={text('timeline.handle')}
        aria-orientation="horizontal"
        aria-valuemin={FIRST_DAY}
        aria-valuemax={end}
        aria-valuenow={Math.floor(clock.day)}
        onKeyDown={press}
      >
        <span className="playhead-flag" ref={flag} />
        <span className="playhead-knob" data-part="playhead-knob" />
      </div>
    </>
  )
}
