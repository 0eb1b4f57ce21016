import { inWords } from '../in-words.ts'
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSchedule } from '../../src/intake/read-schedule.ts'

const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
const utf16 = (text: string): number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
/** An old Office file with a name in its directory. */
const compound = (name: string, more = ''): Uint8Array =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from({ length: 500 }, () => 0),
    ...utf16(name),
    ...strToU8(more),
  ])
/** A zip whose entries are said to be encrypted. */
function lockedZip(): Uint8Array {
  const bytes = zip('a.csv')
  const at = bytes.findIndex(
    (_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2,
  )
  bytes[at + 8] = bytes[at + 8]! | 1
  return bytes
}
const bin = (...parts: (string | number)[]): Uint8Array =>
  new Uint8Array([
    ...parts.flatMap((part) => (typeof part === 'number' ? [part] : [...strToU8(part)])),
    ...Array.from({ length: 64 }, () => 0),
  ])

test.each<[string, Uint8Array, RegExp, RegExp]>([
  [
    'my.geojson',
    readFileSync(new URL('inputs/my.geojson', import.meta.url)),
    /map layer \(GeoJSON\)/,
    /names and dates/,
  ],
  ['points.json', strToU8('{"type":"Point","coordinates":[1,2]}'), /GeoJSON/, /names and dates/],
  ['cut.geojson', strToU8('{"type":"FeatureCollection","features":[{"ty'), /GeoJSON/, /names and dates/],
  ['a.csv', strToU8('[{"a":1}]'), /JSON data/, /table/],
  ['own.scenario.json', strToU8('{"format":"zhengzhou-twin-scenario","version":1}'), /scenario files/, /results/],
  [
    'vertical-tab.briefing.json',
    readFileSync(new URL('inputs/vertical-tab.briefing.json', import.meta.url)),
    /briefing files/,
    /briefing editor/,
  ],
  ['model.csv', strToU8("ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\n"), /building model/, /names and dates/],
  ['letter.csv', strToU8('From: a@b.c\nTo: d@e.f\nSubject: x\n\ny\n'), /e-mail/, /table/],
  ['a.czml', strToU8('[{"id":"document","version":"1.0"}]'), /CZML/, /Cesium/],
  ['a.xml', strToU8('<?xml version="1.0"?><kml xmlns="x"><Document/></kml>'), /KML/, /names and dates/],
  ['a.gpx', strToU8('<gpx/>'), /GPX/, /names and dates/],
  ['a.gml', strToU8('<!-- x --><gml:FeatureCollection xmlns:gml="x"/>'), /GML/, /names and dates/],
  ['a.kmz', zip('doc.kml'), /KMZ/, /names and dates/],
  ['shp.zip', zip('a.shp', 'a.dbf'), /Shapefile/, /names and dates/],
  ['a.shp', bin(0, 0, 0x27, 0x0a), /part of a Shapefile/, /names and dates/],
  ['a.dbf', bin(0x03, 122, 5, 20, 1, 0, 0, 0, 97, 0), /dBASE/, /xlsx or CSV/],
  ['a.prj', strToU8('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'), /\.prj/, /names and dates/],
  ['a.gpkg', bin('SQLite format 3'), /GeoPackage/, /names and dates/],
  ['a.dxf', strToU8('  0\r\nSECTION\r\n  2\r\nHEADER\r\n'), /DXF/, /names and dates/],
  ['a.dwg', bin('AC1032'), /DWG/, /names and dates/],
  ['a.xlsx', bin(0x89, 'PNG'), /PNG/, /table/],
  ['a.csv', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), /JPEG/, /table/],
  ['a.pdf', bin('%PDF-1.7'), /PDF/, /table/],
  ['a.xls', compound('Workbook'), /\.xls workbook/, /save it as \.xlsx/],
  ['a.xlsx', compound('EncryptedPackage'), /behind a password/, /without the password/],
  ['a.mpp', compound('x', 'MSProject.MPP14'), /Microsoft Project/, /Project XML/],
  ['a.doc', compound('WordDocument'), /Word document/, /table/],
  ['a.docx', zip('word/document.xml'), /Word document/, /table/],
  ['a.pptx', zip('ppt/presentation.xml'), /PowerPoint/, /table/],
  ['a.xlsb', zip('xl/workbook.bin'), /\.xlsb/, /\.xlsx/],
  ['a.zip', zip('plan.csv'), /archive/, /unpack/],
  ['locked.zip', lockedZip(), /archive behind a password/, /without the password/],
  ['a.xls', strToU8('<html><table><tr><td>名称</td></tr></table></html>'), /web page/, /\.xlsx/],
  [
    'a.xls',
    strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    /Excel 2003/,
    /\.xlsx/,
  ],
  ['a.mpx', strToU8('MPX,Microsoft Project,4.0\r\n'), /MPX/, /Project XML/],
  ['a.xer', strToU8('ERMHDR\t18.8\r\n'), /Primavera/, /Project XML/],
  ['a.ics', strToU8('BEGIN:VCALENDAR\r\n'), /calendar/, /table/],
  ['a.las', bin('LASF', ...Array.from({ length: 200 }, (_, at) => at % 9)), /kind that is not known/, /table/],
  ['a.ods', zip('mimetype', 'content.xml'), /OpenDocument/, /\.xlsx/],
  ['a.webm', bin(0x1a, 'E', 0xdf, 0xa3), /WebM/, /table/],
])('%s is named for what it is, once, with what to do', (name, bytes, what, instead) => {
  const { faults, rows } = readSchedule(name, bytes)
  expect(rows).toEqual([])
  expect(faults).toHaveLength(1)
  expect(inWords(faults[0]?.reason)).toMatch(what)
  expect(inWords(faults[0]?.reason)).toMatch(instead)
  expect(inWords(faults[0]?.reason, 'zh')).toMatch(/^这是.+，不是进度表。.+。$/)
})

test('a name tells nothing: a table called .kml is a table, in each kind that is read', () => {
  expect(readSchedule('a.kml', strToU8('名称,开工\n塔,2022-05-20\n')).rows).toHaveLength(1)
  expect(
    readSchedule('a.png', strToU8('<Project><Tasks><Task><Name>a</Name></Task></Tasks></Project>')).rows,
  ).toHaveLength(1)
  expect(readSchedule('a.json', strToU8('"名称","开工"\n"[塔]","2022-05-20"\n')).rows).toHaveLength(1)
  expect(readSchedule('sep.csv', strToU8('sep=;\r\n名称;开工\r\n塔;2022-05-20\r\n')).rows).toMatchObject([
    { row: 3, name: '塔' },
  ])
})

test('a file of comments alone is told in no time, however many there are', () => {
  const begun = performance.now()
  expect(readSchedule('a.xml', strToU8(`${'<!---->'.repeat(2_000)}x`)).rows).toEqual([])
  expect(performance.now() - begun).toBeLessThan(2_000)
})
