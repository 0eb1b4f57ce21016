import { isoOf } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import type { BasisKind } from '../facts/schema.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import { writeCsv } from './csv.ts'
import { lastDateOf } from './dated-entities.ts'
import { sourcesText } from './fact-sources.ts'

const HEAD = {
  zh: [
    '编号',
    '项目名称',
    '计划开工日期',
    '计划竣工日期',
    '实际开工',
    '实际竣工',
    '完成百分比',
    '取消日期',
    '暂缓',
    '起点依据',
    '起点说明',
    '终点依据',
    '终点说明',
    '来源',
  ],
  en: [
    'Id',
    'Project name',
    'Planned start',
    'Planned finish',
    'Actual start',
    'Actual finish',
    'Percent complete',
    'Cancelled from',
    'On hold',
    'Basis of the start',
    'Why the start',
    'Basis of the finish',
    'Why the finish',
    'Sources',
  ],
} as const

/**
 * The planned spans as a table that spreadsheets open and `readSchedule` reads back. A finish is the last day of works.
 * The columns of actual dates hold the bureau's own records only, and are empty without them.
 */
export function writeScheduleCsv(
  city: City,
  schedule: Schedule,
  ownRecords: readonly OwnRecord[],
  language: 'zh' | 'en',
  basis: (kind: BasisKind) => string,
): string {
  const rows = schedule.entries.flatMap(({ entity, plan }) => {
    if (!plan) return []
    const own = ownRecords.find((record) => record.entity === entity.id)
    return [
      [
        entity.id,
        entity.name[language],
        isoOf(plan.start.day),
        lastDateOf(plan.end.day),
        own?.actualStart ?? null,
        own?.actualFinish ?? null,
        typeof own?.percent === 'number' ? `${own.percent}%` : null,
        plan.cancelled ? isoOf(plan.cancelled.day) : null,
        plan.holds
          .map(({ from, until }) => `${isoOf(from)}${language === 'zh' ? '至' : ' to '}${lastDateOf(until)}`)
          .join('; '),
        basis(plan.start.basis),
        plan.start.words[language],
        basis(plan.end.basis),
        plan.end.words[language],
        sourcesText(city, entity.facts, language),
      ],
    ]
  })
  return writeCsv(HEAD[language], rows)
}
