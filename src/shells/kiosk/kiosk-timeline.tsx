import { useRef } from 'react'
import { FIRST_DAY, asDay, type Day } from '../../base/day.ts'
import { yearsTo } from '../../base/years.ts'
import { formatShownDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useClockFact, useEveryDay } from '../../app/use-clock.ts'
import { useLanguage, useReading, useApp } from '../../app/use-app.ts'
import { useKioskText } from './use-kiosk.ts'

/** Where each year begins on the slider, as a share of it; of many, every other one. */
function yearMarks(end: Day): readonly { readonly year: number; readonly share: number }[] {
  const years = yearsTo(end).filter(({ from }) => from > FIRST_DAY)
  const step = Math.ceil(years.length / MOST_YEARS)
  return years
    .filter((_, at) => at % step === 0)
    .map(({ year, from }) => ({ year, share: (from - FIRST_DAY) / (end - FIRST_DAY) }))
}
const MOST_YEARS = 8

/** Time in one hand: play, a wide slider over the years, and which of two readings it is. */
export function KioskTimeline() {
  const { clock, commands } = useApp()
  const text = useKioskText()
  const language = useLanguage()
  const reading = useReading()
  const playing = useClockFact((now) => now.playing)
  const end = useClockFact((now) => now.end)
  const slider = useRef<HTMLInputElement>(null)
  useEveryDay(
    (now) => {
      if (!slider.current) return
      slider.current.value = String(Math.min(now.day, end))
      slider.current.setAttribute('aria-valuetext', formatShownDay(now.day, language))
      slider.current.style.setProperty('--share', String((now.day - FIRST_DAY) / (end - FIRST_DAY)))
    },
    [language, end],
  )
  return (
    <section className="kiosk-timeline panel" data-part="kiosk-timeline" aria-label={text('kiosk.time')}>
      <button
        type="button"
        className="kiosk-round kiosk-play"
        aria-label={text(playing ? 'kiosk.pause' : 'kiosk.play')}
        onClick={commands.togglePlay}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <div className="kiosk-track" data-part="kiosk-track">
        <input
          ref={slider}
          type="range"
          aria-label={text('kiosk.day')}
          min={FIRST_DAY}
          max={end}
          step="any"
          defaultValue={clock.day}
          onInput={(event) => commands.goToDay(asDay(Number(event.currentTarget.value)))}
        />
        <p className="kiosk-years number" aria-hidden="true">
          {yearMarks(end).map(({ year, share }) => (
            <span key={year} style={{ left: `${share * 100}%` }}>
              {year}
            </span>
          ))}
        </p>
      </div>
      <fieldset className="kiosk-readings" aria-label={text('kiosk.reading')}>
        {(['planned', 'documented'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="kiosk-reading"
            data-part="kiosk-reading"
            data-side={one}
            aria-pressed={(reading === 'documented' ? 'documented' : 'planned') === one}
            onClick={() => commands.chooseReading(one)}
          >
            {text(`kiosk.reading.${one}`)}
          </button>
        ))}
      </fieldset>
    </section>
  )
}
