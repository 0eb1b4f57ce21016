import { useRef } from 'react'
import { dayParts } from '../../ui/format-day.ts'
import { useEveryDay } from '../../app/use-clock.ts'
import { useLanguage, useReading, useText, useApp } from '../../app/use-app.ts'
import { useKiosk, useKioskText } from './use-kiosk.ts'

/** What never leaves the screen: the name, how to take what is shown, the day, and the other language. */
export function KioskHead({ looping }: { readonly looping: boolean }) {
  const { commands } = useApp()
  const kiosk = useKiosk()
  const text = useKioskText()
  const plain = useText()
  const language = useLanguage()
  const side = useReading() === 'documented' ? 'documented' : 'planned'
  return (
    <header className="kiosk-head" data-part="kiosk-head">
      <div className="kiosk-name">
        <h1>{plain('title')}</h1>
        <p className="kiosk-chip" data-part="kiosk-chip" data-side={side}>
          <strong>{text(`kiosk.chip.${side}`)}</strong>
          <span>{text(`kiosk.chip.${side}Note`)}</span>
        </p>
      </div>
      <BigDay />
      <div className="kiosk-head-buttons">
        {!looping && (
          <button type="button" className="kiosk-button panel" data-part="kiosk-button" onClick={kiosk.startAgain}>
            {text('kiosk.startAgain')}
          </button>
        )}
        <button
          type="button"
          className="kiosk-button kiosk-language panel"
          data-part="kiosk-button kiosk-language"
          lang={language === 'zh' ? 'en' : 'zh'}
          onClick={() => commands.chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {text('kiosk.language')}
        </button>
      </div>
    </header>
  )
}

/** The day on the running clock, past React. */
function BigDay() {
  const language = useLanguage()
  const line = useRef<HTMLParagraphElement>(null)
  useEveryDay(
    (clock) => {
      if (line.current)
        line.current.textContent = dayParts(clock.day, language)
          .map(({ text }) => text)
          .join('')
    },
    [language],
  )
  return <p className="kiosk-day number" data-part="kiosk-day" ref={line} />
}
