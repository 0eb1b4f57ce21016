import { describe, expect, test } from 'vitest'
import { FIRST_DAY, asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { documentedSteps, firstStatement, phaseRuleOf, statementDay } from '../../src/city/documented-steps.ts'
import { cityAsKnownOn } from '../../src/city/known-on.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { withinEntity } from '../../src/city/build-city.ts'
import { entityMomentAt, momentAt, type EntityMoment } from '../../src/moment/moment-at.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'
import { readRealCity } from './real-city.ts'

const real = readRealCity()
const town = buildTown()

const on = (id: string, iso: string, hours = 0): EntityMoment =>
  entityMomentAt(real.entry(id), asDay(dayOf(iso) + hours / 24))
const inTown = (id: string, iso: string, hours = 0): EntityMoment =>
  entityMomentAt(town.entry(id), asDay(dayOf(iso) + hours / 24))
const stepsOf = (id: string): string[] =>
  real.entry(id).steps.map(({ day, phase, fact, mode }) => `${isoOf(day)} ${phase} ${mode} ${fact}`)

test('the last day of evidence is that of the newest document in use', () => {
  const dates = [...real.city.documents.values()].map(({ date }) => date).toSorted()
  expect(isoOf(lastEvidenceOf(real.city))).toBe(dates.at(-1))
  for (const date of dates) {
    const known = cityAsKnownOn(real.city, asDay(dayOf(date) + 3))
    expect(isoOf(lastEvidenceOf(known))).toBe(date)
    const [scenario] = real.pack.facts.scenarios
    expect(isoOf(buildSchedule(known, scenario!).evidenceUntil), 'the schedule of that city says the same').toBe(date)
  }
  expect(lastEvidenceOf({ documents: new Map() }), 'without any document, nothing is evidence').toBe(FIRST_DAY)
})

describe('documented steps of the town, worked out by hand', () => {
  const steps = (id: string): string[] =>
    town.entry(id).steps.map(({ day, phase, fact, mode }) => `${isoOf(day)} ${phase} ${mode} ${fact}`)

  test('an event’s own day, where it is stated; else the day of the report', () => {
    expect(steps('tower')).toEqual([
      '2022-01-10 planned reported-by tower-planned',
      '2022-03-01 started stated tower-started',
      '2022-06-15 toppedOut reported-by tower-topped',
    ])
  })

  test('a phase may go backwards', () => {
    expect(steps('yard')).toEqual([
      '2022-01-10 progressing reported-by yard-speeding',
      '2022-06-15 proposed reported-by yard-considered',
    ])
  })

  test('a statement without a phase makes no step, but the thing is known from then on', () => {
    expect(steps('depot')).toEqual([])
    expect(inTown('depot', '2022-06-15')).toMatchObject({ exists: true, documented: 'notStated', step: null })
    expect(inTown('depot', '2022-06-14', 23)).toMatchObject({ exists: false })
  })

  test('without an own day or status a fact stands on the day of publication', () => {
    expect(firstStatement(town.city, town.entry('garden').entity)).toEqual({
      day: dayOf('2022-01-10'),
      fact: 'garden-figures',
    })
    expect(firstStatement(town.city, town.entry('hilltown').entity)).toBeUndefined()
  })

  test('of two statements of one day the furthest stands; a repeated phase is no step', () => {
    const files = townFiles()
    const facts = files.get('data/facts/town.json') as {
      status: { asOf: string; value: string; wordingZh: string | null } | null
      start: string | null
    }[]
    const planned = facts[0]
    const started = facts[1]
    const topped = facts[2]
    if (!planned?.status || !started || !topped?.status) throw new Error('the town has changed')
    started.start = '2022-01-10'
    topped.status = { ...topped.status, value: 'started', wordingZh: '开工' }
    const changed = buildTown(files)
    expect(
      documentedSteps(changed.city, changed.entry('tower').entity).map(({ day, phase }) => [isoOf(day), phase]),
    ).toEqual([['2022-01-10', 'started']])
  })

  test('a year is no day: the step stands on the day of the report', () => {
    const fact = real.city.facts.get('xfusion-beilonghu')
    if (!fact) throw new Error('no such fact')
    expect(fact.start).toBe('2022')
    expect(isoOf(statementDay(real.city, fact))).toBe('2023-03-09')
    expect(stepsOf('chaojubian-beilonghu')).toEqual(['2023-03-09 started reported-by xfusion-beilonghu'])
  })

  test('the row of the exact wording comes before the row of the status', () => {
    const phases = town.pack.facts.facts.map((fact) => [fact.id, phaseRuleOf(town.city.phaseRules, fact)?.phase])
    expect(Object.fromEntries(phases)).toMatchObject({
      'yard-considered': 'proposed',
      'tower-planned': 'planned',
      'tower-started': 'started',
      'depot-there': null,
      'garden-figures': undefined,
    })
  })

  test('what lies in a thing, to any depth', () => {
    expect(withinEntity(town.city, 'hilltown').map(({ id }) => id)).toEqual([
      'garden',
      'stop',
      'tower',
      'yard',
      'hall',
      'depot',
      'vague-site',
    ])
  })
})

describe('what the documents say of named things', () => {
  test.each([
    [
      'siliang-bazhu',
      [
        '2022-02-21 progressing reported-by longhu-north-four-beams',
        '2023-03-09 toppedOut reported-by four-beams-topped-out',
      ],
    ],
    [
      'qukuailian-chanyeyuan',
      [
        '2022-02-21 progressing reported-by blockchain-park-2022',
        '2023-03-09 proposed reported-by blockchain-park-2023',
      ],
    ],
    ['wepp3-henan', ['2022-05-20 started stated wepp3-henan-construction-start']],
    [
      'hagongda-yiqi',
      ['2022-02-21 progressing reported-by hit-zhengzhou-2022', '2023-03-09 inOperation reported-by hit-phase1'],
    ],
    ['hagongda-erqi', ['2023-03-09 started reported-by hit-phase2']],
    ['kunpeng-ruanjian-xiaozhen', ['2023-03-09 partlyInOperation reported-by kunpeng-town-2023']],
    ['huawei-zhongyuan-zongbu', ['2022-02-21 planned reported-by huawei-hq-2022']],
    [
      'songshan-shiyanshi',
      [
        '2022-02-21 progressing reported-by songshan-huanghe-labs-2022',
        '2023-03-09 inOperation reported-by lab-songshan',
      ],
    ],
    ['av-fleet', ['2022-05-22 planned reported-by av-fleet-3000']],
    ['s312-dongyan', ['2021-12-24 planned reported-by s312-east-extension']],
    ['zhongyuan-qu', []],
  ])('%s', (id, steps) => {
    expect(stepsOf(id)).toEqual(steps)
  })

  test.each([
    ['siliang-bazhu', '2022-02-20', false, 'notStated'],
    ['siliang-bazhu', '2022-02-21', true, 'progressing'],
    ['siliang-bazhu', '2023-03-08', true, 'progressing'],
    ['siliang-bazhu', '2023-03-09', true, 'toppedOut'],
    ['siliang-bazhu', '2025-12-31', true, 'toppedOut'],
    ['qukuailian-chanyeyuan', '2023-03-08', true, 'progressing'],
    ['qukuailian-chanyeyuan', '2023-03-09', true, 'proposed'],
    ['wepp3-henan', '2022-05-19', false, 'notStated'],
    ['wepp3-henan', '2022-05-20', true, 'started'],
    ['wepp3-henan', '2022-05-22', true, 'started'],
    ['wepp3-henan', '2026-01-01', true, 'started'],
    ['hagongda-yiqi', '2023-03-09', true, 'inOperation'],
    ['hagongda-erqi', '2023-03-08', false, 'notStated'],
    ['hagongda-erqi', '2023-03-09', true, 'started'],
    ['kunpeng-ruanjian-xiaozhen', '2022-02-20', false, 'notStated'],
    ['kunpeng-ruanjian-xiaozhen', '2022-02-21', true, 'notStated'],
    ['kunpeng-ruanjian-xiaozhen', '2023-03-08', true, 'notStated'],
    ['kunpeng-ruanjian-xiaozhen', '2023-03-09', true, 'partlyInOperation'],
    ['huawei-zhongyuan-zongbu', '2022-02-21', true, 'planned'],
    ['huawei-zhongyuan-zongbu', '2025-06-01', true, 'planned'],
    ['s312-dongyan', '2021-12-23', false, 'notStated'],
    ['s312-dongyan', '2021-12-24', true, 'planned'],
    ['lankao', '2021-11-01', true, 'existing'],
    ['jinshui-qu', '2021-11-01', true, 'existing'],
  ])('%s on %s: known %s, %s', (id, iso, exists, documented) => {
    expect(on(id, iso)).toMatchObject({ exists, documented })
  })

  test('the day of a step begins at midnight, not before', () => {
    expect(on('wepp3-henan', '2022-05-19', 23.99)).toMatchObject({ exists: false, documented: 'notStated', step: null })
    expect(on('wepp3-henan', '2022-05-20', 0).step?.fact).toBe('wepp3-henan-construction-start')
  })

  test('momentAt is the moment of each entity, in the order of the schedule', () => {
    const day = dayOf('2022-10-01')
    expect(momentAt(real.schedule, day)).toEqual(real.schedule.entries.map((entry) => entityMomentAt(entry, day)))
  })
})
