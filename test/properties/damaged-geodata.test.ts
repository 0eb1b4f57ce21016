import { zipSync, strToU8 } from 'fflate'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDay } from '../../src/base/day.ts'
import type { GeoFile } from '../../src/intake/geodata/geo-file.ts'
import { NO_DAY, type OwnLayer } from '../../src/own-layers/own-layer.ts'
import { localize } from '../../src/messages/localize.ts'
import { input, openSession, textFile } from '../model/geodata-files.ts'
import { checkAsyncProperty } from './check-property.ts'
import { cut, flips, overwrite, type Damage } from './damage.ts'

/** Most that any damaged file may take, in milliseconds; the machine may be busy. */
const BUDGET_MS = 5_000

/** A layer is whole: its columns have a value a row, its offsets rise, its positions are degrees. */
function expectWhole(layer: OwnLayer): void {
  const { geometry, count } = layer
  const { kinds, rowParts, partRings, ringPositions, positions } = geometry
  expect(layer.ids).toHaveLength(count)
  expect(new Set(layer.ids).size).toBe(count)
  expect([kinds.length, rowParts.length]).toEqual([count, count + 1])
  for (const offsets of [rowParts, partRings, ringPositions])
    expect(offsets.every((value, i) => i === 0 || value >= offsets[i - 1]!)).toBe(true)
  expect(rowParts.at(-1)).toBe(partRings.length - 1)
  expect(partRings.at(-1)).toBe(ringPositions.length - 1)
  expect(ringPositions.at(-1)! * 2).toBe(positions.length)
  expect(positions.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90))).toBe(true)
  for (const column of layer.attributes) {
    const values = column.type === 'text' ? column.codes : column.type === 'number' ? column.numbers : column.booleans
    expect(values).toHaveLength(count)
  }
  for (const column of Object.values(layer.days)) {
    expect(column.days).toHaveLength(count)
    expect(column.days.every((day: number) => day === NO_DAY || Math.abs(day) < 800_000)).toBe(true)
  }
  expect(layer.heights.metres.every((metres) => Number.isNaN(metres) || (metres > 0 && metres <= 1500))).toBe(true)
}

/** Reads files as the panel does: previews, then each layer. Every fault has words in both languages. */
let read = 0
async function expectRead(files: readonly GeoFile[]): Promise<'layers' | 'faults'> {
  read += 1
  const begun = performance.now()
  const session = openSession()
  const previews = await session.inspect(files)
  const faults = previews.ok ? previews.value.flatMap((preview) => preview.faults) : previews.errors
  for (const { reason, file } of faults) {
    expect(file).not.toBe('')
    for (const language of ['zh', 'en'] as const) expect(localize(reason, language).length).toBeGreaterThan(3)
  }
  expect(previews.ok ? previews.value.length : previews.errors.length).toBeGreaterThan(0)
  for (const { key } of previews.ok ? previews.value : []) {
    const layer = await session.read(key, {}, { id: 'l', addedOn: asDay(0) })
    expect(layer.ok || layer.errors.length > 0).toBe(true)
    if (layer.ok) expectWhole(layer.value)
  }
  expect(performance.now() - begun).toBeLessThan(BUDGET_MS)
  return previews.ok ? 'layers' : 'faults'
}

const NAMES = [
  'parcels-gbk-gk38.zip',
  'parcels.geojsonl',
  'parcels-wkt.csv',
  'parcels.fgb',
  'parcels.kml',
  'points.gpx',
  'points.xlsx',
  'parcels.parquet',
] as const
const files = new Map(NAMES.map((name) => [name, input(name)]))
const anyFile = fc.constantFrom(...NAMES).map((name) => files.get(name)!)

/** The 32-bit numbers in which sizes and counts stand, made huge. */
const hugeCount = fc
  .tuple(fc.nat(400), fc.constantFrom(0x7fffffff, 0xffffffff, 10_000_000, 0))
  .map(([at, value]): Damage => (bytes) => {
    const copy = bytes.slice()
    if (copy.length > at + 4) new DataView(copy.buffer).setUint32(at, value, true)
    return copy
  })
const damage = fc.oneof(cut, flips, overwrite, hugeCount)
const ENDINGS = ['geojson', 'csv', 'kml', 'fgb', 'parquet', 'zip', 'shp', 'gpkg', 'xlsx', 'txt', 'gpx', 'kmz', 'bin']

/** Every run is a file of its own. */
const RUNS = { bytes: 1_200, parts: 400, json: 1_000, text: 500 }

test(`${RUNS.bytes} files of eight formats, cut, with bits turned and counts made huge, under right and wrong names`, async () => {
  const seen = { layers: 0, faults: 0 }
  await checkAsyncProperty(
    'damaged geodata',
    fc.asyncProperty(anyFile, damage, fc.option(fc.constantFrom(...ENDINGS)), async (file, spoil, ending) => {
      const name = ending === null ? file.name : file.name.replace(/\.\w+$/, `.${ending}`)
      seen[await expectRead([{ name, bytes: spoil(file.bytes) }])] += 1
    }),
    RUNS.bytes,
  )
  // Both happen: damage is told, and what can be read is read.
  expect(seen.layers).toBeGreaterThan(50)
  expect(seen.faults).toBeGreaterThan(50)
}, 60_000)

const shapefile = (await import('fflate')).unzipSync(input('parcels-gbk-gk38.zip').bytes)
const parts = Object.entries(shapefile).map(([name, bytes]) => ({ name: `a.${name.slice(-3)}`, bytes }))

test(`${RUNS.parts} Shapefiles with one part damaged or missing`, async () => {
  const before = read
  await checkAsyncProperty(
    'damaged shapefile',
    fc.asyncProperty(fc.nat(parts.length - 1), fc.option(damage), async (at, spoil) => {
      const changed = parts.flatMap((part, i) =>
        i !== at ? [part] : spoil === null ? [] : [{ ...part, bytes: spoil(part.bytes) }],
      )
      await expectRead(changed)
    }),
    RUNS.parts,
  )
  expect(read - before).toBeGreaterThanOrEqual(RUNS.parts)
}, 60_000)

const oddNumber = fc.constantFrom(1e308, -1e308, 1e-320, 181, -91, 113.66, 34.76, 38_469_363, 3_848_000, 0)
const oddPosition = fc.oneof(
  fc.tuple(oddNumber, oddNumber),
  fc.constantFrom<unknown>(null, [], [null, null], ['113', '34'], [113], [113, 34, 5, 6], {}, 'NaN'),
)
const bowTie = [
  [
    [113, 34],
    [114, 35],
    [114, 34],
    [113, 35],
    [113, 34],
  ],
]
const oddGeometry: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, {}, [], 5, { type: 'Polygon', coordinates: bowTie }, { type: 'Curve' }),
    fc.record({
      type: fc.constantFrom('Point', 'MultiPoint', 'LineString', 'Polygon', '__proto__'),
      coordinates: oddPosition,
    }),
    fc.record({
      type: fc.constantFrom('LineString', 'MultiPoint', 'Polygon'),
      coordinates: fc.array(oddPosition, { maxLength: 5 }),
    }),
    fc.record({
      type: fc.constantFrom('Polygon', 'MultiLineString', 'MultiPolygon'),
      coordinates: fc.array(fc.array(oddPosition, { maxLength: 5 }), { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant('GeometryCollection'), geometries: fc.array(tie('any'), { maxLength: 3 }) }),
  ),
})).any
const oddName = fc.constantFrom(
  'name',
  '名称',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  'height',
  'start',
  '',
)
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    '<script>alert(1)</script>',
    '=cmd()',
    '2022-13-45',
    '年底',
    NaN,
    1e308,
    null,
    true,
    { a: [1] },
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const oddFeature = fc.record(
  {
    type: fc.constantFrom('Feature', 'feature', 'Point'),
    id: fc.constantFrom<unknown>('same', 'same', 7, null, {}, ''),
    geometry: oddGeometry,
    properties: fc.oneof(fc.dictionary(oddName, oddValue, { maxKeys: 6 }), fc.constantFrom<unknown>(null, [], 'x')),
  },
  { requiredKeys: ['type'] },
)

test(`${RUNS.json} GeoJSON files with odd numbers, shapes, ids, names and values`, async () => {
  const before = read
  await checkAsyncProperty(
    'odd geojson',
    fc.asyncProperty(fc.array(oddFeature, { maxLength: 8 }), fc.boolean(), async (features, lines) => {
      const text = lines
        ? features.map((one) => JSON.stringify(one)).join('\n')
        : JSON.stringify({ type: 'FeatureCollection', features })
      await expectRead([textFile(lines ? 'odd.geojsonl' : 'odd.geojson', text)])
    }),
    RUNS.json,
  )
  expect(read - before).toBeGreaterThanOrEqual(RUNS.json)
}, 60_000)

const cell = fc.oneof(
  fc.constantFrom(
    '113.66',
    '34.76',
    '34.76°N',
    'NaN',
    '1e308',
    '',
    'POINT(113 34)',
    'POLYGON((',
    '=1+1',
    '"',
    '2022',
    '开工',
  ),
  fc.string({ maxLength: 8 }),
)

test(`${RUNS.text} tables with odd headers and cells, and the same read as GBK`, async () => {
  const before = read
  await checkAsyncProperty(
    'odd table',
    fc.asyncProperty(
      fc.array(fc.constantFrom('经度', '纬度', 'x', 'y', 'WKT', '名称', '坐标', 'geometry', ''), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }),
      async (head, rows) => {
        await expectRead([textFile('odd.csv', [head, ...rows].map((row) => row.join(',')).join('\n'))])
      },
    ),
    RUNS.text,
  )
  expect(read - before).toBeGreaterThanOrEqual(RUNS.text)
}, 60_000)

const zip = (list: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(list).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
    ),
  )
const point = '{"type":"Point","coordinates":[113.66,34.76]}'
const bomb = zip({ 'bomb.geojson': new Uint8Array(60_000_000) })
const nest = (depth: number): Uint8Array =>
  depth === 0 ? zip({ 'p.geojson': point }) : zip({ 'in.zip': nest(depth - 1) })
const kml = (inside: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<kml><Document>${inside}</Document></kml>`
const placemark = '<Placemark><name>a</name><Point><coordinates>113.66,34.76</coordinates></Point></Placemark>'
const entities = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefgh'[i]};`.repeat(10)}">`)
  .join('')}]>`

/** What a hostile file is, and what must come of it: reasons of its faults, or that it is a layer. */
const hostile: readonly (readonly [string, () => GeoFile, RegExp])[] = [
  ['a zip bomb', () => ({ name: 'bomb.zip', bytes: bomb }), /geo\.unpacksTooLarge/],
  ['archives in archives in archives', () => ({ name: 'deep.zip', bytes: nest(5) }), /geo\.nestedArchive/],
  [
    'names that lead out of an archive',
    () => ({ name: 'out.zip', bytes: zip({ '../../etc/p.geojson': point }) }),
    /^layer out\.zip\/etc\/p\.geojson$/,
  ],
  [
    'entities that explode',
    () => textFile('lol.kml', kml('<Placemark><name>&h;</name></Placemark>', entities)),
    /xml\.doctype/,
  ],
  [
    'an external entity',
    () => textFile('x.kml', kml('&x;', '<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    /xml\.doctype/,
  ],
  [
    'a script in a balloon',
    () =>
      textFile(
        's.kml',
        kml(placemark.replace('<name>', '<description><![CDATA[<script>alert(1)</script>]]></description><name>')),
      ),
    /^layer/,
  ],
  [
    'elements nested without end',
    () => textFile('n.kml', kml(`${'<Folder>'.repeat(20_000)}${placemark}${'</Folder>'.repeat(20_000)}`)),
    /json\.tooDeep/,
  ],
  ['brackets nested without end', () => textFile('n.geojson', '['.repeat(200_000)), /json|geo\./],
  [
    'a dBase table that declares ten million rows',
    () => ({
      name: 'rows.zip',
      bytes: zip({ 'a.shp': shapefileOf('shp'), 'a.dbf': declaring(shapefileOf('dbf'), 4, 10_000_000) }),
    }),
    /^layer/,
  ],
  [
    'a FlatGeobuf with a header of four gigabytes',
    () => ({ name: 'h.fgb', bytes: declaring(input('parcels.fgb').bytes, 8, 0xffff_ffff) }),
    /geo\.badBinary/,
  ],
  [
    'GBK declared as UTF-8',
    () => ({
      name: 'g.zip',
      bytes: zip({ 'a.shp': shapefileOf('shp'), 'a.dbf': shapefileOf('dbf'), 'a.cpg': 'UTF-8' }),
    }),
    /^layer/,
  ],
  ['an empty file', () => textFile('e.geojson', ''), /file\.empty/],
  [
    'a picture',
    () => ({ name: 'p.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13) }),
    /geo\.otherKind/,
  ],
]
const shapefileOf = (ending: string): Uint8Array => parts.find(({ name }) => name.endsWith(ending))!.bytes
function declaring(bytes: Uint8Array, at: number, count: number): Uint8Array {
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint32(at, count, true)
  return copy
}

test.each(hostile)('%s', async (_, make, expected) => {
  const file = make()
  await expectRead([file])
  const result = await openSession().inspect([file])
  const said = result.ok
    ? result.value.map(({ key }) => `layer ${key}`)
    : result.errors.map(({ reason }) => reason.code)
  expect(said.join()).toMatch(expected)
})

test('swapped axes are put right and said; what no datum can be told of is not', async () => {
  const swapped = textFile('s.geojson', '{"type":"LineString","coordinates":[[34.76,113.66],[34.77,113.67]]}')
  const result = await openSession().inspect([swapped])
  const [preview] = result.ok ? result.value : []
  expect(preview).toMatchObject({ crs: { swapped: true }, inHenan: 'all' })
  expect(preview?.crs.warnings.map(({ code }) => code)).toContain('geo.axesSwapped')
})
