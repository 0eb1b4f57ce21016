import { useText } from '../use-world.ts'
import type { Lane } from './lanes.ts'
import { shareOf } from './track-scale.ts'

/** Height of a lane in the strips' own units; the style sheet gives it its size. */
const LANE_UNITS = 20

/** For each lane, how many planned spans run on each day: a hatched silhouette, as tall as the busiest day is full. */
export function LaneStrips({ lanes, width }: { readonly lanes: readonly Lane[]; readonly width: number }) {
  const text = useText()
  return (
    <div className="lane-strips" aria-hidden="true">
      {lanes.map((lane) => (
        <svg key={lane.id} className="lane-strip" data-lane={lane.id} width={width} height="100%" viewBox={`0 0 ${Math.max(width, 1)} ${LANE_UNITS}`} preserveAspectRatio="none">
          <title>{text('timeline.plans', { peak: lane.peak })}</title>
          <path className="lane-plan" d={silhouette(lane, width)} />
          <path className="lane-plan-edge" d={silhouette(lane, width, true)} />
        </svg>
      ))}
    </div>
  )
}

/** The outline of a lane's plans: closed down to the base line, or its upper edge alone. */
function silhouette(lane: Lane, width: number, edgeOnly = false): string {
  const parts: string[] = []
  const top = (count: number): number => LANE_UNITS - 2 - (LANE_UNITS - 6) * Math.sqrt(count / Math.max(lane.peak, 1))
  let end: number | null = null
  const base = LANE_UNITS - 1
  for (const { from, to, count } of lane.density) {
    const [x0, x1, y] = [shareOf(from) * width, shareOf(to) * width, top(count)]
    if (end !== from) {
      if (end !== null && !edgeOnly) parts.push(`V${base}Z`)
      parts.push(`M${round(x0)} ${base}`)
    }
    parts.push(`V${round(y)}H${round(x1)}`)
    end = to
  }
  if (end !== null) parts.push(edgeOnly ? `V${base}` : `V${base}Z`)
  return parts.join('')
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
