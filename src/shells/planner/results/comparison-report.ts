import { FIRST_DAY, addMonths, type Day } from '../../../base/day.ts'
import { localize } from '../../../messages/localize.ts'
import type { Localizable } from '../../../messages/message.ts'
import { aboutPlanned } from '../../../city/about-day.ts'
import type { City } from '../../../city/build-city.ts'
import { sourcesText } from '../../../export/fact-sources.ts'
import { gainsAndCosts, type IndicatorDifference } from '../../../moment/gains-and-costs.ts'
import type { ScenarioIndicator } from '../../../moment/indicators/indicator.ts'
import type { EditReport, Schedule } from '../../../scenario/build-schedule.ts'
import { compareSchedules, type PlanDifference } from '../../../scenario/compare-schedules.ts'
import { describeEdit } from '../../../scenario/describe-edit.ts'
import type { Plan, PlanEnd } from '../../../scenario/plan.ts'
import type { Language } from '../../../session/session.ts'
import type { resultsZh } from './messages/zh.ts'
import { formatEnd, formatShownDay, formatStatedDay } from '../../../ui/format-day.ts'
import type { FeatureText } from '../../../app/feature-messages.tsx'
import type { Curve } from './shape-curves.ts'
import { signedDays } from './signed-days-text.ts'
import { signedValue, valueWords } from './value-text.ts'

/** A scenario with all that the report says of it. */
export interface ReportSide {
  readonly schedule: Schedule
  readonly indicators: readonly ScenarioIndicator[]
}

export interface ReportSource {
  readonly text: FeatureText<typeof resultsZh>
  readonly language: Language
  readonly city: City
  readonly sides: readonly [ReportSide, ReportSide]
  /** The reference assumption where it is neither side: a third curve. */
  readonly reference: ReportSide | null
  /** Of the values; the last one of the longest plan. */
  readonly day: Day
  readonly end: Day
}

export interface ReportTable {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[]
  /** Under the title; also where there is no row at all. */
  readonly note: string
}

export interface ReportCurves {
  readonly name: string
  /** Unit, and the values of the day. */
  readonly values: string
  readonly curves: readonly Curve[]
}

/** Two scenarios in words and numbers: what a page, slides and print all show. */
export interface ComparisonReport {
  readonly title: string
  readonly sum: string
  readonly note: string
  readonly names: readonly [string, string]
  readonly statements: readonly [string, string]
  readonly gains: ReportTable
  readonly curves: readonly ReportCurves[]
  readonly differences: ReportTable
  readonly edits: ReportTable
  /** Of every indicator that is shown: formula, what is assumed, where it is written. One line each. */
  readonly methods: readonly string[]
}

const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' }
const STOP: Readonly<Record<Language, string>> = { zh: '；', en: '; ' }

/** What a page of two scenarios says. Only what one of them moves is listed; how much else stays the same is counted. */
export function comparisonReport(source: ReportSource): ComparisonReport {
  const {
    text,
    language,
    city,
    sides: [first, second],
    day,
    end,
  } = source
  const names = [first.schedule.scenario.name[language], second.schedule.scenario.name[language]] as const
  const moved = movedIndicators(source)
  return {
    title: text('results.report.title', { first: names[0], second: names[1] }),
    sum: sumOf({ text, language, schedules: [first.schedule, second.schedule] }),
    note: text('results.report.note'),
    names,
    statements: [first.schedule.scenario.statement[language], second.schedule.scenario.statement[language]],
    gains: gainsTable(source, moved, names),
    curves: moved.map(({ indicator, other, first: a, second: b }) => ({
      name: localize(indicator.name, language),
      values: `${names[0]} ${valueWords(source, a)} · ${names[1]} ${valueWords(source, b)} ${localize(indicator.unit, language)}`,
      curves: [
        { role: 'first', indicator },
        { role: 'second', indicator: other },
        ...(source.reference?.indicators.flatMap((one): Curve[] =>
          one.id === indicator.id ? [{ role: 'reference', indicator: one }] : [],
        ) ?? []),
      ],
    })),
    differences: differencesTable(source, names),
    edits: editsTable(source, names),
    methods: moved.map(({ indicator, other }) => {
      const assumptions = distinct([...indicator.assumptions, ...other.assumptions], language)
      const sources = sourcesText(city, [...new Set([...indicator.facts, ...other.facts])], language)
      return [
        text('results.report.method', {
          name: localize(indicator.name, language),
          formula: distinct([indicator.formula, other.formula], language).join(STOP[language]),
        }),
        ...(assumptions.length > 0
          ? [`${text('results.assumptions')}${COLON[language]}${assumptions.join(STOP[language])}`]
          : []),
        `${text('results.sources')}${COLON[language]}${sources === '' ? text('results.notStated') : sources}`,
      ].join(language === 'zh' ? '。' : '. ')
    }),
  }

  /** Those that differ on the day, at the end or at the turn of any month between: what does not move needs no page. */
  function movedIndicators({ sides: [one, two] }: ReportSource): readonly IndicatorDifference[] {
    const ids = new Set<string>()
    const months: Day[] = [day, end]
    for (let month = FIRST_DAY; month < end; month = addMonths(month, 1)) months.push(month)
    for (const month of months)
      for (const { indicator, first: a, second: b } of gainsAndCosts(one.indicators, two.indicators, month))
        if (a !== b) ids.add(indicator.id)
    return gainsAndCosts(one.indicators, two.indicators, day).filter(({ indicator }) => ids.has(indicator.id))
  }
}

/** How many are earlier and later, and by how much at most. */
export function sumOf({
  text,
  language,
  schedules: [first, second],
}: Pick<ReportSource, 'text' | 'language'> & { readonly schedules: readonly [Schedule, Schedule] }): string {
  const { counts, compared, meanEndDays, latest, earliest } = compareSchedules(first, second).totals
  const extreme = (row: PlanDifference | null): string =>
    row ? `${row.entity.name[language]} ${signedDays(text, row.endDays ?? 0)}` : text('results.none')
  const mean =
    meanEndDays === null
      ? ''
      : text('results.mean', {
          days: signedDays(text, Math.round(meanEndDays)),
          latest: extreme(latest),
          earliest: extreme(earliest),
        })
  return `${text('results.sum', { compared, ...counts })} ${mean}`.trim()
}

function gainsTable(
  source: ReportSource,
  moved: readonly IndicatorDifference[],
  names: readonly [string, string],
): ReportTable {
  const {
    text,
    language,
    sides: [first, second],
    day,
    end,
  } = source
  const last = new Map(gainsAndCosts(first.indicators, second.indicators, end).map((row) => [row.indicator.id, row]))
  /** As on the screen: what differs on one of the two days that the table shows. */
  const listed = moved.filter((row) => {
    const later = last.get(row.indicator.id)
    return row.first !== row.second || later?.first !== later?.second
  })
  const between = moved.length - listed.length
  const on = formatShownDay(day, language)
  const until = formatEnd(end, language)
  const effect = (row: IndicatorDifference | undefined): string =>
    row
      ? [
          signedValue(source, row.difference),
          ...(row.effect === 'gain' || row.effect === 'cost' ? [text(`results.effect.${row.effect}`)] : []),
        ].join(' ')
      : '–'
  return {
    title: text('results.gains'),
    note:
      moved.length === 0
        ? text('results.report.allSame')
        : text('results.report.gainsNote', {
            count: listed.length,
            between,
            rest: first.indicators.length - moved.length,
          }),
    head: [
      text('results.report.indicator'),
      ...[on, until].flatMap((date) => [
        `${names[0]} · ${date}`,
        `${names[1]} · ${date}`,
        text('results.report.difference'),
      ]),
    ],
    widths: [27, 13, 13, 11, 13, 13, 10],
    rows: listed.map((row) => {
      const later = last.get(row.indicator.id)
      return [
        bracketed(localize(row.indicator.name, language), localize(row.indicator.unit, language), language),
        valueWords(source, row.first),
        valueWords(source, row.second),
        effect(row),
        valueWords(source, later?.first ?? null),
        valueWords(source, later?.second ?? null),
        effect(later),
      ]
    }),
  }
}

function differencesTable(
  { text, language, city, sides: [first, second] }: ReportSource,
  names: readonly [string, string],
): ReportTable {
  const { rows, totals } = compareSchedules(first.schedule, second.schedule)
  const endWords = (plan: Plan | null | undefined, which: 'start' | 'end'): string => {
    if (!plan) return text('results.notPlanned')
    const end: PlanEnd = plan[which]
    return bracketed(
      which === 'start' ? formatStatedDay(end.day, aboutPlanned(city, end), language) : formatEnd(end.day, language),
      text(`basis.${end.basis}`),
      language,
    )
  }
  const days = (value: number | null): string => (value === null ? '–' : value === 0 ? '0' : signedDays(text, value))
  const differing = rows
    .filter(({ verdict }) => verdict !== 'same')
    .toSorted((a, b) => Math.abs(b.endDays ?? 1e6) - Math.abs(a.endDays ?? 1e6))
  return {
    title: text('results.report.days'),
    note: text('results.report.daysNote', { count: differing.length, same: totals.counts.same }),
    head: [
      text('results.thing'),
      text('results.report.verdict'),
      `${text('results.start')} · ${names[0]}`,
      `${text('results.start')} · ${names[1]}`,
      `${text('results.end')} · ${names[0]}`,
      `${text('results.end')} · ${names[1]}`,
      text('results.report.endDays'),
    ],
    widths: [22, 12, 14, 14, 14, 14, 10],
    rows: differing.map(({ entity, verdict, endDays, first: a, second: b }) => [
      entity.name[language],
      text(`results.verdict.${verdict}`, { name: names[1] }),
      endWords(a?.plan, 'start'),
      endWords(b?.plan, 'start'),
      endWords(a?.plan, 'end'),
      endWords(b?.plan, 'end'),
      days(endDays),
    ]),
  }
}

function editsTable({ text, language, city, sides }: ReportSource, names: readonly [string, string]): ReportTable {
  const rows = sides.flatMap(({ schedule }, at) => {
    const { limited, skipped, source } = schedule
    const troubles = (id: string, from: readonly EditReport[]): readonly string[] =>
      from.filter(({ edit }) => edit.id === id).map(({ reason }) => localize(reason, language))
    return source.edits.map((edit) => {
      const limits = [...troubles(edit.id, limited), ...troubles(edit.id, skipped)]
      const name = edit.edit === 'add' ? edit.name : city.entityById.get(edit.entity)?.name
      return [
        names[at] ?? '',
        name?.[language] ?? edit.entity,
        [
          localize(describeEdit(edit), language),
          ...limits.map((reason) => `${text('results.report.limited')}${COLON[language]}${reason}`),
        ].join(STOP[language]),
        edit.reason[language],
        edit.author[language],
      ]
    })
  })
  const bases = sides.map(({ schedule: { scenario, source } }, at) =>
    text('results.report.rests', {
      name: names[at] ?? '',
      count: source.edits.length,
      bases: scenario.lineage.length - 1,
    }),
  )
  return {
    title: text('results.report.edits'),
    note: bases.join(' '),
    head: [
      text('results.rank.scenario'),
      text('results.thing'),
      text('results.report.edit'),
      text('results.report.reason'),
      text('results.report.author'),
    ],
    widths: [12, 20, 28, 30, 10],
    rows,
  }
}

const bracketed = (words: string, more: string, language: Language): string =>
  language === 'zh' ? `${words}（${more}）` : `${words} (${more})`

function distinct(words: readonly Localizable[], language: Language): readonly string[] {
  return [...new Set(words.map((one) => localize(one, language)))]
}
