import './own-lanes.css'
import { useEffect, useState, type CSSProperties } from 'react'
import { FIRST_DAY, LAST_DAY, type Day } from '../../../base/day.ts'
import { useApp, useReading } from '../../../app/use-app.ts'
import { useClockEnd } from '../../../app/use-clock.ts'
import type { OwnFilter } from '../../../own-layers/layer-style.ts'
import { countLane, type OwnLane } from '../../../own-layers/layer-lane.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { passingRows } from '../../../own-layers/style-columns.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { runInSlices } from '../run-in-slices.ts'
import { shareOf } from '../timeline/track-scale.ts'
import { colourOfLayer } from './layer-legend.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'

interface Layers {
  readonly layers: readonly KeptLayer[]
}

interface Counted {
  readonly filters: readonly OwnFilter[]
  readonly lane: Promise<OwnLane | null>
}

/** Counted once for a layer and what is filtered of it, for name and strip alike. */
const counted = new WeakMap<OwnLayer, Counted>()
const NEVER_ABORTED = new AbortController().signal

function laneOf({ layer, look: { style } }: KeptLayer): Promise<OwnLane | null> {
  const there = counted.get(layer)
  if (there && there.filters === style.filters) return there.lane
  const passing = passingRows(layer, style.filters)
  const lane = runInSlices(countLane(layer, passing, FIRST_DAY, LAST_DAY), NEVER_ABORTED)
  counted.set(layer, { filters: style.filters, lane })
  return lane
}

function useLane(kept: KeptLayer): OwnLane | null {
  const [lane, setLane] = useState<OwnLane | null>(null)
  useEffect(() => {
    let isAsked = true
    void laneOf(kept).then((one) => {
      if (isAsked) setLane(one)
    })
    return () => {
      isAsked = false
    }
  }, [kept])
  return lane
}

/** The names of own layers' lanes, under those of the twin: a press opens the layer. */
export function OwnLaneNames({ layers }: Layers) {
  return (
    <OwnDataMessages>
      <Names layers={layers} />
    </OwnDataMessages>
  )
}

function Names({ layers }: Layers) {
  const text = useOwnDataText()
  return (
    <ul className="own-lane-names" aria-label={text('data.lanes')}>
      {layers.map((kept) => (
        <LaneName key={kept.layer.id} kept={kept} />
      ))}
    </ul>
  )
}

function LaneName({ kept }: { readonly kept: KeptLayer }) {
  const { ownData, panels } = useApp()
  const text = useOwnDataText()
  const lane = useLane(kept)
  const { layer, look } = kept
  const label = lane
    ? text('data.lane.open', { name: look.name, dated: lane.dated, vague: lane.vague, peak: lane.peak })
    : text('data.lane.counting', { name: look.name })
  return (
    <li style={{ '--own-colour': colourOfLayer(look.style) } as CSSProperties}>
      <button
        type="button"
        data-part="own-lane-name"
        data-layer={layer.id}
        title={label}
        aria-label={label}
        onClick={() => {
          ownData.view.setState({ layer: layer.id })
          panels.setState({ ownData: true })
        }}
      >
        {text('data.lane', { name: look.name })}
      </button>
    </li>
  )
}

/** For each own layer, how many of its works are under way in each month: plans hatched, own records solid, inexact days with gaps. */
export function OwnLaneStrips({ layers }: Layers) {
  const reading = useReading()
  return (
    <div className="own-lanes" data-reading={reading} aria-hidden="true">
      {layers.map((kept) => (
        <LaneStrip key={kept.layer.id} kept={kept} />
      ))}
    </div>
  )
}

function LaneStrip({ kept }: { readonly kept: KeptLayer }) {
  const lane = useLane(kept)
  const end = useClockEnd()
  return (
    <div
      className="own-lane"
      data-part="own-lane"
      data-layer={kept.layer.id}
      data-counted={lane !== null || undefined}
      style={{ '--own-colour': colourOfLayer(kept.look.style) } as CSSProperties}
    >
      {lane &&
        (['planned', 'recorded'] as const).map((kind) => {
          const { all, vague } = lane[kind]
          const exact = all.map((count, month) => count - vague[month]!)
          return [
            { key: `${kind} vague`, counts: all, isVague: true },
            { key: kind, counts: exact, isVague: false },
          ].map(({ key, counts, isVague }) => (
            <span
              key={key}
              data-kind={kind}
              data-vague={isVague || undefined}
              style={{ clipPath: silhouette(lane, counts, end) }}
            />
          ))
        })}
    </div>
  )
}

/** The outline of counts over the months as a share of the strip; one feature still shows, and a great peak does not flatten the rest. */
function silhouette({ months, peak }: OwnLane, counts: Uint32Array, end: Day): string {
  const points = [...counts].flatMap((count, at) => {
    const height = count === 0 ? 0 : 26 + 60 * Math.sqrt(count / Math.max(peak, 1))
    const y = `${(100 - height).toFixed(1)}%`
    return [months[at]!, months[at + 1]!].map((day) => `${(shareOf(day, end) * 100).toFixed(2)}% ${y}`)
  })
  return `polygon(0% 100%, ${points.join(', ')}, 100% 100%)`
}
