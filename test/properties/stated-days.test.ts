import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { FIRST_DAY, HORIZON_DAY, asDay, isoOf } from '../../src/base/day.ts'
import { dayText } from '../../src/base/day-text.ts'
import { localize } from '../../src/messages/localize.ts'
import { message, type Message } from '../../src/messages/message.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import type { Milestone } from '../../src/scenario/schema.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { describeEdit } from '../../src/scenario/describe-edit.ts'
import {
  formatDay,
  formatEnd,
  formatShort,
  formatShownDay,
  formatShownShort,
  formatStatedDay,
} from '../../src/ui/format-day.ts'
import { anyScenario } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'
import { readRealCity } from '../model/real-city.ts'
import { checkProperty } from './check-property.ts'

const town = buildTown()
const AS_DATA = /\d{4}-\d{2}-\d{2}/

/** All messages that stand somewhere in a value. */
function messagesIn(value: unknown, seen = new Set<object>()): Message[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  if ('code' in value && 'values' in value) return [value as Message]
  return Object.values(value).flatMap((one) => messagesIn(one, seen))
}

const sayings = (value: unknown): string[] =>
  messagesIn(value).flatMap((one) => [localize(one, 'zh'), localize(one, 'en')])

test('whatever a schedule says of its days, no sentence has one as data write it', () =>
  checkProperty(
    'whatever a schedule says of its days, no sentence has one as data write it',
    fc.property(anyScenario, (scenario) => {
      const { entries, limited, skipped, dependencies } = buildSchedule(town.city, scenario, town.pack.facts.scenarios)
      const said = sayings([entries.map(({ plan }) => plan), limited, skipped, dependencies])
      const edits = scenario.edits.flatMap((edit) => sayings(describeEdit(edit)))
      expect([...said, ...edits].filter((words) => AS_DATA.test(words))).toEqual([])
    }),
  ))

test('nor does any plan of the shipped scenarios', () => {
  const { city, pack } = readRealCity()
  const said = pack.facts.scenarios.flatMap((scenario) =>
    sayings(buildSchedule(city, scenario, pack.facts.scenarios).entries.map(({ plan }) => plan)),
  )
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((words) => AS_DATA.test(words))).toEqual([])
  expect(said.filter((words) => words.includes('2023年3月9日')).length).toBeGreaterThan(0)
})

test('a day as data write it fills no placeholder: that does not compile', () => {
  // @ts-expect-error -- a day goes into a sentence as dayText has it
  message('plan.tooEarly', { day: isoOf(FIRST_DAY) })
  const scenario = readRealCity().pack.facts.scenarios[0]!
  const milestone: Milestone = { id: 'one', date: '2024-05-01', name: { zh: '一', en: 'one' } }
  // @ts-expect-error -- nor does what a schema reads as a date: of scenarios, facts, documents, records, briefings
  message('plan.tooEarly', { day: milestone.date })
  // @ts-expect-error
  message('plan.tooEarly', { day: scenario.horizon! })
  const record = { actualStart: '2024-05-01' } as OwnRecord
  // @ts-expect-error
  message('plan.tooEarly', { day: record.actualStart! })
  expect(localize(message('plan.tooEarly', { day: dayText(FIRST_DAY) }), 'zh')).toContain('2021年11月1日')
})

test('what is on 1 January 2026 is not at the end of 2025; what ends before it, and the timeline’s last day, are', () => {
  expect([formatDay(HORIZON_DAY, 'zh'), formatDay(HORIZON_DAY, 'en')]).toEqual(['2026年1月1日', '1 January 2026'])
  expect([formatShort(HORIZON_DAY, 'zh'), formatStatedDay(HORIZON_DAY, null, 'zh')]).toEqual([
    '2026.1.1',
    '2026年1月1日',
  ])
  expect([formatEnd(HORIZON_DAY, 'zh'), formatEnd(HORIZON_DAY, 'en')]).toEqual(['2025年底', 'end of 2025'])
  expect([formatShownDay(HORIZON_DAY, 'zh'), formatShownShort(HORIZON_DAY, 'en')]).toEqual(['2025年底', 'end of 2025'])
})

test('a day in words is the calendar’s, in both languages', () =>
  checkProperty(
    'a day in words is the calendar’s, in both languages',
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
      const date = new Date(`${isoOf(asDay(n))}T00:00:00Z`)
      const options = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const
      const inLocale = (locale: string): string => new Intl.DateTimeFormat(locale, options).format(date)
      expect(dayText(asDay(n))).toEqual({ zh: inLocale('zh-CN'), en: inLocale('en-GB') })
    }),
  ))
