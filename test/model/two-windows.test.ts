import { inWords, worded } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/base/result.ts'
import { addEdit, addMilestone, removeEdit, rename } from '../../src/scenario/edit-scenario.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { browserStorage, keptSetting, openCache } from '../../src/session/browser-storage.ts'
import { createOwnRecords } from '../../src/session/own-records.ts'
import { createScenarioLibrary, type ScenarioLibrary } from '../../src/session/scenario-library.ts'
import { refusalWords, type TextStorage } from '../../src/session/text-storage.ts'
import { createBriefingLibrary } from '../../src/story/briefing-library.ts'
import { createDraftStore } from '../../src/story/briefing-draft-store.ts'
import { addChapter, changeSlide } from '../../src/story/edit-briefing.ts'
import { withAct } from '../../src/own-documents/edit-record.ts'
import type { RecordFile } from '../../src/own-documents/schema.ts'
import { createOwnDocuments } from '../../src/session/own-documents.ts'
import { ownFact, statement, townRecord } from '../town/town-record.ts'
import { townFiles } from '../town/town-files.ts'
import { chapter, townBriefing } from './story-town.ts'

const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const reference = value(readScenario(townFiles().get('scenes/scenarios/reference.json')))
const words = { zh: '试', en: 'a trial' }
const shift = (entity: string, months: number) =>
  ({ edit: 'shift', entity, months, days: 0, author: words, reason: words }) as const

/** One browser with several windows: a change made in one is heard in the others, at once or when `deliver` is called. */
function browser() {
  const texts = new Map<string, string>()
  const windows: { changed: (key: string | null) => void }[] = []
  const waiting: (() => void)[] = []
  let isSlow = false
  const deliver = (): void => waiting.splice(0).forEach((tell) => tell())
  const openWindow = (): TextStorage => {
    const self = { changed: (_key: string | null): void => {} }
    windows.push(self)
    const tell = (key: string): void => {
      for (const other of windows) if (other !== self) waiting.push(() => other.changed(key))
      if (!isSlow) deliver()
    }
    return {
      keys: () => [...texts.keys()],
      read: (key) => texts.get(key) ?? null,
      write(key, text) {
        texts.set(key, text)
        tell(key)
      },
      remove(key) {
        texts.delete(key)
        tell(key)
      },
      watch(changed) {
        self.changed = changed
        return () => {}
      },
    }
  }
  return { texts, openWindow, deliver, slow: () => (isSlow = true) }
}

const months = (library: ScenarioLibrary, id: string): Record<string, number> =>
  Object.fromEntries(
    (library.find(id)?.edits ?? []).flatMap((edit) => (edit.edit === 'shift' ? [[edit.entity, edit.months]] : [])),
  )
const openLibrary = (storage: TextStorage): ScenarioLibrary => createScenarioLibrary([reference], storage)

describe('own documents in two windows', () => {
  const open = (storage: TextStorage) => createOwnDocuments(storage)
  const withFact = (record: RecordFile, id: string): RecordFile => ({
    ...record,
    statements: [...record.statements, statement(ownFact(id, 'gazette-2026'), ['tower'])],
  })
  const by = (name: string) => ({ act: 'withdrawn', by: name, on: '2026-03-04', note: null }) as const

  test('statements that either enters are both there; of the same one the second is told, until it takes another', () => {
    const { openWindow, slow, deliver } = browser()
    const [a, b] = [open(openWindow()), open(openWindow())]
    const record = townRecord()
    a.put(record)
    slow()
    expect(a.put(withFact(record, 'mine')).ok).toBe(true)
    expect(b.put(withFact(record, 'theirs')).ok).toBe(true)
    deliver()
    const ids = (library: typeof a) =>
      library.store
        .getState()
        .records.get(record.id)!
        .statements.map(({ fact }) => fact.id)
    expect(ids(a).toSorted()).toEqual(ids(b).toSorted())
    expect(ids(a)).toEqual(expect.arrayContaining(['mine', 'theirs']))
    const now = a.store.getState().records.get(record.id)!
    expect(a.put(withAct(now, 'mine', by('甲'))).ok).toBe(true)
    expect(b.put(withAct(now, 'mine', by('乙'))).ok).toBe(false)
    expect(inWords(b.store.getState().refused!)).toContain('another window')
    expect(
      b.store
        .getState()
        .records.get(record.id)!
        .statements.find(({ fact }) => fact.id === 'mine')!
        .history.at(-1)!.by,
    ).toBe('甲')
    deliver()
    expect(b.put(withFact(b.store.getState().records.get(record.id)!, 'again')).ok).toBe(true)
    expect(b.store.getState().refused).toBe(null)
  })

  test('what the other window took out is not put back by a change, and that is told', () => {
    const { openWindow, slow } = browser()
    const [a, b] = [open(openWindow()), open(openWindow())]
    const record = townRecord()
    a.put(record)
    slow()
    a.remove(record.id)
    expect(b.put(withFact(record, 'late')).ok).toBe(false)
    expect([b.store.getState().records.size, inWords(b.store.getState().refused!)]).toEqual([
      0,
      expect.stringContaining('another window') as string,
    ])
  })

  test('what is typed is as clean when it is entered as when it is read again', () => {
    const { openWindow } = browser()
    const library = open(openWindow())
    const record = townRecord()
    const typed = {
      ...record,
      name: '一\u000b二\u202e三\ud800',
      documents: record.documents.map((one) => ({ ...one, publication: { zh: '报\u0000', en: 'a\u2066b' } })),
    }
    library.put(typed)
    const there = library.store.getState().records.get(record.id)!
    expect(there.name).toBe('一\n二三')
    expect(there.documents[0]!.publication).toEqual({ zh: '报', en: 'ab' })
    expect(open(openWindow()).store.getState().records.get(record.id)).toEqual(there)
  })
})

describe('two windows, one truth', () => {
  test('what one makes, changes and deletes the other shows at once', () => {
    const { openWindow } = browser()
    const [a, b] = [openLibrary(openWindow()), openLibrary(openWindow())]
    const { id } = value(a.create('reference', words, words))
    value(b.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))))
    expect([months(a, id), months(b, id)]).toEqual([{ tram: 3 }, { tram: 3 }])
    value(a.remove(id))
    expect([b.find(id), b.edit(id, (scenario) => addEdit(scenario, shift('tram', 5))).ok]).toEqual([undefined, false])
  })

  test('edits of different things merge, though neither window has heard of the other', () => {
    const { texts, openWindow, deliver, slow } = browser()
    const [a, b] = [openLibrary(openWindow()), openLibrary(openWindow())]
    const { id } = value(a.create('reference', words, words))
    slow()
    value(a.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))))
    value(b.edit(id, (scenario) => addEdit(scenario, shift('tower', 7))))
    value(b.edit(id, (scenario) => rename(scenario, { name: { zh: '二', en: 'two' } })))
    value(b.edit(id, (scenario) => addMilestone(scenario, { date: '2024-01-01', name: words })))
    deliver()
    value(a.edit(id, (scenario) => addEdit(scenario, shift('tram', 4))))
    deliver()
    for (const library of [a, b, openLibrary(openWindow())]) {
      expect(months(library, id)).toEqual({ tram: 4, tower: 7 })
      expect([library.find(id)?.name.en, library.find(id)?.milestones.length]).toEqual(['two', 1])
    }
    expect([...texts.keys()]).toEqual([`zhengzhou-twin/scenario/${id}`])
  })

  test('of the same thing the second is told before anything is overwritten, and may then change it knowingly', () => {
    const { openWindow, slow } = browser()
    const [a, b] = [openLibrary(openWindow()), openLibrary(openWindow())]
    const { id } = value(a.create('reference', words, words))
    slow()
    value(a.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))))
    const second = b.edit(id, (scenario) => addEdit(scenario, shift('tram', 9)))
    expect(worded(second)).toMatchObject({
      ok: false,
      errors: [
        {
          reason: {
            zh: expect.stringContaining('另一窗口') as string,
            en: expect.stringContaining('another window') as string,
          },
        },
      ],
    })
    expect([months(b, id), months(openLibrary(openWindow()), id)]).toEqual([{ tram: 3 }, { tram: 3 }])
    value(b.edit(id, (scenario) => addEdit(scenario, shift('tram', 9))))
    expect(months(openLibrary(openWindow()), id)).toEqual({ tram: 9 })
  })

  test('an edit of what the other has deleted is refused, and it stays deleted', () => {
    const { texts, openWindow, slow } = browser()
    const [a, b] = [openLibrary(openWindow()), openLibrary(openWindow())]
    const { id } = value(a.create('reference', words, words))
    slow()
    value(a.remove(id))
    expect(b.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))).ok).toBe(false)
    expect([b.find(id), texts.size]).toEqual([undefined, 0])
  })

  test('undo takes back one’s own step and leaves what the other did since; where that is the same, it says so', () => {
    const { openWindow } = browser()
    const [a, b] = [openLibrary(openWindow()), openLibrary(openWindow())]
    const { id } = value(a.create('reference', words, words))
    value(a.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))))
    value(b.edit(id, (scenario) => addEdit(scenario, shift('tower', 7))))
    value(a.undo(id))
    expect([months(a, id), months(b, id)]).toEqual([{ tower: 7 }, { tower: 7 }])
    value(a.redo(id))
    value(b.edit(id, (scenario) => addEdit(scenario, shift('tram', 8))))
    expect(a.undo(id).ok).toBe(false)
    expect(months(b, id)).toEqual({ tower: 7, tram: 8 })
    value(b.edit(id, (scenario) => removeEdit(scenario, scenario.edits.at(-1)?.id ?? '')))
    expect(months(a, id)).toEqual({ tower: 7 })
  })

  test('own records of two files come together', () => {
    const { openWindow, deliver, slow } = browser()
    const record = (entity: string, file: string): OwnRecord => ({
      entity,
      name: entity,
      actualStart: '2022-03-05',
      actualFinish: null,
      percent: null,
      file,
      row: 2,
    })
    const [one, two] = [openWindow(), openWindow()]
    const [a, b] = [createOwnRecords(one), createOwnRecords(two)]
    a.add('trial', [record('tower', 'a.csv')])
    slow()
    a.add('trial', [record('yard', 'a.csv')])
    b.add('trial', [record('tower', 'b.csv')])
    deliver()
    for (const records of [a, b])
      expect(records.of('trial').map(({ entity, file }) => `${entity} ${file}`)).toEqual([
        'tower a.csv',
        'yard a.csv',
        'tower b.csv',
      ])
    a.remove('trial')
    deliver()
    expect(b.of('trial')).toEqual([])
  })

  test('briefings: what is written on two slides merges, on one slide the second is told; opened ones come and go', () => {
    const { openWindow, deliver, slow } = browser()
    const [one, two] = [openWindow(), openWindow()]
    const [a, b] = [createDraftStore(one), createDraftStore(two)]
    a.change((draft) => addChapter(addChapter(draft, 'one', chapter('one')), 'two', chapter('two')))
    slow()
    const title = (id: string, en: string) => (draft: ReturnType<typeof a.store.getState>['draft']) =>
      changeSlide(draft, id, { title: { zh: '', en } })
    a.change(title('one', 'Mine'))
    b.change(title('two', 'Theirs'))
    deliver()
    for (const drafts of [a, b])
      expect(drafts.store.getState().draft.chapters.map((slide) => slide.title.en)).toEqual(['Mine', 'Theirs'])
    a.change(title('one', 'First'))
    b.change(title('one', 'Second'))
    expect(worded(b.store.getState())).toMatchObject({
      refused: { en: expect.stringContaining('another window') as string },
    })
    expect(b.store.getState().draft.chapters[0]?.title.en).toBe('First')
    deliver()
    const [library, other] = [createBriefingLibrary(one), createBriefingLibrary(two)]
    const { id } = library.add(townBriefing(), new Set())
    deliver()
    expect(other.list().map((kept) => kept.id)).toEqual([id])
    other.remove(id)
    deliver()
    expect(library.list()).toEqual([])
  })
})

describe('storage that is refused', () => {
  const refuse = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }

  test('stops nothing: every store opens and works for as long as the page is there', async () => {
    const { keys, read, write, remove } = browserStorage(refuse)
    const storage: TextStorage = { keys, read, write, remove }
    const library = openLibrary(storage)
    const { id } = value(library.create('reference', words, words))
    value(library.edit(id, (scenario) => addEdit(scenario, shift('tram', 3))))
    value(library.undo(id))
    const drafts = createDraftStore(storage)
    drafts.change((draft) => addChapter(draft, 'one', chapter('one')))
    expect(createBriefingLibrary(storage).add(townBriefing(), new Set()).unsaved).not.toBeNull()
    expect([library.find(id)?.edits, drafts.store.getState().draft.chapters.length]).toEqual([[], 1])
    for (const { unsaved } of [library.store.getState(), drafts.store.getState()])
      expect(worded(unsaved)).toMatchObject({
        zh: expect.stringContaining('另存为文件') as string,
        en: expect.stringContaining('save it as a file') as string,
      })
    const setting = keptSetting('one', refuse)
    expect([setting.read(), setting.write('1'), setting.remove()]).toEqual([null, false, undefined])
    expect(await openCache('one')).toBeNull()
  })

  test.each([
    ['SecurityError', /window of its own/],
    ['QuotaExceededError', /room .* is full; .* delete/],
    ['DataError', /save it as a file/],
  ])('says what to do: %s', (name, said) => {
    expect(inWords(refusalWords(new DOMException('no', name)))).toMatch(said)
    expect(inWords(refusalWords(new DOMException('no', name)), 'zh')).toContain('另存为文件')
  })
})
