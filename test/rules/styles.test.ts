import { expect, test } from 'vitest'
import { LAYERS, layerOf, layerSheet, writeOutBreakpoints } from '../../.run/vite/sheets.ts'
import { BREAKPOINTS } from '../../src/ui/breakpoints.ts'
import { classesOf, leadOf, readSheet, readSheets, subjectOf, type Sheet } from './sheets.ts'
import { readSources } from './sources.ts'

const sheets = readSheets()
/** Roots of the shells, and the sheet that lays out what stands in each. Any other sheet of a shell may ask how its root stands. */
const layouts: ReadonlyMap<string, string> = new Map([
  ['planner', 'src/shells/planner/layout.css'],
  ['presenter', 'src/shells/presenter/presenter.css'],
  ['kiosk', 'src/shells/kiosk/kiosk.css'],
])
const askedBy = (path: string): ReadonlySet<string> =>
  new Set([...layouts].filter(([, layout]) => layout !== path).map(([name]) => name))

test('every sheet is in the layer of its folder, and the order of layers is said in one place', () => {
  expect(sheets.length).toBeGreaterThan(60)
  expect(sheets.filter(({ path }) => layerOf(`/x/${path}`) === undefined).map(({ path }) => path)).toEqual([])
  expect(new Set(sheets.map(({ path }) => layerOf(`/x/${path}`)))).toEqual(
    new Set(LAYERS.filter((layer) => layer !== 'vendor')),
  )
  expect(layerOf('/x/node_modules/maplibre-gl/dist/maplibre-gl.css')).toBe('vendor')
  expect(layerSheet('a { color: inherit }', '/x/src/features/card/card.css')).toBe(
    `@layer ${LAYERS.join(', ')};\n@layer features {\na { color: inherit }\n}\n`,
  )
  expect(sheets.filter(({ text }) => /@layer|@import/.test(text)).map(({ path }) => path)).toEqual([])
  // An important declaration turns the order of layers round: the page's own `hidden` alone may.
  expect(sheets.filter(({ text }) => text.includes('!important')).map(({ path }) => path)).toEqual([
    'src/ui/styles/base.css',
  ])
})

/** The room a sheet stands in: a folder of ui, a feature, a shell or a part of a shell. */
const roomOf = (path: string): string =>
  path
    .split('/')
    .slice(0, -1)
    .join('/')
    .replace(/^(src\/ui).*/, '$1')

/** By class, the sheets in which it begins a selector. */
function ownersOf(all: readonly Sheet[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, Set<string>>()
  for (const { path, rules } of all)
    for (const selector of rules.flatMap((rule) => rule.selectors)) {
      const lead = leadOf(selector, askedBy(path))
      if (lead) owners.set(lead, (owners.get(lead) ?? new Set()).add(path))
    }
  return new Map([...owners].map(([name, paths]) => [name, [...paths]]))
}
const owners = ownersOf(sheets)

test('every class has one sheet: no two sheets begin a selector with the same one', () => {
  expect([...owners].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `.${name}: ${paths}`)).toEqual([])
})

test('outside the base, the states and the colours of layers, every selector begins with a class', () => {
  const bare = sheets
    .filter(({ path }) => !['base', 'states'].includes(layerOf(`/x/${path}`)!) && !path.endsWith('/marks.css'))
    .flatMap(({ rules }) => rules)
    .flatMap(({ at, selectors, declarations }) =>
      selectors
        .filter((selector) => classesOf(selector).length === 0)
        // A value to take by name reaches nobody who does not ask for it; the page itself belongs to whoever has it.
        .filter(
          (selector) =>
            !(declarations.every(([name]) => name.startsWith('--')) || /^:root|#|^\[data-shell/.test(selector)),
        )
        .map((selector) => `${at}: ${selector}`),
    )
  expect(bare).toEqual([])
})

/** May a sheet of `room` name a class of `other`? As code may import: of the same room, the rooms around it, and the layers beneath. */
function mayName(room: string, other: string): boolean {
  const rank = (one: string): number => LAYERS.indexOf(layerOf(`/x/${one}/a.css`)!)
  return room === other || room.startsWith(`${other}/`) || rank(other) < rank(room)
}

test('no sheet names a class of another feature, of another part of its shell, or of a layer above its own', () => {
  const named = sheets.flatMap(({ path, rules }) =>
    rules.flatMap(({ at, selectors }) =>
      selectors.flatMap((selector) =>
        classesOf(selector)
          .filter((name) => (owners.get(name) ?? []).some((owner) => !mayName(roomOf(path), roomOf(owner))))
          .map((name) => `${at}: .${name} of ${owners.get(name)![0]} in ${selector}`),
      ),
    ),
  )
  expect(named).toEqual([])
})

test('no sheet hides what another owns; a shell hides features that it has placed', () => {
  const hides = sheets.flatMap(({ path, rules }) =>
    rules
      .filter(({ declarations }) =>
        declarations.some(
          ([name, value]) => (name === 'display' && value === 'none') || (name === 'visibility' && value === 'hidden'),
        ),
      )
      .flatMap(({ at, selectors }) =>
        selectors
          .filter((selector) => {
            const [first] = subjectOf(selector)
            const owner = first === undefined ? undefined : owners.get(first)?.[0]
            const placed = [...layouts.values()].includes(path) && owner?.startsWith('src/features/')
            return owner !== undefined && roomOf(owner) !== roomOf(path) && !placed && layerOf(`/x/${owner}`) !== 'ui'
          })
          .map((selector) => `${at}: ${selector}`),
      ),
  )
  expect(hides).toEqual([])
})

test('sizes of windows and panels are asked by name, in sheets and in code', () => {
  const numbers = sheets.flatMap(({ path, text }) =>
    [...text.matchAll(/@(?:media|container)[^{]*/g)]
      .map(([query]) => query.trim())
      .filter((query) => /\d|width|height/.test(query))
      .map((query) => `${path}: ${query}`),
  )
  expect(numbers).toEqual([])
  expect(() => sheets.map(({ text }) => writeOutBreakpoints(text))).not.toThrow()
  expect(() => writeOutBreakpoints('@media (--no-such) { a { color: red } }')).toThrow('no-such')
  expect(writeOutBreakpoints('@media (--phone) and (--low) {}')).toBe(
    `@media ${BREAKPOINTS.phone} and ${BREAKPOINTS.low} {}`,
  )
  const used = sheets.map(({ text }) => text).join('\n')
  const sources = readSources('src')
  const inCode = sources.map(({ text }) => text).join('\n')
  expect(
    Object.keys(BREAKPOINTS).filter((name) => !used.includes(`(--${name})`) && !inCode.includes(`BREAKPOINTS.${name}`)),
  ).toEqual([])
  const literals = sources
    .filter(({ path }) => path !== 'src/ui/breakpoints.ts')
    .flatMap(({ nodes, at }) =>
      nodes
        .filter(({ type, value }) => {
          const text =
            type === 'TemplateElement' ? (value as { raw: string }).raw : type === 'Literal' ? String(value) : ''
          return /\((?:min-|max-)?(?:width|height)\b[^)]*\)/.test(text)
        })
        .map(at),
    )
  expect(literals).toEqual([])
})

test.each([
  ['.planner[data-card] .dock', 'dock', ['dock']],
  [':root[data-hidden] .planner > :not(.bar)', 'planner', ['bar']],
  [':lang(en) .big-date .large', 'big-date', ['large']],
  ["[data-layout='portrait'] .kiosk-head", 'kiosk-head', ['kiosk-head']],
  ['[data-lit] > .pillar', 'pillar', ['pillar']],
  ['.presenter > :is(.present-caption, .fleet)', 'presenter', ['present-caption', 'fleet']],
  ['section.kiosk-card h2', 'kiosk-card', []],
  [':root .a:is(.b c) > .d:hover', 'a', ['d']],
])('a selector is read as what it is: %s', (selector, lead, subject) => {
  expect([leadOf(selector, askedBy('')), subjectOf(selector)]).toEqual([lead, subject])
})

test('a sheet is read with its nests and conditions', () => {
  const { rules } = readSheet('a.css', '.a, .b { color: red; .c & { top: 0 } }\n@media (--phone) { .d { left: 0 } }')
  expect(rules).toEqual([
    { at: 'a.css:1', selectors: ['.a', '.b'], conditions: [], declarations: [['color', 'red']] },
    { at: 'a.css:1', selectors: ['.a .c &', '.b .c &'], conditions: [], declarations: [['top', '0']] },
    { at: 'a.css:2', selectors: ['.d'], conditions: ['@media (--phone)'], declarations: [['left', '0']] },
  ])
  const two = [
    readSheet('src/features/a/a.css', '.x { top: 0 }'),
    readSheet('src/features/b/b.css', '.y .x { top: 0 } .x { left: 0 }'),
  ]
  expect(ownersOf(two).get('x')).toEqual(['src/features/a/a.css', 'src/features/b/b.css'])
})

/** How a thing stands, in a selector. */
const STANDING =
  /\[(?:aria-(?:pressed|selected|current|expanded|checked|disabled|invalid|busy)|data-(?:active|now|past|lit|selected|due|edited|shown|reached|first|target|tone|turned|late|away|on|open|step|measure|warning))\b[^\]]*\]|:checked|:disabled/
/** What the last layer tells by a line in forced colours, whoever has it. */
const TOLD =
  /\[aria-(?:pressed|selected|expanded|current|disabled|invalid)[^\]]*\]|\[data-active\]|:checked(?= \+ span)|:has\(:checked\)|:disabled/
/** What forced colours take away. */
const TAKEN =
  /^(?:background(?:-color|-image)?|color|box-shadow|border(?:-\w+)*-color|text-shadow|cursor|outline-color|--[\w-]+)$/

test('in forced colours every state is told by more than its ground and its colour', () => {
  const rules = sheets.flatMap((sheet) => sheet.rules)
  const states = sheets.find(({ path }) => path.endsWith('/states.css'))!.text
  const lasting = states.slice(states.indexOf('forced-colors'))
  expect(
    ['pressed', 'selected', 'expanded', 'current', 'disabled', 'invalid'].filter(
      (name) => !lasting.includes(`aria-${name}`),
    ),
  ).toEqual([])
  expect([':disabled', ':checked'].filter((name) => !lasting.includes(name))).toEqual([])
  /** Drawn in their own colours, which then stay. */
  const drawn = new Set(
    rules
      .filter(({ declarations }) =>
        declarations.some(([name, value]) => name === 'forced-color-adjust' && value === 'none'),
      )
      .flatMap(({ selectors }) => selectors.map((selector) => classesOf(selector)[0])),
  )
  const inside = (selector: string): boolean =>
    classesOf(selector).some(
      (name) => drawn.has(name) || /^(track|tick|lane|axis|playhead|gantt)-|^(?:tick|track|axis)$/.test(name),
    )
  const told = new Set(
    rules
      .filter(({ declarations }) => declarations.some(([name]) => !TAKEN.test(name)))
      .flatMap(({ selectors }) => selectors),
  )
  const silent = rules
    .filter(
      ({ conditions, declarations }) =>
        declarations.length > 0 && !conditions.some((one) => one.includes('forced-colors')),
    )
    .flatMap(({ at, selectors }) =>
      selectors
        .filter((selector) => STANDING.test(selector) && !/:hover|:not\([^)]*(?:aria|checked|data)/.test(selector))
        .filter((selector) => !TOLD.test(selector) && !told.has(selector) && !inside(selector))
        .map((selector) => `${at}: ${selector}`),
    )
  expect(silent).toEqual([])
})

test('a button with words is a Button: nothing else brings its class, but a label that opens a file', () => {
  const elsewhere = readSources('src')
    .filter(({ path }) => path !== 'src/ui/button.tsx')
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /\b(?:plain|solid)-button\b/.test(line) && !line.includes('<label'))
        .map((line) => `${path}: ${line.trim()}`),
    )
  expect(elsewhere).toEqual([])
})
