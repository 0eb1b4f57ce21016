import type { DependencyOutcome, Schedule } from '../../../scenario/build-schedule.ts'
import { endsOf } from '../../../scenario/link-kinds.ts'
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

/** Arrows from the end that is waited for to the end that waits, by what became of each. */
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
    const ends = endsOf(dependency.kind)
    const from = { x: scale.toX(before[ends.from].day), y: y0, out: ends.from === 'end' ? 1 : -1 } as const
    const to = { x: scale.toX(after[ends.to].day), y: y1, out: ends.to === 'end' ? 1 : -1 } as const
    return (
      <g key={dependency.id} data-outcome={outcome} data-link={dependency.kind}>
        <path d={elbow(from, to, rowHeight)} />
        <path className="gantt-arrow" d={`M${to.x} ${to.y}l${to.out * 6} -3.5v7z`} />
      </g>
    )
  }
  const from = pulled && plans.get(pulled.from)
  const y = pulled && middle(pulled.from)
  return (
    <svg className="gantt-links" data-part="gantt-links" width={scale.width} height={height} aria-hidden="true">
      {schedule.dependencies.map(arrow)}
      {pulled && from && y !== null && (
        <path data-pulled d={`M${scale.toX(from.end.day)} ${y}L${pulled.x} ${pulled.y}`} />
      )}
    </svg>
  )
}

/** An end of a bar, and which way is out of it: 1 to the right of an end, -1 to the left of a start. */
interface BarEnd {
  readonly x: number
  readonly y: number
  readonly out: 1 | -1
}

/** Out of the one bar, between the rows, and into the other: in right angles, around what lies in between. */
export function elbow(from: BarEnd, to: BarEnd, rowHeight: number): string {
  const tip = to.x + to.out * 5
  const [beside, before] = [from.x + from.out * STRAIGHT, to.x + to.out * STRAIGHT]
  // Out of one end and into the other without turning back.
  if (from.out !== to.out && (to.x - from.x) * from.out > STRAIGHT * 2)
    return `M${from.x} ${from.y}H${before}V${to.y}H${tip}`
  // Both on the same side: around the further one.
  if (from.out === to.out) {
    const around = from.out === 1 ? Math.max(beside, before) : Math.min(beside, before)
    return `M${from.x} ${from.y}H${around}V${to.y}H${tip}`
  }
  const between = to.y > from.y ? to.y - rowHeight / 2 : to.y + rowHeight / 2
  return `M${from.x} ${from.y}H${beside}V${between}H${to.x + to.out * STRAIGHT * 1.6}V${to.y}H${tip}`
}
