import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeLayerCsv } from '../../src/export/own-layer-csv.ts'
import { writeLayerFlatGeobuf } from '../../src/export/own-layer-flatgeobuf.ts'
import { writeLayerGeoJson } from '../../src/export/own-layer-geojson.ts'
import { writeLayerKml } from '../../src/export/own-layer-kml.ts'
import type { GeoFile } from '../../src/intake/geodata/geo-file.ts'
import type { OwnLayer } from '../../src/own-layers/own-layer.ts'
import { valueAt } from '../../src/own-layers/value-at.ts'
import { layerOf, textFile } from '../model/geodata-files.ts'
import { checkAsyncProperty } from './check-property.ts'

const degrees = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: low * 1e6, max: high * 1e6 }).map((value) => value / 1e6)
const position = fc.tuple(degrees(112, 114), degrees(34, 35))
const line = fc.array(position, { minLength: 2, maxLength: 5 })
/** A closed ring around a place. */
const ring = fc.tuple(position, degrees(0.001, 0.01)).map(([[x, y], d]): [number, number][] => [
  [x, y],
  [x + d, y],
  [x + d, y + d],
  [x, y],
])
const rings = fc.array(ring, { minLength: 1, maxLength: 3 })

const geometry: fc.Arbitrary<GeoJSON.Geometry | null> = fc.oneof(
  fc.constant(null),
  position.map((coordinates): GeoJSON.Point => ({ type: 'Point', coordinates })),
  fc
    .array(position, { minLength: 2, maxLength: 4 })
    .map((coordinates): GeoJSON.MultiPoint => ({ type: 'MultiPoint', coordinates })),
  line.map((coordinates): GeoJSON.LineString => ({ type: 'LineString', coordinates })),
  fc
    .array(line, { minLength: 2, maxLength: 3 })
    .map((coordinates): GeoJSON.MultiLineString => ({ type: 'MultiLineString', coordinates })),
  rings.map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates })),
  fc
    .array(rings, { minLength: 2, maxLength: 3 })
    .map((coordinates): GeoJSON.MultiPolygon => ({ type: 'MultiPolygon', coordinates })),
)

/** Texts of all kinds, the nasty ones among them; blanks at their ends are no part of a cell. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('郑州', '=1+1', '"', '<script>', '2024年底', 'a,b;c', ']]>', '&amp;', '12.50', '007', 'x\ny'),
  )
  .map((value) => value.trim())
const properties = fc.record(
  {
    名称: text,
    storeys: fc.integer({ min: 1, max: 99 }),
    area: fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .map((value) => (value === 0 ? 0 : value)),
    listed: fc.boolean(),
    start_date: fc.constantFrom('2022', '2022-05', '2022-05-20', '2024年底'),
  },
  { requiredKeys: [] },
)
const features = fc.array(fc.record({ geometry, properties }), { minLength: 1, maxLength: 8 })

const written = (list: readonly object[]): GeoFile =>
  textFile(
    'in.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: list.map((one) => ({ type: 'Feature', ...one })) }),
  )

/** All values of a layer as texts, by field; what a field does not say is left out. */
function valuesOf(layer: OwnLayer, fields: readonly string[]): Record<string, string>[] {
  return Array.from({ length: layer.count }, (_, row) => {
    const found: Record<string, string> = {}
    for (const column of layer.attributes) {
      const value = valueAt(column, row)
      if (value !== null && fields.includes(column.name)) found[column.name] = String(value)
    }
    return found
  })
}

const writers: readonly (readonly [string, (layer: OwnLayer) => GeoFile])[] = [
  ['GeoJSON', (layer) => textFile('back.geojson', writeLayerGeoJson(layer))],
  ['CSV', (layer) => textFile('back.csv', writeLayerCsv(layer))],
  ['FlatGeobuf', (layer) => ({ name: 'back.fgb', bytes: writeLayerFlatGeobuf(layer) })],
  ['KML', (layer) => textFile('back.kml', writeLayerKml(layer))],
]

test.each(writers)('what came in goes out as %s and comes in again the same', async (name, write) => {
  await checkAsyncProperty(
    `own layer back from ${name}`,
    fc.asyncProperty(features, async (list) => {
      const layer = await layerOf([written(list)])
      const fields = layer.attributes.map((column) => column.name)
      const back = await layerOf([write(layer)])
      expect(back.count).toBe(layer.count)
      expect(back.datum).toBe('wgs84')
      expect(back.datumBasis).toBe(name === 'GeoJSON' ? 'derived' : 'stated')
      expect(back.geometry).toEqual(layer.geometry)
      expect(valuesOf(back, fields)).toEqual(valuesOf(layer, fields))
      expect(back.days.start?.days ?? null).toEqual(layer.days.start?.days ?? null)
    }),
    100,
  )
})
