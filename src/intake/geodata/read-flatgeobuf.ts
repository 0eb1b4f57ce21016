import '../../messages/intake.ts'
import type { HeaderMeta } from 'flatgeobuf'
import { ByteBuffer } from 'flatbuffers'
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { fromFeature, type IGeoJsonFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js'
import { message } from '../../messages/message.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { declaredByDefinition } from './file-crs.ts'
import { UnreadableFile, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'

function declaredIn(header: HeaderMeta | undefined): DeclaredCrs | null {
  const crs = header?.crs
  if (!crs) return null
  const reason = message('geo.crsMember', { name: crs.name ?? `${crs.org ?? 'EPSG'}:${crs.code}` })
  if (crs.code > 0 && (crs.org ?? 'EPSG').toUpperCase() === 'EPSG')
    return { code: `EPSG:${crs.code}`, basis: 'stated', reason }
  return crs.wkt ? declaredByDefinition(crs.wkt, reason) : null
}

/**
 * Whether the header is one: of version 3, within the file, with as many columns as a table can have, and with a count where
 * there is an index. The library takes damaged counts at their word, and would go on for hours.
 */
function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length <= 12 || bytes[3] !== 3 || 12 + view.getUint32(8, true) > bytes.length) return false
  try {
    const buffer = new ByteBuffer(bytes)
    buffer.setPosition(8)
    const header = Header.getSizePrefixedRootAsHeader(buffer)
    const isCounted = header.indexNodeSize() === 0 || header.featuresCount() > 0n
    return header.columnsLength() <= 4_096 && header.envelopeLength() <= 8 && isCounted
  } catch {
    return false
  }
}

/** Whether a shape has no more parts than its bytes can hold, at any depth. */
function isSound(geometry: Geometry | null, bytes: number, depth = 0): boolean {
  const parts = geometry?.partsLength() ?? 0
  if (parts === 0) return true
  if (depth > 3 || parts * 4 > bytes) return false
  return Array.from({ length: parts }, (_, i) => geometry?.parts(i) ?? null).every((part) =>
    isSound(part, bytes, depth + 1),
  )
}

/** A FlatGeobuf file of version 3. */
export async function readFlatGeobuf(file: GeoFile, options: ReadOptions): Promise<RawLayer[]> {
  const { name, bytes } = file
  if (!isWhole(bytes)) throw new UnreadableFile(message('geo.badBinary', { format: 'FlatGeobuf' }))
  let header: HeaderMeta | undefined
  const features = deserialize(bytes, {
    // One that cannot be read is a row that cannot, and not the end of the file.
    fromFeature: (id, feature, meta): Partial<IGeoJsonFeature> => {
      try {
        return isSound(feature.geometry(), bytes.length) ? fromFeature(id, feature, meta) : {}
      } catch {
        return {}
      }
    },
    headerMetaFn: (found) => {
      header = found
    },
  })
  const builder = new RawLayerBuilder({
    key: name,
    file: name,
    name: stemOf(name),
    format: 'flatgeobuf',
    bytes: bytes.length,
    encoding: null,
    declared: null,
  })
  try {
    let count = 0
    for await (const found of features) {
      count += 1
      const feature = found as Partial<IGeoJsonFeature>
      const at = `feature ${count}`
      if (builder.isFull) {
        builder.leftOut.add(builder.fullReason, at, Math.max(1, (header?.featuresCount ?? 0) - builder.count))
        break
      }
      const { type, geometry, properties } = feature
      if (type === undefined) {
        builder.leftOut.add('left.badRecord', at)
        continue
      }
      builder.begin(null, at)
      for (const [field, value] of Object.entries(properties ?? {})) builder.set(field, value)
      addGeoJsonShape(builder, geometry)
      builder.end()
      if (builder.count % 4096 === 0 && header?.featuresCount) options.onShare(builder.count / header.featuresCount)
    }
  } catch {
    // What was read until the damage stays.
    if (builder.count === 0) throw new UnreadableFile(message('geo.badBinary', { format: 'FlatGeobuf' }))
    const lost = Math.max(1, (header?.featuresCount ?? 0) - builder.count)
    builder.leftOut.add('left.badRecord', `feature ${builder.count + 1}`, lost)
    builder.fault({ file: name, row: builder.count + 1, column: 0, where: '', reason: message('geo.cutRecord') })
  }
  if (builder.count === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return [{ ...builder.finish(), name: header?.title || builder.head.name, declared: declaredIn(header) }]
}
