import { describe, expect, test } from 'vitest'
import type { AppContextValue } from '../../src/app/use-app.ts'
import { factsOf } from '../../src/city/build-city.ts'
import { DocumentPanel } from '../../src/features/card/document-panel.tsx'
import { SourceCard } from '../../src/features/card/source-card.tsx'
import type { Language } from '../../src/session/session.ts'
import { dateInWords } from '../date-in-words.ts'
import { readRealCity } from './real-city.ts'
import { partsIn, renderPart, shellFor, tagsIn, wordsIn } from './render-part.tsx'

const { city, schedule } = readRealCity()
const LANGUAGES = ['zh', 'en'] as const
const shells: Readonly<Record<Language, AppContextValue>> = {
  zh: await shellFor({ language: 'zh' }),
  en: await shellFor({ language: 'en' }),
}

const cardOf = (id: string, language: Language) => {
  const shell = shells[language]
  return renderPart(shell, <SourceCard entity={shell.city.entityById.get(id)!} />)
}
const partOf = (id: string, language: Language, name: string): string =>
  partsIn(cardOf(id, language), name).map(wordsIn).join(' ')
/** The figure that a statement stands with on the card of a thing. */
const figureOf = (id: string, fact: string, language: Language): string => {
  const at = factsOf(city, city.entityById.get(id)!).findIndex((one) => one.id === fact)
  return wordsIn(partsIn(partsIn(cardOf(id, language), 'fact')[at]!, 'figure')[0]!)
}

/** Both ends of the plan: date in words, basis, and the words for it. */
const plans: readonly (readonly [id: string, language: Language, start: RegExp, end: RegExp])[] = [
  [
    'hagongda-yiqi',
    'en',
    /^about late February 2022 \(day inferred\) assumed taken as the day of the first statement/,
    /^8 March 2023 derived the documents report it built or there on 9 March 2023 or earlier/,
  ],
  [
    'hagongda-yiqi',
    'zh',
    /^约2022年2月下旬（日期推定） 假定/,
    /^2023年3月8日 推算 文献报道2023年3月9日（或更早）已建成或已有/,
  ],
  [
    'wepp3-henan',
    'en',
    /^20 May 2022 stated start of works as stated .*22 May 2022/,
    /^19 November 2024 assumed Assumed: 30 months/,
  ],
  ['wepp3-henan', 'zh', /^2022年5月20日 原文载明/, /^2024年11月19日 假定/],
  [
    'av-fleet',
    'en',
    /^about 22 May 2022 \(day inferred\) assumed/,
    /^31 May 2025 derived Derived: “within three years”/,
  ],
  [
    'dahua-zhongyuan-zongbu',
    'en',
    /^about late February 2022 \(day inferred\) assumed/,
    /^20 February 2025 assumed Assumed: 36 months/,
  ],
]

test.each(plans)('both ends of the plan stand with their basis: %s, %s', (id, language, start, end) => {
  const ends = partsIn(cardOf(id, language), 'plan-ends').flatMap((list) => tagsIn(list, 'dd'))
  // What is taken up from a report stands below.
  expect(ends.length).toBeGreaterThanOrEqual(2)
  expect(wordsIn(ends[0]!)).toMatch(start)
  expect(wordsIn(ends[1]!)).toMatch(end)
  for (const one of ends) expect(partsIn(one, 'basis')).toHaveLength(1)
})

test('a fleet without a documented start says so', () => {
  expect(partOf('av-fleet', 'en', 'plan-section')).toContain('No starting number is documented')
})

test.each(LANGUAGES)('every thing has a card with all of its facts, and no broken word: %s', (language) => {
  expect(city.entities).toHaveLength(schedule.entries.length)
  for (const entity of city.entities) {
    const card = cardOf(entity.id, language)
    expect(tagsIn(card, 'h2').map(wordsIn), `${entity.id}`).toEqual([entity.name[language]])
    const facts = factsOf(city, entity)
    const shown = partsIn(card, 'fact').map(wordsIn)
    expect(shown, `${entity.id}`).toHaveLength(facts.length)
    expect(wordsIn(card), `${entity.id}`).not.toMatch(/undefined|NaN|\[object|null\b|\{\w+\}/)
    for (const [at, fact] of facts.entries()) {
      const document = city.documents.get(fact.source.document)!
      const article = document.articles.find((one) => one.id === fact.source.article)!
      for (const part of [
        fact.subject[language],
        document.publication[language],
        document.dateAbout?.[language] ?? dateInWords(document.date, language),
        language === 'zh' ? `《${article.headline}》` : article.headlineEn,
        language === 'zh' ? `第${fact.source.line}行` : `line ${fact.source.line}`,
        ...(fact.status?.wordingZh ? [fact.status.wordingZh] : []),
        ...(fact.note ? [fact.note[language]] : []),
        ...(fact.startBasis ? [fact.startBasis.words[language]] : []),
      ])
        expect(shown[at], `${entity.id} ${fact.id}`).toContain(part.replace(/\s+/g, ' ').trim())
    }
  }
})

/** Figures as people write them in each language. */
const figures: readonly (readonly [entity: string, fact: string, zh: RegExp, en: RegExp])[] = [
  ['wepp3-henan', 'wepp3-henan-length', /238\.18 ?千米/, /238\.18 ?km/],
  ['av-fleet', 'av-fleet-3000', /3000 ?辆 ?目标值/, /3,000 ?vehicles ?goal/],
  ['av-fleet', 'av-modes', /4 ?类车辆.*计数所得/, /4 ?vehicle types.*counted, not quoted/],
  ['wep1-henan', 'gas-2021-delivery-henan', /75 ?亿立方米/, /7\.5 ?billion m³/],
  ['wep1-henan', 'gas-2021-share-henan', /^60 ?%/, /^60 ?%/],
  ['wug-jizhan', 'zz-5g-base-stations', /6 ?万 ?个以上/, /at least ?60,000 ?stations/],
  ['df-lvyou-mubiao', 'df-visitors-2022', /1300 ?万人次/, /13 ?million visits/],
  ['ai-shiyanqu', 'ai-core-industry-2025', /超过 ?300 ?亿元/, /more than ?30 ?billion yuan/],
  ['liuyaosu-ku', 'db-population', /1164 ?万人/, /11\.64 ?million people/],
  ['hn-xinxing-chanye', 'hn-emerging-scale', /2\.6 ?万亿元/, /2\.6 ?trillion yuan/],
  ['jianshen-quji', 'sport-district-indoor', /1万 ?平方米以上/, /at least ?10,000 ?m²/],
]

test.each(figures)('figures are written as each language writes them: %s, %s', (entity, fact, zh, en) => {
  expect(figureOf(entity, fact, 'zh')).toMatch(zh)
  expect(figureOf(entity, fact, 'en')).toMatch(en)
})

const marks: readonly (readonly [string, string, 'zh' | 'en', RegExp])[] = [
  ['yanfa-touru', 'zz-rd-intensity-2022', 'zh', /^力争 ?2\.6 ?%/],
  ['yanfa-touru', 'zz-rd-intensity-2022', 'en', /^strives for ?2\.6 ?%/],
  ['df-zhaoshang', 'df-fortune500', 'zh', /^确保 ?2 ?家/],
  ['yiwang-tongguan', 'one-net-functions', 'zh', /^5 ?项功能以上.*名单未穷尽/],
  ['yiwang-tongguan', 'one-net-functions', 'en', /^at least ?5 ?functions.*list not closed/],
  ['zhengwu-fuwu-nengli', 'gov-service-rank-10', 'zh', /^第10 ?位/],
  ['zhengwu-fuwu-nengli', 'gov-service-rank-10', 'en', /^10th ?place/],
]

test.each(marks)(
  'a degree of will, an open list and an order are told of the statement: %s, %s, %s',
  (id, fact, language, expected) => {
    expect(figureOf(id, fact, language)).toMatch(expected)
  },
)

/** What the card says of the place, in either language. */
const places: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    'songshan-shiyanshi',
    /±1\.2 千米 已与公开来源核对/,
    /±1\.2 km checked against public sources.*Illustrative massing/,
  ],
  ['hagongda-yiqi', /±1\.5 千米 未与公开来源核对/, /±1\.5 km not checked against public sources/],
  ['wepp3-henan', /±12 千米/, /±12 km.*Schematic course/],
  ['kunpeng-ruanjian-xiaozhen', /归入“科学大道科学谷”为编者判断/, /the editor’s judgement.*no document says so/],
  [
    'huanghe-shiyanshi',
    /在“中原科技城”一带，确切位置未载明/,
    /somewhere in Zhongyuan Science City; the exact place is not stated/,
  ],
  ['av-fleet', /位置未载明/, /location not stated/],
  ['ai-shiyanqu', /没有落点/, /no place of its own/],
]

test.each(places)('the location says how well it is known, or that it is not: %s', (id, zh, en) => {
  expect(partOf(id, 'zh', 'place-section')).toMatch(zh)
  expect(partOf(id, 'en', 'place-section')).toMatch(en)
})

describe('a district', () => {
  test('without build-out says so', () => {
    const silent = city.entities.filter((entity) => entity.kind === 'district' && factsOf(city, entity).length === 0)
    expect(silent.length).toBeGreaterThan(0)
    for (const { id } of silent) {
      expect(partOf(id, 'en', 'card-body'), `${id}`).toContain(
        'The five documents name no build-out in this district. Blank does not mean that nothing was built',
      )
      expect(partsIn(cardOf(id, 'en'), 'facts'), `${id}`).toEqual([])
    }
  })
})

test.each([...city.documents.values()])(
  'a document lists all that was taken from it, under its headlines: $id',
  (document) => {
    const panel = renderPart(shells.zh, <DocumentPanel document={document} fact={null} />)
    expect(wordsIn(partsIn(panel, 'card-head')[0]!)).toContain(
      document.dateAbout?.zh ?? dateInWords(document.date, 'zh'),
    )
    const taken = [...city.facts.values()].filter((one) => one.source.document === document.id)
    expect(
      tagsIn(panel, 'h4')
        .map(wordsIn)
        .map((words) => words.replaceAll(' ', '')),
    ).toEqual(
      document.articles.map(({ id, headline }) =>
        `《${headline}》${taken.filter((one) => one.source.article === id).length}`.replaceAll(' ', ''),
      ),
    )
    const phrases = partsIn(panel, 'taken-phrase').flatMap((phrase) => tagsIn(phrase, 'q').map((q) => q.textContent))
    expect(phrases.toSorted()).toEqual(taken.map((one) => one.source.phrase).toSorted())
    expect(wordsIn(tagsIn(panel, 'h3')[0]!)).toMatch(new RegExp(` ${taken.length}$`))
    expect(wordsIn(panel)).not.toMatch(/undefined|NaN|\[object|null\b|\{\w+\}/)
  },
)
