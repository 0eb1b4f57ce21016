import { useRef } from 'react'
import { FIRST_DAY, HORIZON_DAY, asDay, clampDay, dayOf } from '../../base/day.ts'
import { formatShownDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useClockFact, useEveryDay } from '../../app/use-clock.ts'
import { useLanguage, useReading, useApp } from '../../app/use-app.ts'
import { useKioskText } from './use-kiosk.ts'

/** Where each year begins on the slider, as a share of it. */
const YEARS = ['2022', '2023', '2024', '2025'].map((year) => ({
  year,
  share: (dayOf(`${year}-01-01`) - FIRST_DAY) / (HORIZON_DAY - FIRST_DAY),
}))

/** Time in one hand: play, a wide slider over the years, and which of two readings it is. */
export function KioskTimeline() {
  const { clock, commands } = useApp()
  const text = useKioskText()
  const language = useLanguage()
  const reading = useReading()
  const playing = useClockFact((now) => now.playing)
  const slider = useRef<HTMLInputElement>(null)
  useEveryDay(
    (now) => {
      if (!slider.current) return
      slider.current.value = String(Math.min(now.day, HORIZON_DAY))
      slider.current.setAttribute('aria-valuetext', formatShownDay(now.day, language))
      slider.current.style.setProperty('--share', String((now.day - FIRST_DAY) / (HORIZON_DAY - FIRST_DAY)))
    },
    [language],
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
          max={HORIZON_DAY}
          step="any"
          defaultValue={clock.day}
          onInput={(event) => commands.goToDay(clampDay(asDay(Number(event.currentTarget.value))))}
        />
        <p className="kiosk-years number" aria-hidden="true">
          {YEARS.map(({ year, share }) => (
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
