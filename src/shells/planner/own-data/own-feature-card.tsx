import './own-feature-card.css'
import { Suspense, use } from 'react'
import { useStore } from 'zustand'
import { chooseFeature } from '../../../app/own-data/own-data.ts'
import { useApp, useLanguage } from '../../../app/use-app.ts'
import { featureName } from '../../../own-layers/feature-name.ts'
import type { OwnFeatureRef } from '../../../own-layers/layer-style.ts'
import { HeightBasis } from '../../../own-layers/own-layer.ts'
import { valueText } from '../../../own-layers/style-columns.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { formatDistance } from '../../../ui/format-figure.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { DAY_ROLES } from './count-years.ts'
import { formatOwnDay } from './format-own-day.ts'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'

/** What a file says of one feature: a class of its own, never taken for what documents say. What stands in it is text, whatever it looks like. */
export default function OwnFeatureCard({ feature }: { readonly feature: OwnFeatureRef }) {
  return (
    <OwnDataMessages>
      <Suspense fallback={null}>
        <Card feature={feature} />
      </Suspense>
    </OwnDataMessages>
  )
}

function Card({ feature }: { readonly feature: OwnFeatureRef }) {
  const { ownData } = useApp()
  const layers = use(ownData.load())
  const kept = useStore(layers.store, (state) => state.layers.find(({ layer }) => layer.id === feature.layer))
  if (!kept || feature.row >= kept.layer.count) return null
  return <FeatureCard kept={kept} row={feature.row} />
}

function FeatureCard({ kept, row }: { readonly kept: KeptLayer; readonly row: number }) {
  const { ownData, panels } = useApp()
  const text = useOwnDataText()
  const { layer, look } = kept
  const { source } = layer
  return (
    <aside className="own-card panel" data-part="own-card" aria-label={text('data.card')}>
      <header className="own-card-head">
        <p className="own-card-kicker">{text('data.card.class')}</p>
        <h2>{featureName(layer, row) ?? `${look.name} · ${layer.ids[row] ?? row + 1}`}</h2>
        <p className="own-card-of">
          <button
            type="button"
            className="link quiet"
            onClick={() => {
              ownData.view.setState({ layer: layer.id })
              panels.setState({ ownData: true })
            }}
          >
            {look.name}
          </button>
        </p>
        <IconButton
          className="own-card-close"
          icon="close"
          label={text('data.card.close')}
          onClick={() => chooseFeature(ownData.view, null)}
        />
      </header>
      <div className="own-card-body" tabIndex={-1}>
        <p className="own-card-note">{text('data.card.note')}</p>
        <Days kept={kept} row={row} />
        <h3>{text('data.card.attributes')}</h3>
        <dl className="own-card-facts" data-part="own-card-attributes">
          {layer.attributes.map((column) => {
            const value = valueText(column, row)
            return value === null ? null : (
              <div key={column.name}>
                <dt>{column.name}</dt>
                <dd>{value}</dd>
              </div>
            )
          })}
        </dl>
        <h3>{text('data.card.source')}</h3>
        <dl className="own-card-facts" data-part="own-card-source">
          <div>
            <dt>{text('data.file')}</dt>
            <dd>{text('data.card.row', { file: source.file, row: row + 1 })}</dd>
          </div>
          <div>
            <dt>{text('data.datum.label')}</dt>
            <dd>
              {text('data.datum.known', {
                datum: text(`data.datum.${layer.datum}`),
                basis: text(`data.known.${layer.datumBasis}`),
              })}{' '}
              · {layer.crs}
            </dd>
          </div>
          <div>
            <dt>{text('data.attribution')}</dt>
            <dd>{source.attribution || text('data.notGiven')}</dd>
          </div>
          <div>
            <dt>{text('data.licence')}</dt>
            <dd>{source.licence || text('data.notGiven')}</dd>
          </div>
        </dl>
      </div>
    </aside>
  )
}

/** The feature's days as exactly as they were written, and its height with what it rests on. */
function Days({ kept: { layer }, row }: { readonly kept: KeptLayer; readonly row: number }) {
  const text = useOwnDataText()
  const language = useLanguage()
  const days = DAY_ROLES.flatMap((role) => {
    const dayText = formatOwnDay(layer.days[role], row, language)
    return layer.days[role] ? [{ role, dayText: dayText ?? text('data.notGiven') }] : []
  })
  const metres = layer.heights.metres[row]!
  const basis = (['none', 'stated', 'storeys', 'assumed'] as const).find(
    (name) => HeightBasis[name] === layer.heights.basis[row],
  )
  const hasHeight = metres > 0 && basis !== undefined && basis !== 'none'
  if (days.length === 0 && !hasHeight) return null
  return (
    <dl className="own-card-facts" data-part="own-card-days">
      {days.map(({ role, dayText }) => (
        <div key={role}>
          <dt>{text(`data.role.${role}`)}</dt>
          <dd>{dayText}</dd>
        </div>
      ))}
      {hasHeight && (
        <div>
          <dt>{text('data.role.height')}</dt>
          <dd>
            {formatDistance(metres, language)} · {text(`data.heightBasis.${basis}`)}
          </dd>
        </div>
      )}
    </dl>
  )
}
