import { message } from '../messages/message.ts'
import { asDay } from '../base/day.ts'
import { ADVANCE, type Phase } from '../facts/phase.ts'
import { isComplete, statedDayText, type Evidence } from './evidence.ts'
import { progressOn, type Plan, type PlanEnd, type TakenUp } from './plan.ts'

/** As many rows of a profile as the step texture has room for (MAX_PROFILE in src/layers/step-texture.ts). */
const MOST_ROWS = 6
/** Days. A report’s phase begins this much before midnight, so that no rounding makes it late on the GPU; phaseDays rounds it off. */
const BEFORE_MIDNIGHT = 1 / 512

/**
 * The plan, bent to what the documents report: from the day of a report on it is in that phase at least, however long the
 * scenario had assumed; it ends where a thing is reported in use, and not before something unfinished is reported, unless a
 * document states the end. Null: it was there before anything of it could be planned.
 */
export function takeUp(plan: Plan, { reached, lastReport }: Evidence): Plan | null {
  const done = reached.find(({ phase }) => isComplete(phase))
  if (done && done.day <= plan.start.day) return null
  let bent = plan
  const taken: TakenUp[] = []
  if (done && done.day < plan.end.day) {
    bent = endingOn(plan, {
      day: done.day,
      basis: 'derived',
      fact: done.fact,
      words: message('takeUp.complete', { day: statedDayText(done) }),
    })
    bent = { ...bent, profile: completed(bent.profile) }
    taken.push(done)
  } else if (lastReport && !lastReport.complete && lastReport.day >= plan.end.day && plan.end.basis !== 'stated') {
    bent = endingOn(plan, {
      day: asDay(lastReport.day + 1),
      basis: 'derived',
      fact: reached.at(-1)?.fact ?? null,
      words: message('takeUp.unfinished', { day: statedDayText(lastReport) }),
    })
  }
  for (const report of reached) {
    if (report === done || report.day >= bent.end.day) continue
    const share = report.day <= bent.start.day ? 0 : progressOn(bent, report.day - BEFORE_MIDNIGHT)
    const profile = raised(bent.profile, share, report.phase)
    if (profile === bent.profile) continue
    bent = { ...bent, profile }
    taken.push(report)
  }
  return taken.length === 0 ? bent : { ...bent, takenUp: taken.toSorted((a, b) => a.day - b.day) }
}

/**
 * The plan with another end. What was assumed before that day stays on its days: a report bends nothing that lies before it.
 * Nothing is held or given up before the last report (limitStop), and so none of it is left.
 */
function endingOn(plan: Plan, end: PlanEnd): Plan {
  const scale = (plan.end.day - plan.start.day) / (end.day - plan.start.day)
  const profile = plan.profile.flatMap((row) => {
    const at = row.at < 1 ? row.at * scale : 1
    return at < 1 || row.at === 1 ? [{ ...row, at }] : []
  })
  return { ...plan, end, profile, holds: [], cancelled: null }
}

/** The profile with all complete at its end. */
function completed(profile: Plan['profile']): Plan['profile'] {
  const last = profile.at(-1)
  return last && isComplete(last.phase)
    ? profile
    : capped([...profile.filter(({ at }) => at < 1), { at: 1, phase: 'inOperation' }])
}

/** The profile with a phase reached by `share`; the very same where it is reached by then already. */
function raised(profile: Plan['profile'], share: number, phase: Phase): Plan['profile'] {
  const by = profile.findLast(({ at }) => at <= share)
  if (by && ADVANCE[by.phase] >= ADVANCE[phase]) return profile
  return capped([
    ...profile.filter(({ at }) => at < share),
    { at: share, phase },
    ...profile.filter((row) => row.at > share && ADVANCE[row.phase] > ADVANCE[phase]),
  ])
}

/** No more rows than there is room for: the earliest go. */
function capped(profile: Plan['profile']): Plan['profile'] {
  return profile.slice(-MOST_ROWS).map((row, i) => (i === 0 ? { ...row, at: 0 } : row))
}
