import { PHASES } from '../../../facts/phase.ts'
import { DIFFERENCES } from '../../../moment/moment-at.ts'
import type { MessageId } from '../../i18n/zh.ts'
import { DifferenceMark } from '../difference-mark.tsx'
import { PhaseMark } from '../phase-mark.tsx'
import { useReading, useText } from '../use-world.ts'

type Sign = 'schematic' | 'somewhere' | 'massing' | 'trunk' | 'branch' | 'micro' | 'pipelineExisting' | 'pipelinePlanned'
const SIGNS: readonly Sign[] = ['trunk', 'branch', 'micro', 'pipelineExisting', 'pipelinePlanned', 'schematic', 'somewhere', 'massing']
const VEHICLES = [0, 1, 2, 3] as const

/** How to read the map: phases in the styles of the chosen reading, lines, uncertainty, vehicles. */
export function Legend() {
  const text = useText()
  const reading = useReading()
  return (
    <div className="legend">
      {reading !== 'planned' && <PhaseLegend title="legend.phases" planned={false} />}
      {reading !== 'documented' && <PhaseLegend title="legend.plannedPhases" planned />}
      {reading === 'difference' && (
        <section>
          <h3>{text('legend.difference')}</h3>
          <ul>
            {DIFFERENCES.map((difference) => (
              <li key={difference}>
                <DifferenceMark difference={difference} />
                {text(`difference.${difference}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{text('legend.map')}</h3>
        <ul>
          {SIGNS.map((sign) => (
            <li key={sign}>
              <MapSign sign={sign} />
              {text(`legend.${sign}`)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text('legend.vehicles')}</h3>
        <ul className="legend-pairs">
          {VEHICLES.map((type) => (
            <li key={type}>
              <span className="vehicle-swatch" data-vehicle={type} aria-hidden="true" />
              {text(`legend.vehicle.${type}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function PhaseLegend({ title, planned }: { readonly title: MessageId; readonly planned: boolean }) {
  const text = useText()
  return (
    <section>
      <h3>{text(title)}</h3>
      {planned && <p className="quiet-words">{text('legend.plannedHint')}</p>}
      <ul className="legend-pairs">
        {PHASES.map((phase) => (
          <li key={phase}>
            <PhaseMark phase={phase} planned={planned} />
            {text(`phase.${phase}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A sample of a line or an area as the map draws it. */
function MapSign({ sign }: { readonly sign: Sign }) {
  return (
    <svg className="map-sign" data-sign={sign} viewBox="0 0 36 16" aria-hidden="true" focusable="false">
      {sign === 'somewhere' && <ellipse cx="18" cy="8" rx="13" ry="6" />}
      {sign === 'massing' && <path d="M8 14V6h5v8M14.5 14V2.5h5V14M21 14V8h6v6M4 14h28" />}
      {sign !== 'somewhere' && sign !== 'massing' && <path d="M2 10C10 3 20 14 34 6" />}
    </svg>
  )
}
