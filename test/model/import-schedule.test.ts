import { inWords, worded } from '../in-words.ts'
import { expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { isoOf } from '../../src/base/day.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { chooseMatch, chooseNew, matchRows, type MatchPreview } from '../../src/intake/match-rows.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { takeSchedule, type TakenSchedule } from '../../src/intake/schedule-to-scenario.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { addEdit, createScenario } from '../../src/scenario/edit-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { buildTown } from '../town/town.ts'

const town = buildTown()
const catalog = town.pack.facts.scenarios
const words = { zh: '试', en: 'a trial' }
const made = createScenario({ id: 'trial', name: words, statement: words, base: 'reference' })
if (!made.ok) throw new Error('the trial is no scenario')
const empty: Scenario = made.value
const schedule: Schedule = buildSchedule(town.city, empty, catalog)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const preview = async (text: string, file = '进度.csv'): Promise<MatchPreview> =>
  matchRows(town.city, await readSchedule(file, utf8(text)))
const take = (
  found: MatchPreview,
  scenario: Scenario = empty,
  now: Schedule = buildSchedule(town.city, scenario, catalog),
): TakenSchedule => takeSchedule({ preview: found, scenario, schedule: now, city: town.city, catalog })
/** The rows that stay out, or of which something does: what is said of them. */
const leftOf = ({ outcomes }: TakenSchedule): unknown[] =>
  outcomes.flatMap(({ row, name, remarks }) => remarks.map((remark) => [row, name, inWords(remark)]))
const spanOf = (made: Schedule, id: string): string => {
  const plan = made.entries.find(({ entity }) => entity.id === id)?.plan
  return plan ? `${isoOf(plan.start.day)} to ${isoOf(plan.end.day)}` : 'no plan'
}

test('planned dates that differ become edits of the file, actual ones own records, and the rest says why it stays out', async () => {
  const found = await preview(
    '编号,开工日期,竣工日期,实际开工,进度\ntram,2022-01-10,2022-12-31,,\nyard,2022-03-01,2022-12-31,2022-03-05,40%\nstop,,2023-06-30,,\nfleet,,2040-01-01,,\nnowhere,2022-01-01,,,\n',
  )
  const taken = take(found)
  const author = { zh: '自有进度表“进度.csv”', en: 'own schedule "进度.csv"' }
  const end = (date: string, row: number) => ({
    date,
    basis: 'assumed',
    words: { zh: `${author.zh}第${row}行`, en: `${author.en}, row ${row}` },
  })
  expect(taken.scenario.edits).toEqual([
    {
      id: 'set-span-yard',
      edit: 'set-span',
      entity: 'yard',
      start: end('2022-03-01', 3),
      end: end('2023-01-01', 3),
      author,
      reason: { zh: '据“进度.csv”第3行', en: 'after "进度.csv", row 3' },
    },
    {
      id: 'set-span-stop',
      edit: 'set-span',
      entity: 'stop',
      end: end('2023-07-01', 4),
      author,
      reason: { zh: '据“进度.csv”第4行', en: 'after "进度.csv", row 4' },
    },
  ])
  expect(taken.counts).toMatchObject({ plan: 2, same: 1, left: 2, record: 0 })
  expect(taken.ownRecords).toEqual([
    {
      entity: 'yard',
      name: 'yard',
      actualStart: '2022-03-05',
      actualFinish: null,
      percent: 40,
      file: '进度.csv',
      row: 3,
    },
  ])
  expect(leftOf(taken)).toEqual([
    [5, 'fleet', expect.stringMatching(/^a planned date is outside 2000 to 31 December 20\d\d/)],
    [6, 'nowhere', 'nothing bears a name like it'],
  ])
  const now = buildSchedule(town.city, taken.scenario, catalog)
  expect([spanOf(now, 'yard'), spanOf(now, 'stop'), spanOf(now, 'tram')]).toEqual([
    '2022-03-01 to 2023-01-01',
    '2022-01-10 to 2023-07-01',
    '2022-01-10 to 2023-01-01',
  ])
})

test('own records change no plan and no evidence', async () => {
  const found = await preview('编号,实际开工,实际竣工,进度\ntower,2021-12-01,2023-12-01,100%\nyard,2022-03-05,,\n')
  const taken = take(found)
  expect(taken.scenario).toEqual(empty)
  expect(taken.ownRecords).toHaveLength(2)
  expect(buildSchedule(town.city, taken.scenario, catalog).entries).toEqual(schedule.entries)
})

test('an end that the scenario had set itself stays where the row leaves it alone', async () => {
  const before = addEdit(empty, {
    edit: 'set-span',
    entity: 'yard',
    start: { date: '2022-04-01', basis: 'assumed', words },
    author: words,
    reason: words,
  })
  if (!before.ok) throw new Error('no edit')
  const taken = take(await preview('编号,竣工日期\nyard,2022-12-31\n'), before.value)
  expect(spanOf(buildSchedule(town.city, taken.scenario, catalog), 'yard')).toBe('2022-04-01 to 2023-01-01')
  expect(taken.scenario.edits).toHaveLength(1)
})

test('only what the viewer has settled is taken', async () => {
  const found = await preview('名称,竣工日期\ntramm,2023-06-30\n')
  expect(worded(take(found))).toMatchObject({
    counts: { plan: 0, left: 1 },
    outcomes: [{ row: 2, name: 'tramm', remarks: [{ en: 'several items may be meant, and none is chosen' }] }],
  })
  const taken = take(chooseMatch(found, 0, 'tram'))
  expect(taken.counts).toMatchObject({ plan: 1, left: 0 })
  expect(take(chooseMatch(found, 0, null)).counts).toMatchObject({ plan: 0, out: 1, left: 0 })
})

test('what matches nothing becomes a thing of the kind that the viewer gives it', async () => {
  const found = await preview(
    '名称,开工日期,竣工日期\n无此项目,2022-05-01,2023-05-31\n也无此项目,2022-05-01,2023-05-31\n',
  )
  const both = chooseNew(chooseNew(found, new Set([0, 1])), new Set([1]), 'node')
  expect(take(both).scenario.edits).toMatchObject([
    { edit: 'add', layer: 'parks', kind: 'site', planClass: 'building' },
    { edit: 'add', layer: 'mobility', kind: 'mobility-node', planClass: 'line' },
  ])
})

test('links become dependencies; one that would close a circle is named and stays out', async () => {
  const task = (uid: number, name: string, before: number): string =>
    `<Task><UID>${uid}</UID><Name>${name}</Name><PredecessorLink><PredecessorUID>${before}</PredecessorUID><Type>1</Type><LinkLag>48000</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>\n`
  const found = await preview(
    `<Project><MinutesPerDay>480</MinutesPerDay><Tasks>\n${task(1, 'tram', 2)}${task(2, 'stop', 1)}</Tasks></Project>`,
    'p.xml',
  )
  const taken = take(found)
  expect(taken.scenario.dependencies).toEqual([
    {
      id: 'stop-before-tram',
      before: 'stop',
      after: 'tram',
      kind: 'finish-to-start',
      lagDays: 10,
      reason: { zh: '据“p.xml”第1行的前置任务', en: 'predecessor in "p.xml", row 1' },
    },
  ])
  expect(leftOf(taken)).toContainEqual([2, 'stop', expect.stringMatching(/circular/)])
})

test.each([
  ['finish-to-finish', 0],
  ['finish-to-start', 1],
  ['start-to-finish', 2],
  ['start-to-start', 3],
] as const)('a %s link is taken as that, with a lag before its end', async (kind, type) => {
  const link = `<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>${type}</Type><LinkLag>-14400</LinkLag><LagFormat>7</LagFormat></PredecessorLink>`
  const found = await preview(
    `<Project><MinutesPerDay>480</MinutesPerDay><Tasks><Task><UID>1</UID><Name>tram</Name></Task><Task><UID>2</UID><Name>yard</Name>${link}</Task></Tasks></Project>`,
    'p.xml',
  )
  const taken = take(found)
  expect(taken.scenario.dependencies).toMatchObject([{ before: 'tram', after: 'yard', kind, lagDays: -3 }])
  const written = writeProjectXml({
    city: town.city,
    schedule: buildSchedule(town.city, taken.scenario, catalog),
    phaseName,
    systems: [],
    ownRecords: [],
    language: 'zh',
    reviewNumber: null,
  })
  expect(take(await preview(written, 'p.xml')).scenario.dependencies).toMatchObject([
    { before: 'tram', after: 'yard', kind, lagDays: -3 },
  ])
})

test.each(['csv', 'xml'])('what the twin wrote comes back as no change at all (%s)', async (kind) => {
  const text =
    kind === 'csv'
      ? writeScheduleCsv(town.city, schedule, [], 'en', (basis) => basis, phaseName)
      : writeProjectXml({
          city: town.city,
          schedule,
          systems: [],
          ownRecords: [],
          phaseName,
          language: 'zh',
          reviewNumber: null,
        })
  const taken = take(await preview(text, `town.${kind}`))
  expect(taken).toMatchObject({ scenario: empty, ownRecords: [], counts: { plan: 0, left: 0, new: 0 }, horizon: null })
  expect(leftOf(taken)).toEqual([])
})
