import type { HeaderMeta } from 'flatgeobuf'
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

/** Whether the first feature, after header and index, lies within the file: a damaged size would be waited for. */
function isWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return bytes.length > 12 && bytes[3] === 3 && 12 + view.getUint32(8, true) <= bytes.length
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
        return fromFeature(id, feature, meta)
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
