import { addMonths, type Day } from '../base/day.ts'
import type { OwnLayer } from './own-layer.ts'
import { NEVER, spansOf, type OwnSpan } from './own-spans.ts'

/*
 * The works of a whole layer over time, month by month, for its lane on the timeline: no mark a feature, so that 200,000 rows
 * are as quick to draw as ten. As for the map, a day that is not exact stays so.
 */

/** How many features have works under way in each month; and of them those of which it is not certain. */
export interface LaneCounts {
  readonly all: Uint32Array
  readonly vague: Uint32Array
}

export interface OwnLane {
  /** First days of the months, and the day after the last of them. */
  readonly months: readonly Day[]
  readonly planned: LaneCounts
  readonly recorded: LaneCounts
  /** The most that are under way in a month, planned or recorded. */
  readonly peak: number
  /** Features that state any day, and of them those that state one not exactly or no end. */
  readonly dated: number
  readonly vague: number
}

/** Rows between two chances to do something else. */
const STEPS = 2000

/** Counts the rows that pass. A thing without works, which stands from one day on, counts in the month of that day. */
export function* countLane(
  layer: Pick<OwnLayer, 'days' | 'count'>,
  passing: Uint8Array,
  from: Day,
  until: Day,
): Generator<undefined, OwnLane> {
  const months = monthsOf(from, until)
  const [planned, recorded] = [createCounter(months), createCounter(months)]
  let dated = 0
  let vague = 0
  for (let row = 0; row < layer.count; row += 1) {
    if (row % STEPS === STEPS - 1) yield
    if (passing[row] === 0) continue
    const spans = spansOf(layer, row)
    if (!spans.planned && !spans.recorded && spans.removed === NEVER) continue
    dated += 1
    if (spans.planned) planned.add(spans.planned, spans.removed)
    if (spans.recorded) recorded.add(spans.recorded, spans.removed)
    if (spans.vagueRemoved > 0 || isVague(spans.planned) || isVague(spans.recorded)) vague += 1
  }
  const [ofPlanned, ofRecorded] = [planned.counts(), recorded.counts()]
  const peak = Math.max(0, ...ofPlanned.all, ...ofRecorded.all)
  return { months, planned: ofPlanned, recorded: ofRecorded, peak, dated, vague }
}

const isVague = (span: OwnSpan | null): boolean =>
  span !== null && (span.vagueFrom > 0 || span.vagueUntil > 0 || span.until === NEVER)

function monthsOf(from: Day, until: Day): readonly Day[] {
  const months: Day[] = [from]
  for (let next = addMonths(from, 1); next < until; next = addMonths(next, 1)) months.push(next)
  return [...months, until]
}

/** Adds spans up as differences, so that a span costs the same however long it is. */
function createCounter(months: readonly Day[]) {
  const last = months.length - 2
  const [first, end] = [months[0]!, months[last + 1]!]
  const monthAt = new Int16Array(end - first)
  for (const [month, day] of months.slice(0, -1).entries()) monthAt.fill(month, day - first)
  const all = new Int32Array(months.length)
  const vague = new Int32Array(months.length)
  /** The first and last month of [from, until) that the lane has; null where it has none. */
  const cut = (from: number, until: number): readonly [number, number] | null =>
    from >= end || until <= first || until <= from
      ? null
      : [monthAt[Math.max(from, first) - first]!, monthAt[Math.min(until, end) - 1 - first]!]
  const put = (into: Int32Array, range: readonly [number, number] | null): void => {
    if (!range) return
    into[range[0]]! += 1
    into[range[1] + 1]! -= 1
  }
  return {
    add({ from, until, vagueFrom, vagueUntil }: OwnSpan, removed: number): void {
      if (from >= removed) return
      if (from === until) {
        // On one day: anywhere in the period that was written.
        const range = vagueUntil > 0 ? cut(from - 1 - vagueUntil, from) : cut(from, from + vagueFrom + 1)
        put(all, range)
        if (vagueFrom > 0 || vagueUntil > 0) put(vague, range)
        return
      }
      const to = Math.min(until, removed)
      put(all, cut(from, to))
      if (until === NEVER) {
        put(vague, cut(from, to))
        return
      }
      const begin = vagueFrom > 0 ? cut(from, Math.min(from + vagueFrom, to)) : null
      const finish = vagueUntil > 0 ? cut(Math.max(from, until - vagueUntil), to) : null
      // A month counts a feature once.
      if (begin && finish && finish[0] <= begin[1]) put(vague, [begin[0], Math.max(begin[1], finish[1])])
      else {
        put(vague, begin)
        put(vague, finish)
      }
    },
    counts: (): LaneCounts => ({ all: sum(all), vague: sum(vague) }),
  }
}

/** Differences to counts, one a month. */
function sum(changes: Int32Array): Uint32Array {
  const counts = new Uint32Array(changes.length - 1)
  let count = 0
  for (let at = 0; at < counts.length; at += 1) {
    count += changes[at]!
    counts[at] = count
  }
  return counts
}
