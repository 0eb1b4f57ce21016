import { describe, expect, test } from 'vitest'
import { dayOf, endOfPeriod } from '../../src/base/day.ts'
import { aboutDay, aboutStatement, aboutStatements } from '../../src/city/about-day.ts'
import { sourcesText } from '../../src/export/fact-sources.ts'
import { WILL_WORDS, type Fact, type WillDegree } from '../../src/facts/schema.ts'
import { placeOf, readPages, stretchAbout, withoutSpace } from './pages.ts'
import { readRealCity } from './real-city.ts'

/*
 * Rules that every statement of the pack keeps, so that it says no more than its page does. Those that need the pages
 * say that they skipped where the pages are not at hand.
 */

const { pack, city } = readRealCity()
const facts = pack.facts.facts
const { indicators, pairs } = pack.systems
const pages = readPages()
const documentOf = (fact: Fact) => city.documents.get(fact.source.document)!

/** The clause and the sentence of the page in which a fact's phrase stands, and what follows the phrase in the clause. */
function contextOf(fact: Fact): { readonly clause: string; readonly sentence: string; readonly rest: string } {
  const page = pages!.get(fact.source.document)!
  const at = placeOf(page, fact.source.line, fact.source.phrase)
  const length = withoutSpace(fact.source.phrase).length
  const [from, to] = stretchAbout(page.text, at, length, '，。；：！')
  const [first, last] = stretchAbout(page.text, at, length, '。！？')
  return { clause: page.text.slice(from, to), sentence: page.text.slice(first, last), rest: page.text.slice(at, to) }
}

describe('degree of will', () => {
  const ANY = new RegExp(Object.values(WILL_WORDS).flat().join('|'))
  /** A goal or plan; in a report 推动……入驻 or 支持线上办理 tells what has been done. */
  const isWilled = (fact: Fact): boolean =>
    !['event', 'status'].includes(fact.kind) &&
    (fact.reportedAsOf === null || fact.status?.value === 'under construction')

  test('thirteen goals are striven for, six ensured, and the others as their pages have it', () => {
    const count = (degree: WillDegree): number => facts.filter(({ will }) => will?.degree === degree).length
    expect([count('strive'), count('ensure')]).toEqual([13, 6])
    for (const degree of Object.keys(WILL_WORDS) as WillDegree[])
      expect([degree, count(degree) > 0]).toEqual([degree, true])
  })

  test('a word of will in the phrase or the wording of a goal is its degree', () => {
    const lost = facts.filter(
      (fact) =>
        isWilled(fact) && ANY.test(`${fact.source.phrase} ${fact.status?.wordingZh ?? ''}`) && fact.will === null,
    )
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('so is one in the clause that holds the phrase', ({ skip }) => {
    if (!pages) skip('the pages are not at hand')
    const lost = facts.filter((fact) => isWilled(fact) && fact.will === null && ANY.test(contextOf(fact).clause))
    expect(lost.map((fact) => `${fact.id}: ${contextOf(fact).clause}`)).toEqual([])
  })

  test('what is only encouraged has neither a phase nor a deadline of its own', () => {
    const encouraged = facts.filter(({ will }) => will?.degree === 'encourage')
    expect(encouraged.length).toBeGreaterThanOrEqual(2)
    expect(
      encouraged.map(({ id, deadline, status }) => [
        id,
        deadline,
        city.phaseRules.find((rule) => rule.status === status?.value && rule.wordingZh === status.wordingZh)?.phase,
      ]),
    ).toEqual(encouraged.map(({ id }) => [id, null, null]))
  })

  test('and its phrase stands in the sentence of the fact', ({ skip }) => {
    if (!pages) skip('the pages are not at hand')
    const away = facts.filter((fact) => fact.will && !contextOf(fact).sentence.includes(withoutSpace(fact.will.phrase)))
    expect(away.map(({ id }) => id)).toEqual([])
  })
})

describe('lists that stay open', () => {
  /** 等 that ends a list of which no total is given; 等23个系统 gives one. */
  const open = (text: string): boolean =>
    /(?<![高平])等(?!级)/.test(text) &&
    !/等[^，。；]*?(\d|[一二三四五六七八九十两]+[个大家类])/.test(text.replaceAll('一批', ''))
  /** In its clause the list that ends with 等 is another's. */
  const OTHERS = ['s312-east-extension']

  test('等 in the phrase leaves the list open', () => {
    expect(facts.filter((fact) => open(fact.source.phrase) && !fact.openList).map(({ id }) => id)).toEqual([])
  })

  test('so does 等 after it in its clause, and nothing else does', ({ skip }) => {
    if (!pages) skip('the pages are not at hand')
    const closed = facts.filter((fact) => !fact.openList && !OTHERS.includes(fact.id) && open(contextOf(fact).rest))
    expect(closed.map((fact) => `${fact.id}: ${contextOf(fact).rest}`)).toEqual([])
    const opened = facts.filter((fact) => fact.openList && !contextOf(fact).sentence.includes('等'))
    expect(opened.map(({ id }) => id)).toEqual([])
  })

  test('a count of an open list is at least that many, and its words end with 等 too', () => {
    const counted = facts.filter(({ figure, openList }) => figure?.basis === 'counted' && openList)
    expect(counted.length).toBeGreaterThanOrEqual(9)
    expect(counted.filter(({ figure }) => figure?.comparator !== '>=').map(({ id }) => id)).toEqual([])
    expect(
      counted.filter(({ subject }) => !subject.zh.includes('等') || !/others?\b/.test(subject.en)).map(({ id }) => id),
    ).toEqual([])
  })
})

describe('figures', () => {
  /** What the words about a figure say of it. */
  function comparatorIn(phrase: string, value: number): string {
    const at = phrase.indexOf(String(value))
    const after = phrase.slice(at + String(value).length)
    const before = phrase.slice(0, at)
    if (/^(万亿|亿|万)?[^\d、，]{0,2}以上/.test(after) || before.endsWith('不少于')) return '>='
    if (/^(余|多)/.test(after) || /(超过?|突破)$/.test(before) || /分别超过.*和$/.test(before)) return '>'
    if (/^(万亿|亿|万)?.{0,2}左右/.test(after) || before.endsWith('约')) return 'about'
    return before.endsWith('近') ? 'nearly' : '='
  }

  test('are compared as their phrases word it: 以上, 超, 突破, 余, 约, 左右, 近; 达到 is "="', () => {
    const wrong = facts.flatMap(({ id, figure, source: { phrase } }) =>
      figure && figure.basis !== 'counted' && comparatorIn(phrase, figure.value) !== figure.comparator
        ? [`${id}: ${figure.comparator} ${phrase}`]
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('are in the phrase that they are found by', () => {
    const absent = facts.filter(
      ({ figure, source: { phrase } }) => figure?.basis === 'printed' && !phrase.includes(String(figure.value)),
    )
    expect(absent.map(({ id }) => id)).toEqual([])
  })

  test('have units that can follow a number in Chinese, and an order is no count', () => {
    const units = facts.flatMap(({ id, figure }) => (figure ? [{ id, unit: figure.unit.zh }] : []))
    const bare = units.filter(
      ({ unit }) => !/^(个|家|项|名|位|所|台|部|条|件|块|级|类|辆|架|人|分钟|万|亿|千米|平方米|%|GB?$)/.test(unit),
    )
    expect(bare).toEqual([])
    const ordered = facts.filter(({ source: { phrase } }) => /第[一二三四五六七八九十]条|排名第/.test(phrase))
    expect(ordered.filter(({ figure }) => figure?.ordinal !== true).map(({ id }) => id)).toEqual([])
    expect(ordered).toHaveLength(2)
  })

  test('a share of bounds is never worked out', () => {
    const exact = (id: string): boolean => {
      const figure = city.facts.get(id)?.figure
      return !figure || figure.comparator === '='
    }
    const derived = [
      ...indicators.flatMap((row) =>
        row.derived ? [{ id: row.id, words: row.derived.formula, facts: row.derived.facts }] : [],
      ),
      ...pairs.flatMap((row) =>
        row.derived ? [{ id: row.id, words: row.derived, facts: [row.goal, row.report ?? row.goal] }] : [],
      ),
    ]
    expect(derived.length).toBeGreaterThan(0)
    expect(derived.filter((row) => /[%÷]/.test(row.words.zh) && !row.facts.every(exact)).map(({ id }) => id)).toEqual(
      [],
    )
    const notes = facts.filter(({ figure, note }) => figure && figure.comparator !== '=' && /\d%/.test(note?.zh ?? ''))
    expect(notes.map(({ id }) => id)).toEqual([])
  })
})

describe('days and years', () => {
  const dated = facts.flatMap((fact) => [
    ...(fact.deadline ? [{ fact, ...fact.deadline }] : []),
    ...(fact.start && fact.startBasis ? [{ fact, period: fact.start, ...fact.startBasis }] : []),
  ])

  test('are stated only where the page prints them: the year, or the day in a paper whose own day is known', () => {
    const unprinted = dated.filter(({ fact, basis, period, governedBy }) => {
      if (basis !== 'stated') return false
      const [year, month, day] = period.split('-')
      const printed = governedBy.join(' ')
      const dayPrinted = month && day && printed.includes(`${Number(month)}月${Number(day)}日`)
      return !printed.includes(`${year}年`) && !(dayPrinted && documentOf(fact).dateConfidence === 'high')
    })
    expect(unprinted.map(({ fact }) => fact.id)).toEqual([])
  })

  test('and where what is printed governs the clause', ({ skip }) => {
    if (!pages) skip('the pages are not at hand')
    const elsewhere = dated.filter(
      ({ fact, governedBy: [first] }) =>
        // An event's day may be that of the article; a heading governs what is listed under it.
        first !== undefined &&
        !first.endsWith('：') &&
        fact.kind !== 'event' &&
        !contextOf(fact).sentence.includes(withoutSpace(first)),
    )
    expect(elsewhere.map(({ fact, governedBy }) => `${fact.id}: ${governedBy[0]}`)).toEqual([])
  })

  test('say in their words which of the three they are', () => {
    const LEAD = { stated: ['原文载明', 'Stated'], derived: ['推算', 'Derived'], assumed: ['假定', 'Assumed'] } as const
    const wrong = dated.filter(
      ({ basis, words }) => !words.zh.startsWith(LEAD[basis][0]) || !words.en.startsWith(LEAD[basis][1]),
    )
    expect(wrong.map(({ fact }) => fact.id)).toEqual([])
  })

  test('"last year" and "at the start of this year" count as the years that they are', () => {
    const years = Object.fromEntries(
      ['xfusion-beilonghu', 'xfusion-2023-launch'].map((id) => [
        id,
        [city.facts.get(id)?.start, city.facts.get(id)?.startBasis?.basis],
      ]),
    )
    expect(years).toEqual({ 'xfusion-beilonghu': ['2022', 'derived'], 'xfusion-2023-launch': ['2023', 'derived'] })
  })

  test('one sentence has one end: the vehicles and the areas of "within three years"', () => {
    const ends = facts
      .filter(({ deadline }) => deadline?.governedBy[0]?.startsWith('3年内'))
      .map(({ deadline }) => deadline?.period)
    expect(ends).toEqual(Array.from({ length: 5 }, () => '2025-05'))
  })

  test('a paper whose day is inferred says so in words', () => {
    const told = [...city.documents.values()].filter(({ dateAbout }) => dateAbout !== null)
    expect(told.map(({ id }) => id).toSorted()).toEqual(['zhengzhou-daily-2022-02-21', 'zhengzhou-evening-2022-05-22'])
    for (const { dateAbout } of told)
      expect([dateAbout?.zh.startsWith('约'), dateAbout?.en.startsWith('about')]).toEqual([true, true])
  })
})

test('a statement is told with the day of its paper as that is known, and with its own day where the page prints it', () => {
  const told = (id: string): string | undefined => aboutStatement(city, city.facts.get(id)!)?.zh
  expect(told('hit-zhengzhou-2022')).toBe('约2022年2月下旬（日期推定）')
  expect(told('av-fleet-3000')).toBe('约2022年5月22日（日期推定）')
  expect(told('plenum-2022-02-15')).toBeUndefined()
  expect(told('hit-phase1')).toBeUndefined()
  // On 22 May 2022 one of two papers knows its day, on 21 February none.
  expect(aboutDay(city, dayOf('2022-05-22'))).toBeNull()
  expect(aboutDay(city, dayOf('2022-02-21'))?.en).toBe('about late February 2022 (day inferred)')
  expect(aboutDay(city, dayOf('2022-02-20'))).toBeNull()
  const mobility = facts.filter(({ system }) => system === 'autonomous-mobility')
  expect(aboutStatements(city, mobility)?.zh).toBe('约2022年5月22日（日期推定）')
  expect(aboutStatements(city, [...mobility, city.facts.get('ai-five-tasks')!])).toBeNull()
  expect(sourcesText(city, ['hit-zhengzhou-2022'], 'en')).toContain('about late February 2022 (day inferred)')
})

describe('pairs', () => {
  test('every link of the facts from a goal to a later report is a row', () => {
    const links = facts.flatMap((fact) => [
      ...fact.related
        .filter(({ relation }) => relation === 'reported-later-by')
        .map(({ id }) => [fact.id, id] as const),
      ...fact.related.filter(({ relation }) => relation === 'reports-on').map(({ id }) => [id, fact.id] as const),
    ])
    const goals = [...new Set(links.map(([goal]) => goal))]
    expect(goals.length).toBeGreaterThanOrEqual(17)
    const without = goals.filter(
      (goal) =>
        !pairs.some((pair) => pair.goal === goal && links.some(([from, to]) => from === goal && to === pair.report)),
    )
    expect(without).toEqual([])
  })

  test('every goal that was due by the last paper has a row', () => {
    const last = Math.max(...[...city.documents.values()].map(({ date }) => dayOf(date)))
    const due = indicators
      .flatMap(({ goals }) => goals.map(({ fact }) => city.facts.get(fact)!))
      .filter(({ deadline }) => deadline && endOfPeriod(deadline.period)! <= last)
    expect(due.length).toBeGreaterThan(30)
    expect(due.filter(({ id }) => !pairs.some(({ goal }) => goal === id)).map(({ id }) => id)).toEqual([])
  })

  test('that two papers name one thing is either in their words or said to be inferred', () => {
    const unsaid = pairs.filter(
      ({ report, sharedName, verdict, note }) =>
        report !== null &&
        sharedName === null &&
        verdict !== 'not-comparable' &&
        !(note.zh.includes('推断') && note.en.includes('inferred')),
    )
    expect(unsaid.map(({ id }) => id)).toEqual([])
  })

  test('of several things promised, some reported are "in part"', () => {
    const of = (id: string): unknown => pairs.find((pair) => pair.id === id)?.verdict
    expect([of('pilot-zone-plan'), of('one-cloud')]).toEqual(['partly', 'partly'])
    const partly = pairs.filter(({ verdict }) => verdict === 'partly')
    expect(partly.filter(({ note }) => !note.zh.includes('未见后续报道')).map(({ id }) => id)).toEqual([])
  })
})

test('every article that a paper lists has a statement in the pack', () => {
  const silent = [...city.documents.values()].flatMap(({ id, articles }) =>
    articles
      .filter((article) => !facts.some(({ source }) => source.document === id && source.article === article.id))
      .map((article) => `${id}: ${article.id}`),
  )
  expect(silent).toEqual([])
})
