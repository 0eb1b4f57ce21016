import type { OwnLayer } from '../own-layers/own-layer.ts'
import { valueAt } from '../own-layers/value-at.ts'
import { writeCsv } from './csv.ts'
import { shapeOf } from './own-layer-features.ts'

const pairs = (run: readonly GeoJSON.Position[]): string => `(${run.map(([lng, lat]) => `${lng} ${lat}`).join(', ')})`
const list = <T>(items: readonly T[], text: (item: T) => string): string => `(${items.map(text).join(', ')})`

/** A shape as well-known text; empty for none. */
function wktOf(shape: GeoJSON.Geometry | null): string {
  switch (shape?.type) {
    case 'Point':
      return `POINT ${pairs([shape.coordinates])}`
    case 'MultiPoint':
      return `MULTIPOINT ${pairs(shape.coordinates)}`
    case 'LineString':
      return `LINESTRING ${pairs(shape.coordinates)}`
    case 'MultiLineString':
      return `MULTILINESTRING ${list(shape.coordinates, pairs)}`
    case 'Polygon':
      return `POLYGON ${list(shape.coordinates, pairs)}`
    case 'MultiPolygon':
      return `MULTIPOLYGON ${list(shape.coordinates, (rings) => list(rings, pairs))}`
    default:
      return ''
  }
}

/** An own layer as a table: its fields, and its shapes as well-known text in WGS-84, which the header of that column says. */
export function writeLayerCsv(layer: OwnLayer): string {
  const head = [...layer.attributes.map(({ name }) => name), 'WKT (WGS-84)']
  const rows = Array.from({ length: layer.count }, (_, row) => [
    ...layer.attributes.map((column) => {
      const value = valueAt(column, row)
      return typeof value === 'boolean' ? String(value) : value
    }),
    wktOf(shapeOf(layer.geometry, row)),
  ])
  return writeCsv(head, rows)
}
