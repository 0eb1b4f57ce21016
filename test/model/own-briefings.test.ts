import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SESSION } from '../../src/session/session.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createBriefingLibrary } from '../../src/story/briefing-library.ts'
import { chapterSession } from '../../src/story/chapter-session.ts'
import { lacksOf, type Draft } from '../../src/story/draft.ts'
import { EMPTY_DRAFT } from '../../src/story/edit-briefing.ts'
import { briefingSchema } from '../../src/story/schema.ts'
import { showDraft } from '../../src/story/showable.ts'
import { slidesOf } from '../../src/story/slides.ts'
import { chapter, townBriefing } from './story-town.ts'

const UNTITLED = { zh: '（未题名）', en: '(no title yet)' }
const none = { zh: '', en: '' }

test('a full briefing is shown as it is, under its address', () => {
  const town = townBriefing()
  expect(showDraft(town, 'own-town', UNTITLED)).toEqual({ ...town, id: 'own-town' })
})

test('without a chapter there is nothing to show, whatever else there is', () => {
  expect(showDraft(EMPTY_DRAFT, 'own-briefing', UNTITLED)).toBeNull()
  expect(showDraft({ ...townBriefing(), chapters: [] }, 'own-briefing', UNTITLED)).toBeNull()
})

test('a half-made one shows what there is: its own words, its own views, and nothing made up', () => {
  const half: Draft = {
    ...EMPTY_DRAFT,
    name: { zh: '半份', en: '' },
    chapters: [
      chapter('one', { title: { zh: '', en: 'Only English' }, words: none, notes: none, facts: ['a-fact'] }),
      chapter('two', { title: none, day: '2022-01-01', play: { to: '2022-03-01', daysPerSecond: 10 } }),
    ],
  }
  const shown = showDraft(half, 'own-briefing', UNTITLED)!
  expect(lacksOf(half).length).toBeGreaterThan(0)
  expect(shown.name).toEqual({ zh: '半份', en: '半份' })
  expect(slidesOf(shown).map(({ kind, view }) => [kind, view.title.en])).toEqual([
    ['opening', '半份'],
    ['chapter', 'Only English'],
    ['chapter', '(no title yet)'],
    ['closing', '半份'],
  ])
  expect(shown.chapters[0]).toEqual({ ...half.chapters[0]!, title: { zh: 'Only English', en: 'Only English' } })
  // The pictures that are missing stand where the chapters beside them begin and end, and cite nothing.
  const at = (view: Parameters<typeof chapterSession>[0]) => chapterSession(view, DEFAULT_SESSION)
  expect(at(shown.opening)).toEqual(at({ ...half.chapters[0]!, play: null }))
  expect(at(shown.closing)).toEqual(at(half.chapters[1]!))
  expect(
    [shown.opening, shown.closing].flatMap(({ facts, figures, words }) => [...facts, ...figures, words.zh]),
  ).toEqual(['', ''])
  expect(new Set(slidesOf(shown).map(({ view }) => view.id)).size).toBe(4)
})

test('whatever part of a full briefing is left, what is shown of it has a title on every slide and stands where it stood', () => {
  const town = townBriefing()
  const part = fc.record({
    chapters: fc.subarray(town.chapters, { minLength: 1 }),
    opening: fc.constantFrom(town.opening, null),
    closing: fc.constantFrom(town.closing, null),
    zh: fc.boolean(),
    en: fc.boolean(),
  })
  fc.assert(
    fc.property(part, ({ zh, en, ...slides }) => {
      const draft: Draft = { ...town, ...slides, name: { zh: zh ? town.name.zh : '', en: en ? town.name.en : '' } }
      const shown = showDraft(draft, 'own', UNTITLED)!
      for (const { view } of slidesOf(shown)) expect(view.title.zh !== '' && view.title.en !== '').toBe(true)
      expect(shown.chapters.map(({ camera }) => camera)).toEqual(draft.chapters.map(({ camera }) => camera))
      // Apart from the number of its chapters it is a briefing like any other.
      const issues =
        briefingSchema.safeParse({
          ...shown,
          statement: town.statement,
          opening: { ...shown.opening, words: town.name, notes: town.name },
          closing: { ...shown.closing, words: town.name, notes: town.name },
        }).error?.issues ?? []
      expect(issues.filter(({ path }) => path[0] !== 'chapters' && path[0] !== 'cuts')).toEqual([])
    }),
  )
})

test('opened briefings are kept under ids of their own, the same one once; a damaged one is told and kept word for word', () => {
  const texts = new Map([['another', 'thing']])
  const catalog = createBriefingLibrary(memoryStorage(texts))
  const town = townBriefing()
  expect(catalog.add(town, new Set()).id).toBe('town')
  expect(catalog.add(town, new Set()).id).toBe('town')
  expect(catalog.add({ ...town, name: UNTITLED }, new Set()).id).toBe('town-2')
  expect(catalog.add({ ...town, id: 'mobility' }, new Set(['mobility'])).id).toBe('mobility-2')
  expect(catalog.list().map(({ id, draft }) => [id, draft?.id])).toEqual([
    ['mobility-2', 'mobility'],
    ['town', 'town'],
    ['town-2', 'town'],
  ])
  catalog.remove('town')
  texts.set('zhengzhou-twin/briefing/town-2', '{"version":1,')
  texts.set('zhengzhou-twin/briefing/mobility-2', JSON.stringify({ ...town, version: 2 }))
  const again = createBriefingLibrary(memoryStorage(texts))
  expect(again.list()).toMatchObject([
    { id: 'mobility-2', draft: null, fault: { path: '/version' } },
    { id: 'town-2', draft: null, text: '{"version":1,', fault: { path: '', reason: { code: 'store.notJson' } } },
  ])
  again.remove('town-2')
  expect(createBriefingLibrary(memoryStorage(texts)).list()).toHaveLength(1)
  expect(texts.get('another')).toBe('thing')
})
