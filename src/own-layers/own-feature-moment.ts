import type { Day } from '../base/day.ts'
import type { OwnLayer } from './own-layer.ts'
import { NEVER, recordsAnything, spansOf, type OwnSpan } from './own-spans.ts'

/** How the clock is read: as `scenario/reading.ts` has it. */
export type OwnReading = 'planned' | 'documented' | 'both' | 'difference'

/** Where works stand on a day; `before` is absent, `standing` is there in full. */
export const OWN_STAGES = ['before', 'underWay', 'standing'] as const
export type OwnStage = (typeof OWN_STAGES)[number]

/**
 * How what is recorded stands to what is planned on a day. `noRecord`: a layer that records things has nothing recorded
 * here yet. `vague`: one of the days that it hangs on was not written exactly, so that nothing can be said. The index is the GPU's code.
 */
export const OWN_DIFFERENCES = ['noPlan', 'ahead', 'same', 'behind', 'noRecord', 'vague'] as const
export type OwnDifference = (typeof OWN_DIFFERENCES)[number]

/** Height of works whose end nobody has stated, as a share: drawn as vague, since any height would be made up. */
export const OPEN_SHARE = 0.5

/** A feature of an own layer on one day, and what of it is drawn. */
export interface OwnFeatureMoment {
  /** Null where no day is planned, or none recorded. */
  readonly planned: OwnStage | null
  readonly recorded: OwnStage | null
  /** Demolished, or taken away, by then. */
  readonly removed: boolean
  readonly difference: OwnDifference
  /** Shares of the full height, 0 to 1: what is drawn as there, and what is drawn as planned beyond it. */
  readonly solid: number
  readonly ghost: number
  /** What is drawn hangs on a day that was not written exactly, or on one that nobody stated. */
  readonly vague: boolean
}

/**
 * What a feature is on a day under a reading. `known`: only what had been recorded by then counts, since nobody could know
 * more; plans of one's own have no day of publication and stay. An undated feature always stands.
 */
export function ownFeatureMomentAt(
  layer: Pick<OwnLayer, 'days'>,
  row: number,
  day: number,
  reading: OwnReading,
  known: Day | null = null,
): OwnFeatureMoment {
  const { planned, recorded: allRecorded, removed: removedOn, vagueRemoved } = spansOf(layer, row)
  const recorded = allRecorded && knownPartOf(allRecorded, known)
  const removed = day >= removedOn
  const plan = planned && stateAt(planned, day)
  const record = recorded && stateAt(recorded, day)
  const undated = planned === null && allRecorded === null
  const holdsRecords = recordsAnything(layer)
  const shares = removed
    ? { solid: 0, ghost: 0 }
    : undated
      ? { solid: 1, ghost: 0 }
      : drawn(plan, record, reading, holdsRecords)
  return {
    planned: plan?.stage ?? null,
    recorded: record?.stage ?? null,
    removed,
    difference: differenceOf(plan, record, holdsRecords),
    ...shares,
    vague:
      (!removed && day >= removedOn - vagueRemoved) ||
      (plan !== null && (plan.vague || plan.open) && showsPlan(record, reading)) ||
      (record !== null && (record.vague || record.open) && showsRecord(plan, reading)),
  }
}

interface State {
  readonly stage: OwnStage
  readonly share: number
  /** The day lies where a date is not exact; or works have begun and no end is stated. */
  readonly vague: boolean
  readonly open: boolean
}

function stateAt({ from, until, vagueFrom, vagueUntil }: OwnSpan, day: number): State {
  if (day < from) return { stage: 'before', share: 0, vague: false, open: false }
  if (day >= until) return { stage: 'standing', share: 1, vague: false, open: false }
  if (until === NEVER) return { stage: 'underWay', share: OPEN_SHARE, vague: day < from + vagueFrom, open: true }
  return {
    stage: 'underWay',
    share: (day - from) / (until - from),
    vague: day < from + vagueFrom || day >= until - vagueUntil,
    open: false,
  }
}

/** What of a record could be known on a day: an end that was still to come could not. */
function knownPartOf(span: OwnSpan, known: Day | null): OwnSpan | null {
  if (known === null) return span
  if (span.from > known) return null
  return span.until === span.from || span.until <= known + 1 ? span : { ...span, until: NEVER, vagueUntil: 0 }
}

/** As for documented things (`stage/time/look-glsl.ts`): each side shows where the reading asks for it, and the recorded also where nothing is planned. */
const showsPlan = (record: State | null, reading: OwnReading): boolean =>
  reading === 'planned' || ((reading === 'both' || reading === 'difference') && (record === null || !isDone(record)))
const showsRecord = (plan: State | null, reading: OwnReading): boolean => reading !== 'planned' || plan === null

const isDone = ({ stage }: State): boolean => stage === 'standing'

function drawn(
  plan: State | null,
  record: State | null,
  reading: OwnReading,
  holdsRecords: boolean,
): { readonly solid: number; readonly ghost: number } {
  if (reading === 'planned') return { solid: plan?.share ?? record?.share ?? 0, ghost: 0 }
  if (reading === 'documented') return { solid: record?.share ?? 0, ghost: 0 }
  // Nothing is recorded in the whole layer: its days are held against nothing.
  if (!holdsRecords) return { solid: plan?.share ?? 0, ghost: 0 }
  const solid = record?.share ?? 0
  return { solid, ghost: plan !== null && plan.share > solid ? plan.share : 0 }
}

function differenceOf(plan: State | null, record: State | null, holdsRecords: boolean): OwnDifference {
  if (plan === null || !holdsRecords) return 'noPlan'
  if (record === null) return 'noRecord'
  // Recorded works without an end are under way as far as anyone has said; a plan without one never says when it is late.
  if (plan.vague || plan.open || record.vague) return 'vague'
  const gap = OWN_STAGES.indexOf(record.stage) - OWN_STAGES.indexOf(plan.stage)
  return gap > 0 ? 'ahead' : gap < 0 ? 'behind' : 'same'
}
