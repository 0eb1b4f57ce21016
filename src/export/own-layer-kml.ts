import type { OwnLayer } from '../own-layers/own-layer.ts'
import { valueAt } from '../own-layers/value-at.ts'
import { hasOwnId, kmlTime, noticeOf, shapeOf } from './own-layer-features.ts'

const NAMESPACE = 'http://www.opengis.net/kml/2.2'

/** Text as XML holds it; signs that XML cannot hold at all are left out. */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Controls and halves of signs, which XML 1.0 forbids.
      .replace(/[^\P{Cc}\t\n\r\u0080-\u009f]|\p{Cs}|[\ufffe\uffff]/gu, '')
      .replaceAll('\r', '&#13;')
  )
}

const run = (positions: readonly GeoJSON.Position[]): string =>
  `<coordinates>${positions.map(([lng, lat]) => `${lng},${lat}`).join(' ')}</coordinates>`

const polygon = (rings: readonly GeoJSON.Position[][]): string =>
  `<Polygon>${rings
    .map((ring, i) => {
      const tag = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs'
      return `<${tag}><LinearRing>${run(ring)}</LinearRing></${tag}>`
    })
    .join('')}</Polygon>`

const many = (shapes: readonly string[]): string => `<MultiGeometry>${shapes.join('')}</MultiGeometry>`

function kmlShape(shape: GeoJSON.Geometry | null): string {
  switch (shape?.type) {
    case 'Point':
      return `<Point>${run([shape.coordinates])}</Point>`
    case 'MultiPoint':
      return many(shape.coordinates.map((position) => `<Point>${run([position])}</Point>`))
    case 'LineString':
      return `<LineString>${run(shape.coordinates)}</LineString>`
    case 'MultiLineString':
      return many(shape.coordinates.map((line) => `<LineString>${run(line)}</LineString>`))
    case 'Polygon':
      return polygon(shape.coordinates)
    case 'MultiPolygon':
      return many(shape.coordinates.map(polygon))
    default:
      return ''
  }
}

/** The planned span of a row as KML's TimeSpan, as exact as it is known. */
function timeSpan({ days }: OwnLayer, row: number): string {
  const [begin, end] = [kmlTime(days.start, row), kmlTime(days.end ?? days.removed, row)]
  if (begin === null && end === null) return ''
  const tag = (name: string, value: string | null): string => (value === null ? '' : `<${name}>${value}</${name}>`)
  return `<TimeSpan>${tag('begin', begin)}${tag('end', end)}</TimeSpan>`
}

/** An own layer as KML 2.2, which is always WGS-84: names, spans of time, and every field as extended data. */
export function writeLayerKml(layer: OwnLayer): string {
  const names = layer.attributes.find(({ name }) => name === layer.mapping.name)
  const { convertedFrom, attribution, licence } = noticeOf(layer)
  const marks = Array.from({ length: layer.count }, (_, row) => {
    const title = names ? valueAt(names, row) : null
    const data = layer.attributes.flatMap((column) => {
      const value = valueAt(column, row)
      return value === null
        ? []
        : `<Data name="${escaped(column.name)}"><value>${escaped(String(value))}</value></Data>`
    })
    const id = hasOwnId(layer, row) ? ` id="${escaped(layer.ids[row] ?? '')}"` : ''
    const name = title === null ? '' : `<name>${escaped(String(title))}</name>`
    const extended = data.length > 0 ? `<ExtendedData>${data.join('')}</ExtendedData>` : ''
    return `<Placemark${id}>${name}${timeSpan(layer, row)}${extended}${kmlShape(shapeOf(layer.geometry, row))}</Placemark>`
  })
  const about = [`WGS-84 (${convertedFrom})`, layer.source.file, attribution, licence].filter((text) => text !== '')
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="${NAMESPACE}"><Document><name>${escaped(layer.name)}</name><description>${escaped(about.join(' · '))}</description>
${marks.join('\n')}
</Document></kml>
`
}
