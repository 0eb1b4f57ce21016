import '../../messages/intake.ts'
import { gunzipSync } from 'fflate'
import { decompress } from 'fzstd'
import { parquetMetadata, parquetReadObjects, type Compressors, type FileMetaData } from 'hyparquet'
import { message } from '../../messages/message.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { declaredByDefinition } from './file-crs.ts'
import { UnreadableFile, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'
import { readWkb, readWkt } from './well-known.ts'

/** Snappy is hyparquet's own; others come as JavaScript, since hyparquet's own set compiles WebAssembly when it is loaded. */
const compressors: Compressors = {
  ZSTD: (input) => decompress(input),
  GZIP: (input) => gunzipSync(input),
}

interface GeoColumn {
  readonly encoding?: unknown
  readonly crs?: unknown
}

interface GeoMetadata {
  readonly primary_column?: unknown
  readonly columns?: Readonly<Record<string, GeoColumn>>
}

function geoOf(metadata: FileMetaData): GeoMetadata | null {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value
  if (text === undefined) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

/** What the specification has where nothing is said is WGS-84; a null says that it is not known. */
function declaredIn(column: GeoColumn | undefined): DeclaredCrs | null {
  if (!column || column.crs === null) return null
  if (column.crs === undefined) return { code: 'EPSG:4326', basis: 'stated', reason: message('geo.crsOfFormat') }
  const text = typeof column.crs === 'string' ? column.crs : JSON.stringify(column.crs)
  const name = /"name"\s*:\s*"([^"]{1,80})"/.exec(text)?.[1] ?? 'geo'
  return declaredByDefinition(text, message('geo.crsMember', { name }))
}

/** Fields of Overture that are kept as such; what else is nested is kept as text. */
function addValue(builder: RawLayerBuilder, name: string, value: unknown): void {
  if (name === 'names' && typeof value === 'object' && value !== null && 'primary' in value) {
    builder.set('names.primary', value.primary)
    return
  }
  // The bounds of each shape follow from the shape.
  if (name === 'bbox' && typeof value === 'object') return
  builder.set(name, value)
}

function addShape(builder: RawLayerBuilder, value: unknown): void {
  if (value === null || value === undefined) builder.leftOut.add('left.noGeometry', builder.at)
  else if (value instanceof Uint8Array || typeof value === 'string') {
    const read = typeof value === 'string' ? readWkt(value) : readWkb(value)
    if (read === undefined || read === 'curve')
      builder.leftOut.add(read === 'curve' ? 'left.curve' : 'left.brokenGeometry', builder.at)
    else addGeoJsonShape(builder, read.geometry)
  } else addGeoJsonShape(builder, value)
}

/** Points in two columns, where there is no column of shapes. */
function pairIn(names: readonly string[]): readonly [string, string] | undefined {
  const find = (pattern: RegExp): string | undefined => names.find((name) => pattern.test(name))
  const [east, north] = [find(/^(?:lon|lng|long|longitude|x|经度)$/i), find(/^(?:lat|latitude|y|纬度)$/i)]
  return east !== undefined && north !== undefined ? [east, north] : undefined
}

/** Rows that are read at a time. */
const ROWS = 20_000

/** A GeoParquet file, or a Parquet table with a column of shapes or of longitudes and latitudes. */
export async function readGeoParquet(file: GeoFile, options: ReadOptions): Promise<RawLayer[]> {
  const { name, bytes } = file
  const buffer = bytes.slice().buffer
  let metadata: FileMetaData
  try {
    metadata = parquetMetadata(buffer, { geoparquet: false })
  } catch {
    throw new UnreadableFile(message('geo.badBinary', { format: 'Parquet' }))
  }
  const geo = geoOf(metadata)
  const names = topNames(metadata)
  const shape =
    typeof geo?.primary_column === 'string'
      ? geo.primary_column
      : names.find((column) => /^(?:geometry|geom|the_geom|wkb|wkb_geometry|wkt)$/i.test(column))
  const pair = pairIn(names)
  if (shape === undefined && !pair) throw new UnreadableFile(message('geo.noCoordinates'))
  const builder = new RawLayerBuilder({
    key: name,
    file: name,
    name: stemOf(name),
    format: 'geoparquet',
    bytes: bytes.length,
    encoding: null,
    declared: shape === undefined ? null : declaredIn(geo?.columns?.[shape]),
  })
  await addRows({ builder, buffer, metadata, shape, pair }, options)
  if (builder.count === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return [builder.finish()]
}

interface Table {
  readonly builder: RawLayerBuilder
  readonly buffer: ArrayBuffer
  readonly metadata: FileMetaData
  readonly shape: string | undefined
  readonly pair: readonly [string, string] | undefined
}

async function addRows({ builder, buffer, metadata, shape, pair }: Table, options: ReadOptions): Promise<void> {
  const total = Number(metadata.num_rows)
  for (let from = 0; from < total; from += ROWS) {
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, `row ${from + 1}`, total - from)
      return
    }
    const to = Math.min(total, from + ROWS)
    let rows: readonly Record<string, unknown>[]
    try {
      rows = await parquetReadObjects({
        file: buffer,
        metadata,
        compressors,
        rowStart: from,
        rowEnd: to,
        geoparquet: false,
        // Bytes without a type are shapes, and no texts.
        utf8: false,
      })
    } catch (fault) {
      const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
      if (builder.count === 0) throw new UnreadableFile(message('geo.damaged', { detail }))
      builder.leftOut.add('left.badRecord', `row ${from + 1}`, total - from)
      return
    }
    // A damaged file may declare any number of rows.
    if (rows.length === 0) {
      builder.leftOut.add('left.badRecord', `row ${from + 1}`)
      return
    }
    for (const row of rows) {
      builder.begin(typeof row['id'] === 'string' ? row['id'] : null, `row ${builder.count + 1}`)
      for (const [field, value] of Object.entries(row)) if (field !== shape) addValue(builder, field, value)
      if (shape !== undefined) addShape(builder, row[shape])
      else if (pair) addShape(builder, { type: 'Point', coordinates: [Number(row[pair[0]]), Number(row[pair[1]])] })
      builder.end()
    }
    options.onShare(to / total)
  }
}

/** Names of the columns at the top of the schema. */
function topNames({ schema }: FileMetaData): string[] {
  const names: string[] = []
  const skip = (at: number): number => {
    let next = at + 1
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child += 1) next = skip(next)
    return next
  }
  for (let at = 1; at < schema.length; at = skip(at)) names.push(schema[at]?.name ?? '')
  return names
}
