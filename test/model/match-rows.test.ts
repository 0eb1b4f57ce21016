import { expect, test } from 'vitest'
import { likeness, namePartsOf, plainName } from '../../src/intake/match-names.ts'
import { chooseMatch, matchRows, type MatchPreview } from '../../src/intake/match-rows.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'

/** The town with Chinese names of its own, two of them alike. */
function namedTown() {
  const files = townFiles()
  const entities = files.get('data/entities/town.json') as { id: string; name: { zh: string; en: string } }[]
  const names: Record<string, string> = {
    tower: '电视塔一期',
    yard: '电视塔二期',
    hall: '市民大厅',
    depot: '仓库',
    'vague-site': '仓库',
    tram: '有轨电车',
    stop: '车站',
    fleet: '车队',
    garden: '花园',
    hilltown: '山城',
    'ring-road': '环路',
  }
  for (const entity of entities) entity.name = { zh: names[entity.id] ?? entity.id, en: `The ${entity.id}` }
  return buildTown(files)
}
const town = namedTown()

async function preview(...lines: string[]): Promise<MatchPreview> {
  return matchRows(
    town.city,
    await readSchedule(
      'a.csv',
      new TextEncoder().encode(`编号,名称,开工日期\n${lines.map((line) => `${line},2022-01-01`).join('\n')}\n`),
    ),
  )
}
const told = ({ rows }: MatchPreview): unknown[] =>
  rows.map(({ row, state, chosen, how }) => [row.id ?? row.name, state, chosen, how])

test('rows find their entities by id, name in either language, and plain name; near names wait for the viewer', async () => {
  const found = await preview(
    'tower,随便',
    ',市民大厅',
    ',THE TRAM',
    ',有轨电车 建设项目',
    ',电视塔三期',
    ',仓库',
    ',无关的事',
    'gone,花园',
  )
  expect(told(found)).toEqual([
    ['tower', 'matched', 'tower', 'id'],
    ['市民大厅', 'matched', 'hall', 'name'],
    // Also named by the fourth row: neither is sure.
    ['THE TRAM', 'ambiguous', null, null],
    ['有轨电车 建设项目', 'ambiguous', null, null],
    ['电视塔三期', 'ambiguous', null, null],
    ['仓库', 'ambiguous', null, null],
    ['无关的事', 'unmatched', null, null],
    ['gone', 'matched', 'garden', 'name'],
  ])
  expect(found.rows[4]?.candidates.map(({ entity, how }) => [entity, how])).toEqual([
    ['tower', 'near-name'],
    ['yard', 'near-name'],
  ])
  expect(found.rows[5]?.candidates.map(({ entity, how, score }) => [entity, how, score])).toEqual([
    ['depot', 'name', 1],
    ['vague-site', 'name', 1],
  ])
})

test('a plain name alone is sure', async () => {
  expect(told(await preview(',有轨电车 建设项目'))).toEqual([['有轨电车 建设项目', 'matched', 'tram', 'plain-name']])
})

test('the viewer corrects: chooses, takes from another row, leaves out', async () => {
  let now = await preview(',电视塔三期', ',仓库', 'depot,x')
  now = chooseMatch(now, 0, 'yard')
  now = chooseMatch(now, 1, 'depot')
  expect(told(now)).toEqual([
    ['电视塔三期', 'matched', 'yard', 'near-name'],
    ['仓库', 'matched', 'depot', 'name'],
    ['depot', 'ambiguous', null, null],
  ])
  now = chooseMatch(now, 2, null)
  now = chooseMatch(now, 0, 'hilltown')
  expect(told(now)).toEqual([
    ['电视塔三期', 'matched', 'hilltown', 'chosen'],
    ['仓库', 'matched', 'depot', 'name'],
    ['depot', 'ignored', null, null],
  ])
  expect(chooseMatch(now, 9, 'yard').rows).toEqual(now.rows)
})

test.each([
  ['中原科技城（一期）建设项目', '中原科技城一期'],
  ['Construction of the Smart Island Project', 'smartisland'],
  ['项目', ''],
])('the plain name of %s is %s', (name, expected) => expect(plainName(name)).toBe(expected))

test('likeness is symmetric, 1 for the same only, and less for another phase', () => {
  const like = (a: string, b: string): number => likeness(namePartsOf(a), namePartsOf(b))
  expect(like('智能传感谷', '智能传感谷')).toBe(1)
  expect(like('', '')).toBe(0)
  expect(like('智能传感谷起步区', '智能传感谷')).toBe(like('智能传感谷', '智能传感谷起步区'))
  expect(like('电视塔一期', '电视塔二期')).toBeLessThan(like('电视塔一期', '电视塔一期工地'))
  expect(like('塔', '电视塔')).toBe(0)
})
