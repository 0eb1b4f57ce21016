import * as fc from 'fast-check'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readDraft } from '../../src/intake/read-draft.ts'
import { readScenarioFile, readScenarioLink } from '../../src/intake/read-scenario-file.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { packText } from '../../src/export/scenario-file.ts'
import {
  addEdit,
  addMilestone,
  addNote,
  createScenario,
  rename,
  restateEdit,
} from '../../src/scenario/edit-scenario.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { createOwnRecords } from '../../src/session/own-records.ts'
import { readPageAddress } from '../../src/session/page-address.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createDraftStore } from '../../src/story/briefing-draft-store.ts'
import { EMPTY_DRAFT } from '../../src/story/edit-briefing.ts'
import { anyScenario } from '../town/any-scenario.ts'
import { checkProperty } from './check-property.ts'

/** Texts as they come from Word, chats, web pages and programs: with all that no file can hold in between. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u000b',
        '\u0000',
        '\u0085',
        '\u202e',
        '\u2066',
        '\ud800',
        '\udc00',
        '\ufffe',
        '\ufeff',
        '\u200b',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('字', 'a', ' ', '👨‍👩‍👧', '\r\n', '<b>', '&', '"', ','),
    ),
    { maxLength: 8 },
  )
  .map((parts) => `x${parts.join('')}y`)

/** Texts in a value that some file, screen or reader cannot bear. Written once more, apart from the code. */
function unbearable(value: unknown): string[] {
  if (typeof value === 'string') {
    const isBad =
      /[\ud800-\udfff]/u.test(value) ||
      // oxlint-disable-next-line no-control-regex -- these are what is looked for
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufdd0-\ufdef]/.test(
        value,
      )
    return isBad || value.length > 5_000 ? [JSON.stringify(value.slice(0, 80))] : []
  }
  if (value instanceof Map) return unbearable([...value])
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [...unbearable(key), ...unbearable(part)])
    : []
}

const both = (text: string) => ({ zh: text, en: text })
const known = { isFact: () => true, isEntity: () => true, isScenario: () => true }
/** Every text in a value in which a word may be anything, in place of what stands there. */
const put = (value: unknown, text: string): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (['zh', 'en'].includes(key) ? text : part)))

test('whatever is typed, every edit of a scenario holds words that every file can hold', () => {
  checkProperty(
    'own-words-typed',
    fc.property(nasty, (text) => {
      const about = { author: both(text), reason: both(text) }
      const made = createScenario({ id: 'own', name: both(text), statement: both(text), base: 'reference' })
      if (!made.ok) throw new Error('no scenario')
      const steps = [
        rename(made.value, { name: both(text) }),
        addMilestone(made.value, { date: '2022-01-01', name: both(text) }),
        addNote(made.value, { date: '2022-01-01', entity: null, text: both(text), author: both(text) }),
        addEdit(made.value, { edit: 'cancel', entity: 'tram', from: '2022-06-01', ...about }),
      ]
      const last = steps.at(-1)!
      const restated = last.ok ? restateEdit(last.value, last.value.edits[0]!.id, about) : last
      expect([made, ...steps, restated].flatMap(unbearable)).toEqual([])
    }),
  )
})

test('so do scenarios from files, links and the storage', () => {
  checkProperty(
    'own-words-scenario-in',
    fc.property(anyScenario, nasty, (scenario, text) => {
      const given = put(scenario, text)
      const file = { format: 'zhengzhou-twin-scenario', version: 1, scenario: given, bases: [], ownRecords: [] }
      const json = JSON.stringify(file)
      expect(unbearable(readScenario(given))).toEqual([])
      expect(unbearable(readScenarioFile('a.json', json))).toEqual([])
      expect(unbearable(readScenarioLink(packText(json)))).toEqual([])
    }),
    60,
  )
})

test('so do briefings, typed, from a file, and from the storage', () => {
  checkProperty(
    'own-words-briefing',
    fc.property(nasty, (text) => {
      const storage = memoryStorage()
      const drafts = createDraftStore(storage)
      drafts.change(() => ({ ...EMPTY_DRAFT, name: both(text), statement: both(text) }))
      expect(unbearable(drafts.store.getState().draft)).toEqual([])
      expect(unbearable(readDraft('b.json', JSON.stringify(put(drafts.store.getState().draft, text)), known))).toEqual(
        [],
      )
      for (const key of storage.keys()) storage.write(key, JSON.stringify(put(JSON.parse(storage.read(key)!), text)))
      expect(unbearable(createDraftStore(storage).store.getState().draft)).toEqual([])
    }),
  )
})

test('so do own records, and rows of every kind of schedule', () => {
  checkProperty(
    'own-words-records',
    fc.property(nasty, (text) => {
      const storage = memoryStorage()
      const records = createOwnRecords(storage)
      const record = {
        entity: 'tower',
        name: text,
        actualStart: null,
        actualFinish: null,
        percent: 4,
        file: text,
        row: 1,
      }
      records.add('own', [record])
      expect(unbearable(records.store.getState().byScenario)).toEqual([])
      records.replace('own', records.of('own')[0]!, { ...record, percent: 5 })
      expect(unbearable(records.store.getState().byScenario)).toEqual([])
      const cell = `"${text.replaceAll('"', '""')}"`
      const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      const rows = [
        readSchedule('a.csv', strToU8(`名称,开工\n${cell},2022-05-20\n`)),
        readSchedule(
          'a.xml',
          strToU8(
            `<Project><Tasks><Task><UID>1</UID><Name>${xml}</Name><Start>2022-05-20T08:00:00</Start></Task></Tasks></Project>`,
          ),
        ),
      ].flatMap(({ rows }) => rows)
      expect(unbearable(rows.map(({ name }) => name))).toEqual([])
    }),
  )
})

test('so does what an address is told to hold', () => {
  checkProperty(
    'own-words-address',
    fc.property(nasty, nasty, (name, value) => {
      const search = `?${new URLSearchParams([
        ['scenario', value],
        [name, value],
      ])}`
      const { unread, written } = readPageAddress(search, `#${new URLSearchParams([[name, '1']])}`)
      expect(unbearable([unread, written])).toEqual([])
    }),
  )
})
