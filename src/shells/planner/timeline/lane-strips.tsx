import { useClockEnd } from '../../../app/use-clock.ts'
import type { Lane, PlanDensity } from './lanes.ts'
import { shareOf } from './track-scale.ts'

/** For each lane, how many planned spans run on each day: a hatched silhouette, as tall as the busiest day is full. */
export function LaneStrips({ lanes }: { readonly lanes: readonly Lane[] }) {
  const end = useClockEnd()
  return (
    <div className="lane-strips" aria-hidden="true">
      {lanes.map((lane) => (
        <div key={lane.id} className="lane-strip" data-part="lane-strip" data-lane={lane.id}>
          {lane.density.map((part) => (
            <span
              key={part.from}
              className="lane-plan"
              style={{
                left: percent(shareOf(part.from, end)),
                width: percent(shareOf(part.to, end) - shareOf(part.from, end)),
                height: heightOf(part, lane.peak),
              }}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}

/** A single plan still shows as a third of the lane; the root keeps one great peak from flattening the rest. */
function heightOf(part: PlanDensity, peak: number): string {
  return percent(0.26 + 0.6 * Math.sqrt(part.count / Math.max(peak, 1)))
}
