import './fleet-counter.css'
import { useRef } from 'react'
import { entityMomentAt } from '../../moment/moment-at.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { formatCount } from '../../ui/format-figure.ts'
import { useEveryDay } from '../../app/use-clock.ts'
import { useMoment } from '../../app/use-moment.ts'
import { useLocalized, useReading, useSession, useText, useApp } from '../../app/use-app.ts'

/** Types of vehicle, in the palette's order. */
export const VEHICLES = [0, 1, 2, 3] as const

/**
 * The fleet on the running day under the assumption, with the assumption beside it; what is documented is only the goal.
 * `types`: with the key to the colours of the lights, where no legend is at hand.
 */
export function FleetCounter({ types = false }: { readonly types?: boolean }) {
  const { schedule } = useApp()
  const shown = useSession((session) => session.layers.has('mobility'))
  const entry = schedule.entries.find(({ ramp, entity }) => ramp !== null && entity.layer === 'mobility')
  return shown && entry ? <Counter entry={entry} types={types} /> : null
}

function Counter({ entry, types }: { readonly entry: EntitySchedule; readonly types: boolean }) {
  const { commands, panels, schedule } = useApp()
  const text = useText()
  const words = useLocalized()
  const reading = useReading()
  const language = useSession((session) => session.language)
  const number = useRef<HTMLElement>(null)
  const goal = formatCount(entry.ramp?.to ?? 0, language)
  const documented = reading === 'documented'
  const { exists } = useMoment(entry.entity.id)
  useEveryDay(
    (clock) => {
      const count = entityMomentAt(entry, clock.day).count
      const shown = count === null ? '—' : formatCount(Math.floor(count), language)
      if (number.current && number.current.textContent !== shown) number.current.textContent = shown
    },
    [entry, language, documented],
  )
  return (
    <button
      type="button"
      className="fleet panel"
      data-part="fleet"
      title={text('fleet.open')}
      onClick={() => {
        panels.setState({ document: null })
        commands.select(entry.entity.id)
      }}
    >
      <span className="fleet-title">{text('fleet.title')}</span>
      {documented ? (
        <>
          <b className="fleet-not-stated">{text('fleet.notStated')}</b>
          <span className="fleet-note">{exists ? text('fleet.goal', { goal }) : text('card.notKnown')}</span>
        </>
      ) : (
        <>
          <span className="fleet-number">
            <b className="number" ref={number} />
            {/* Before any paper speaks of it there is no goal either. */}
            {exists && <span className="number"> / {text('fleet.of', { goal })}</span>}
          </span>
          <span className="fleet-note">{text('fleet.assumed', { scenario: words(schedule.scenario.name) })}</span>
          <span className="fleet-note">{text(exists ? 'fleet.reported' : 'card.notKnown')}</span>
        </>
      )}
      {types && exists && !documented && (
        <span className="fleet-types">
          {VEHICLES.map((type) => (
            <span key={type}>
              <span className="vehicle-swatch" data-vehicle={type} aria-hidden="true" />
              {text(`legend.vehicle.${type}`)}
            </span>
          ))}
        </span>
      )}
    </button>
  )
}
