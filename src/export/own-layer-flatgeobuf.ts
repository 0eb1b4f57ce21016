import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import type { OwnLayer } from '../own-layers/own-layer.ts'
import { propertiesOf, shapeOf } from './own-layer-features.ts'

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)

/** A row without a shape: a point without numbers, as GDAL writes it; a feature without any is more than readers take. */
const NOWHERE = parseGeometry({ type: 'Point', coordinates: [NaN, NaN] })

const TYPES = { text: ColumnType.String, number: ColumnType.Double, boolean: ColumnType.Bool } as const

/** The library's own `serialize` takes the types of columns from the first feature, where a value may be missing. */
const columnsOf = (layer: OwnLayer): ColumnMeta[] =>
  layer.attributes.map(({ name, type }) => ({
    name,
    type: TYPES[type],
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  }))

/** An own layer as FlatGeobuf in EPSG:4326, without an index. */
export function writeLayerFlatGeobuf(layer: OwnLayer): Uint8Array {
  const header = {
    geometryType: GeometryType.Unknown,
    columns: layer.attributes.length > 0 ? columnsOf(layer) : null,
    envelope: null,
    featuresCount: layer.count,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  }
  // Only a null is left out of the file; anything else that is missing would be written as a zero.
  const missing = Object.fromEntries(layer.attributes.map(({ name }) => [name, null]))
  const parts = [MAGIC, buildHeader(header, 4326)]
  for (let row = 0; row < layer.count; row += 1) {
    const shape = shapeOf(layer.geometry, row)
    const geometry = shape && shape.type !== 'GeometryCollection' ? parseGeometry(shape) : NOWHERE
    parts.push(buildFeature(geometry, { ...missing, ...propertiesOf(layer, row) }, header))
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
