import type { OwnLayer } from '../own-layers/own-layer.ts'
import { hasOwnId, noticeOf, propertiesOf, shapeOf } from './own-layer-features.ts'

/** An own layer as GeoJSON (RFC 7946), a feature a line; `twin` says datum and source. */
export function writeLayerGeoJson(layer: OwnLayer): string {
  const features = Array.from({ length: layer.count }, (_, row) =>
    JSON.stringify({
      type: 'Feature',
      ...(hasOwnId(layer, row) ? { id: layer.ids[row] } : {}),
      geometry: shapeOf(layer.geometry, row),
      properties: propertiesOf(layer, row),
    }),
  )
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(layer.name)},"twin":${JSON.stringify(noticeOf(layer))}`
  return `${head},"features":[\n${features.join(',\n')}\n]}\n`
}
