import { message, type Message } from '../../messages/message.ts'
import { asDay, dayOf, isoOf, parseDay, type Day } from '../../base/day.ts'
import { PHASES, type Phase } from '../../facts/phase.ts'
import { entityMomentAt } from '../moment-at.ts'
import { progressOn } from '../../scenario/plan.ts'
import { entriesOfKind, factsHeld, type IndicatorSource, type ScenarioIndicator } from './indicator.ts'

const PHASE_WORDS: Partial<Record<Phase, Message>> = {
  started: message('sites.started'),
  underConstruction: message('sites.underConstruction'),
  toppedOut: message('sites.toppedOut'),
  partlyInOperation: message('sites.partlyInOperation'),
  inOperation: message('sites.inOperation'),
  onHold: message('sites.onHold'),
  cancelled: message('sites.cancelled'),
}

/** The fact that states how long the Henan part of the third pipeline is. */
const PIPELINE_LENGTH = 'wepp3-henan-length'

/** Kilometres of the planned pipeline that are laid, and their share of the stated length. */
export function pipelineIndicators({ city, schedule }: IndicatorSource): readonly ScenarioIndicator[] {
  const entry = entriesOfKind(schedule, 'pipeline-planned').find(({ entity }) => entity.facts.includes(PIPELINE_LENGTH))
  const km = city.facts.get(PIPELINE_LENGTH)?.figure?.value
  if (!entry || km === undefined) return []
  const share = (day: Day): number | null => (entry.plan ? progressOn(entry.plan, day) : null)
  const shared = {
    group: 'pipeline',
    assumptions: [message('pipeline.caveat')],
    facts: factsHeld(city, entry.entity.facts),
    better: 'more',
    documented: [],
  } as const
  return [
    {
      ...shared,
      id: 'pipeline-share',
      name: message('pipeline.shareName'),
      unit: message('unit.percent'),
      digits: 1,
      formula: message('pipeline.shareFormula', { km }),
      valueAt: (day) => {
        const laid = share(day)
        return laid === null ? null : 100 * laid
      },
    },
    {
      ...shared,
      id: 'pipeline-km',
      name: message('pipeline.lengthName'),
      unit: message('unit.km'),
      digits: 1,
      formula: message('pipeline.lengthFormula', { km }),
      valueAt: (day) => {
        const laid = share(day)
        return laid === null ? null : km * laid
      },
    },
  ]
}

/** Sites by their planned phase; the documented points count sites by their documented phase. */
export function siteIndicators({ city, schedule }: IndicatorSource): readonly ScenarioIndicator[] {
  const sites = entriesOfKind(schedule, 'site')
  const planned = sites.filter(({ plan }) => plan !== null)
  /** All phases are counted at once: whoever asks for one of a day asks for the others next. */
  let counted: { readonly day: Day; readonly counts: ReadonlyMap<Phase, number> } | undefined
  const countsOn = (day: Day): ReadonlyMap<Phase, number> => {
    if (counted?.day === day) return counted.counts
    const counts = new Map<Phase, number>()
    for (const entry of planned) {
      const phase = entityMomentAt(entry, day).planned
      if (phase !== null) counts.set(phase, (counts.get(phase) ?? 0) + 1)
    }
    counted = { day, counts }
    return counts
  }
  const stepDays = [...new Set(sites.flatMap(({ steps }) => steps.map(({ day }) => day)))].toSorted((a, b) => a - b)
  return PHASES.flatMap((phase): ScenarioIndicator[] => {
    const words = PHASE_WORDS[phase]
    if (!words) return []
    const documented = stepDays.flatMap((day) => {
      const there = sites.filter((entry) => entityMomentAt(entry, day).documented === phase)
      const fact = there.flatMap(({ steps }) => steps.findLast((step) => step.day <= day)?.fact ?? [])[0]
      return fact === undefined ? [] : [{ day, value: there.length, kind: 'report', fact } as const]
    })
    return [
      {
        id: `sites-${phase}`,
        group: 'sites',
        name: message('sites.name', { phase: words }),
        unit: message('unit.sites'),
        digits: 0,
        formula: message('sites.formula', { count: planned.length, phase: words }),
        assumptions: [message('sites.caveat')],
        facts: factsHeld(
          city,
          documented.map(({ fact }) => fact),
        ),
        better: phase === 'inOperation' ? 'more' : phase === 'onHold' || phase === 'cancelled' ? 'less' : null,
        documented,
        valueAt: (day) => (planned.length === 0 ? null : (countsOn(day).get(phase) ?? 0)),
      },
    ]
  })
}

/** Money as the plans spend it, where a document states an amount for a single site or park: up to a day, and in the year of a day. */
export function investmentIndicators({ city, schedule }: IndicatorSource): readonly ScenarioIndicator[] {
  const rows = schedule.entries
    .filter(({ entity }) => entity.kind !== 'programme')
    .flatMap((entry) => {
      // The latest statement stands; facts are in the order of publication.
      const fact = entry.entity.facts.map((id) => city.facts.get(id)).findLast((found) => found?.investmentYi)
      return fact?.investmentYi ? [{ entry, amount: fact.investmentYi.value, fact: fact.id }] : []
    })
  const planned = rows.filter(({ entry }) => entry.plan !== null)
  const spent = (day: number): number =>
    planned.reduce((sum, { entry: { plan }, amount }) => sum + (plan ? amount * progressOn(plan, day) : 0), 0)
  const shared = {
    group: 'investment',
    unit: message('unit.hundredMillionYuan'),
    digits: 1,
    assumptions: [
      message('investment.pace'),
      message('investment.counting', { stated: rows.length, planned: planned.length }),
    ],
    facts: factsHeld(
      city,
      rows.map(({ fact }) => fact),
    ),
    better: null,
    documented: [],
  } as const
  return [
    {
      ...shared,
      id: 'investment',
      name: message('investment.totalName'),
      formula: message('investment.totalFormula'),
      valueAt: (day) => (planned.length === 0 ? null : spent(day)),
    },
    {
      ...shared,
      id: 'investment-year',
      name: message('investment.yearName'),
      formula: message('investment.yearFormula'),
      valueAt(day) {
        if (planned.length === 0) return null
        const year = Number(isoOf(day).slice(0, 4))
        const first = dayOf(`${year}-01-01`)
        return spent(parseDay(`${year + 1}-01-01`) ?? asDay(first + 366)) - spent(first)
      },
    },
  ]
}
