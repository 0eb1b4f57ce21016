import '../../messages/intake.ts'
import { DOMParser, type Document } from '@xmldom/xmldom'
import { gpxGen, kmlGen } from '@tmcw/togeojson'
import type { Feature, Geometry } from 'geojson'
import { message } from '../../messages/message.ts'
import type { GeoFormat } from '../../own-layers/file-preview.ts'
import { declaredEncoding } from '../decode-text.ts'
import { positionIn } from '../file-fault.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { GEO_BOUNDS } from './bounds.ts'
import { UnreadableFile, readText, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { isZip, openArchive } from './open-archive.ts'
import { RawLayerBuilder, type RawLayer } from './raw-layer.ts'

/** Elements of KML that are no vectors, and are counted as left out. */
const NOT_VECTOR = /<(?:\w+:)?(?:GroundOverlay|ScreenOverlay|PhotoOverlay|NetworkLink|Model)\b/g
/** How drawing programs style things; of no use here. */
const STYLE =
  /^(?:style|styleUrl|styleHash|styleMapHash|stroke|fill|icon|marker|label|_gpxType|links|coordinateProperties)\b/

/** Deepest nesting of a text, without reading it as XML. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const [tag] of text.matchAll(/<(?![?!])[^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}

/** The document of a text; document types with entities are refused, not expanded. */
function parseXmlText(text: string): Document {
  const banned = /<!(?:DOCTYPE|ENTITY)/i.exec(text)
  if (banned) throw new UnreadableFile(message('xml.doctype'), positionIn(text, banned.index))
  if (depthOf(text) > GEO_BOUNDS.depth * 4)
    throw new UnreadableFile(message('json.tooDeep', { max: GEO_BOUNDS.depth * 4 }))
  try {
    return new DOMParser({
      onError: (level, detail) => {
        if (level !== 'warning') throw new Error(detail)
      },
    }).parseFromString(text, 'text/xml')
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault)
    const place = /line:(\d+),\s*col:(\d+)/.exec(detail) ?? /\[line:(\d+)[^\d]+(\d+)/.exec(detail)
    const reason = message('xml.broken', { message: detail.split('\n')[0]!.slice(0, 120) })
    throw new UnreadableFile(reason, { row: Number(place?.[1] ?? 0), column: Number(place?.[2] ?? 0) })
  }
}

/** HTML of a balloon as plain text: it is shown as text, and its tags say nothing. */
function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/tr|\/div|\/li)\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function addProperties(builder: RawLayerBuilder, properties: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (STYLE.test(name)) continue
    if (name === 'timespan' && typeof value === 'object' && value !== null) {
      const { begin, end } = value as { begin?: unknown; end?: unknown }
      builder.set('begin', begin)
      builder.set('end', end)
    } else if (name === 'description' && typeof value === 'object' && value !== null && 'value' in value)
      builder.set(name, plainText(String(value.value)))
    else builder.set(name, name === 'description' && typeof value === 'string' ? plainText(value) : value)
  }
}

function layerOf(
  file: GeoFile,
  format: GeoFormat,
  options: ReadOptions,
  read: (document: Document) => Iterable<Feature<Geometry | null>>,
): RawLayer {
  const { text, encoding, faults } = readText(file, options.encoding, declaredEncoding(file.bytes))
  const document = parseXmlText(text)
  const builder = new RawLayerBuilder({
    key: file.name,
    file: file.name,
    name: stemOf(file.name),
    format,
    bytes: file.bytes.length,
    encoding,
    declared: null,
    known: { start: 'begin', end: 'end' },
  })
  faults.forEach((fault) => builder.fault(fault))
  const overlays = format === 'gpx' ? 0 : [...text.matchAll(NOT_VECTOR)].length
  if (overlays > 0) builder.leftOut.add('left.notVector', format.toUpperCase(), overlays)
  let count = 0
  for (const { id, geometry, properties } of read(document)) {
    count += 1
    // The frame of an image says nothing of the image.
    if (properties?.['@geometry-type'] === 'groundoverlay') continue
    const at = `feature ${count}`
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, at)
      break
    }
    builder.begin(id, at)
    addProperties(builder, properties ?? {})
    if (geometry === null) builder.leftOut.add('left.noGeometry', at)
    addGeoJsonShape(builder, geometry)
    builder.end()
  }
  if (count === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return builder.finish()
}

export function readKml(file: GeoFile, options: ReadOptions): RawLayer[] {
  return [layerOf(file, 'kml', options, (document) => kmlGen(document))]
}

export function readGpx(file: GeoFile, options: ReadOptions): RawLayer[] {
  return [layerOf(file, 'gpx', options, (document) => gpxGen(document))]
}

/** A KMZ: the KML files of an archive, a layer each. */
export function readKmz(file: GeoFile, options: ReadOptions): RawLayer[] {
  const inside = isZip(file.bytes) ? openArchive(file).filter(({ name }) => /\.kml$/i.test(name)) : []
  if (inside.length === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return inside.map((one) => {
    const isOnly = inside.length === 1
    const layer = layerOf(one, 'kmz', options, (document) => kmlGen(document))
    return isOnly ? { ...layer, name: stemOf(file.name) } : layer
  })
}
