import './card.css'
import './facts.css'
import { lazy, Suspense } from 'react'
import { factsOf } from '../../city/build-city.ts'
import type { Entity } from '../../city/schema.ts'
import { assertDefined } from '../../base/assert.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EntityLink } from './entity-link.tsx'
import { useLanguage, useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { DaySection } from './day-section.tsx'
import { FactItem } from './fact-item.tsx'
import { InsideSection } from './inside-section.tsx'
import { PlaceSection } from './place-section.tsx'
import { PlanSection } from './plan-section.tsx'
import { StepsSection } from './steps-section.tsx'

const OwnSection = lazy(() => import('./own-section.tsx'))
const CardIndicators = lazy(() => import('../systems/card-indicators.tsx'))

/** What a thing is, in which phase on the chosen day, and which page says so. */
export function SourceCard({ entity }: { readonly entity: Entity }) {
  const {
    city,
    schedule,
    scenarios: { holdsOwnRecords },
  } = useApp()
  const text = useText()
  const words = useLocalized()
  const reading = useReading()
  const entry = assertDefined(schedule.entries[assertDefined(city.indexOf.get(entity.id), entity.id)], entity.id)
  const facts = factsOf(city, entity)
  const timeless = facts.length === 0 && entry.plan === null

  return (
    <aside className="card panel" data-part="card" aria-label={text('card.label')} data-layer={entity.layer}>
      <CardHead entity={entity} />
      <div className="card-body" data-part="card-body" tabIndex={-1}>
        {timeless ? (
          <p className="card-empty">{text(emptyMessage(entity))}</p>
        ) : (
          <>
            <DaySection entry={entry} reading={reading} />
            {reading !== 'documented' && <PlanSection entry={entry} />}
            {facts.length > 0 && <StepsSection entry={entry} />}
          </>
        )}
        {entity.note && <p className="card-note">{words(entity.note)}</p>}
        {facts.length > 0 && (
          <section className="card-section">
            <h3>
              {text('card.facts')} <span className="count">{facts.length}</span>
            </h3>
            <ul className="facts" data-part="facts">
              {facts.map((fact) => (
                <FactItem key={fact.id} fact={fact} />
              ))}
            </ul>
          </section>
        )}
        {holdsOwnRecords() && (
          <Suspense fallback={null}>
            <OwnSection entry={entry} />
          </Suspense>
        )}
        {facts.length > 0 && (
          <Suspense fallback={null}>
            <CardIndicators entity={entity} />
          </Suspense>
        )}
        <InsideSection entity={entity} />
        <PlaceSection entity={entity} />
      </div>
    </aside>
  )
}

/** What it is called, what kind of thing it is, and what it is part of. */
function CardHead({ entity }: { readonly entity: Entity }) {
  const { city, commands } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const parent = entity.parent === null ? undefined : city.entityById.get(entity.parent)
  return (
    <header className="card-head" data-part="card-head">
      <p className="card-kicker">
        <span className="layer-chip">{text(`layer.${entity.layer}`)}</span>
        <span>{text(`kind.${entity.kind}`)}</span>
      </p>
      <h2>{words(entity.name)}</h2>
      <p className="card-other-name" lang={language === 'zh' ? 'en' : 'zh'}>
        {language === 'zh' ? entity.name.en : entity.name.zh}
      </p>
      {parent && (
        <p className="card-parent" data-part="card-parent">
          {text(parent.layer === 'programmes' ? 'card.partOf' : 'card.within')} <EntityLink entity={parent} />
        </p>
      )}
      <IconButton
        className="card-close"
        data-part="card-close"
        icon="close"
        label={text('card.close')}
        onClick={() => commands.select(null)}
      />
    </header>
  )
}

function emptyMessage(entity: Entity): 'card.districtNothing' | 'card.noFacts' | 'card.kindNothing' {
  if (entity.kind === 'district') return 'card.districtNothing'
  return ['parks', 'zones', 'programmes'].includes(entity.layer) ? 'card.noFacts' : 'card.kindNothing'
}
