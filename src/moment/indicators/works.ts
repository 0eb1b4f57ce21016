import { asDay, dayOf, isoOf, parseDay, type Day } from '../../base/day.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import { PHASES, type Phase } from '../../facts/phase.ts'
import { entityMomentAt } from '../moment-at.ts'
import { progressOn } from '../../scenario/plan.ts'
import { entriesOfKind, factsHeld, type IndicatorSource, type ScenarioIndicator } from './indicator.ts'

const PHASE_WORDS: Partial<Record<Phase, LocalizedText>> = {
  started: { zh: '开工', en: 'started' },
  underConstruction: { zh: '在建', en: 'under construction' },
  toppedOut: { zh: '主体封顶', en: 'topped out' },
  partlyInOperation: { zh: '部分投用', en: 'partly in operation' },
  inOperation: { zh: '建成投用', en: 'in operation' },
  onHold: { zh: '暂缓', en: 'on hold' },
  cancelled: { zh: '取消', en: 'cancelled' },
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
    assumptions: [
      {
        zh: '假定：敷设匀速推进；暂缓期间不推进。开工之外，文献未载明进度',
        en: 'Assumed: laid at an even pace, and not during a hold. Beyond its start no progress is documented',
      },
    ],
    facts: factsHeld(city, entry.entity.facts),
    better: 'more',
    documented: [],
  } as const
  return [
    {
      ...shared,
      id: 'pipeline-share',
      name: { zh: '三线河南段敷设份额', en: 'Share of the Henan pipeline laid' },
      unit: { zh: '%', en: '%' },
      digits: 1,
      formula: { zh: `规划进度（占${km}千米的份额）`, en: `the plan’s progress, as a share of ${km} km` },
      valueAt: (day) => {
        const laid = share(day)
        return laid === null ? null : 100 * laid
      },
    },
    {
      ...shared,
      id: 'pipeline-km',
      name: { zh: '三线河南段已敷设长度', en: 'Length of the Henan pipeline laid' },
      unit: { zh: '千米', en: 'km' },
      digits: 1,
      formula: { zh: `${km}千米×规划进度`, en: `${km} km times the plan’s progress` },
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
        name: { zh: `项目数：${words.zh}`, en: `Sites ${words.en}` },
        unit: { zh: '个', en: 'sites' },
        digits: 0,
        formula: {
          zh: `有规划期的${planned.length}个项目中，当日规划阶段为“${words.zh}”的个数`,
          en: `of the ${planned.length} sites with a plan, those that the plan has ${words.en} on the day`,
        },
        assumptions: [
          {
            zh: '阶段按分类假定的进度分段；文献报道另以点标出，计入全部项目，不论有无规划期',
            en: 'Phases follow the profile assumed for each class; what documents report is shown as points, counting all sites, with a plan or without',
          },
        ],
        facts: factsHeld(
          city,
          documented.map(({ fact }) => fact),
        ),
        better: phase === 'inOperation' ? 'more' : phase === 'onHold' || phase === 'cancelled' ? 'less' : null,
        documented,
        valueAt: (day) =>
          planned.length === 0 ? null : planned.filter((entry) => entityMomentAt(entry, day).planned === phase).length,
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
    unit: { zh: '亿元', en: '100 million yuan' },
    digits: 1,
    assumptions: [
      {
        zh: '假定：载明的投资额在规划期内按进度均匀投入',
        en: 'Assumed: a stated amount is spent evenly with the plan’s progress',
      },
      {
        zh: `文献为单个项目或园区载明金额的有${rows.length}项，只计其中有规划期的${planned.length}项，其余“未载明”；成批项目的金额可能包含它们，故不计`,
        en: `A document states an amount for ${rows.length} single sites and parks; the ${planned.length} of them with a plan count, all others are “not stated”. Amounts for batches of projects may contain these and are left out`,
      },
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
      name: { zh: '累计投资（已载明金额者）', en: 'Investment up to the day, where amounts are stated' },
      formula: { zh: '各项载明金额×规划进度，相加', en: 'each stated amount times the plan’s progress, added up' },
      valueAt: (day) => (planned.length === 0 ? null : spent(day)),
    },
    {
      ...shared,
      id: 'investment-year',
      name: { zh: '当年投资（已载明金额者）', en: 'Investment in the year, where amounts are stated' },
      formula: {
        zh: '当年年末与年初的累计投资之差',
        en: 'investment up to the end of the year less that up to its beginning',
      },
      valueAt(day) {
        if (planned.length === 0) return null
        const year = Number(isoOf(day).slice(0, 4))
        const first = dayOf(`${year}-01-01`)
        return spent(parseDay(`${year + 1}-01-01`) ?? asDay(first + 366)) - spent(first)
      },
    },
  ]
}
