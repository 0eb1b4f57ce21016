import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { adoptRecord } from '../../.run/record/adopt-record.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isoOf } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import type { Pair } from '../../src/facts/schema.ts'
import { readPack, type Pack } from '../../src/intake/read-pack.ts'
import { writeRecordFile } from '../../src/intake/read-record-file.ts'
import { emptyRecord, type RecordFile } from '../../src/own-documents/schema.ts'
import { readDataFiles } from '../model/real-city.ts'
import { ownDocument, ownFact, statement } from '../town/town-record.ts'
import { root } from './sources.ts'

/*
 * npm run record:adopt, into a copy of data/: what was checked is written, the pack is read by the project's own reader, and
 * whatever cannot be adopted leaves every file as it was.
 */

let folder: string
let data: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'))
  data = join(folder, 'data')
  cpSync(join(root, 'data'), data, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const w = (zh: string, en: string): { zh: string; en: string } => ({ zh, en })
const shipped = readDataFiles()
const { goal: goalWithoutReport, system } = (shipped.get('data/pairs.json') as Pair[]).find(
  ({ report }) => report === null,
)!

/** A report of 2026: beams in use, a new house begun in the science city, a goal reported on, one correction, one draft. */
function record2026(): RecordFile {
  const report = {
    ...ownFact('report-of-2026', 'work-report-2026', { figure: 4321 }),
    system,
    status: { value: 'reported', wordingZh: null, asOf: '2026-02-10' },
  }
  return {
    ...emptyRecord('spring-2026', '2026年春'),
    documents: [ownDocument('work-report-2026', '2026-02-10')],
    statements: [
      statement(
        ownFact('beams-in-use-2026', 'work-report-2026', { status: ['in operation', '建成投用', '2026-02-10'] }),
        ['siliang-bazhu'],
        ['checked'],
      ),
      statement(
        ownFact('own-house-begun-2026', 'work-report-2026', {
          status: ['started', '奠基开工', '2026-02-10'],
          deadline: '2028',
        }),
        ['own-house-2026'],
        ['checked'],
      ),
      statement(report, ['siliang-bazhu'], ['checked']),
      statement(
        ownFact('own-correction-2026', 'work-report-2026', { corrects: 'four-beams-topped-out' }),
        ['siliang-bazhu'],
        ['checked'],
      ),
      statement(ownFact('own-draft-2026', 'work-report-2026', { status: ['in operation', '建成投用', '2026-02-10'] }), [
        'siliang-bazhu',
      ]),
      statement(
        ownFact('own-points-at-draft', 'work-report-2026', { corrects: 'own-draft-2026' }),
        ['siliang-bazhu'],
        ['checked'],
      ),
    ],
    entities: [
      {
        id: 'own-house-2026',
        layer: 'parks',
        kind: 'site',
        planClass: 'building',
        name: w('试验楼', 'Trial house'),
        place: 'own-house-spot-2026',
        parent: 'zhongyuan-kejicheng',
        facts: [],
        note: null,
      },
    ],
    places: [
      {
        id: 'own-house-spot-2026',
        name: w('试验楼', 'Trial house'),
        kind: 'own-point',
        geometry: { type: 'Point', coordinates: [113.8, 34.8] },
        accuracyM: 300,
        crossChecked: false,
        basis: w('由甲在地图上标出', 'placed on the map by A'),
        note: null,
      },
    ],
    pairs: [
      {
        id: 'own-pair-2026',
        system,
        subject: w('对照', 'Goal and report'),
        goal: goalWithoutReport,
        report: 'report-of-2026',
        verdict: 'later',
        sharedName: null,
        derived: null,
        note: w('试', 'a trial'),
      },
    ],
    wordings: [
      {
        status: 'started',
        wordingZh: '奠基开工',
        class: 'begun',
        phase: 'started',
        why: w('奠基即开工', 'The first stone is laid'),
      },
    ],
  }
}

function adopt(text: string, ...more: string[]) {
  const file = join(folder, 'my.record.json')
  writeFileSync(file, text)
  const done = spawnSync(process.execPath, [join(root, '.run/record-adopt.mjs'), file, '--data', data, ...more], {
    encoding: 'utf8',
  })
  return { status: done.status, out: done.stdout, fault: done.stderr }
}

/** Every file of the copy as text. */
function texts(): Readonly<Record<string, string>> {
  const paths = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [`data/${relative(data, path).split(sep).join('/')}`, readFileSync(path, 'utf8')]
    }),
  )
}

/** With the scenes of the project: all that the pack is read from. */
const withScenes = (copy: Readonly<Record<string, string>>): Map<string, string> =>
  new Map([
    ...Object.entries(copy).filter(([file]) => file.endsWith('.json')),
    ...[...shipped].flatMap(([file, value]): [string, string][] =>
      file.startsWith('scenes/') ? [[file, JSON.stringify(value)]] : [],
    ),
  ])

function packOfCopy(): Pack {
  const files = new Map([...shipped].filter(([file]) => file.startsWith('scenes/')))
  for (const [file, text] of Object.entries(texts())) if (file.endsWith('.json')) files.set(file, JSON.parse(text))
  const result = readPack(files)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}

test('what was checked is written, the pack holds it, shipped facts are as they were, and adopting again changes nothing', () => {
  const before = packOfCopy()
  const first = adopt(writeRecordFile(record2026()))
  expect([first.fault, first.status]).toEqual(['', 0])
  const after = packOfCopy()
  const city = buildCity(after.facts)

  expect(city.documents.get('work-report-2026')).toEqual(record2026().documents[0])
  expect(isoOf(lastEvidenceOf(buildCity(before.facts)))).toBe('2023-03-09')
  expect(isoOf(lastEvidenceOf(city))).toBe('2026-02-10')
  const added = after.facts.facts.filter(({ id }) => !before.facts.facts.some((fact) => fact.id === id))
  expect(added.map(({ id }) => id).toSorted()).toEqual([
    'beams-in-use-2026',
    'own-correction-2026',
    'own-house-begun-2026',
    'report-of-2026',
  ])
  expect(before.facts.facts.filter((fact) => JSON.stringify(city.facts.get(fact.id)) !== JSON.stringify(fact))).toEqual(
    [],
  )
  expect(city.entityById.get('siliang-bazhu')?.facts.slice(-3)).toEqual([
    'beams-in-use-2026',
    'own-correction-2026',
    'report-of-2026',
  ])
  expect(city.entityById.get('own-house-2026')).toMatchObject({
    place: 'own-house-spot-2026',
    facts: ['own-house-begun-2026'],
  })
  expect(after.geometry.places.map(({ id }) => id)).toContain('own-house-spot-2026')
  // Each figure is counted by one indicator, and the goal that had no later report has one now.
  const counting = after.systems.indicators.filter(({ goals, reports }) =>
    [...goals, ...reports].some(({ fact }) => fact === 'report-of-2026'),
  )
  expect(counting).toHaveLength(1)
  expect(after.systems.pairs).toHaveLength(before.systems.pairs.length)
  expect(after.systems.pairs.filter(({ goal }) => goal === goalWithoutReport)).toEqual(record2026().pairs)

  for (const line of [
    'Left out, not checked by a second person: own-draft-2026',
    'Left out, it points at a statement that is not adopted: own-points-at-draft',
    'Correction: own-correction-2026',
    'Figure that its phrase does not print: report-of-2026',
    'Wording that the table of phases lacked: own-house-begun-2026',
    'Assumed place, not checked against a source: own-house-spot-2026',
    'The last day of evidence moves from 2023-03-09 to 2026-02-10.',
  ])
    expect(first.out).toContain(line)

  const written = texts()
  const again = adopt(writeRecordFile(record2026()))
  expect([again.status, again.fault]).toEqual([0, ''])
  expect(again.out).toContain('Nothing to adopt')
  expect(texts()).toEqual(written)
}, 60_000)

test('files keep their layout: what is taken away by the difference is nothing but lists that grew', () => {
  const before = withScenes(texts())
  const adopted = adoptRecord('my.record.json', writeRecordFile(record2026()), before)
  if (!adopted.ok) throw new Error(adopted.errors.join('\n'))
  const lost = [...adopted.value.writes].flatMap(([file, text]) => {
    const lines = new Set(text.split('\n').map((line) => line.replace(/,$/, '')))
    return (before.get(file) ?? '').split('\n').filter((line) => !lines.has(line.replace(/,$/, '')))
  })
  expect(adopted.value.writes.size).toBe(8)
  // One list of facts of the thing spoken of, and the pair that has its report now.
  expect(lost.map((line) => /"facts"|"goal"/.exec(line)?.[0]).toSorted()).toEqual(['"facts"', '"goal"'])
})

test('data that passes no more takes nothing in, and says where it is broken', () => {
  const before = withScenes(texts())
  const text = writeRecordFile(record2026())
  const broken = new Map(before).set('data/pairs.json', '[{]')
  expect(adoptRecord('my.record.json', text, broken)).toMatchObject({
    errors: [expect.stringMatching(/^data\/pairs\.json:1:3: /)],
  })
})

test('a dry run says the same and writes nothing', () => {
  const before = texts()
  const dry = adopt(writeRecordFile(record2026()), '--dry')
  expect(dry.status).toBe(0)
  expect(dry.out).toContain('Would be written:')
  expect(dry.out).toContain('data/documents/work-report-2026.json')
  expect(texts()).toEqual(before)
}, 60_000)

test('a file that is broken off changes nothing, and the exit code says so', () => {
  const before = texts()
  const { status, fault, out } = adopt(writeRecordFile(record2026()).slice(0, -200))
  expect([status, out]).toEqual([1, ''])
  expect(fault).toMatch(/my\.record\.json:\d+:\d+: /)
  expect(texts()).toEqual(before)
}, 60_000)

test.each<[string, (text: string) => string, RegExp]>([
  [
    'names what is not there',
    (text) => text.replaceAll('siliang-bazhu', 'no-such-thing'),
    /^my\.record\.json:\d+:\d+: \/statements\/0\/entities\/0: there is no item/,
  ],
  [
    'is checked by who entered it',
    (text) => text.replaceAll('"乙"', '"甲"'),
    /^my\.record\.json:\d+:\d+: \/statements\/0\/history\/1: .*second person/,
  ],
])('a file that %s is refused, with file, place and reason', (_, damage, says) => {
  const result = adoptRecord('my.record.json', damage(writeRecordFile(record2026())), withScenes(texts()))
  expect(result).toMatchObject({ ok: false })
  expect(result.ok ? [] : result.errors[0]).toMatch(says)
})

test('what disagrees with shipped facts, by figure or by phase, and what goes back, is named for a reviewer; both stay', () => {
  const facts = packOfCopy().facts
  const goal = facts.facts.find(
    ({ id, figure, deadline, status }) =>
      figure !== null &&
      deadline !== null &&
      status?.value === 'planned' &&
      facts.entities.some((one) => one.facts.includes(id)),
  )!
  const about = facts.entities.find((one) => one.facts.includes(goal.id))!.id
  const record: RecordFile = {
    ...emptyRecord('disagreeing', '不一致'),
    documents: [ownDocument('paper-2023', '2023-03-09'), ownDocument('paper-2026', '2026-02-10')],
    statements: [
      statement(
        ownFact('beams-begun-same-day', 'paper-2023', { status: ['started', '开工建设', '2023-03-09'] }),
        ['siliang-bazhu'],
        ['checked'],
      ),
      statement(
        ownFact('beams-begun-later', 'paper-2026', { status: ['started', '开工建设', '2026-02-10'] }),
        ['siliang-bazhu'],
        ['checked'],
      ),
      statement(
        {
          ...ownFact('other-goal', 'paper-2026'),
          kind: 'target',
          figure: { ...goal.figure!, value: goal.figure!.value + 1 },
          deadline: goal.deadline,
          status: goal.status,
        },
        [about],
        ['checked'],
      ),
    ],
  }
  const adopted = adoptRecord('my.record.json', writeRecordFile(record), withScenes(texts()))
  if (!adopted.ok) throw new Error(adopted.errors.join('\n'))
  const named = (start: string): readonly string[] => adopted.value.look.filter((line) => line.startsWith(start))
  expect(named('Disagrees: on 2023-03-09 beams-begun-same-day')).toHaveLength(1)
  expect(named('Goes back: beams-begun-later says started, four-beams-topped-out said toppedOut')).toHaveLength(1)
  expect(named('Disagrees: other-goal says').some((line) => line.includes(`, ${goal.id} says`))).toBe(true)
  expect(named('Disagrees: beams-begun-later')).toEqual([])
})
