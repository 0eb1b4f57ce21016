import './legend.css'
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */
import { lazy, Suspense, useMemo } from 'react'
import { useStore } from 'zustand'
import { asDay } from '../../../base/day.ts'
import { PHASES, type Phase } from '../../../facts/phase.ts'
import { DIFFERENCES, momentAt, type Difference } from '../../../moment/moment-at.ts'
import type { LayerSwitch } from '../../../session/session.ts'
import { readSettings } from '../../../session/settings.ts'
import type { PlainId } from '../../../messages/values.ts'
import type { zh } from '../../../app/messages/zh.ts'
import { PLAN_VERDICTS } from '../../../scenario/compare-schedules.ts'
import { VerdictMark } from '../verdict-mark.tsx'
import { DifferenceMark } from '../../../ui/difference-mark.tsx'
import { PhaseMark } from '../../../ui/phase-mark.tsx'
import { useClockFact } from '../../../app/use-clock.ts'
import { figureText } from '../../../ui/figure-text.ts'
import { VEHICLES } from '../../../features/overlays/fleet-counter.tsx'
import { useComparedScenarios, useLanguage, useReading, useSession, useText, useApp } from '../../../app/use-app.ts'

const OwnLegends = lazy(() => import('../own-data/own-legends.tsx'))

type Sign =
  | 'relief'
  | 'schematic'
  | 'somewhere'
  | 'massing'
  | 'trunk'
  | 'branch'
  | 'micro'
  | 'pipelineExisting'
  | 'pipelinePlanned'

/** A sign stands in the legend while its layer is on and something that is drawn with it exists on the day. */
const SIGNS: readonly {
  readonly sign: Sign
  readonly layers: readonly LayerSwitch[]
  readonly kinds: readonly string[]
}[] = [
  { sign: 'trunk', layers: ['mobility'], kinds: ['trunk-line'] },
  { sign: 'branch', layers: ['mobility'], kinds: ['branch-line'] },
  { sign: 'micro', layers: ['mobility'], kinds: ['micro-circulation'] },
  { sign: 'pipelineExisting', layers: ['pipelines'], kinds: ['pipeline-existing'] },
  { sign: 'pipelinePlanned', layers: ['pipelines'], kinds: ['pipeline-planned'] },
  {
    sign: 'schematic',
    layers: ['mobility', 'corridors', 'pipelines'],
    kinds: [
      'trunk-line',
      'branch-line',
      'micro-circulation',
      'corridor',
      'road',
      'express-line',
      'pipeline-planned',
      'pipeline-existing',
    ],
  },
  { sign: 'somewhere', layers: ['parks'], kinds: ['site', 'park-area'] },
  { sign: 'massing', layers: ['parks'], kinds: ['site', 'park-area'] },
]
/** What counts the buildings of the illustrative fabric; where its document is not known there is no fabric. */
const FABRIC_FACT = 'db-buildings'

/** How to read what is on the screen now, and nothing else: layers that are on, phases that stand on the day, the chosen reading. */
export function Legend() {
  const text = useText()
  const reading = useReading()
  const fabric = useFabricTotal()
  const { documented, planned, differences, kinds, ramp, layers } = useOnScreen()
  const compared = useComparedScenarios()
  // Elevations that are known take the place of the suggested ones.
  const relief = layers.has('context') && readSettings().terrain === null
  const signs = SIGNS.filter(
    (row) => row.layers.some((layer) => layers.has(layer)) && row.kinds.some((kind) => kinds.has(kind)),
  )
  return (
    <section className="legend" data-part="legend" tabIndex={0} aria-label={text('dock.legend')}>
      {reading !== 'planned' && documented.length > 0 && (
        <PhaseLegend title="legend.phases" phases={documented} planned={false} />
      )}
      {reading !== 'documented' && planned.length > 0 && (
        <PhaseLegend title="legend.plannedPhases" phases={planned} planned />
      )}
      {reading === 'difference' && (
        <section>
          <h3>{text('legend.difference')}</h3>
          <ul>
            {compared
              ? PLAN_VERDICTS.map((verdict) => (
                  <li key={verdict}>
                    <VerdictMark verdict={verdict} />
                    {text(`planVerdict.${verdict}`)}
                  </li>
                ))
              : differences.map((difference) => (
                  <li key={difference}>
                    <DifferenceMark difference={difference} />
                    {text(`difference.${difference}`)}
                  </li>
                ))}
          </ul>
        </section>
      )}
      {(signs.length > 0 || relief || fabric) && (
        <section>
          <h3>{text('legend.map')}</h3>
          <ul>
            {relief && (
              <li>
                <MapSign sign="relief" />
                {text('legend.relief')}
              </li>
            )}
            {signs.map(({ sign }) => (
              <li key={sign}>
                <MapSign sign={sign} />
                {text(`legend.${sign}`)}
              </li>
            ))}
            {fabric && (
              <li>
                <MapSign sign="fabric" />
                {text('legend.fabric', { total: fabric })}
              </li>
            )}
          </ul>
        </section>
      )}
      {layers.has('mobility') && ramp && reading !== 'documented' && <VehicleLegend />}
      <OwnSection />
    </section>
  )
}

/** The documented number of the fabric's buildings, with its unit; null while no fabric is shown. */
function useFabricTotal(): string | null {
  const text = useText()
  const { city } = useApp()
  const language = useLanguage()
  const shown = useSession((session) => session.layers.has('fabric'))
  const figure = city.facts.get(FABRIC_FACT)?.figure
  if (!shown || !figure) return null
  return figureText(figure, language, text).whole
}

interface OnScreen {
  readonly documented: readonly Phase[]
  readonly planned: readonly Phase[]
  readonly differences: readonly Difference[]
  readonly kinds: ReadonlySet<string>
  /** Whether vehicles are under way. */
  readonly ramp: boolean
  readonly layers: ReadonlySet<LayerSwitch>
}

function VehicleLegend() {
  const text = useText()
  return (
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
  )
}

/** One's own layers that are drawn; nothing is loaded where there are none. */
function OwnSection() {
  const { ownData } = useApp()
  const kept = useStore(ownData.kept)
  const drawn = useMemo(() => kept.filter(({ look }) => look.style.visible), [kept])
  return drawn.length === 0 ? null : (
    <Suspense fallback={null}>
      <OwnLegends layers={drawn} />
    </Suspense>
  )
}

/** What stands on the map on the day: read whole days apart, so that a running clock costs the legend little. */
function useOnScreen(): OnScreen {
  const { schedule } = useApp()
  const layers = useSession((session) => session.layers)
  const day = useClockFact((clock) => Math.floor(clock.day))
  return useMemo(() => {
    const documented = new Set<Phase>()
    const planned = new Set<Phase>()
    const differences = new Set<Difference>()
    const kinds = new Set<string>()
    let ramp = false
    for (const [at, moment] of momentAt(schedule, asDay(day)).entries()) {
      const entry = schedule.entries[at]
      if (!entry || entry.entity.layer === 'programmes' || !layers.has(entry.entity.layer)) continue
      // The outline of a division has no phase of its own.
      if (entry.entity.facts.length > 0) {
        documented.add(moment.documented)
        if (moment.planned) planned.add(moment.planned)
        if (moment.exists) differences.add(moment.difference)
      }
      if (moment.exists) kinds.add(entry.entity.kind)
      ramp ||= moment.count !== null && moment.count > 0
    }
    return {
      documented: PHASES.filter((phase) => documented.has(phase)),
      planned: PHASES.filter((phase) => planned.has(phase)),
      differences: DIFFERENCES.filter((difference) => differences.has(difference)),
      kinds,
      ramp,
      layers,
    }
  }, [schedule, layers, day])
}

function PhaseLegend({
  title,
  phases,
  planned,
}: {
  readonly title: PlainId<typeof zh>
  readonly phases: readonly Phase[]
  readonly planned: boolean
}) {
  const text = useText()
  return (
    <section>
      <h3>{text(title)}</h3>
      {planned && <p className="quiet-words">{text('legend.plannedHint')}</p>}
      <ul className="legend-pairs">
        {phases.map((phase) => (
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
function MapSign({ sign }: { readonly sign: Sign | 'fabric' }) {
  return (
    <svg className="map-sign" data-sign={sign} viewBox="0 0 36 16" aria-hidden="true" focusable="false">
      {sign === 'somewhere' && <ellipse cx="18" cy="8" rx="13" ry="6" />}
      {sign === 'massing' && <path d="M8 14V6h5v8M14.5 14V2.5h5V14M21 14V8h6v6M4 14h28" />}
      {sign === 'relief' && <path d="M2 14 11 4l6 7 4-4 13 7" />}
      {sign === 'fabric' && <path d="M4 14V9h4v5M10 14V7h4v7M16 14v-4h4v4M22 14V8h4v6M28 14v-5h4v5" />}
      {sign !== 'somewhere' && sign !== 'massing' && sign !== 'relief' && sign !== 'fabric' && (
        <path d="M2 10C10 3 20 14 34 6" />
      )}
    </svg>
  )
}
