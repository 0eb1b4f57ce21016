import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf } from '../../src/city/build-city.ts'
import { readRealCity } from '../model/real-city.ts'
import { findBrokenWords, inWords, openPlanner, type Language, type PlannerPage } from './planner-page.ts'

const { city, schedule } = readRealCity()

let planner: PlannerPage
let page: Page
beforeAll(async () => {
  planner = await openPlanner('?lang=en')
  page = planner.page
})
afterAll(async () => {
  await planner.close()
})

async function open(id: string, language: Language, more = ''): Promise<void> {
  await planner.go(`?select=${id}&lang=${language}${more}`)
  await page.locator('[data-part~=card]').waitFor()
}
const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim()
const words = async (selector: string): Promise<string> => squeeze(await page.locator(selector).first().innerText())
const goToDay = (day: string): Promise<void> => page.evaluate((day) => window.twin.goToDay(day), day)

/** Phases by day, written down from the documents and the table of assumptions, not asked of the app. */
const phases: readonly (readonly [id: string, day: string, documented: RegExp, planned: RegExp])[] = [
  ['hagongda-yiqi', '2021-11-01', /not stated no document speaks of it yet/, /not stated/],
  ['hagongda-yiqi', '2022-02-20', /not stated no document speaks of it yet/, /not stated 0% of the planned span/],
  ['hagongda-yiqi', '2022-02-21', /“progressing” \(as worded\) from a report of about/, /started 0% of/],
  ['hagongda-yiqi', '2023-03-08', /“progressing” \(as worded\) from a report of about/, /under construction 99% of/],
  ['hagongda-yiqi', '2023-03-09', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['hagongda-yiqi', '2025-12-31', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['wepp3-henan', '2022-05-19', /not stated no document speaks of it yet/, /not stated/],
  ['wepp3-henan', '2022-05-20', /started 20 May 2022 \(the day is stated\)/, /started 0% of/],
  ['wepp3-henan', '2024-11-19', /started 20 May 2022 \(the day is stated\)/, /under construction 99% of/],
  ['wepp3-henan', '2024-11-20', /started 20 May 2022 \(the day is stated\)/, /in operation 100% of/],
  ['av-fleet', '2022-05-21', /not stated no document speaks of it yet/, /not stated/],
  [
    'av-fleet',
    '2022-05-22',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /set going 0% of the planned span has passed · 0 \/ 3,000/,
  ],
  [
    'av-fleet',
    '2023-03-09',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /partly in operation 26% of the planned span has passed · 789 \/ 3,000/,
  ],
  [
    'av-fleet',
    '2025-12-31',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /in operation 100% of the planned span has passed · 3,000 \/ 3,000/,
  ],
  ['huanghe-shiyanshi', '2022-02-21', /“progressing” \(as worded\) from a report of about/, /started 0% of/],
  ['huanghe-shiyanshi', '2023-03-08', /“progressing”/, /under construction 99% of/],
  ['huanghe-shiyanshi', '2023-03-09', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['huanghe-shiyanshi', '2025-01-01', /in operation reported by 9 March 2023/, /in operation 100% of/],
]

test('the phase on the day, documented and planned, follows the clock while the card lies open', async () => {
  for (const id of new Set(phases.map(([id]) => id))) {
    await open(id, 'en')
    for (const [of, day, documented, planned] of phases) {
      if (of !== id) continue
      await goToDay(day)
      const on = inWords(day, 'en')
      await expect.poll(() => words('[data-part~=day-words]'), { message: `${id} ${day}` }).toBe(on)
      await expect
        .poll(() => words('[data-part~=phase-row][data-side=documented]'), { message: `${id} ${day}` })
        .toMatch(documented)
      await expect
        .poll(() => words('[data-part~=phase-row][data-side=planned]'), { message: `${id} ${day}` })
        .toMatch(planned)
    }
  }
})

test('each reading shows its own side, and the difference says how they stand', async () => {
  await open('hagongda-yiqi', 'en', '&day=2023-03-09')
  const sides = (): Promise<(string | null)[]> =>
    page.locator('[data-part~=phase-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-side')))
  expect(await sides()).toEqual(['documented', 'planned'])
  await page.locator('label[data-reading=documented]').click()
  await expect.poll(sides).toEqual(['documented'])
  expect(await page.locator('[data-part~=plan-section]').count()).toBe(0)
  await page.locator('label[data-reading=planned]').click()
  await expect.poll(sides).toEqual(['planned'])
  await page.locator('label[data-reading=difference]').click()
  await expect.poll(sides).toEqual(['documented', 'planned'])
  for (const [day, said] of [
    ['2022-02-20', 'report and assumption agree'],
    ['2022-06-20', 'no later report by this day'],
    ['2023-03-09', 'report and assumption agree'],
  ] as const) {
    await goToDay(day)
    await expect.poll(() => words('[data-part~=difference-row]')).toBe(said)
  }
  await open('wepp3-henan', 'en', '&day=2024-01-01&reading=difference')
  expect(await words('[data-part~=difference-row]')).toBe('no later report by this day')
  await open('lankao-tongyong-jichang', 'en', '&day=2024-01-01&reading=difference')
  expect(await words('[data-part~=difference-row]')).toMatch(/not scheduled under the scenario/)
  expect(await words('[data-part~=phase-row][data-side=planned]')).toMatch(/gives it no dates/)
})

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

test('both ends of the plan stand with their basis', async () => {
  for (const [id, language, start, end] of plans) {
    await open(id, language)
    const ends = await page.locator('[data-part~=plan-ends] dd').allInnerTexts()
    // What is taken up from a report stands below.
    expect(ends.length, `${id}`).toBeGreaterThanOrEqual(2)
    expect(squeeze(ends[0]!), `${id}`).toMatch(start)
    expect(squeeze(ends[1]!), `${id}`).toMatch(end)
    expect(await page.locator('[data-part~=plan-ends] [data-part~=basis]').count()).toBe(ends.length)
  }
  await open('av-fleet', 'en')
  expect(await words('[data-part~=plan-section]')).toContain('No starting number is documented')
})

test('every fact stands with its figure, unit, paper, date, headline and line, for a site, the pipeline, the fleet and a token', async () => {
  for (const id of ['hagongda-yiqi', 'wepp3-henan', 'av-fleet', 'huanghe-shiyanshi', 'wep1-henan']) {
    for (const language of ['zh', 'en'] as const) {
      await open(id, language)
      const facts = factsOf(city, city.entityById.get(id)!)
      const shown = (await page.locator('[data-part~=facts] > [data-part~=fact]').allInnerTexts()).map(squeeze)
      expect(shown.length, `${id}`).toBe(facts.length)
      for (const [at, fact] of facts.entries()) {
        const document = city.documents.get(fact.source.document)!
        const article = document.articles.find((one) => one.id === fact.source.article)!
        const expected = [
          fact.subject[language],
          document.publication[language],
          document.dateAbout?.[language] ?? inWords(document.date, language),
          language === 'zh' ? `《${article.headline}》` : article.headlineEn,
          language === 'zh' ? `第${fact.source.line}行` : `line ${fact.source.line}`,
          ...(fact.status?.wordingZh ? [fact.status.wordingZh] : []),
          ...(fact.note ? [fact.note[language]] : []),
          ...(fact.startBasis ? [fact.startBasis.words[language]] : []),
        ]
        for (const part of expected) expect(shown[at], `${id} ${fact.id}`).toContain(squeeze(part))
      }
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

test('figures are written as each language writes them: 万 and 亿, million and billion', async () => {
  for (const [entity, fact, zh, en] of figures) {
    const at = factsOf(city, city.entityById.get(entity)!).findIndex(({ id }) => id === fact)
    for (const [language, expected] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      await page.evaluate(([selection, language]) => window.twin.setView({ selection, language }), [
        entity,
        language,
      ] as const)
      await page
        .locator(`[data-part~=card-head] h2`)
        .getByText(city.entityById.get(entity)!.name[language], { exact: true })
        .waitFor()
      expect(
        squeeze(
          await page
            .locator('[data-part~=facts] > [data-part~=fact]')
            .nth(at)
            .locator('[data-part~=figure]')
            .innerText(),
        ),
        `${fact}`,
      ).toMatch(expected)
    }
  }
})

test('a degree of will, a list that is not closed, and an order are told of the statement, in both languages', async () => {
  const marks: readonly (readonly [string, string, 'zh' | 'en', RegExp])[] = [
    ['yanfa-touru', 'zz-rd-intensity-2022', 'zh', /^力争 ?2\.6 ?%/],
    ['yanfa-touru', 'zz-rd-intensity-2022', 'en', /^strives for ?2\.6 ?%/],
    ['df-zhaoshang', 'df-fortune500', 'zh', /^确保 ?2 ?家/],
    ['yiwang-tongguan', 'one-net-functions', 'zh', /^5 ?项功能以上.*名单未穷尽/],
    ['yiwang-tongguan', 'one-net-functions', 'en', /^at least ?5 ?functions.*list not closed/],
    ['zhengwu-fuwu-nengli', 'gov-service-rank-10', 'zh', /^第10 ?位/],
    ['zhengwu-fuwu-nengli', 'gov-service-rank-10', 'en', /^10th ?place/],
  ]
  for (const [id, fact, language, expected] of marks) {
    await open(id, language)
    const at = factsOf(city, city.entityById.get(id)!).findIndex((one) => one.id === fact)
    const figure = page.locator('[data-part~=facts] > [data-part~=fact]').nth(at).locator('[data-part~=figure]')
    await expect
      .poll(async () => squeeze(await figure.innerText()), { message: `${fact} ${language}` })
      .toMatch(expected)
  }
})

test('the location says how well it is known, or that it is not', async () => {
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
  for (const [id, zh, en] of places) {
    for (const [language, expected] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      await open(id, language)
      expect(await words('[data-part~=place-section]'), `${id}`).toMatch(expected)
    }
  }
})

test('a district without build-out says so, and what lies in an area is listed', async () => {
  const silent = city.entities.filter((entity) => entity.kind === 'district' && factsOf(city, entity).length === 0)
  expect(silent.length).toBeGreaterThan(0)
  for (const { id } of silent) {
    await page.evaluate((selection) => window.twin.setView({ selection, language: 'en' }), id)
    await page
      .locator('[data-part~=card-head] h2')
      .getByText(city.entityById.get(id)!.name.en, { exact: true })
      .waitFor()
    expect(await words('[data-part~=card-body]'), `${id}`).toContain(
      'The five documents name no build-out in this district. Blank does not mean that nothing was built',
    )
    expect(await page.locator('[data-part~=facts]').count()).toBe(0)
  }
  await open('longzihu-zhihuidao', 'zh')
  const inside = city.children.get('longzihu-zhihuidao')!
  expect(
    (await page.locator('[data-part~=inside] button > span:not([data-part~=row-marks])').allInnerTexts()).map(squeeze),
  ).toEqual(inside.map((child) => squeeze(child.name.zh)))
  await page.locator('[data-part~=inside] button').first().click()
  await page.locator('[data-part~=card-head] h2').getByText(inside[0]!.name.zh, { exact: true }).waitFor()
  // And back to where it lies.
  await page.locator('[data-part~=card-parent]').getByRole('button').click()
  await page
    .locator('[data-part~=card-head] h2')
    .getByText(city.entityById.get('longzihu-zhihuidao')!.name.zh, { exact: true })
    .waitFor()
})

test('from a number to its document it is one click in a card and two from the fleet counter', async () => {
  await open('wepp3-henan', 'en')
  const length = page.locator('[data-part~=fact]', { has: page.locator('[data-part~=figure]') }).first()
  expect(squeeze(await length.locator('[data-part~=figure]').innerText())).toBe('238.18 km')
  await length.locator('[data-part~=source-link]').click()
  const panel = page.locator('[data-part~=document-panel]')
  await panel.waitFor()
  const asked = panel.locator('[data-asked]')
  expect(await asked.locator('[data-part~=taken-phrase] q').innerText()).toBe('线路全长238.18千米')
  // It is scrolled to, not merely there.
  await expect
    .poll(() =>
      asked.evaluate((item) => {
        const box = item.getBoundingClientRect()
        return item.contains(
          document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2),
        )
      }),
    )
    .toBe(true)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('back-button')
  await panel.getByRole('button', { name: 'Back' }).click()
  await page.locator('[data-part~=card]:not([data-part~=document-panel])').waitFor()

  // The counter that stands over the map.
  await planner.page.setViewportSize({ width: 1280, height: 900 })
  await planner.go('?lang=en&day=2024-06-01')
  expect(await words('[data-part~=fleet]')).toContain('2,009 / 3,000')
  expect(await words('[data-part~=fleet]')).toContain('assumed (Reference assumption)')
  await page.locator('[data-part~=fleet]').click()
  await page.locator('[data-part~=card] [data-part~=source-link]').first().click()
  await expect.poll(() => panel.locator('[data-asked] [data-part~=taken-phrase] q').innerText()).toMatch(/3000辆/)
  await planner.page.setViewportSize({ width: 1280, height: 720 })
})

test('each document lists all that was taken from it, under its headlines, and leads to the things', async () => {
  for (const document of city.documents.values()) {
    const fact = [...city.facts.values()].find(
      (one) => one.source.document === document.id && (city.entitiesOfFact.get(one.id)?.length ?? 0) > 0,
    )!
    const entity = city.entitiesOfFact.get(fact.id)![0]!
    await open(entity.id, 'zh')
    const at = factsOf(city, entity).findIndex(({ id }) => id === fact.id)
    await page.locator('[data-part~=facts] > [data-part~=fact]').nth(at).locator('[data-part~=source-link]').click()
    const panel = page.locator('[data-part~=document-panel]')
    await panel.waitFor()
    expect(squeeze(await panel.locator('[data-part~=card-head]').innerText())).toContain(
      squeeze(document.dateAbout?.zh ?? inWords(document.date, 'zh')),
    )
    const taken = [...city.facts.values()].filter((one) => one.source.document === document.id)
    const articles = document.articles.map(
      ({ id, headline }) => `《${headline}》 ${taken.filter((one) => one.source.article === id).length}`,
    )
    expect((await panel.locator('h4').allInnerTexts()).map(squeeze)).toEqual(articles.map(squeeze))
    expect((await panel.locator('[data-part~=taken-phrase] q').allInnerTexts()).toSorted()).toEqual(
      taken.map((one) => one.source.phrase).toSorted(),
    )
    expect(await panel.locator('h3').first().innerText()).toMatch(new RegExp(` ${taken.length}$`))
    expect(await findBrokenWords(page)).toEqual([])
    // A name in it chooses that thing.
    await panel.locator('[data-part~=taken-entities] button').first().click()
    await page.locator('[data-part~=card]:not([data-part~=document-panel])').waitFor()
  }
})

test(
  'the card of every single thing can be read in both languages, with all of its facts',
  { timeout: 300_000 },
  async () => {
    await planner.go('?lang=en')
    for (const language of ['en', 'zh'] as const) {
      const found = await page.evaluate(
        async ([ids, language]) => {
          const cards: (readonly [string, string, number, string])[] = []
          await window.twin.setView({ language })
          for (const [id, name] of ids) {
            await window.twin.setView({ selection: id })
            // The card is fetched on first use, and drawn by React in its own time.
            for (
              let frame = 0;
              frame < 600 && document.querySelector('[data-part~=card] h2')?.textContent !== name;
              frame += 1
            )
              await new Promise(requestAnimationFrame)
            const card = document.querySelector('[data-part~=card]')
            cards.push([
              id,
              card?.querySelector('h2')?.textContent ?? '',
              card?.querySelectorAll('[data-part~=facts] > [data-part~=fact]').length ?? -1,
              card?.textContent ?? '',
            ] as const)
          }
          return cards
        },
        [city.entities.map(({ id, name }) => [id, name[language]] as const), language] as const,
      )
      for (const [id, name, count, text] of found) {
        const entity = city.entityById.get(id)!
        expect([id, name, count]).toEqual([id, entity.name[language], factsOf(city, entity).length])
        expect(text, `${id}`).not.toMatch(/undefined|NaN|\[object|null\b|\{\w+\}/)
      }
      expect(found.length).toBe(schedule.entries.length)
    }
  },
)

test('all that was done left no broken word on the page and no error', async () => {
  expect(await findBrokenWords(page)).toEqual([])
  expect(planner.listFaults()).toEqual([])
})
