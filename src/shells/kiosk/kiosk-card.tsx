import { assertDefined } from '../../base/assert.ts'
import { factsOf } from '../../city/build-city.ts'
import type { Entity } from '../../city/schema.ts'
import { Icon } from '../../ui/icon.tsx'
import { PhaseMark } from '../../ui/phase-mark.tsx'
import { phaseMessage } from '../../app/phase-messages.ts'
import { useMoment } from '../../app/use-moment.ts'
import { useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { SourceLines } from './source-lines.tsx'
import { useKioskText } from './use-kiosk.ts'

/** What a thing is, in which phase on the day, and which page says so. No verdict, and no way out. */
export function KioskCard({ entity }: { readonly entity: Entity }) {
  const { city, schedule, commands } = useApp()
  const text = useKioskText()
  const plain = useText()
  const words = useLocalized()
  const reading = useReading()
  const moment = useMoment(entity.id)
  const scenario = words(schedule.scenario.name)
  const entry = assertDefined(schedule.entries[assertDefined(city.indexOf.get(entity.id), entity.id)], entity.id)
  const facts = factsOf(city, entity)
  const documented = reading === 'documented'
  return (
    <aside
      className="kiosk-card panel"
      data-part="kiosk-card"
      aria-label={words(entity.name)}
      data-layer={entity.layer}
    >
      <h2>{words(entity.name)}</h2>
      <button
        type="button"
        className="kiosk-round kiosk-card-close"
        data-part="kiosk-card-close"
        aria-label={text('kiosk.close')}
        onClick={() => commands.select(null)}
      >
        <Icon name="close" />
      </button>
      <div className="kiosk-card-body" data-part="kiosk-card-body" tabIndex={-1}>
        <p className="kiosk-phase" data-side={documented ? 'documented' : 'planned'}>
          <PhaseMark phase={documented ? moment.documented : (moment.planned ?? 'notStated')} planned={!documented} />
          <span>
            <span className="kiosk-phase-side">
              {documented ? text('kiosk.documented') : text('kiosk.planned', { scenario })}
            </span>
            <strong>
              {documented
                ? plain(
                    moment.exists && moment.documented === 'notStated'
                      ? entity.planClass === 'goal'
                        ? 'card.goalPhase'
                        : 'card.noPhaseYet'
                      : phaseMessage(moment.documented, entity),
                  )
                : entry.plan && moment.planned
                  ? plain(phaseMessage(moment.planned, entity))
                  : plain('card.noPlan', { scenario })}
            </strong>
          </span>
        </p>
        {entity.note && <p className="kiosk-words">{words(entity.note)}</p>}
        {facts.length > 0 ? <SourceLines facts={facts} /> : <p className="kiosk-words">{text('kiosk.noFacts')}</p>}
      </div>
    </aside>
  )
}
