import { describe, expect, test } from 'vitest'
import { dayOf, FIRST_DAY, HORIZON_DAY } from '../../src/base/day.ts'
import { cityAsKnownOn, knowledgeGained, knowledgeStops } from '../../src/city/known-on.ts'
import { searchNamesOf } from '../../.run/vite/search-names.ts'
import { aliasFor, buildSearchIndex, searchCity as search, searchNearest } from '../../src/city/search-city.ts'
import { bareTitle, foldWith, spellWith } from '../../src/city/search-names.ts'
import { editDistance, readAim } from '../../src/city/search-query.ts'
import { writeCsv } from '../../src/export/csv.ts'
import { writePairsCsv } from '../../src/export/pairs-csv.ts'
import { indicatorAt, indicatorHistory } from '../../src/moment/indicator-at.ts'
import { pairsOn } from '../../src/moment/pairs-on.ts'
import { summaryAt } from '../../src/moment/summary-at.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { readRealCity } from './real-city.ts'

const { pack, city, schedule } = readRealCity()
const { systems, indicators, pairs, diagrams } = pack.systems
const stops = knowledgeStops(city)

describe('an indicator on a day', () => {
  const of = (id: string) => indicators.find((indicator) => indicator.id === id)!

  test('Zhenghaoban: a goal from February 2022, a report from March 2023, and nothing before', () => {
    const users = of('zhb-users')
    expect(indicatorAt(city, users, dayOf('2022-02-20'))).toEqual({ goals: [], reports: [] })
    const spring = indicatorAt(city, users, dayOf('2022-03-01'))
    expect(spring.goals.map(({ fact }) => fact.figure?.value)).toEqual([1100])
    expect(spring.reports).toEqual([])
    const last = indicatorAt(city, users, dayOf('2023-03-09'))
    expect(last.reports.map(({ fact }) => [fact.id, fact.figure?.value])).toEqual([['zhb-users-2023', 1800]])
    expect(last.goals[0]?.due).toMatchObject({ end: dayOf('2023-01-01'), basis: 'stated' })
  })

  test('sports sites: two goals, due at the end of 2023 and of 2024, and no report ever', () => {
    const sites = indicatorAt(city, of('sport-sites'), HORIZON_DAY)
    expect(sites.goals.map(({ fact, due }) => [fact.figure?.value, due?.end])).toEqual([
      [200, dayOf('2024-01-01')],
      [400, dayOf('2025-01-01')],
    ])
    expect(sites.reports).toEqual([])
  })

  test('every figure of every indicator is that of a fact, and the day never adds to what the history holds', () => {
    for (const indicator of indicators) {
      const history = indicatorHistory(city, indicator)
      expect([indicator.id, history.goals.length]).toEqual([indicator.id, indicator.goals.length])
      expect([indicator.id, history.reports.length]).toEqual([indicator.id, indicator.reports.length])
      let seen = 0
      for (let day = FIRST_DAY; day <= HORIZON_DAY; day = (day + 30) as typeof day) {
        const now = indicatorAt(city, indicator, day)
        expect(now.goals.length + now.reports.length).toBeGreaterThanOrEqual(seen)
        seen = now.goals.length + now.reports.length
        for (const { fact } of [...now.goals, ...now.reports]) expect(city.facts.get(fact.id)).toBe(fact)
      }
    }
  })
})

describe('as known on', () => {
  test('one stop for each day of publication', () => {
    expect(stops).toEqual([...new Set(pack.facts.documents.map(({ date }) => dayOf(date)))].toSorted((a, b) => a - b))
    expect(stops.length).toBe(4)
  })

  test('at June 2022 no document of 2023 is left, nor anything that only it speaks of', () => {
    const june = cityAsKnownOn(city, dayOf('2022-06-15'))
    expect([...june.documents.keys()]).not.toContain('zhengzhou-daily-2023-03-09')
    expect([...june.facts.values()].every(({ source }) => june.documents.has(source.document))).toBe(true)
    expect(june.facts.has('zhb-users-2023')).toBe(false)
    expect(june.facts.has('zhb-users-2022')).toBe(true)
    expect(june.entityById.has('tiyu-changdi')).toBe(false)
    expect(june.entityById.has('jinshui-qu')).toBe(true)
  })

  test('on any day: references hold, divisions stay, the last stop is the whole city, and more days never know less', () => {
    let before = cityAsKnownOn(city, FIRST_DAY)
    expect(before.facts.size).toBe(0)
    expect(before.entities.every(({ kind }) => ['district', 'development-zone', 'county'].includes(kind))).toBe(true)
    for (const stop of stops) {
      const now = cityAsKnownOn(city, stop)
      expect(now.entities.filter(({ parent }) => parent !== null && !now.entityById.has(parent))).toEqual([])
      for (const entity of now.entities) {
        for (const fact of entity.facts) expect(now.facts.has(fact)).toBe(true)
      }
      for (const fact of now.facts.values()) for (const { id } of fact.related) expect(now.facts.has(id)).toBe(true)
      for (const id of before.facts.keys()) expect(now.facts.has(id)).toBe(true)
      for (const { id } of before.entities) expect(now.entityById.has(id)).toBe(true)
      expect(knowledgeGained(before, now).facts.length).toBe(now.facts.size - before.facts.size)
      expect(buildSchedule(now, schedule.scenario).entries.length).toBe(now.entities.length)
      before = now
    }
    expect(before.facts.size).toBe(city.facts.size)
    expect(before.entities.length).toBe(city.entities.length)
    expect(before.entities.map(({ note }) => note)).toEqual(city.entities.map(({ note }) => note))
  })

  test('a pair whose report was not yet in print has none, and keeps its goal', () => {
    expect(pairsOn(city, pairs)).toEqual(pairs)
    const then = pairsOn(cityAsKnownOn(city, dayOf('2022-06-15')), pairs)
    expect(then.find(({ id }) => id === 'zhb-users')).toMatchObject({
      report: null,
      verdict: 'no-later-report',
      derived: null,
    })
    expect(then.find(({ id }) => id === 'pilot-zone-plan')?.verdict).toBe('partly')
    expect(then.some(({ id }) => id === 'no-report-sports')).toBe(false)
  })
})

describe('search', () => {
  const names = searchNamesOf(pack)
  const fold = foldWith(names)
  const index = buildSearchIndex(city, pack.systems, spellWith(names), fold)
  const searchCity = (entries: typeof index, query: string) => search(entries, query, fold)
  const first = (query: string) => searchCity(index, query)[0]

  test.each([
    ['中原科技城', 'zhongyuan-kejicheng'],
    ['zhongyuan kejicheng', 'zhongyuan-kejicheng'],
    ['zhong yuan ke ji cheng', 'zhongyuan-kejicheng'],
    ['zykjc', 'zhongyuan-kejicheng'],
    ['Zhongyuan Science City', 'zhongyuan-kejicheng'],
    ['dengfeng', 'dengfeng-shi'],
    ['lankao', 'lankao'],
    ['四梁八柱', 'siliang-bazhu'],
    ['siliangbazhu', 'siliang-bazhu'],
    ['鄭東新區', 'zhengdong-xinqu'],
    ['鄭州東站', 'zhengzhou-dong-zhan'],
    ['地鐵５號線', 'metro-5'],
    ['地铁5号线', 'metro-5'],
    ['贾鲁河', 'jialu-he'],
    ['jialuhe', 'jialu-he'],
    ['东三环', 'dong-sanhuan'],
    ['高铁站', 'zhengzhou-dong-zhan'],
    ['CGO', 'xinzheng-jichang'],
  ])('%s finds %s first', (query, id) => {
    expect(first(query)?.id).toBe(id)
  })

  test('an alias is told as one, a name of its own is not', () => {
    const station = first('高铁站')!
    expect(aliasFor(station, '高铁站', fold)).toBe('高铁站')
    expect(aliasFor(station, '郑州东站', fold)).toBeUndefined()
  })

  test.each([
    ['Finacial Island', '金融岛'],
    ['金溶岛', '金融岛'],
    ['zhongyuan kejichen', '中原科技城'],
    ['贾卤河', '贾鲁河'],
  ])('the nearest to %s is %s', (query, name) => {
    expect(searchNearest(index, query, fold)[0]?.title.zh).toContain(name)
  })

  test('what is near to nothing has no nearest', () => {
    expect(['§§§', '不存在的词', 'qqqqqqqqqq', ''].flatMap((query) => searchNearest(index, query, fold))).toEqual([])
  })

  test.each([
    ['113.7728, 34.7599', { kind: 'spot', lng: 113.7728, lat: 34.7599, latFirst: false }],
    ['34.7599，113.7728', { kind: 'spot', lng: 113.7728, lat: 34.7599, latFirst: true }],
    ['34.7599°N 113.7728°E', { kind: 'spot', lng: 113.7728, lat: 34.7599, latFirst: true }],
    ['北纬34.7599°，东经113.7728°', { kind: 'spot', lng: 113.7728, lat: 34.7599, latFirst: true }],
    ['116.4, 39.9', null],
    ['2023年3月', { kind: 'day', day: dayOf('2023-03-01') }],
    ['2023年3月9日', { kind: 'day', day: dayOf('2023-03-09') }],
    ['2023/3/9', { kind: 'day', day: dayOf('2023-03-09') }],
    ['March 2023', { kind: 'day', day: dayOf('2023-03-01') }],
    ['9 March 2023', { kind: 'day', day: dayOf('2023-03-09') }],
    ['March 9, 2023', { kind: 'day', day: dayOf('2023-03-09') }],
    ['2024', { kind: 'day', day: dayOf('2024-01-01') }],
    ['2021年', { kind: 'day', day: dayOf('2021-11-01') }],
    ['2023年13月', null],
    ['2023-02-30', null],
    ['2019年', null],
    ['3000', null],
    ['中原科技城', null],
  ])('%s by itself says %j', (query, aim) => {
    expect(readAim(query)).toEqual(aim)
  })

  test('letters exchanged are one slip', () => {
    expect([editDistance('abc', 'acb', 2), editDistance('abc', 'abc', 2), editDistance('a', 'bcd', 1)]).toEqual([
      1, 0, 2,
    ])
  })

  test('every entry is spelled as the dictionary spells it, polyphones by their name', () => {
    const titles = index.map(({ title }) => bareTitle(title.zh))
    expect(titles.filter((title) => names.spelled[title] === undefined)).toEqual([])
    expect(names.simplified.length / 2).toBeGreaterThan(300)
  })

  test('statements, indicators and documents are found too', () => {
    const kinds = (query: string) => new Set(searchCity(index, query).map(({ kind }) => kind))
    expect(kinds('郑好办').has('indicator')).toBe(true)
    expect(kinds('郑好办').has('fact')).toBe(true)
    expect(kinds('2023-03-09').has('document')).toBe(true)
  })

  test('nothing for nothing, nothing for rubbish', () => {
    expect(searchCity(index, '   ')).toEqual([])
    expect(searchCity(index, '§§§')).toEqual([])
  })

  test('an answer comes within a frame on the whole pack', () => {
    const queries = ['中', 'z', 'zhong yuan', 'park', '3000', 'a b c', '不存在的词']
    for (const query of queries) searchCity(index, query)
    const times = queries.map((query) => {
      const from = performance.now()
      searchCity(index, query)
      return performance.now() - from
    })
    expect(Math.min(...times)).toBeLessThan(16)
    expect(times.toSorted((a, b) => a - b)[3]).toBeLessThan(16)
  })
})

describe('CSV', () => {
  /** RFC 4180, read back. */
  const parse = (text: string): string[][] => {
    const rows: string[][] = [[]]
    for (const [, quoted, plain, end] of text
      .replace(/^\u{feff}/u, '')
      .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
      rows.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
      if (end === '\r\n') rows.push([])
      if (end === '') break
    }
    return rows.filter((row) => row.length > 1 || row[0] !== '')
  }

  test('commas, quotes and line breaks come back as they were, after a byte order mark', () => {
    const rows = [
      ['a,b', 'say "yes"', 'two\nlines'],
      ['', '千', ' x '],
    ]
    const text = writeCsv(['一', '二', '三'], rows)
    expect(text.codePointAt(0)).toBe(0xfeff)
    expect(parse(text)).toEqual([['一', '二', '三'], ...rows])
  })

  test('what a spreadsheet would run is led by an apostrophe; numbers are not', () => {
    expect(parse(writeCsv(['x', 'y', 'z'], [['=1+1', -5, '+49%']]))[1]).toEqual(["'=1+1", '-5', '+49%'])
  })

  test.each(['zh', 'en'] as const)('the pairs in %s: a row each, both sources, ids that lead back', (language) => {
    const rows = parse(
      writePairsCsv(city, systems, pairs, language, {
        verdict: ({ verdict }) => verdict,
        basis: (fact) => fact.deadline?.basis ?? '',
        statement: (fact) => fact.subject[language],
        will: (fact) => fact.will?.degree ?? '',
        identity: ({ sharedName }) => sharedName ?? 'inferred',
      }),
    )
    expect(rows.length).toBe(pairs.length + 1)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]!.length]))
    expect(rows.slice(1).map((row) => row.at(-1))).toEqual(pairs.map(({ id }) => id))
    const users = rows.find((row) => row.at(-1) === 'zhb-users')!
    expect(users).toContain('2022-02-21')
    expect(users).toContain('2023-03-09')
    // The day of the interviews is inferred, and told so beside the day that is used.
    expect(users).toContain(
      language === 'zh' ? '约2022年2月下旬（日期推定）' : 'about late February 2022 (day inferred)',
    )
    const intensity = rows.find((row) => row.at(-1) === 'no-report-rd-intensity')!
    expect(intensity).toContain('strive')
  })
})

describe('a day in words', () => {
  test('before the first document nothing is spoken of', () => {
    expect(summaryAt(city, schedule, FIRST_DAY)).toMatchObject({
      evidence: 'before',
      spokenOf: 0,
      documented: [],
      lastDay: null,
      nextDay: dayOf('2021-11-13'),
    })
  })

  test('on the last day its changes are told, and after it that there is nothing further', () => {
    const last = summaryAt(city, schedule, dayOf('2023-03-09'))
    expect(last.evidence).toBe('within')
    expect(last.changed.map(({ entity, phase }) => `${entity.id} ${phase}`)).toContain('siliang-bazhu toppedOut')
    expect(last.documented.reduce((sum, { count }) => sum + count, 0)).toBe(last.spokenOf)
    expect(summaryAt(city, schedule, dayOf('2023-03-10'))).toMatchObject({
      evidence: 'after',
      changed: [],
      today: [],
      nextDay: null,
    })
  })
})

test('every system has a diagram, and those with a structure of their own have it in the pack', () => {
  expect(systems.length).toBe(19)
  const structured = {
    'task-tree': diagrams?.taskTree.system,
    'system-diagram': diagrams?.systemDiagram.system,
    ring: diagrams?.ring.system,
    pillars: diagrams?.pillars.system,
    blocks: diagrams?.blocks.system,
    'build-out': diagrams?.buildOut.system,
  }
  const special = systems.filter(({ diagram }) => diagram in structured)
  expect(special.map(({ diagram }) => structured[diagram as keyof typeof structured])).toEqual(
    special.map(({ id }) => id),
  )
})
