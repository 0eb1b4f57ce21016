import { message, type Localizable, type Message } from '../messages/message.ts'
import { addMonths, asDay, dayOf, isoOf, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { localize } from '../messages/localize.ts'
import { describeEdit } from './describe-edit.ts'
import { limitEnd, limitStart, limitStop, type Evidence, type Limited } from './evidence.ts'
import { MAX_HOLDS, finishAfter, heldBefore, type Hold, type Plan, type PlanEnd } from './plan.ts'
import type { EditOf, ScenarioEdit } from './schema.ts'

/** A plan in the making. `end` null: as many months after the start as its class lasts. */
export interface Draft {
  readonly start: PlanEnd
  readonly end: PlanEnd | null
  /** The end by the class's duration for a start; null where the class has none. */
  readonly endByDuration: (start: PlanEnd) => PlanEnd | null
  readonly profile: Plan['profile']
  readonly holds: readonly Hold[]
  readonly cancelled: Plan['cancelled']
}

/** What an edit made of a draft: changed, wholly or only as far as evidence lets it; or not at all. */
export type Applied = { readonly draft: Draft; readonly limited: readonly Message[] } | { readonly refused: Message }

type SpanEdit = EditOf<'shift' | 'stretch' | 'set-span' | 'hold' | 'cancel'>

export const changesSpan = (edit: ScenarioEdit): edit is SpanEdit =>
  edit.edit !== 'add' && edit.edit !== 'set-goal' && edit.edit !== 'set-ramp'

const NO_END: Message = message('plan.noEnd')
const BACKWARDS: Message = message('plan.backwards')

export const endOf = (draft: Draft): PlanEnd | null => draft.end ?? draft.endByDuration(draft.start)

type Stating = Pick<ScenarioEdit, 'author' | 'reason'>

/** Of an end that an edit moved: that it is assumed, by whom and why. */
export function editWords({ author, reason }: Stating, what: Localizable): Message {
  return message('edit.assumed', { author, what, reason })
}

/** No text of a reader holds it. */
const MARK = '\0'

/** What `editWords` puts before and after what was done. */
function around(edit: Stating, language: keyof LocalizedText): readonly [before: string, after: string] {
  const [before = '', after = ''] = localize(editWords(edit, { zh: MARK, en: MARK }), language).split(MARK)
  return [before, after]
}

/** The same words with another author and reason; words that were made otherwise stay as they are. */
export function restateWords(words: LocalizedText, old: Stating, next: Stating): LocalizedText {
  const swap = (language: keyof LocalizedText): string => {
    const text = words[language]
    const [open, close] = around(old, language)
    if (!text.startsWith(open) || !text.endsWith(close)) return text
    const [before, after] = around(next, language)
    return before + text.slice(open.length, text.length - close.length) + after
  }
  return { zh: swap('zh'), en: swap('en') }
}

const assumed = (day: Day, words: Localizable): PlanEnd => ({ day, basis: 'assumed', words, fact: null })

/** One edit on one plan. Evidence wins: what contradicts it is limited, and the reason given. */
export function applyEdit(draft: Draft, edit: SpanEdit, evidence: Evidence): Applied {
  if (edit.edit === 'cancel') {
    const { day, why } = limitStop(evidence, dayOf(edit.from))
    const words = editWords(edit, describeEdit({ ...edit, from: isoOf(day) }))
    return { draft: { ...draft, cancelled: { day, words } }, limited: why ? [why] : [] }
  }
  if (edit.edit === 'hold') return applyHold(draft, edit, evidence)
  if (edit.edit === 'set-span') return applySpan(draft, edit, evidence)
  const end = endOf(draft)
  if (!end) return { refused: NO_END }
  const words = editWords(edit, describeEdit(edit))
  if (edit.edit === 'stretch') {
    const wanted = asDay(draft.start.day + Math.max(1, Math.round((end.day - draft.start.day) * edit.factor)))
    return moveEnds(draft, draft.start, assumed(wanted, words), end.day, evidence)
  }
  const moved = (day: Day): Day => asDay(addMonths(day, edit.months) + edit.days)
  const still = edit.months === 0 && edit.days === 0
  return moveEnds(
    draft,
    still ? draft.start : assumed(moved(draft.start.day), words),
    still ? end : assumed(moved(end.day), words),
    end.day,
    evidence,
  )
}

function applySpan(draft: Draft, edit: EditOf<'set-span'>, evidence: Evidence): Applied {
  const start: PlanEnd = edit.start
    ? { day: dayOf(edit.start.date), basis: edit.start.basis, words: edit.start.words, fact: null }
    : draft.start
  if (!edit.end && !draft.end) {
    // A duration runs from the start, so the end follows.
    const limited: Message[] = []
    const next: Draft = {
      ...draft,
      start: start === draft.start ? start : putEnd(start, draft.start, limitStart(evidence, start.day), limited),
    }
    const end = endOf(next)
    if (!end) return { refused: NO_END }
    return end.day > next.start.day ? { draft: next, limited } : { refused: BACKWARDS }
  }
  const current = endOf(draft)
  const end: PlanEnd | null = edit.end
    ? { day: dayOf(edit.end.date), basis: edit.end.basis, words: edit.end.words, fact: null }
    : current
  if (!end) return { refused: NO_END }
  return moveEnds(draft, start, end, current?.day ?? end.day, evidence)
}

/** An end as wanted; where evidence limits it, the one before if that is the limit, else the wanted one on the limit's day. */
function putEnd(wanted: PlanEnd, before: PlanEnd | null, { day, why }: Limited, limited: Message[]): PlanEnd {
  if (!why) return wanted
  limited.push(why)
  return before?.day === day
    ? before
    : { ...wanted, day, words: message('plan.limitedBy', { words: wanted.words, why }) }
}

/** Puts both ends where they are wanted, as far as evidence lets them. */
function moveEnds(draft: Draft, start: PlanEnd, end: PlanEnd, currentEnd: Day, evidence: Evidence): Applied {
  const limited: Message[] = []
  const next: Draft = {
    ...draft,
    start: start === draft.start ? start : putEnd(start, draft.start, limitStart(evidence, start.day), limited),
    end: end.day === currentEnd ? end : putEnd(end, endOf(draft), limitEnd(evidence, currentEnd, end.day), limited),
  }
  const last = next.end ?? end
  if (last.day - next.start.day - heldBefore(next.holds, next.start.day, last.day) <= 0) return { refused: BACKWARDS }
  return { draft: next, limited }
}

function applyHold(draft: Draft, edit: EditOf<'hold'>, evidence: Evidence): Applied {
  const end = endOf(draft)
  if (!end) return { refused: NO_END }
  const { day: from, why } = limitStop(evidence, dayOf(edit.from))
  const until = dayOf(edit.until)
  if (until <= from || until <= draft.start.day || from >= end.day) {
    return { refused: why ?? message('hold.outside') }
  }
  const words = editWords(edit, describeEdit({ ...edit, from: isoOf(from) }))
  const holds = joinHolds([...draft.holds, { from, until, words }])
  if (holds.length > MAX_HOLDS) return { refused: message('hold.tooMany', { max: MAX_HOLDS }) }
  const work = end.day - draft.start.day - heldBefore(draft.holds, draft.start.day, end.day)
  const day = finishAfter(holds, draft.start.day, work)
  return { draft: { ...draft, holds, end: day === end.day ? end : assumed(day, words) }, limited: why ? [why] : [] }
}

/** In the order of time; those that meet become one. */
function joinHolds(holds: readonly Hold[]): Hold[] {
  const joined: Hold[] = []
  for (const hold of holds.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && hold.from <= last.until)
      joined[joined.length - 1] = {
        ...last,
        until: asDay(Math.max(last.until, hold.until)),
        words: last.words === hold.words ? last.words : message('text.both', { first: last.words, second: hold.words }),
      }
    else joined.push(hold)
  }
  return joined
}
