import './reading-switch.css'
import { READINGS } from '../../scenario/reading.ts'
import { Icon } from '../../ui/icon.tsx'
import { useComparedScenarios, usePanels, useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** Four ways to read the clock, the chosen one explained; wherever a plan is shown, the chip says on what it rests. */
export function ReadingSwitch() {
  const { commands, schedule, panels } = useApp()
  const text = useText()
  const words = useLocalized()
  const reading = useReading()
  const compared = useComparedScenarios()
  const choosing = usePanels((things) => things.scenarios)
  const scenario = words(schedule.scenario.name)
  return (
    <section className="reading panel" data-part="reading" aria-label={text('reading.label')}>
      <fieldset className="segments" data-part="segments" aria-describedby="reading-why">
        <legend className="hidden-words">{text('reading.label')}</legend>
        {READINGS.map((choice) => (
          <label key={choice} title={text(`reading.${choice}.why`, { scenario })} data-reading={choice}>
            <input
              type="radio"
              name="reading"
              value={choice}
              checked={reading === choice}
              onChange={() => commands.chooseReading(choice)}
            />
            <span>{text(`reading.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className="reading-why" data-part="reading-why" id="reading-why">
        {text(compared && reading === 'difference' ? 'compare.difference.why' : `reading.${reading}.why`, { scenario })}
      </p>
      <div className="assumption-chips">
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
            {scenario}
            <Icon name="info" />
          </button>
        )}
        <button
          type="button"
          className="assumption-chip scenarios-chip"
          data-part="assumption-chip scenarios-chip"
          aria-expanded={choosing}
          title={text('tool.scenarios')}
          onClick={() => panels.setState({ scenarios: !choosing })}
        >
          <Icon name="scenarios" />
          {text('scenarios.chip')}
        </button>
      </div>
    </section>
  )
}
