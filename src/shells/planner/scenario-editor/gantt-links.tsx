import type { DependencyOutcome, Schedule } from '../../../scenario/build-schedule.ts'
import type { GanttScale } from './gantt-scale.ts'

interface LinksProps {
  readonly schedule: Schedule
  /** Upper edge of each thing's row, in pixels of the body. */
  readonly tops: ReadonlyMap<string, number>
  readonly rowHeight: number
  readonly scale: GanttScale
  readonly height: number
  /** A dependency that is just being drawn, to a point of the body. */
  readonly pulled: { readonly from: string; readonly x: number; readonly y: number } | null
}

/** How far an arrow runs straight out of a bar before it turns, in pixels. */
const STRAIGHT = 7

/** Arrows from the end of what is waited for to the start of what waits, by what became of each. */
export function GanttLinks({ schedule, tops, rowHeight, scale, height, pulled }: LinksProps) {
  const plans = new Map(schedule.entries.map(({ entity, plan }) => [entity.id, plan]))
  const middle = (id: string): number | null => {
    const top = tops.get(id)
    return top === undefined ? null : top + rowHeight / 2
  }
  const arrow = ({ dependency, outcome }: DependencyOutcome) => {
    const [before, after] = [plans.get(dependency.before), plans.get(dependency.after)]
    const [y0, y1] = [middle(dependency.before), middle(dependency.after)]
    if (!before || !after || y0 === null || y1 === null) return null
    const [x0, x1] = [scale.toX(before.end.day), scale.toX(after.start.day)]
    return (
      <g key={dependency.id} data-outcome={outcome}>
        <path d={elbow(x0, y0, x1, y1, rowHeight)} />
        <path className="gantt-arrow" d={`M${x1} ${y1}l-6 -3.5v7z`} />
      </g>
    )
  }
  const from = pulled && plans.get(pulled.from)
  const y = pulled && middle(pulled.from)
  return (
    <svg className="gantt-links" width={scale.width} height={height} aria-hidden="true">
      {schedule.dependencies.map(arrow)}
      {pulled && from && y !== null && (
        <path data-pulled d={`M${scale.toX(from.end.day)} ${y}L${pulled.x} ${pulled.y}`} />
      )}
    </svg>
  )
}

/** Out of the one bar, between the rows, and into the other: in right angles, around what lies in between. */
function elbow(x0: number, y0: number, x1: number, y1: number, rowHeight: number): string {
  if (x1 - x0 > STRAIGHT * 2) return `M${x0} ${y0}H${x1 - STRAIGHT}V${y1}H${x1 - 5}`
  const between = y1 > y0 ? y1 - rowHeight / 2 : y1 + rowHeight / 2
  return `M${x0} ${y0}H${x0 + STRAIGHT}V${between}H${x1 - STRAIGHT * 1.6}V${y1}H${x1 - 5}`
}
