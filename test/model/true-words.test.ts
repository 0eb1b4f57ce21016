import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { WORDING_CLASSES } from '../../src/facts/phase.ts'
import { momentAt } from '../../src/moment/moment-at.ts'
import { briefingSchema, shotSchema, type Briefing, type Shot } from '../../src/story/schema.ts'
import { readRealCity } from './real-city.ts'

/** Rules for every word that the project itself says: captions, notes, statements, summaries, names, notes on things. */

const root = new URL('../../', import.meta.url)
const parsed = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const briefings: readonly Briefing[] = readdirSync(new URL('scenes/briefings/', root)).map((name) =>
  briefingSchema.parse(parsed(`scenes/briefings/${name}`)),
)
const shots: readonly Shot[] = shotSchema.array().parse(parsed('scenes/shots.json'))
const { pack, city, schedule } = readRealCity()

interface Said {
  readonly at: string
  readonly zh: string
  readonly en: string
  readonly facts: readonly string[]
}
const views = briefings.flatMap(({ id, opening, chapters, closing }) =>
  [opening, ...chapters, closing].map((view) => ({ briefing: id, view })),
)
/** What an audience sees or hears. */
const captions: readonly Said[] = [
  ...briefings.map(({ id, name, statement }) => ({
    at: id,
    zh: `${name.zh}。${statement.zh}`,
    en: `${name.en}. ${statement.en}`,
    facts: [],
  })),
  ...views.map(({ briefing, view }) => ({
    at: `${briefing}/${view.id}`,
    zh: `${view.title.zh}。${view.words.zh}`,
    en: `${view.title.en}. ${view.words.en}`,
    facts: view.facts,
  })),
  ...shots.flatMap(({ id, name, caption, turn, facts }) => [
    { at: `shot ${id}`, zh: `${name.zh}。${caption.zh}`, en: `${name.en}. ${caption.en}`, facts },
    ...(turn ? [{ at: `shot ${id} turn`, zh: turn.caption.zh, en: turn.caption.en, facts }] : []),
  ]),
  ...pack.systems.systems.map(({ id, name, summary }) => ({
    at: `system ${id}`,
    zh: `${name.zh}。${summary.zh}`,
    en: `${name.en}. ${summary.en}`,
    facts: [],
  })),
]
/** What the presenter alone reads. */
const notes: readonly Said[] = views.map(({ briefing, view }) => ({
  at: `${briefing}/${view.id} notes`,
  zh: view.notes.zh,
  en: view.notes.en,
  facts: view.facts,
}))
const everything = [...captions, ...notes]

function offending(said: readonly Said[], zh: RegExp | null, en: RegExp): string[] {
  return said.flatMap((one) => [
    ...[zh?.exec(one.zh), en.exec(one.en)].flatMap((found) => (found ? [`${one.at}: ${found[0]}`] : [])),
  ])
}

describe('words that claim too much', () => {
  test('no caption speaks of today, of doomsday, or praises', () => {
    expect(
      offending(
        captions,
        /现状|实际|目前|如今|末日|大事|最大|最好|最多|最全|首座|领先的/,
        /\b(actual(ly)?|currently|nowadays|doomsday|landmark|largest|greatest|among the large)\b/i,
      ),
    ).toEqual([])
  })

  test('notes speak of the present state only to say that nothing is said of it', () => {
    expect(offending(notes, /(?<!不等于)现状|实际|末日/, /\bcurrently\b|\bactual(ly)?\b/i)).toEqual([])
  })

  test('a plan is not called well-founded, nor does everything on the map lead to a page', () => {
    expect(
      offending(
        everything,
        /规划有据|每一处|任何一栋/,
        /plans with their grounds|every ?thing on the map|any building/i,
      ),
    ).toEqual([])
  })

  test('lit windows are not said to prove that something is in operation', () => {
    expect(offending(everything, /只[^。]{0,12}投用[^。]{0,6}亮|照亮/, /lit only where|light proves/i)).toEqual([])
    const lit = everything.filter(({ zh }) => /灯/.test(zh))
    expect(lit.length).toBeGreaterThan(1)
    expect(
      lit.filter(({ zh, en }) => !zh.includes('示意') || !en.includes('illustrative')).map(({ at }) => at),
    ).toEqual([])
    // What is lit on the map is what the one table calls in use: the captions name those wordings and no other.
    const named = lit.flatMap(({ zh }) => /文献称(.+?)之处/.exec(zh)?.[1]?.split(/、|或/) ?? [])
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter((word) => !WORDING_CLASSES['in-use'].words.test(word))).toEqual([])
  })

  test('the sources are called documents, by one word', () => {
    expect(offending(everything, /材料|资料/, /\bmaterials?\b/i)).toEqual([])
  })

  test('English of officials’ phrases is not stronger than they are', () => {
    expect(offending(everything, null, /pressed on with|pushed on with|let alone/i)).toEqual([])
  })
})

describe('places and firms', () => {
  const statedText = pack.facts.facts
    .map(({ subject, placeZh, source }) => `${subject.zh}${placeZh ?? ''}${source.phrase}`)
    .join()

  test('a place that stands in no document is marked as by geography', () => {
    const prefectures = pack.geometry.places
      .filter(({ kind }) => kind === 'prefecture')
      .map(({ name }) => ({ zh: name.zh.replace(/市$/, ''), en: name.en.replace(/ \(.*/, '') }))
      .filter(({ zh }) => !statedText.includes(zh))
    expect(prefectures.map(({ zh }) => zh)).toContain('南阳')
    const bare = everything.flatMap(({ at, zh, en }) =>
      prefectures.flatMap((place) => [
        ...(zh.includes(place.zh) && !/按地理|依常识/.test(zh) ? [`${at}: ${place.zh}`] : []),
        ...(en.includes(place.en) && !/by geography|general knowledge/i.test(en) ? [`${at}: ${place.en}`] : []),
      ]),
    )
    expect(bare).toEqual([])
  })

  test('no briefing or composed view passes a verdict on a named firm', () => {
    const FIRMS = /华为|海康|大华|超聚变|视源|微软|华润|碧桂园|移动（|联通|粤浦|新发展|马歇尔|3DxRAM/
    const firms = schedule.entries.flatMap(({ entity }, at) => (FIRMS.test(entity.name.zh) ? [at] : []))
    expect(firms.length).toBeGreaterThan(10)
    const judged = [
      ...views.map(({ briefing, view }) => ({ at: `${briefing}/${view.id}`, ...view })),
      ...shots.map((shot) => ({ at: shot.id, ...shot })),
    ]
      .filter(({ reading }) => reading === 'difference')
      .flatMap(({ at, day, play }) => {
        const [first, last] = [dayOf(day), dayOf(play?.to ?? day)]
        return Array.from({ length: last - first + 1 }, (_, after) => asDay(first + after)).flatMap((now) => {
          const moments = momentAt(schedule, now)
          return firms
            .filter((firm) => ['behind', 'ahead'].includes(moments[firm]!.difference))
            .map((firm) => `${at} ${isoOf(now)}: ${schedule.entries[firm]!.entity.id}`)
        })
      })
    expect(judged).toEqual([])
  })
})

test('what documents only plan is told as planned, in both languages', () => {
  const WILL = {
    zh: /提出|方案|目标|规划|计划|列为|推动|获悉|基准假定|推演|谋划|提速/,
    en: /propos|plan|goal|aim|to be|speaks of|learned|assumption|speeding/i,
  }
  const planned = captions.filter(
    ({ facts }) =>
      facts.length > 0 &&
      facts.every((id) => {
        const fact = city.facts.get(id)!
        return fact.reportedAsOf === null && fact.kind !== 'event' && fact.status?.value !== 'in operation'
      }),
  )
  expect(planned.length).toBeGreaterThan(8)
  expect(planned.filter(({ zh, en }) => !WILL.zh.test(zh) || !WILL.en.test(en)).map(({ at }) => at)).toEqual([])
})
