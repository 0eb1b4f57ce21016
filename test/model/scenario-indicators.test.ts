import { inWords } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { cityWithAdded } from '../../src/scenario/city-with-added.ts'
import { INDICATOR_GROUPS, seriesOf, type ScenarioIndicator } from '../../src/moment/indicators/indicator.ts'
import { scenarioIndicators } from '../../src/moment/indicators/scenario-indicators.ts'
import { distanceToM, firstPart, lengthKm } from '../../src/moment/indicators/service.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import type { ScenarioEdit } from '../../src/scenario/schema.ts'
import { buildTown } from '../town/town.ts'
import { readRealCity } from './real-city.ts'

const town = buildTown()
const real = readRealCity()
const words = { zh: '试', en: 'a trial' }
const about = { author: words, reason: words }
const inTown = scenarioIndicators({ city: town.city, schedule: town.schedule, places: town.pack.geometry.places })
const inReal = (schedule: Schedule = real.schedule): readonly ScenarioIndicator[] =>
  scenarioIndicators({ city: cityWithAdded(real.city, schedule.scenario), schedule, places: real.pack.geometry.places })
const under = (...edits: ScenarioEdit[]): readonly ScenarioIndicator[] =>
  inReal(buildSchedule(real.city, { ...real.schedule.scenario, edits: [...real.schedule.scenario.edits, ...edits] }))
const shipped = (id: string): readonly ScenarioIndicator[] => {
  const scenario = real.pack.facts.scenarios.find((other) => other.id === id)
  return scenario ? inReal(buildSchedule(real.city, scenario, real.pack.facts.scenarios)) : []
}
const valueOf = (indicators: readonly ScenarioIndicator[], id: string, iso: string): number | null => {
  const indicator = indicators.find((other) => other.id === id)
  if (!indicator) throw new Error(`no indicator ${id}`)
  return indicator.valueAt(dayOf(iso))
}
const reference = inReal()
/** The same to so many digits; "not stated" only with itself. */
const near = (found: number | null, value: number | null, digits: number): boolean =>
  found === null || value === null ? found === value : Math.abs(found - value) < 0.5 * 10 ** -digits

/*
 * The tram, by hand: 0.03 degrees of longitude at 34.7 N are 2,742.5 m; 0.02 of latitude are 2,223.9 m, and with 0.03 of
 * longitude 3,530.7 m: 6.273 km in all. Plan 2022-01-10 to 2023-01-01, partly in operation from the half on (2022-07-07).
 */
describe('in the town, worked out by hand', () => {
  test.each<[string, string, number | null]>([
    ['length-trunk-line', '2022-07-06', 0],
    ['length-trunk-line', '2022-07-07', 6.2732 / 2],
    ['length-trunk-line', '2022-10-04', 6.2732 * 0.75],
    ['length-trunk-line', '2023-01-01', 6.2732],
    ['length-branch-line', '2023-01-01', null],
    // By road at 30 km/h: 12.546 minutes; half of it by tram at 60: 9.410; all of it: 6.273.
    ['travel-trunk-line', '2022-07-06', 12.5464],
    ['travel-trunk-line', '2022-07-07', 9.4098],
    ['travel-trunk-line', '2023-01-01', 6.2732],
    ['travel-nodes', '2023-01-01', null],
    // Of tower, yard, vague-site and stop only the stop is nearer than 1 km; it lies at 2,742.5 m of the line's 6,273.
    ['reach-500', '2022-07-06', 0],
    ['reach-500', '2022-07-07', 25],
    ['reach-1000', '2023-01-01', 25],
    ['vehicles-fleet', '2022-06-14', null],
    ['vehicles-fleet', '2022-06-15', 10],
    ['vehicles-fleet', '2022-10-19', 39],
    ['vehicles-fleet', '2022-10-20', 40],
    ['vehicles-fleet', '2023-07-01', 100],
    // The tower is topped out from the report of 2022-06-15 on, and never under construction; the yard is done on 2022-08-01.
    ['sites-toppedOut', '2022-06-14', 0],
    ['sites-toppedOut', '2022-06-15', 1],
    ['sites-underConstruction', '2023-01-31', 0],
    ['sites-inOperation', '2022-07-31', 0],
    ['sites-inOperation', '2022-08-01', 1],
    ['sites-inOperation', '2024-01-01', 2],
    ['investment', '2023-01-01', null],
  ])('%s on %s is %s', (id, iso, value) => {
    expect(near(valueOf(inTown, id, iso), value, 2)).toBe(true)
  })

  test('the tower’s phases in the documents are points beside the plan’s', () => {
    expect(inTown.find(({ id }) => id === 'sites-toppedOut')?.documented).toEqual([
      { day: dayOf('2022-06-15'), value: 1, kind: 'report', fact: 'tower-topped' },
    ])
    expect(inTown.find(({ id }) => id === 'vehicles-fleet')?.documented).toEqual([
      { day: dayOf('2023-07-01'), value: 100, kind: 'goal', fact: 'fleet-goal' },
    ])
  })

  test('a town without a pipeline or sports places has no such indicator', () => {
    expect(inTown.filter(({ group }) => group === 'pipeline' || group === 'sports')).toEqual([])
  })
})

describe('in the real city, worked out by hand', () => {
  test.each<[string, string, number | null, number]>([
    // 2022-05-20 to 2024-11-20 is 915 days.
    ['pipeline-share', '2022-05-20', 0, 6],
    ['pipeline-share', '2022-08-20', (100 * 92) / 915, 6],
    ['pipeline-km', '2022-08-20', (238.18 * 92) / 915, 6],
    ['pipeline-km', '2024-11-20', 238.18, 6],
    // 2022-05-22 to 2025-05-22 is 1096 days.
    ['vehicles-av-fleet', '2023-05-22', 990, 6],
    ['vehicles-av-fleet', '2023-11-26', 1500, 6],
    ['vehicles-av-fleet', '2025-12-31', 3000, 6],
    ['vehicles-av-gongjiao', '2025-12-31', null, 6],
    ['vehicles-av-shifan-jingkai', '2025-12-31', null, 6],
    ['length-trunk-line', '2026-01-01', 34.943, 2],
    ['length-branch-line', '2026-01-01', 5.045 + 7.501, 2],
    ['length-micro-circulation', '2026-01-01', 3.479 + 10.999, 2],
    // Plan of the lines 2022-05-22 to 2026-01-01, 1320 days: partly in operation from 0.35 (462 days, 2023-08-27).
    ['length-trunk-line', '2023-08-26', 0, 6],
    ['length-trunk-line', '2023-08-27', 34.943 * 0.35, 2],
    // By road: 69.886, 10.090 and 15.002 minutes; six pairs: 69.886 + 79.976 + 84.888 + 10.090 + 15.002 + 25.092 = 284.934.
    ['travel-nodes', '2023-08-26', 284.934 / 6, 2],
    // On the lines: 34.943, 7.567 and 11.252 minutes; 34.943 + 42.510 + 46.195 + 7.567 + 11.252 + 18.819 = 161.286.
    ['travel-nodes', '2026-01-01', 161.286 / 6, 2],
    ['travel-branch-line', '2026-01-01', (5.045 ** 2 * 1.5 + 7.501 ** 2 * 1.5) / (5.045 + 7.501), 2],
    // On foot at 5 km/h before the loops run, at 20 after: 41.75 and 131.99 minutes, weighted by 3.479 and 10.999 km; then a quarter.
    ['travel-micro-circulation', '2023-08-26', (12 * (3.479 ** 2 + 10.999 ** 2)) / 14.478, 1],
    ['travel-micro-circulation', '2026-01-01', (3 * (3.479 ** 2 + 10.999 ** 2)) / 14.478, 1],
    // The goals of 2023 and 2024; nothing in between.
    ['sports-tiyu-changdi', '2023-12-31', 0, 6],
    ['sports-tiyu-changdi', '2024-01-01', 200, 6],
    ['sports-tiyu-changdi', '2024-12-31', 200, 6],
    ['sports-tiyu-changdi', '2025-01-01', 400, 6],
    ['sports-jianshen-quji', '2024-06-01', 4, 6],
    ['sports-jianshen-jiedao', '2025-06-01', 92, 6],
    ['sports-jianshen-shequ', '2025-06-01', 300, 6],
    // Kunpeng town 12 billion over 1277 days from 2022-02-21; three renewals of 1.52 over 730 days; a resort of 0.18 done by 2023.
    ['investment', '2022-02-21', 0, 6],
    ['investment', '2023-02-21', (120 * 365) / 1277 + 15.2 / 2 + 1.8, 6],
    ['investment', '2026-01-01', 137, 6],
    ['investment-year', '2022-06-01', (120 * 314) / 1277 + (15.2 * 314) / 730 + 1.8, 6],
    ['investment-year', '2023-12-31', (120 * 365) / 1277 + (15.2 * 365) / 730, 6],
    ['investment-year', '2025-07-01', (120 * 232) / 1277, 6],
    ['investment-year', '2027-01-01', 0, 6],
  ])('%s on %s is %s', (id, iso, value, digits) => {
    expect(near(valueOf(reference, id, iso), value, digits)).toBe(true)
  })

  test('sites by phase add up to the sites with a plan that has begun', () => {
    const planned = real.schedule.entries.filter(({ entity, plan }) => entity.kind === 'site' && plan)
    for (const iso of ['2022-03-01', '2023-03-09', '2024-06-01', '2026-01-01']) {
      const counted = reference
        .filter(({ group }) => group === 'sites')
        .reduce((sum, { valueAt }) => sum + (valueAt(dayOf(iso)) ?? 0), 0)
      expect([iso, counted]).toEqual([iso, planned.filter(({ plan }) => plan && plan.start.day <= dayOf(iso)).length])
    }
  })
})

describe('what a scenario moves', () => {
  test('a hold, a cancelled line, another goal, a fleet of one type', () => {
    const made = under(
      { edit: 'hold', id: 'a', entity: 'wepp3-henan', from: '2022-08-20', until: '2023-08-20', ...about },
      { edit: 'cancel', id: 'b', entity: 'av-trunk', from: '2024-01-01', ...about },
      { edit: 'set-goal', id: 'c', entity: 'tiyu-changdi', goalFact: 'sport-sites-2024', value: 500, ...about },
      {
        edit: 'set-span',
        id: 'd',
        entity: 'av-gongjiao',
        end: { date: '2024-05-22', basis: 'assumed', words },
        ...about,
      },
      {
        edit: 'set-ramp',
        id: 'e',
        entity: 'av-gongjiao',
        from: 0,
        to: 731,
        goalFact: 'av-modes',
        shape: 'linear',
        ...about,
      },
    )
    expect(valueOf(made, 'pipeline-share', '2023-08-19')).toBeCloseTo((100 * 92) / 915, 9)
    expect(valueOf(made, 'length-trunk-line', '2023-12-31')).toBeGreaterThan(12)
    expect(valueOf(made, 'length-trunk-line', '2024-01-01')).toBe(0)
    expect([
      valueOf(made, 'sports-tiyu-changdi', '2024-06-01'),
      valueOf(made, 'sports-tiyu-changdi', '2025-06-01'),
    ]).toEqual([200, 500])
    // 2022-05-22 to 2024-05-22 is 731 days.
    expect([
      valueOf(made, 'vehicles-av-gongjiao', '2022-05-23'),
      valueOf(made, 'vehicles-av-gongjiao', '2024-05-22'),
    ]).toEqual([1, 731])
    expect(made.find(({ id }) => id === 'sports-tiyu-changdi')?.documented.map(({ value }) => value)).toEqual([
      200, 400,
    ])
  })

  test('a year later and transport first show in one look; as stated leaves most of it not stated', () => {
    expect(valueOf(shipped('slip-a-year'), 'pipeline-share', '2024-11-20')).toBeCloseTo((100 * 915) / 1280, 6)
    expect(valueOf(shipped('transport-first'), 'length-trunk-line', '2025-01-01')).toBeCloseTo(34.943, 2)
    expect(valueOf(shipped('transport-first'), 'vehicles-av-fleet', '2024-06-01')).toBe(3000)
    const stated = shipped('as-stated')
    expect(stated.filter(({ valueAt }) => valueAt(dayOf('2025-06-01')) !== null).map(({ group }) => group)).toEqual([
      'sports',
      'sports',
      'sports',
      'sports',
    ])
    expect(stated.map(({ id }) => id)).toEqual(reference.map(({ id }) => id))
  })

  test('a line that a scenario adds along a known place is counted with its class; a place that it adds is no named place', () => {
    const made = under(
      {
        edit: 'add',
        id: 'a',
        entity: 'new-line',
        name: words,
        layer: 'mobility',
        kind: 'branch-line',
        planClass: 'line',
        place: 'av-trunk-airport-east',
        at: null,
        parent: null,
        start: '2022-01-01',
        end: '2023-01-01',
        ...about,
      },
      {
        edit: 'add',
        id: 'b',
        entity: 'new-site',
        name: words,
        layer: 'parks',
        kind: 'site',
        planClass: 'building',
        place: null,
        at: { lng: 113.8, lat: 34.7, accuracyM: 100 },
        parent: null,
        start: '2022-01-01',
        end: '2023-01-01',
        ...about,
      },
    )
    expect(valueOf(made, 'length-branch-line', '2023-06-01')).toBeCloseTo(34.943, 2)
    expect(made.find(({ id }) => id === 'reach-500')?.formula).toEqual(
      reference.find(({ id }) => id === 'reach-500')?.formula,
    )
    expect(valueOf(made, 'sites-inOperation', '2023-06-01')).toBe(
      (valueOf(reference, 'sites-inOperation', '2023-06-01') ?? 0) + 1,
    )
  })
})

describe('every indicator', () => {
  test('has an id of its own, words in both languages, and facts that are there', () => {
    expect(new Set(reference.map(({ id }) => id)).size).toBe(reference.length)
    expect([...new Set(reference.map(({ group }) => group))]).toEqual([...INDICATOR_GROUPS])
    for (const { id, name, unit, formula, assumptions, facts, documented } of reference) {
      const texts = [name, unit, formula, ...assumptions].flatMap((said) => [inWords(said, 'zh'), inWords(said)])
      expect([id, texts.every((text) => text.trim() !== ''), assumptions.length > 0]).toEqual([id, true, true])
      expect([
        id,
        [...facts, ...documented.map(({ fact }) => fact)].filter((fact) => !real.city.facts.has(fact)),
      ]).toEqual([id, []])
    }
  })

  test('gives a series from day to day, the last among them, and the same each time', () => {
    for (const indicator of reference) {
      const series = seriesOf(indicator, dayOf('2021-11-01'), dayOf('2026-01-01'), 30)
      expect([series.length, series.at(-1)?.day]).toEqual([52, dayOf('2026-01-01')])
      expect(series.every(({ value }) => value === null || Number.isFinite(value))).toBe(true)
      expect(seriesOf(indicator, dayOf('2021-11-01'), dayOf('2026-01-01'), 30)).toEqual(series)
    }
  })
})

describe('geometry', () => {
  const course = [
    [113.62, 34.7],
    [113.65, 34.7],
    [113.68, 34.72],
  ] as const

  test('the first part of a line is as long as its share', () => {
    for (const share of [0.1, 0.437, 0.5, 0.99])
      expect(lengthKm(firstPart(course, share))).toBeCloseTo(lengthKm(course) * share, 3)
    expect([firstPart(course, 0), firstPart(course, 1), firstPart([], 0.5)]).toEqual([[], course, []])
  })

  test('the nearest point may lie on a line, at its end, or nowhere', () => {
    expect(distanceToM([113.635, 34.71], course)).toBeCloseTo(1112, -1)
    expect(distanceToM([113.61, 34.7], course)).toBeCloseTo(914.2, 0)
    expect([distanceToM([113.65, 34.7], course), distanceToM([113.65, 34.7], [])]).toEqual([0, Infinity])
    expect(distanceToM([113.65, 34.71], [[113.65, 34.7]])).toBeCloseTo(1111.95, -1)
  })
})
