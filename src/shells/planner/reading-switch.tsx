import './reading-switch.css'
import { useEffect, useRef, useState } from 'react'
import { READINGS } from '../../scenario/reading.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useComparedScenarios, useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { isFirstTime } from './kept-panels.ts'

/** How long the explanation of a reading that is chosen for the first time stays, in milliseconds. */
const EXPLAINED_MS = 9000

/** Four ways to read the clock, each explained when it is chosen for the first time and whenever asked; wherever a plan is shown, the chip says on what it rests. */
export function ReadingSwitch() {
  const { commands, schedule, panels } = useApp()
  const text = useText()
  const words = useLocalized()
  const reading = useReading()
  const compared = useComparedScenarios()
  const { shown, box, explain, hide } = useExplanation()
  const scenario = words(schedule.scenario.name)
  return (
    <section className="reading" data-part="reading" aria-label={text('reading.label')} ref={box}>
      <fieldset className="segments" data-part="segments" aria-describedby="reading-why">
        <legend className="hidden-words">{text('reading.label')}</legend>
        {READINGS.map((choice) => (
          <label key={choice} title={text(`reading.${choice}.why`, { scenario })} data-reading={choice}>
            <input
              type="radio"
              name="reading"
              value={choice}
              checked={reading === choice}
              onChange={() => {
                commands.chooseReading(choice)
                if (isFirstTime(choice)) explain(EXPLAINED_MS)
              }}
            />
            <span>{text(`reading.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <IconButton
        className="reading-ask"
        icon="info"
        label={text('reading.ask')}
        aria-expanded={shown}
        aria-controls="reading-why"
        onClick={() => (shown ? hide() : explain(null))}
      />
      <p
        className={shown ? 'reading-why panel' : 'hidden-words'}
        data-part="reading-why"
        data-shown={shown || undefined}
        id="reading-why"
      >
        {text(compared && reading === 'difference' ? 'compare.difference.why' : `reading.${reading}.why`, { scenario })}
      </p>
      {reading !== 'documented' && (
        <button
          type="button"
          className="assumption-chip"
          data-part="assumption-chip"
          aria-haspopup="dialog"
          title={text('assumption.open', { scenario })}
          onClick={() => panels.setState({ dialog: 'assumption' })}
        >
          <span className="hatch-swatch" aria-hidden="true" />
          <span className="assumption-name">{scenario}</span>
          <Icon name="info" />
        </button>
      )}
    </section>
  )
}

/** Whether the explanation is to be seen: for some time, or until it is asked away, Escape is pressed or something else is. */
function useExplanation() {
  const [until, setUntil] = useState<number | null>()
  const box = useRef<HTMLElement>(null)
  const shown = until !== undefined
  useEffect(() => {
    if (until === undefined) return undefined
    const hide = (): void => setUntil(undefined)
    const timer = until === null ? undefined : setTimeout(hide, until)
    const press = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) hide()
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      hide()
    }
    document.addEventListener('pointerdown', press)
    document.addEventListener('keydown', escape, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('keydown', escape, true)
    }
  }, [until])
  return { shown, box, explain: setUntil, hide: () => setUntil(undefined) }
}
