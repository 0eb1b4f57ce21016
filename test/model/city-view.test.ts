import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { createCityView } from '../../src/moment/city-view.ts'
import { addEdit, createScenario } from '../../src/scenario/edit-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { readRealCity } from './real-city.ts'

const { city, schedule } = readRealCity()
const reference = schedule.source
const words = (text: string) => ({ zh: text, en: text })
const of = (result: ReturnType<typeof addEdit>): Scenario => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const own = (id: string): Scenario =>
  of(createScenario({ id, name: words(id), statement: words(id), base: 'reference' }))
const reasons = { author: words('规划员'), reason: words('试一试') }
const adding = (scenario: Scenario, entity: string): Scenario =>
  of(
    addEdit(scenario, {
      edit: 'add',
      entity,
      name: words(entity),
      layer: 'parks',
      kind: 'site',
      planClass: 'building',
      place: null,
      at: { lng: 113.8, lat: 34.8, accuracyM: 100 },
      parent: null,
      start: '2023-06-01',
      end: '2024-06-01',
      ...reasons,
    }),
  )

describe('what has not changed is the very same', () => {
  const late = of(addEdit(own('late'), { edit: 'shift', entity: 'siliang-bazhu', months: 6, days: 0, ...reasons }))
  const catalog = [reference, late]

  test('for the same question, whatever was asked between', () => {
    const know = createCityView(() => city)
    const first = know(null, [reference], catalog)
    expect(first.city).toBe(city)
    const both = know(null, [reference, late], catalog)
    expect(both.schedules[0]).toBe(first.schedule)
    expect(know(null, [late, reference], catalog).schedules).toEqual([both.schedules[1], both.schedules[0]])
    expect(know(null, [late, reference], catalog).schedules[1]).toBe(first.schedule)
  })

  test('a scenario changes with the one that it is based on', () => {
    const know = createCityView(() => city)
    const before = know(null, [late], catalog).schedule
    expect(know(null, [late], [reference, late]).schedule).toBe(before)
    const longer = { ...reference, horizon: '2027-01-01' }
    expect(know(null, [late], [longer, late]).schedule.scenario.horizon).toBe('2027-01-01')
  })

  test('as known on a day, and back', () => {
    const know = createCityView(() => city)
    const then = know(dayOf('2022-05-22'), [reference], catalog)
    expect(then.city.facts.size).toBeLessThan(city.facts.size)
    expect(then.documentedDays.every((day) => day <= dayOf('2022-05-22'))).toBe(true)
    const now = know(null, [reference], catalog)
    expect([now.city, now.known]).toEqual([city, null])
  })
})

test('two sides have the rows of one city: what only one of them adds is never there on the other', () => {
  const [one, two] = [adding(own('one'), 'park-one'), adding(own('two'), 'park-two')]
  const { city: all, schedules } = createCityView(() => city)(null, [one, two], [reference, one, two])
  expect(all.entities.length).toBe(city.entities.length + 2)
  for (const [i, schedule] of schedules.entries()) {
    expect(schedule.entries.map(({ entity }) => entity.id)).toEqual(all.entities.map(({ id }) => id))
    expect(schedule.skipped).toEqual([])
    const entry = (id: string) => schedule.entries[all.indexOf.get(id)!]!
    const [its, others] = i === 0 ? ['park-one', 'park-two'] : ['park-two', 'park-one']
    expect(entry(its!).plan?.start.day).toBe(dayOf('2023-06-01'))
    expect([entry(others!).plan, entry(others!).knownFrom, entry(others!).steps]).toEqual([null, null, []])
  }
})
