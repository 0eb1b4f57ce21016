import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inWords } from '../in-words.ts'
import { readPack, type BriefingsPack } from '../../src/intake/read-pack.ts'
import { readDataFiles } from './real-city.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)

function filesWithBriefings(): Map<string, unknown> {
  const files = readDataFiles()
  for (const name of readdirSync(folder))
    files.set(`scenes/briefings/${name}`, JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  return files
}

function readAll(files: ReadonlyMap<string, unknown>, unreadable: Parameters<typeof readPack>[1] = []): BriefingsPack {
  const result = readPack(files, unreadable)
  if (!result.ok) throw new Error('a bad briefing must not fail the pack')
  return result.value.briefings
}

const FILE = 'scenes/briefings/mobility.json'

/** The pack with one value of the mobility briefing in place of another, or taken out. */
function damaged(path: string, value: unknown): BriefingsPack {
  const files = filesWithBriefings()
  if (path === '') return readAll(files.set(FILE, value))
  const steps = path.split('/').slice(1)
  const last = steps.pop() ?? ''
  const target = steps.reduce((at, step) => (at as Record<string, unknown>)[step], files.get(FILE)) as Record<
    string,
    unknown
  >
  if (value === undefined) delete target[last]
  else target[last] = value
  return readAll(files)
}

test('the shipped briefings have no fault', () => {
  const { briefings, faults } = readAll(filesWithBriefings())
  expect(faults).toEqual([])
  expect(briefings.map(({ id }) => `${id}.json`)).toEqual(readdirSync(folder))
})

describe('a malformed briefing is named with file, place and reason, and the others still show', () => {
  const cases: readonly (readonly [what: string, path: string, value: unknown, at: string, reason: RegExp])[] = [
    ['no briefing at all', '', [], '/', /expected an object/],
    ['another version', '/version', 2, '/version', /expected one of: 1/],
    ['words in one language', '/chapters/0/words', { zh: '路' }, '/chapters/0/words/en', /expected a text/],
    ['no notes', '/chapters/1/notes', undefined, '/chapters/1/notes', /expected an object/],
    ['five chapters', '/chapters', [], '/chapters', /6/],
    [
      'a section that comes too early',
      '/chapters/8/section',
      'overview',
      '/chapters/8/section',
      /"overview" comes before "projects"/,
    ],
    ['an id twice', '/chapters/1/id', 'three-levels', '/chapters/1/id', /"three-levels" is given twice/],
    ['a field nobody knows', '/chapters/0/colour', 'red', '/chapters/0', /colour/],
    ['a fact that does not exist', '/chapters/0/facts', ['nothing'], '/chapters/0/facts', /no fact "nothing"/],
    ['an entity that does not exist', '/opening/about', ['nothing'], '/opening/about', /no entity "nothing"/],
    [
      'a selection that does not exist',
      '/chapters/2/selection',
      'nothing',
      '/chapters/2/selection',
      /no entity "nothing"/,
    ],
    [
      'a ride along nothing',
      '/chapters/5/ride/entities',
      ['nothing'],
      '/chapters/5/ride/entities',
      /no entity "nothing"/,
    ],
    ['a scenario that does not exist', '/closing/scenario', 'nothing', '/closing/scenario', /no scenario "nothing"/],
    [
      'a comparison with no scenario',
      '/chapters/0/compare',
      { scenario: 'nothing', reading: 'both', swipe: 0.5 },
      '/chapters/0/compare/scenario',
      /no scenario "nothing"/,
    ],
    ['a layer nobody knows', '/chapters/0/layers', ['castles'], '/chapters/0/layers/0', /expected one of/],
    ['a camera abroad', '/chapters/0/camera/lng', 2.3, '/chapters/0/camera/lng', /108/],
    ['days that play backwards', '/chapters/1/play/to', '2021-12-01', '/chapters/1/play/to', /lies before 1 May 2022/],
    [
      'a sound file from outside',
      '/chapters/0/audio',
      { zh: 'https://example.org/a.mp3' },
      '/chapters/0/audio/zh',
      /a sound file of the app itself/,
    ],
    [
      'a sound file above its folder',
      '/chapters/0/audio',
      { zh: '../a.mp3' },
      '/chapters/0/audio/zh',
      /a sound file of the app itself/,
    ],
    [
      'a figure marked as printed',
      '/chapters/0/figures',
      [{ words: { zh: '三', en: '3' }, basis: 'stated', why: { zh: '因', en: 'why' } }],
      '/chapters/0/figures/0/basis',
      /expected one of/,
    ],
    [
      'a cut of a chapter that is not there',
      '/cuts/0/chapters/0',
      'nothing',
      '/cuts/0/chapters/0',
      /no chapter "nothing"/,
    ],
    [
      'a cut in another order',
      '/cuts/0/chapters',
      ['commercial', 'three-levels'],
      '/cuts/0/chapters/1',
      /keeps the order/,
    ],
    ['the id of another briefing', '/id', 'energy-and-region', '/id', /briefing id "energy-and-region" is given twice/],
  ]
  test.each(cases)('%s', (_what, path, value, at, reason) => {
    const { briefings, faults } = damaged(path, value)
    expect(faults.map((fault) => `${fault.file} ${fault.path}`)).toContain(`${FILE} ${at}`)
    const found = faults.find((fault) => fault.path === at)?.reason
    expect(inWords(found, 'en')).toMatch(reason)
    expect(inWords(found, 'zh')).toMatch(/\p{Script=Han}/u)
    expect(briefings.map(({ id }) => id)).toEqual(['energy-and-region', 'science-city', 'zhengzhou-2025'])
  })

  test('a file that is no JSON is named with its line and column', () => {
    const files = filesWithBriefings()
    files.delete(FILE)
    const fault = { file: FILE, path: '3:12', reason: 'expected "," or "}"' }
    expect(readAll(files, [fault])).toMatchObject({
      faults: [{ ...fault, reason: { code: 'schema.other', values: { detail: fault.reason } } }],
      briefings: [{ id: 'energy-and-region' }, { id: 'science-city' }, { id: 'zhengzhou-2025' }],
    })
  })
})
