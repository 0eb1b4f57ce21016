import { expect, test } from 'vitest'
import { readPack, type PackError } from '../../src/intake/read-pack.ts'
import { townFiles } from '../town/town-files.ts'

/** The value that a JSON pointer names, with its last step left to the caller. */
function walk(value: unknown, steps: readonly string[]): Record<string, unknown> {
  return steps.reduce((at, step) => (at as Record<string, unknown>)[step], value) as Record<string, unknown>
}

/** The town with one value put in place of another, or taken out. */
function damaged(file: string, path: string, value: unknown): Map<string, unknown> {
  const files = townFiles()
  if (path === '') return files.set(file, value)
  const steps = path.split('/').slice(1)
  const last = steps.pop() ?? ''
  const target = walk(files.get(file), steps)
  if (value === undefined) delete target[last]
  else target[last] = value
  return files
}

function faultsOf(files: ReadonlyMap<string, unknown>): readonly PackError[] {
  const result = readPack(files)
  return result.ok ? [] : result.errors
}

const facts = 'data/facts/town.json'
const entities = 'data/entities/town.json'
const geometry = 'data/geometry/town.json'
const massing = 'data/massing.json'
const phases = 'data/phases.json'
const paper = 'data/documents/january-paper.json'
const scenario = 'scenes/scenarios/reference.json'

test('the town is sound', () => {
  const result = readPack(townFiles())
  expect(faultsOf(townFiles())).toEqual([])
  expect(
    result.ok && [
      result.value.facts.documents.length,
      result.value.facts.facts.length,
      result.value.facts.entities.length,
    ],
  ).toEqual([2, 10, 11])
})

test('what the words need comes without coordinates, and every geometry file is credited', () => {
  const result = readPack(townFiles())
  if (!result.ok) throw new Error('the town is not sound')
  expect(JSON.stringify(result.value.facts)).not.toContain('coordinates')
  expect(result.value.facts.placeNotes.map(({ id }) => id)).toEqual(result.value.geometry.places.map(({ id }) => id))
  expect(result.value.facts.credits).toEqual([
    { file: geometry, credit: { zh: 'made up（镇）', en: 'made up' }, licence: 'MIT' },
  ])
})

/** What is wrong, the file, the path to put a value at, the value, where the fault is reported, and its reason. */
const cases: readonly (readonly [
  what: string,
  file: string,
  path: string,
  value: unknown,
  at: string,
  reason: RegExp,
])[] = [
  ['a fact without a source', facts, '/0/source', undefined, '/0/source', /expected object/],
  ['an id with capitals', facts, '/0/id', 'Tower_Planned', '/0/id', /small letters, digits and single hyphens/],
  ['a field nobody knows', facts, '/0/colour', 'red', '/0', /[Uu]nrecognized key.*colour/],
  ['a system nobody knows', facts, '/0/system', 'magic', '/0/system', /expected one of/],
  ['words in one language only', facts, '/1/subject', { zh: '塔' }, '/1/subject/en', /expected string/],
  ['empty words', facts, '/1/subject/en', '', '/1/subject/en', /Too small/],
  ['a number as text', facts, '/6/figure/value', '100', '/6/figure/value', /expected number/],
  ['a comparator nobody knows', facts, '/6/figure/comparator', '~', '/6/figure/comparator', /expected one of/],
  [
    'a day that is none',
    facts,
    '/0/status/asOf',
    '2022-02-30',
    '/0/status/asOf',
    /a calendar date of the form YYYY-MM-DD/,
  ],
  ['a start that is no period', facts, '/1/start', 'last spring', '/1/start', /a year, month or date/],
  [
    'a deadline in a month that is none',
    facts,
    '/5/deadline/period',
    '2022-13',
    '/5/deadline/period',
    /a year, month or date/,
  ],
  ['a deadline in month nought', facts, '/5/deadline/period', '2022-00', '/5/deadline/period', /a year, month or date/],
  ['a basis nobody knows', facts, '/5/deadline/basis', 'guessed', '/5/deadline/basis', /expected one of/],
  [
    'a stated deadline without the phrase that governs it',
    facts,
    '/5/deadline/governedBy',
    [],
    '/5/deadline',
    /names the phrase that governs it/,
  ],
  ['a start without its basis', facts, '/1/startBasis', null, '/1', /a start and its basis come together/],
  [
    'a degree of will that its phrase does not hold',
    facts,
    '/0/will',
    { degree: 'strive', phrase: '确保' },
    '/0/will',
    /no word of this degree of will/,
  ],
  ['a line that is none', facts, '/0/source/line', 0, '/0/source/line', /Too small/],
  ['a phrase as long as a sentence', facts, '/0/source/phrase', '一'.repeat(25), '/0/source/phrase', /Too big/],
  ['a file that is no list', facts, '', {}, '/', /expected array/],
  ['a list in which a thing is null', facts, '/3', null, '/3', /expected object/],
  [
    'a document that does not exist',
    facts,
    '/0/source/document',
    'gazette',
    '/0/source/document',
    /no document "gazette"/,
  ],
  [
    'an article that the document does not list',
    facts,
    '/0/source/article',
    'weather',
    '/0/source/article',
    /"january-paper" lists no article "weather"/,
  ],
  [
    'a second mention in no document',
    facts,
    '/0/alsoIn/0',
    { document: 'gazette', line: 1, phrase: 'x' },
    '/0/alsoIn/0/document',
    /no document "gazette"/,
  ],
  [
    'a status without a phase rule',
    facts,
    '/0/status/value',
    'haunted',
    '/0/status',
    /no row of data\/phases.json covers "haunted"/,
  ],
  ['an id given twice', facts, '/1/id', 'tower-planned', '/1/id', /fact id "tower-planned" is given twice/],
  ['a document without articles', paper, '/articles', [], '/articles', /Too small/],
  ['a document dated "May"', paper, '/date', 'May 2022', '/date', /a calendar date/],
  ['a phase nobody knows', phases, '/0/phase', 'finished', '/0/phase', /expected one of/],
  ['a layer nobody knows', entities, '/2/layer', 'castles', '/2/layer', /expected one of/],
  ['a kind nobody knows', entities, '/2/kind', 'castle', '/2/kind', /expected one of/],
  ['a place that does not exist', entities, '/2/place', 'atlantis', '/2/place', /no place "atlantis"/],
  ['a parent that does not exist', entities, '/2/parent', 'atlantis', '/2/parent', /no entity "atlantis"/],
  [
    'parents in a circle',
    entities,
    '/0/parent',
    'garden',
    '/0/parent',
    /its parents run in a circle: hilltown -> garden -> hilltown/,
  ],
  ['a thing that is its own parent', entities, '/2/parent', 'tower', '/2/parent', /in a circle: tower -> tower/],
  ['a fact that does not exist', entities, '/2/facts/1', 'tower-burnt', '/2/facts/1', /no fact "tower-burnt"/],
  ['a fact that nothing shows', entities, '/10/facts', [], '/7/id', /no entity shows fact "road-plan"/],
  [
    'a place without accuracy',
    geometry,
    '/features/2/accuracyM',
    undefined,
    '/features/2/accuracyM',
    /expected number/,
  ],
  ['an accuracy of nought', geometry, '/features/2/accuracyM', 0, '/features/2/accuracyM', /Too small/],
  ['a place without a basis', geometry, '/features/2/basis', undefined, '/features/2/basis', /expected object/],
  [
    'latitude before longitude',
    geometry,
    '/features/2/geometry/coordinates',
    [34.69, 113.65],
    '/features/2/geometry/coordinates/0',
    /Too small/,
  ],
  [
    'a point of three numbers',
    geometry,
    '/features/2/geometry/coordinates',
    [113.65, 34.69, 100],
    '/features/2/geometry/coordinates',
    /Too big/,
  ],
  [
    'a ring that is not closed',
    geometry,
    '/features/0/geometry/coordinates/0/4',
    [113.61, 34.65],
    '/features/0/geometry/coordinates/0',
    /a closed ring/,
  ],
  [
    'an empty ring',
    geometry,
    '/features/0/geometry/coordinates/0',
    [],
    '/features/0/geometry/coordinates/0',
    /Too small/,
  ],
  [
    'a line of one point',
    geometry,
    '/features/6/geometry/coordinates',
    [[113.62, 34.7]],
    '/features/6/geometry/coordinates',
    /Too small/,
  ],
  ['a shape nobody knows', geometry, '/features/2/geometry/type', 'Circle', '/features/2/geometry/type', /[Ii]nvalid/],
  ['another datum', geometry, '/meta/crs', 'GCJ-02', '/meta/crs', /coordinates in WGS-84/],
  ['geometry without a licence', geometry, '/meta/licence', '', '/meta/licence', /Too small/],
  ['massing of nothing', massing, '/0/entity', 'castle', '/0/entity', /no entity "castle"/],
  ['massing given twice', massing, '/1/entity', 'tower', '/1/entity', /"tower" has massing twice/],
  ['massing in a shape nobody can build', massing, '/0/shape', 'castle', '/0/shape', /expected one of/],
  ['massing of 61 solids', massing, '/0/count', 61, '/0/count', /Too big/],
  ['massing without height', massing, '/0/heightM', [0, 60], '/0/heightM/0', /Too small/],
  ['a scenario of a version to come', scenario, '/version', 4, '/version', /version "4" cannot be read/],
  ['a horizon that is no day', scenario, '/horizon', '2024', '/horizon', /a calendar date/],
  ['an edit nobody knows', scenario, '/edits/0/edit', 'demolish', '/edits/0/edit', /no known kind of edit/],
  ['an edit of nothing', scenario, '/edits/0/entity', 'castle', '/edits/0/entity', /no entity "castle"/],
  [
    'a ramp to a goal that no fact states',
    scenario,
    '/edits/1/goalFact',
    'castle-goal',
    '/edits/1/goalFact',
    /no fact "castle-goal"/,
  ],
  ['an edit without an author', scenario, '/edits/0/author', undefined, '/edits/0/author', /expected an object/],
  [
    'a plan end without a basis',
    scenario,
    '/edits/0/start/basis',
    undefined,
    '/edits/0/start/basis',
    /expected one of/,
  ],
  ['half a month', scenario, '/durations/0/months', 0.5, '/durations/0/months', /whole number/],
  ['a duration past all calendars', scenario, '/durations/0/months', 1e9, '/durations/0/months', /more than 1200/],
  [
    'two durations for one class',
    scenario,
    '/durations/1/planClass',
    'building',
    '/durations/1/planClass',
    /"building" has two rows/,
  ],
  [
    'two profiles for one class',
    scenario,
    '/profiles/1/planClass',
    'building',
    '/profiles/1/planClass',
    /"building" has two rows/,
  ],
  [
    'a profile that does not begin at 0',
    scenario,
    '/profiles/0/phases/0/at',
    0.1,
    '/profiles/0/phases',
    /from 0, ascending/,
  ],
  ['a profile out of order', scenario, '/profiles/0/phases/1/at', 0.9, '/profiles/0/phases', /from 0, ascending/],
  [
    'a profile longer than the step texture',
    scenario,
    '/profiles/0/phases',
    [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((at) => ({ at, phase: 'started' })),
    '/profiles/0/phases',
    /more than 6/,
  ],
  ['a file that belongs nowhere', 'data/castles.json', '', [], '', /no such file/],
  ['a folder that belongs nowhere', 'data/fact/more.json', '', [], '', /no such file/],
]

test.each(cases)('%s is refused', (_what, file, path, value, at, reason) => {
  const faults = faultsOf(damaged(file, path, value))
  const described = faults.map((fault) => `${fault.file} ${fault.path}`)
  // A fact without a home is reported where the fact stands, not where the entity forgot it.
  const reportedIn = at === '/7/id' ? facts : file
  expect(described).toContain(`${reportedIn} ${at}`)
  expect(faults.find((fault) => fault.file === reportedIn && fault.path === at)?.reason).toMatch(reason)
})

test('more documented steps than the GPU has room for are a fault of the data, not of the drawing', () => {
  const files = townFiles()
  const list = files.get(facts) as {
    id: string
    status: { value: string; wordingZh: string | null; asOf: string } | null
  }[]
  const model = list.find(({ id }) => id === 'road-plan')
  const stepsOf = (count: number): unknown[] =>
    Array.from({ length: count }, (_, i) => ({
      ...model,
      id: `road-${i}`,
      status: {
        value: i % 2 === 0 ? 'planned' : 'started',
        wordingZh: i % 2 === 0 ? null : '开工',
        asOf: `2022-01-${String(10 + i)}`,
      },
    }))
  const withSteps = (count: number): readonly PackError[] => {
    files.set(facts, [...list, ...stepsOf(count)])
    const things = townFiles().get(entities) as { id: string; facts: string[] }[]
    files.set(
      entities,
      things.map((thing) =>
        thing.id === 'ring-road'
          ? { ...thing, facts: [...thing.facts, ...stepsOf(count).map((_, i) => `road-${i}`)] }
          : thing,
      ),
    )
    return faultsOf(files)
  }
  // The first step of the new ones is the one that the road has already.
  expect(withSteps(8)).toEqual([])
  expect(withSteps(9)).toEqual([
    { file: entities, path: '/10/facts', reason: 'its facts make 9 documented steps; 8 is the most' },
  ])
})

const shippedWith = (more: Record<string, unknown>): readonly PackError[] => {
  const w = { zh: '镇', en: 'town' }
  const own = {
    version: 2,
    id: 'more',
    name: w,
    statement: w,
    base: 'reference',
    horizon: null,
    deadlines: null,
    durations: null,
    profiles: null,
    edits: [],
    dependencies: [],
    milestones: [],
    notes: [],
  }
  return faultsOf(townFiles().set('scenes/scenarios/more.json', { ...own, ...more }))
}
const said = { zh: '镇', en: 'town' }
const add = {
  edit: 'add',
  id: 'a',
  entity: 'mill',
  author: said,
  reason: said,
  name: said,
  layer: 'parks',
  kind: 'site',
  planClass: 'building',
  place: null,
  at: null,
  parent: null,
  start: '2022-01-01',
  end: '2023-01-01',
}
const wait = (id: string, before: string, after: string) => ({ id, before, after, lagDays: 0, reason: said })

test.each<[string, Record<string, unknown>, string, RegExp]>([
  ['a base that is not there', { base: 'castle' }, '/base', /no scenario "castle"/],
  ['no base, and no horizon', { base: null, durations: null }, '/horizon', /without a base/],
  ['itself as its base', { base: 'more' }, '/base', /not its own base/],
  [
    'an added thing under an id that is taken',
    { edits: [{ ...add, entity: 'tower' }] },
    '/edits/0/entity',
    /"tower" is taken/,
  ],
  [
    'an added thing at no known place',
    { edits: [{ ...add, place: 'atlantis' }] },
    '/edits/0/place',
    /no place "atlantis"/,
  ],
  ['an added thing in nothing', { edits: [{ ...add, parent: 'atlantis' }] }, '/edits/0/parent', /no entity "atlantis"/],
  [
    'an added thing at a place and a point',
    { edits: [{ ...add, place: 'tower', at: { lng: 113.6, lat: 34.7, accuracyM: 10 } }] },
    '/edits/0/at',
    /not both/,
  ],
  [
    'an added thing that ends before it starts',
    { edits: [{ ...add, end: '2021-01-01' }] },
    '/edits/0/end',
    /ends after/,
  ],
  [
    'an edit of a thing that only another scenario adds',
    { edits: [{ edit: 'shift', id: 'a', entity: 'mill', months: 1, days: 0, author: said, reason: said }] },
    '/edits/0/entity',
    /no entity "mill"/,
  ],
  ['one id for two edits', { edits: [add, { ...add, entity: 'mill-two' }] }, '/edits/1/id', /given twice/],
  [
    'a goal that no fact states',
    {
      edits: [{ edit: 'set-goal', id: 'a', entity: 'fleet', goalFact: 'castle', value: 1, author: said, reason: said }],
    },
    '/edits/0/goalFact',
    /no fact "castle"/,
  ],
  [
    'an end that claims to be stated',
    {
      edits: [
        {
          edit: 'set-span',
          id: 'a',
          entity: 'tram',
          end: { date: '2023-01-01', basis: 'stated', words: said },
          author: said,
          reason: said,
        },
      ],
    },
    '/edits/0/end/basis',
    /expected one of/,
  ],
  [
    'a thing that waits for nothing',
    { dependencies: [wait('a', 'castle', 'tram')] },
    '/dependencies/0/before',
    /no entity "castle"/,
  ],
  [
    'things that wait for each other',
    { dependencies: [wait('a', 'tram', 'fleet'), wait('b', 'fleet', 'stop'), wait('c', 'stop', 'tram')] },
    '/dependencies/2',
    /in a circle: stop -> tram -> fleet -> stop/,
  ],
  [
    'a day after all timelines',
    { milestones: [{ id: 'a', date: '2036-01-02', name: said }] },
    '/milestones/0/date',
    /2036-01-01/,
  ],
])('a shipped scenario with %s is refused', (_what, more, path, reason) => {
  const found = shippedWith(more).find((fault) => fault.path === path)
  expect(found).toMatchObject({ file: 'scenes/scenarios/more.json', reason: expect.stringMatching(reason) as string })
})

test('a shipped scenario may change, and let wait, what it adds itself', () => {
  expect(
    shippedWith({
      edits: [add, { edit: 'shift', id: 'b', entity: 'mill', months: 1, days: 0, author: said, reason: said }],
      dependencies: [wait('a', 'tram', 'mill')],
    }),
  ).toEqual([])
})

test('all faults of all files are told at once', () => {
  const files = damaged(facts, '/0/id', 'NO')
  files.set(paper, null)
  files.set(massing, [{}])
  expect(new Set(faultsOf(files).map((fault) => fault.file))).toEqual(new Set([facts, paper, massing]))
})

test('a town without the reference assumption is refused: the app opens with it', () => {
  const files = townFiles()
  files.delete(scenario)
  expect(faultsOf(files)).toEqual([
    { file: 'scenes/scenarios', path: '', reason: expect.stringContaining('"reference"') as string },
  ])
})
