import { worded } from '../in-words.ts'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDay } from '../../src/base/day.ts'
import { readDraft } from '../../src/intake/read-draft.ts'
import { DEFAULT_SESSION, LAYER_SWITCHES, type Session } from '../../src/session/session.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createDraftStore } from '../../src/story/briefing-draft-store.ts'
import { chapterSession } from '../../src/story/chapter-session.ts'
import { draftSchema, lacksOf, type Draft } from '../../src/story/draft.ts'
import {
  EMPTY_DRAFT,
  addChapter,
  changeSlide,
  chapterOfSession,
  freeSlideId,
  moveChapter,
  removeSlide,
  retakeView,
  setPicture,
} from '../../src/story/edit-briefing.ts'
import { briefingSchema } from '../../src/story/schema.ts'
import { chapter, townBriefing } from './story-town.ts'

const KEY = 'zhengzhou-twin/briefing-draft'
const reading = fc.constantFrom('planned' as const, 'documented' as const, 'both' as const, 'difference' as const)
const camera = fc.record({
  lng: fc.double({ min: 108, max: 118, noNaN: true }),
  lat: fc.double({ min: 30, max: 38, noNaN: true }),
  zoom: fc.double({ min: 5, max: 18, noNaN: true }),
  bearing: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.double({ min: 0, max: 80, noNaN: true }),
})
const day = fc.integer({ min: 304, max: 5478 }).map(asDay)
const second = fc.option(
  fc.record({ scenario: fc.constantFrom('reference', 'late'), reading, day: fc.option(day, { nil: undefined }) }),
  { nil: null },
)
const session = fc
  .record({
    reading,
    second,
    swipe: fc.double({ min: 0, max: 1, noNaN: true }),
    layers: fc.subarray([...LAYER_SWITCHES]),
    selection: fc.option(fc.constantFrom('tower', 'tram'), { nil: null }),
    hour: fc.option(fc.double({ min: 0, max: 24, noNaN: true }), { nil: null }),
    camera,
  })
  .map(({ reading: first, second: other, layers, swipe, ...rest }): Session => {
    const side = { scenario: 'reference', reading: first }
    const beside = other && {
      scenario: other.scenario,
      reading: other.reading,
      ...(other.day === undefined ? {} : { day: other.day }),
    }
    return {
      ...DEFAULT_SESSION,
      ...rest,
      swipe: beside ? swipe : DEFAULT_SESSION.swipe,
      layers: new Set(layers),
      sides: beside ? [side, beside] : [side],
    }
  })

test('the view that a chapter was made of is the view that it gives back', () => {
  fc.assert(
    fc.property(session, day, (before, on) => {
      const made = { ...chapterOfSession(before, on, before.camera), id: 'one', section: 'overview' as const }
      expect(draftSchema.safeParse({ ...EMPTY_DRAFT, chapters: [made] }).success).toBe(true)
      const back = chapterSession(made, DEFAULT_SESSION)
      expect(back.day).toBe(on)
      expect({ ...back.session, layers: [...back.session.layers].toSorted() }).toEqual({
        ...before,
        layers: [...before.layers].toSorted(),
        featured: made.about,
      })
    }),
  )
})

test('a bearing that has gone round is the same direction, and a camera far away is embeddedFile in', () => {
  const { camera: kept } = chapterOfSession(DEFAULT_SESSION, asDay(900), {
    lng: 90,
    lat: 50,
    zoom: 2,
    bearing: 270,
    pitch: 85,
  })
  expect(kept).toEqual({ lng: 108, lat: 38, zoom: 5, bearing: -90, pitch: 80 })
})

test('there and back is nothing; a chapter that goes leaves no trace in the cuts', () => {
  const town: Draft = townBriefing()
  fc.assert(
    fc.property(
      fc.constantFrom(...town.chapters.map(({ id }) => id)),
      fc.constantFrom(1 as const, -1 as const),
      (id, by) => {
        const there = moveChapter(town, id, by)
        return there === town || isDeepStrictEqual(moveChapter(there, id, by === 1 ? -1 : 1), town)
      },
    ),
  )
  expect(moveChapter(town, 'one', -1)).toBe(town)
  const moved = moveChapter(moveChapter(moveChapter(moveChapter(town, 'six', -1), 'six', -1), 'six', -1), 'six', -1)
  expect(moved.cuts[0]?.chapters).toEqual(['six', 'two'])
  expect(removeSlide(town, 'two').cuts[0]?.chapters).toEqual(['six'])
  expect(removeSlide(removeSlide(town, 'two'), 'six').cuts).toEqual([])
  expect(removeSlide(town, 'opening').opening).toBeNull()
})

test('a view that is taken again is the new view, with all that was said and cited of the old one', () => {
  const told = { ...chapter('one'), facts: ['a-fact'], notes: { zh: '稿', en: 'notes' }, stay: 77, board: ['a-fact'] }
  const draft: Draft = { ...EMPTY_DRAFT, ...townBriefing(), chapters: [told, chapter('two')], cuts: [] }
  fc.assert(
    fc.property(session, day, (now, on) => {
      const view = chapterOfSession(now, on, now.camera)
      const after = retakeView(draft, 'one', view)
      const { title, words, facts, notes, stay, board, section, id, captionPlace } = after.chapters[0]!
      expect([title, words, facts, notes, stay, board, section, id, captionPlace]).toEqual([
        told.title,
        told.words,
        told.facts,
        told.notes,
        told.stay,
        told.board,
        told.section,
        'one',
        told.captionPlace,
      ])
      expect(chapterSession(after.chapters[0]!, DEFAULT_SESSION).session.camera).toEqual(view.camera)
      expect([after.chapters[0]!.day, after.chapters[0]!.selection]).toEqual([view.day, view.selection])
      expect([after.chapters[1], after.opening, after.closing]).toEqual([
        draft.chapters[1],
        draft.opening,
        draft.closing,
      ])
      expect(retakeView(after, draft.opening!.id, view).opening).toMatchObject({
        title: draft.opening!.title,
        day: view.day,
      })
      expect(retakeView(draft, 'nowhere', view)).toEqual(draft)
    }),
    { numRuns: 50 },
  )
})

test('a draft says what it lacks, and lacks nothing exactly when it is a briefing', () => {
  expect(lacksOf(EMPTY_DRAFT).map(({ kind }) => kind)).toEqual(['name', 'statement', 'opening', 'chapters', 'closing'])
  const view = chapterOfSession(DEFAULT_SESSION, asDay(900), DEFAULT_SESSION.camera)
  const one = addChapter(EMPTY_DRAFT, freeSlideId(EMPTY_DRAFT, 'chapter'), view)
  expect(
    lacksOf(one)
      .filter(({ slide }) => slide === 'chapter')
      .map(({ kind }) => kind),
  ).toEqual(['title', 'words', 'notes'])
  const town: Draft = townBriefing()
  expect(lacksOf(town)).toEqual([])
  expect(lacksOf(moveChapter(town, 'four', -1))).toEqual([{ kind: 'section', slide: 'three', detail: '' }])
  expect(
    lacksOf(changeSlide(removeSlide(town, 'one'), 'two', { notes: { zh: '有', en: '' } })).map(
      ({ kind, slide }) => `${kind} ${slide}`,
    ),
  ).toEqual(['notes two'])
  expect(lacksOf({ ...town, chapters: [], cuts: [] }).map(({ kind }) => kind)).toEqual(['chapters'])
  // As many chapters as its maker wants: three are a whole briefing of one's own.
  const short = town.chapters.slice(3).reduce((draft, { id }) => removeSlide(draft, id), town)
  expect([short.chapters.length, lacksOf(short)]).toEqual([3, []])
  let filled: Draft = { ...EMPTY_DRAFT, name: { zh: '名', en: 'Name' }, statement: { zh: '述', en: 'Told' } }
  for (let n = 0; n < 6; n += 1) filled = addChapter(filled, freeSlideId(filled, 'chapter'), view)
  filled = setPicture(setPicture(filled, 'opening', view), 'closing', view)
  for (const { id } of [filled.opening!, ...filled.chapters, filled.closing!])
    filled = changeSlide(filled, id, {
      title: { zh: '题', en: 'T' },
      words: { zh: '词', en: 'W' },
      notes: { zh: '注', en: 'N' },
    })
  expect(lacksOf(filled)).toEqual([])
  expect(briefingSchema.safeParse(filled).success).toBe(true)
  expect(setPicture(filled, 'opening', { ...view, day: '2024-01-01' }).opening).toMatchObject({
    id: 'opening',
    day: '2024-01-01',
    title: { en: 'T' },
  })
})

test('each change is stored at once and can be undone; the letters of a word are one step', () => {
  const storage = memoryStorage()
  const drafts = createDraftStore(storage)
  const view = chapterOfSession(DEFAULT_SESSION, asDay(900), DEFAULT_SESSION.camera)
  drafts.change((draft) => addChapter(draft, 'one', view))
  for (const en of ['T', 'To', 'Tow'])
    drafts.change((draft) => changeSlide(draft, 'one', { title: { zh: '', en } }), 'one/title/en')
  drafts.change((draft) => changeSlide(draft, 'one', { stay: 12 }), 'one/stay')
  expect(JSON.parse(storage.read(KEY)!)).toEqual(drafts.store.getState().draft)
  expect(createDraftStore(storage).store.getState().draft).toEqual(drafts.store.getState().draft)
  drafts.undo()
  expect(drafts.store.getState().draft.chapters[0]).toMatchObject({ stay: 60, title: { en: 'Tow' } })
  drafts.undo()
  expect(drafts.store.getState().draft.chapters[0]?.title.en).toBe('')
  expect(JSON.parse(storage.read(KEY)!)).toEqual(drafts.store.getState().draft)
  drafts.redo()
  expect(drafts.store.getState().draft.chapters[0]?.title.en).toBe('Tow')
})

test('what is damaged is kept aside word for word', () => {
  const storage = memoryStorage(new Map([[KEY, '{"version":7}']]))
  const drafts = createDraftStore(storage)
  expect(drafts.store.getState().aside).toMatchObject([{ text: '{"version":7}', fault: { path: '/version' } }])
  drafts.change((draft) => ({ ...draft, name: { zh: '我', en: 'ours' } }))
  const again = createDraftStore(storage)
  expect(again.store.getState()).toMatchObject({ draft: { name: { en: 'ours' } }, aside: [{ text: '{"version":7}' }] })
  again.dropAside(again.store.getState().aside[0]!.key)
  expect(createDraftStore(storage).store.getState().aside).toEqual([])
})

test('a storage that refuses is told of with what to do, and nothing is lost from the page', () => {
  const storage = memoryStorage()
  const drafts = createDraftStore({
    ...storage,
    write: () => {
      throw new Error('full')
    },
  })
  drafts.change((draft) => addChapter(draft, 'one', chapter('one')))
  expect(worded(drafts.store.getState())).toMatchObject({
    unsaved: { en: 'the browser could not store it (full); save it as a file' },
    draft: { chapters: [{ id: 'one' }] },
  })
})

test('a file comes back as it was saved; its faults are told with their place', () => {
  const known = { isFact: () => true, isEntity: (id: string) => id !== 'nowhere', isScenario: () => true }
  const half = removeSlide(townBriefing(), 'closing')
  expect(readDraft('a.json', JSON.stringify(half, null, 2), known)).toEqual({ ok: true, value: half })
  const text = JSON.stringify(changeSlide(half, 'two', { stay: -1 }), null, 2)
  const faults = readDraft('a.json', text, known)
  expect(faults).toMatchObject({
    ok: false,
    errors: [
      {
        file: 'a.json',
        row: text.split('\n').findIndex((line) => line.includes('"stay": -1')) + 1,
        where: '/chapters/1/stay',
      },
    ],
  })
  const lost = readDraft(
    'a.json',
    JSON.stringify({ ...half, chapters: [chapter('one', { selection: 'nowhere' })], cuts: [] }),
    known,
  )
  expect(worded(lost)).toMatchObject({
    ok: false,
    errors: [{ where: '/chapters/0/selection', reason: { en: 'no entity "nowhere"' } }],
  })
  expect(readDraft('a.json', '{"version": 1,', known)).toMatchObject({ ok: false, errors: [{ row: 1 }] })
})
