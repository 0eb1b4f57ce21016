import { strFromU8, unzipSync } from 'fflate'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { beforeAll, expect, test } from 'vitest'
import type { Deck, DeckPicture, DeckSlide } from '../../src/export/deck.ts'
import { writePptx } from '../../src/export/slides-pptx.ts'

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)
/** What people paste and files bring: Word's line, a bidirectional override, a lone half, controls. */
const NASTY = 'First\u000bsecond \u202eesrever\ud83d \u0000<a&b>\u2028'
const picture: DeckPicture = { bytes: png, type: 'image/png', width: 16, height: 9, alt: NASTY }
const slide = (layout: DeckSlide['layout'], more: Partial<DeckSlide> = {}): DeckSlide => ({
  layout,
  title: NASTY,
  kicker: NASTY,
  words: NASTY,
  marks: [NASTY],
  pictures: [picture],
  caption: NASTY,
  table: null,
  sources: [NASTY],
  notes: NASTY,
  ...more,
})
const deck = (language: Deck['language']): Deck => ({
  language,
  title: NASTY,
  author: NASTY,
  slides: [
    slide('cover'),
    slide('page'),
    slide('pair', { pictures: [picture, { ...picture, type: 'image/jpeg' }], notes: '' }),
    slide('page', { pictures: [], table: { head: [NASTY, 'b'], rows: [[NASTY, '2']] } }),
  ],
  appendix: { title: NASTY, lines: Array.from({ length: 60 }, (_, i) => `${i} ${NASTY}`) },
  foot: { review: NASTY, permanent: NASTY, credits: NASTY },
  sourcesLabel: NASTY,
  colours: { ink: '#111111', quiet: '#222222', accent: '#333333', line: '#444444', ground: '#ffffff' },
})

/** An element as read here: its name, attributes and children in their order. */
interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
}
type Ordered = Readonly<Record<string, unknown>>
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
})
const elementsOf = (items: readonly Ordered[]): Element[] =>
  items.flatMap((item) =>
    Object.entries(item)
      .filter(([name]) => name !== ':@' && name !== '#text' && !name.startsWith('?'))
      .map(([name, children]) => ({
        name,
        attributes: (item[':@'] ?? {}) as Readonly<Record<string, string>>,
        children: elementsOf(children as readonly Ordered[]),
      })),
  )
const walk = (element: Element): Element[] => [element, ...element.children.flatMap(walk)]

let files: Map<string, string>
let names: ReadonlySet<string>
const rootOf = (name: string): Element => elementsOf(parser.parse(files.get(name) ?? '') as Ordered[])[0]!
const partsLike = (pattern: RegExp): string[] => [...names].filter((name) => pattern.test(name))

beforeAll(async () => {
  const parts = unzipSync(await writePptx(deck('zh')))
  names = new Set(Object.keys(parts))
  files = new Map(
    Object.entries(parts)
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)]),
  )
})

test('every part is well-formed XML of characters that XML allows', () => {
  for (const [name, text] of files) {
    expect([name, XMLValidator.validate(text)]).toEqual([name, true])
    // oxlint-disable-next-line no-control-regex -- XML 1.0, 2.2: what no document may hold
    expect([name, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202a-\u202e]|\ufffd/.test(text)]).toEqual([
      name,
      false,
    ])
  }
})

test('content types: every part has one, and none is for a part that is not there', () => {
  const types = rootOf('[Content_Types].xml').children
  const defaults = new Map(
    types
      .filter(({ name }) => name === 'Default')
      .map(({ attributes }) => [attributes['Extension']!, attributes['ContentType']!]),
  )
  const overrides = new Map(
    types
      .filter(({ name }) => name === 'Override')
      .map(({ attributes }) => [attributes['PartName']!.slice(1), attributes['ContentType']!]),
  )
  expect([...overrides.keys()].filter((name) => !names.has(name))).toEqual([])
  expect(overrides.size).toBe(types.filter(({ name }) => name === 'Override').length)
  for (const name of names) {
    if (name === '[Content_Types].xml') continue
    const type = overrides.get(name) ?? defaults.get(name.split('.').at(-1)!)
    expect([name, type !== undefined && (type !== 'application/xml' || overrides.has(name))]).toEqual([name, true])
  }
  expect(defaults.get('jpg') ?? 'image/jpeg').toBe('image/jpeg')
})

test('relationships: each leads to a part, has an id of its own, every id that is used is there, and every part is reached', () => {
  const reached = new Set(['[Content_Types].xml'])
  for (const rels of partsLike(/\.rels$/)) {
    reached.add(rels)
    const owner = rels.replace('_rels/', '').replace(/\.rels$/, '')
    expect([rels, rels === '_rels/.rels' || names.has(owner)]).toEqual([rels, true])
    const folder = owner.split('/').slice(0, -1)
    const found = rootOf(rels).children.map(({ attributes }) => attributes)
    expect(new Set(found.map(({ Id }) => Id)).size).toBe(found.length)
    for (const { Target = '', TargetMode } of found) {
      if (TargetMode === 'External') continue
      const steps = Target.startsWith('/') ? [] : [...folder]
      for (const step of Target.split('/'))
        if (step === '..') steps.pop()
        else if (step !== '') steps.push(step)
      expect([rels, Target, names.has(steps.join('/'))]).toEqual([rels, Target, true])
      reached.add(steps.join('/'))
    }
    if (!names.has(owner)) continue
    const ids = new Set(found.map(({ Id }) => Id))
    const used = [...(files.get(owner) ?? '').matchAll(/ r:(?:id|embed|link)="([^"]+)"/g)].map(([, id]) => id!)
    expect([owner, used.filter((id) => !ids.has(id))]).toEqual([owner, []])
  }
  expect([...names].filter((name) => !reached.has(name))).toEqual([])
})

/** Children in the order of the schemas (pml.xsd, dml-main.xsd), of the elements that are written. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'p:presentation': [
    'p:sldMasterIdLst',
    'p:notesMasterIdLst',
    'p:handoutMasterIdLst',
    'p:sldIdLst',
    'p:sldSz',
    'p:notesSz',
    'p:defaultTextStyle',
  ],
  'p:sldMaster': ['p:cSld', 'p:clrMap', 'p:sldLayoutIdLst', 'p:timing', 'p:hf', 'p:txStyles'],
  'p:sldLayout': ['p:cSld', 'p:clrMapOvr', 'p:timing', 'p:hf'],
  'p:sld': ['p:cSld', 'p:clrMapOvr', 'p:transition', 'p:timing'],
  'p:notes': ['p:cSld', 'p:clrMapOvr'],
  'p:notesMaster': ['p:cSld', 'p:clrMap', 'p:hf', 'p:notesStyle', 'p:extLst'],
  'p:cSld': ['p:bg', 'p:spTree', 'p:custDataLst', 'p:controls', 'p:extLst'],
  'p:sp': ['p:nvSpPr', 'p:spPr', 'p:style', 'p:txBody', 'p:extLst'],
  'p:pic': ['p:nvPicPr', 'p:blipFill', 'p:spPr', 'p:style'],
  'p:graphicFrame': ['p:nvGraphicFramePr', 'p:xfrm', 'a:graphic'],
  'p:nvSpPr': ['p:cNvPr', 'p:cNvSpPr', 'p:nvPr'],
  'p:nvPicPr': ['p:cNvPr', 'p:cNvPicPr', 'p:nvPr'],
  'p:blipFill': ['a:blip', 'a:srcRect', 'a:tile', 'a:stretch'],
  'p:spPr': ['a:xfrm', 'a:custGeom', 'a:prstGeom', 'a:noFill', 'a:solidFill', 'a:ln', 'a:effectLst', 'a:extLst'],
  'p:txBody': ['a:bodyPr', 'a:lstStyle', 'a:p'],
  'a:txBody': ['a:bodyPr', 'a:lstStyle', 'a:p'],
  'a:p': ['a:pPr', 'a:r', 'a:br', 'a:fld', 'a:endParaRPr'],
  'a:r': ['a:rPr', 'a:t'],
  'a:fld': ['a:rPr', 'a:pPr', 'a:t'],
  'a:pPr': [
    'a:lnSpc',
    'a:spcBef',
    'a:spcAft',
    'a:buClrTx',
    'a:buSzTx',
    'a:buFont',
    'a:buNone',
    'a:buAutoNum',
    'a:buChar',
    'a:tabLst',
    'a:defRPr',
  ],
  'a:rPr': [
    'a:ln',
    'a:noFill',
    'a:solidFill',
    'a:effectLst',
    'a:highlight',
    'a:latin',
    'a:ea',
    'a:cs',
    'a:sym',
    'a:hlinkClick',
  ],
  'a:tbl': ['a:tblPr', 'a:tblGrid', 'a:tr'],
  'a:tc': ['a:txBody', 'a:tcPr'],
  'a:tcPr': ['a:lnL', 'a:lnR', 'a:lnT', 'a:lnB', 'a:lnTlToBr', 'a:lnBlToTr', 'a:noFill', 'a:solidFill'],
}
/** Runs, breaks and fields of a paragraph come in any order. */
const MIXED = new Set(['a:r', 'a:br', 'a:fld'])

test('children stand in the order of the schema', () => {
  for (const name of partsLike(/^ppt\/.*\.xml$/)) {
    for (const element of walk(rootOf(name))) {
      const order = ORDER[element.name]
      if (!order) continue
      const places = element.children.map((child) => order.indexOf(child.name))
      expect([
        name,
        element.name,
        element.children.filter((child) => !order.includes(child.name)).map((child) => child.name),
      ]).toEqual([name, element.name, []])
      const fixed = places.filter((_, at) => !MIXED.has(element.children[at]!.name))
      expect([name, element.name, fixed]).toEqual([name, element.name, fixed.toSorted((a, b) => a - b)])
    }
  }
})

test('ids are unique where they must be: shapes of a slide, slides, masters with layouts', () => {
  for (const name of partsLike(/^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides)\/[^/]+\.xml$/)) {
    const ids = walk(rootOf(name))
      .filter((element) => element.name === 'p:cNvPr')
      .map(({ attributes }) => attributes['id'])
    expect([name, new Set(ids).size]).toEqual([name, ids.length])
  }
  const presentation = walk(rootOf('ppt/presentation.xml'))
  const ids = [...presentation, ...partsLike(/^ppt\/slideMasters\/[^/]+\.xml$/).flatMap((name) => walk(rootOf(name)))]
    .filter(({ name }) => ['p:sldMasterId', 'p:sldLayoutId'].includes(name))
    .map(({ attributes }) => Number(attributes['id']))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => id >= 2 ** 31)).toBe(true)
})

test('words are said to be in the language that they are in, and a number’s place shows no number', async () => {
  for (const name of partsLike(/^ppt\/(?:slides|slideLayouts|slideMasters)\/[^/]+\.xml$/)) {
    expect([name, files.get(name)!.includes('lang="en-US"'), />(?:null|100\d)</.test(files.get(name)!)]).toEqual([
      name,
      false,
      false,
    ])
  }
  const english = unzipSync(await writePptx(deck('en')))
  expect(strFromU8(english['ppt/slides/slide1.xml']!)).toContain('lang="en-GB"')
})
