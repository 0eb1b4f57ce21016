import './ring-diagram.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { Arc } from '@visx/shape'
import type { Diagrams, System } from '../../../../facts/schema.ts'
import { useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useEvidenceDay, useSystemText } from '../../../../features/systems/systems-context.tsx'
import { statedBy, useSystemThings } from './system-items.ts'

type Ring = Diagrams['ring']
const TURN = 2 * Math.PI

/** Three in one at the heart, seven zones and 2+3+5 clusters round it: counts that are printed, in places that are not. */
export function RingDiagram({ ring, system }: { readonly ring: Ring; readonly system: System }) {
  const { city } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const things = useSystemThings(system)
  const parts = [
    { id: 'zones', ...ring.zones },
    { id: 'clusters', ...ring.clusters },
    { id: 'services', ...ring.services, note: null },
    { id: 'divisions', ...ring.divisions, note: null },
  ]
  return (
    <div className="ring-form">
      <RingDrawing
        ring={ring}
        label={`${words(ring.centre.name)}: ${parts.map(({ name }) => words(name)).join(', ')}`}
      />
      <div className="ring-words-column">
        <ul className="ring-list">
          {parts.map(({ id, name, facts, note }) => {
            const fact = statedBy(city, facts, day)
            return (
              <li key={id} data-part={id} data-lit={fact !== undefined || undefined}>
                <span className="ring-swatch" aria-hidden="true" />
                <div>
                  <strong>{words(name)}</strong>{' '}
                  {fact ? (
                    <FactFigure fact={fact} side="plain" />
                  ) : (
                    <span className="not-stated">{text('tree.unlit')}</span>
                  )}
                  {id === 'clusters' && fact && <span className="when">{ring.clusters.parts.join(' + ')}</span>}
                  {note && fact && <span className="quiet-words">{words(note)}</span>}
                </div>
              </li>
            )
          })}
        </ul>
        <p className="diagram-note">{text('ring.noBoundaries')}</p>
        <h5>{text('ring.threeInOne')}</h5>
        <EntityChips ids={ring.threeInOne.map(({ entity }) => entity)} label={text('ring.threeInOne')} />
      </div>
      <div className="ring-projects">
        <h5>{text('sites.inPlace')}</h5>
        <EntityChips
          ids={things.filter(({ layer }) => layer !== 'programmes').map(({ id }) => id)}
          label={text('sites.inPlace')}
        />
      </div>
    </div>
  )
}

/** The rings as they are counted: what a statement of the day gives is lit. */
function RingDrawing({ ring, label }: { readonly ring: Ring; readonly label: string }) {
  const { city } = useApp()
  const text = useSystemText()
  const day = useEvidenceDay()
  const lit = (facts: readonly string[]): boolean => statedBy(city, facts, day) !== undefined
  const clusters = ring.clusters.parts.flatMap((count, group) =>
    Array.from({ length: count }, (_, at) => ({ group, key: `${group}-${at}` })),
  )
  return (
    <svg className="ring-drawing" viewBox="-170 -170 340 340" role="img" aria-label={label}>
      <g data-lit={lit(ring.services.facts) || undefined}>
        {slices(ring.services.count).map((slice) => (
          <Arc
            key={slice.startAngle}
            className="ring-service"
            {...slice}
            innerRadius={150}
            outerRadius={160}
            padAngle={0.03}
          />
        ))}
      </g>
      <g data-lit={lit(ring.clusters.facts) || undefined}>
        {clusters.map(({ group, key }, at) => {
          const angle = ((at + 0.5) / clusters.length) * TURN - Math.PI / 2
          return (
            <circle
              key={key}
              className="ring-cluster"
              data-group={group}
              cx={128 * Math.cos(angle)}
              cy={128 * Math.sin(angle)}
              r={group === 0 ? 13 : group === 1 ? 10.5 : 8}
            />
          )
        })}
      </g>
      <g data-lit={lit(ring.zones.facts) || undefined}>
        {slices(ring.zones.count).map((slice) => (
          <Arc
            key={slice.startAngle}
            className="ring-zone"
            {...slice}
            innerRadius={70}
            outerRadius={106}
            padAngle={0.04}
            cornerRadius={4}
          />
        ))}
      </g>
      <g data-lit={lit(ring.divisions.facts) || undefined}>
        {slices(ring.divisions.count).map((slice) => (
          <Arc
            key={slice.startAngle}
            className="ring-division"
            {...slice}
            innerRadius={56}
            outerRadius={63}
            padAngle={0.06}
          />
        ))}
      </g>
      <g data-lit={lit(ring.centre.facts) || undefined}>
        {ring.threeInOne.map(({ entity }, at) => {
          const angle = (at / 3) * TURN - Math.PI / 2
          return (
            <circle key={entity} className="ring-core" cx={17 * Math.cos(angle)} cy={17 * Math.sin(angle)} r="26" />
          )
        })}
        <text className="ring-words" y="5">
          {text('ring.threeInOne')}
        </text>
      </g>
    </svg>
  )
}

function slices(count: number): readonly { readonly startAngle: number; readonly endAngle: number }[] {
  return Array.from({ length: count }, (_, at) => ({
    startAngle: (at / count) * TURN,
    endAngle: ((at + 1) / count) * TURN,
  }))
}
