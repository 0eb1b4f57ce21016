import { describe, expect, test } from 'vitest'
import { phaseOf } from '../../src/city/documented-steps.ts'
import type { Fact } from '../../src/facts/schema.ts'
import { readNumeral } from '../../src/intake/phrase/numerals.ts'
import { readFigures } from '../../src/intake/phrase/read-figures.ts'
import { readNames } from '../../src/intake/phrase/read-names.ts'
import { readPhrase } from '../../src/intake/phrase/read-phrase.ts'
import { readDays, readTerms } from '../../src/intake/phrase/read-times.ts'
import { readWill, readWordings } from '../../src/intake/phrase/read-wording.ts'
import { placeOf, readPages, stretchAbout } from './pages.ts'
import { readRealCity } from './real-city.ts'

const { pack, city } = readRealCity()
const facts = pack.facts.facts
const pages = readPages()

const dateOf = (fact: Fact): string => city.documents.get(fact.source.document)!.date

/** What one marks for a fact beside its phrase: the words that govern its will, its term and its status. */
const markedFor = (fact: Fact): string =>
  [
    fact.will?.phrase,
    ...(fact.deadline?.governedBy ?? []),
    ...(fact.startBasis?.governedBy ?? []),
    fact.status?.wordingZh,
  ]
    .filter((text) => text)
    .join('。')

const readMarked = (fact: Fact) => readPhrase(fact.source.phrase, markedFor(fact), dateOf(fact), city)

const printsFigure = facts.filter(({ figure }) => figure && figure.basis !== 'counted')
const hasWording = facts.filter(({ status }) => status?.wordingZh)
const printsDeadline = facts.filter(({ deadline }) => deadline && deadline.basis !== 'assumed')

const sameFigure = (fact: Fact, figure: ReturnType<typeof readFigures>[number] | undefined): boolean =>
  figure?.value === fact.figure!.value &&
  figure.unit === fact.figure!.unit.zh &&
  figure.comparator === fact.figure!.comparator

/** What the rules do not read as data/ has it, and why: no rule is written for a single fact. */
const FIGURES_APART: Readonly<Record<string, string>> = {
  'ai-related-industry-2025': 'the phrase prints two amounts; the second is offered second',
  'ai-five-tasks': 'the noun belongs to the unit in data/ (项任务), the phrase prints 五大',
  'six-elements-db': 'the phrase lists six things and prints no numeral',
  'db-population': 'the phrase prints no measure word: 户 is part of 户籍',
  'wepp12-lines-henan': 'the unit in data/ carries a remark',
  'hn-five-in-one-layout': 'an idiom: 五位一体',
  'cluster-sensors-1000': 'the page prints 亿级 without 元',
  'cluster-icv-2000': 'the page prints 亿级 without 元',
  'cluster-terminals-6000': 'the page prints 亿级 without 元',
  'cluster-equipment-1000': 'the page prints 亿级 without 元',
  'zkc-academy-seven-aspects': 'the noun belongs to the unit in data/ (个方面)',
  'zkc-three-in-one': 'an idiom: 三合一',
  'tech-transfer-three-one': 'a sum of two names: 三中心、一市场',
  'zkc-divisions': 'the noun belongs to the unit in data/ (个学部)',
}
const PHASES_APART: Readonly<Record<string, string>> = {
  'hn-five-level-service-net': '建成 alone does not tell whether it is done',
  'hit-phase2': '开工建设 alone does not tell whether it has begun',
  'zkc-yingcaihui': '打造 alone does not tell whether it is done',
}

describe('the facts of the five documents, entered afresh', () => {
  test('figure, unit and comparator of nine in ten phrases that print a figure; the others are known', () => {
    const apart = printsFigure.filter((fact) => !sameFigure(fact, readMarked(fact).figures[0]))
    expect(apart.map(({ id }) => id).toSorted()).toEqual(Object.keys(FIGURES_APART).toSorted())
    expect(1 - apart.length / printsFigure.length).toBeGreaterThanOrEqual(0.9)
  })

  test('the phase of nine in ten statements whose wording the table knows; the others are known', () => {
    const apart = hasWording.filter((fact) => {
      const [first] = readMarked(fact).wordings
      return !first?.rule || first.rule.phase !== phaseOf(city.phaseRules, { ...fact, kind: 'status' })
    })
    expect(apart.map(({ id }) => id).toSorted()).toEqual(Object.keys(PHASES_APART).toSorted())
    expect(1 - apart.length / hasWording.length).toBeGreaterThanOrEqual(0.9)
  })

  test('the deadline of each statement whose words print one', () => {
    const apart = printsDeadline.filter((fact) => readMarked(fact).terms[0]?.period !== fact.deadline!.period)
    expect(apart.map(({ id }) => id)).toEqual([])
  })

  test('the degree of will of each statement that has one', () => {
    const apart = facts.filter(({ will }) => will && readWill(will.phrase)?.degree !== will.degree)
    expect(apart.map(({ id }) => id)).toEqual([])
  })

  test('with the sentence of the page around the phrase, figures are read as well (says that it skipped where the pages are not at hand)', ({
    skip,
  }) => {
    if (!pages) skip('the pages are not at hand: the committed phrases were used')
    const apart = printsFigure.filter((fact) => {
      const { document, line, phrase } = fact.source
      const page = pages!.get(document)!
      const at = placeOf(page, line, phrase)
      const sentence = page.text.slice(...stretchAbout(page.text, at, phrase.length, '，。；！？'))
      return !sameFigure(fact, readPhrase(phrase, sentence, dateOf(fact), city).figures[0])
    })
    expect(1 - apart.length / printsFigure.length).toBeGreaterThanOrEqual(0.88)
  })

  test('where a phrase prints nothing of the kind, nothing is read', () => {
    const none = facts.filter(({ figure, source }) => !figure && !/\d|[一二三四五六七八九十]/.test(source.phrase))
    expect(none.length).toBeGreaterThan(100)
    expect(none.filter(({ source }) => readFigures(source.phrase).length > 0).map(({ id }) => id)).toEqual([])
  })
})

describe('phrases that no shipped document prints', () => {
  const figure = (phrase: string) => {
    const [first] = readFigures(phrase)
    return first && [first.value, first.unit, first.comparator]
  }
  test.each([
    ['建成充电桩不少于1.2万个', [1.2, '万个', '>=']],
    ['实有企业接近20万户', [20, '万户', 'nearly']],
    ['地铁运营里程突破500公里', [500, '公里', '>']],
    ['约三成企业', [30, '%', 'about']],
    ['占比百分之六十五以上', [65, '%', '>=']],
    ['引进项目23个', [23, '个', '=']],
    ['5G基站总数8.5万座', [8.5, '万座', '=']],
    ['研发投入强度提高0.3个百分点', [0.3, '个百分点', '=']],
    ['二十三个片区', [23, '个', '=']],
    ['增长１２％左右', [12, '%', 'about']],
  ])('%s', (phrase, expected) => {
    expect(figure(phrase)).toEqual(expected)
  })

  test('what the schema has no word for keeps its figure and no comparison', () => {
    expect(figure('用地不超过30公顷')).toEqual([30, '公顷', null])
    expect(figure('控制在50家以内')).toEqual([50, '家', null])
  })

  test.each(['5—10家', '3+1+1', '一流水平', '三年行动计划', 'G107改线', '十五五规划', '2026年3月', '第一方阵'])(
    'no figure in %s',
    (phrase) => expect(readFigures(phrase)).toEqual([]),
  )

  test('each figure says where it stands', () => {
    const phrase = '总投资超过300亿元的项目12个'
    expect(readFigures(phrase).map(({ span }) => phrase.slice(span.from, span.to))).toEqual(['超过300亿元', '12个'])
  })

  test.each([
    ['到2030年', '2026-03-01', '2030'],
    ['力争2026年底前建成', '2026-03-01', '2026-12-31'],
    ['2027年上半年投用', '2026-03-01', '2027-06'],
    ['2026年第三季度', '2026-03-01', '2026-09'],
    ['“十五五”末', '2026-03-01', '2030'],
    ['年底前完成', '2026-03-01', '2026-12-31'],
    ['两年内', '2026-03-15', '2028-03'],
    ['未来三年', '2026-03-15', '2029'],
  ])('%s, in a paper of %s, ends with %s', (text, paper, period) => {
    expect(readTerms(text, paper)[0]?.period).toBe(period)
  })

  test('a term before a year is left to the reader, and a day is no term', () => {
    expect(readTerms('2030年前', '2026-03-01')).toEqual([])
    expect(readTerms('2026年2月10日召开', '2026-03-01')).toEqual([])
  })

  test('days of events, told from the day of the paper', () => {
    expect(readDays('2月10日开工', '2026-03-01')[0]).toMatchObject({ period: '2026-02-10', basis: 'stated' })
    expect(readDays('12月28日通车', '2026-03-01')[0]?.period).toBe('2025-12-28')
    expect(readDays('记者昨日获悉', '2026-03-01')[0]).toMatchObject({ period: '2026-02-28', basis: 'derived' })
    expect(readDays('日前开工', '2026-03-01')).toEqual([])
  })

  test('what is to be begun is planned, what has begun is started, and nothing is done without a word for it', () => {
    const status = (text: string) => readWordings(text, '', city.phaseRules)[0]?.rule?.status
    expect(status('将开工建设二期')).toBe('planned')
    expect(status('二期已开工建设')).toBe('started')
    expect(status('开工建设二期')).toBe('planned')
    expect(status('建成投用')).toBe('in operation')
    expect(status('推进项目建设')).toBe('under construction')
  })

  test('names and aliases of the city, the longest where one lies within another', () => {
    expect(readNames('中原科技城人工智能科技园和高铁站', city).map(({ name }) => name)).toEqual([
      '中原科技城人工智能科技园',
      '高铁站',
    ])
  })
})

test.each([
  ['二十三', 23],
  ['十', 10],
  ['一百零五', 105],
  ['二〇二五', 2025],
  ['两千', 2000],
  ['五五十十', undefined],
])('the numeral %s is %s', (text, value) => expect(readNumeral(text)).toBe(value))
