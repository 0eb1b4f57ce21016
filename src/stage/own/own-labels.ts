import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { ownFeatureMomentAt } from '../../own-layers/own-feature-moment.ts'
import type { ShownOwnLayer } from '../../own-layers/layer-style.ts'
import { GeometryKind, type OwnLayer } from '../../own-layers/own-layer.ts'
import { columnOf, passingRows, valueText } from '../../own-layers/style-columns.ts'
import { PALETTES } from '../../session/palette.ts'
import { FEATURED_LABELS } from '../map/label-style.ts'
import type { ViewState } from '../view-state.ts'

/** Where the names of a layer's rows stand, longitude and latitude a row; undefined until its mesh is made. */
type AnchorsOf = (layer: string) => Float64Array | undefined

const SOURCE = 'own-names'
const LAYER = 'own-names'

/** Names that one view can be given; MapLibre leaves out those that find no room. */
const MOST_NAMES = 400

/** Names of own features: those of the present view, of what stands on its day on any side. */
export interface OwnLabels {
  show(view: ViewState): void
  /** Camera or meshes have changed. Nothing is handed to MapLibre unless other names are to stand. */
  follow(): void
  /** The names that stand on the map; at a point, in CSS pixels of the map's element, those whose room holds it. */
  standing(point?: readonly [number, number]): readonly string[]
}

interface Name {
  readonly layer: OwnLayer
  readonly row: number
  readonly text: string
  readonly at: readonly [number, number]
}

export function createOwnLabels(map: MapLibreMap, anchorsOf: AnchorsOf): OwnLabels {
  let drawn = ''
  let of: string | undefined
  let shown: ViewState | undefined
  const follow = (): void => {
    if (!shown) return
    const view = shown
    const named = view.ownLayers.filter(({ style }) => style.visible && style.labels !== null)
    const isShown = named.length > 0 && view.session.layers.has('labels')
    if (!isShown && !map.getLayer(LAYER)) return
    if (!map.getLayer(LAYER)) addLayer(map)
    const { theme } = view.session
    if (of !== theme) {
      of = theme
      const { own, labelHalo } = PALETTES[theme]
      map.setPaintProperty(LAYER, 'text-color', own.hues[0]!)
      map.setPaintProperty(LAYER, 'text-halo-color', labelHalo)
    }
    const standing = (isShown ? namesIn(map, named, anchorsOf) : []).filter((name) => stands(name, view))
    const next = standing.map(({ layer, row, text }) => `${layer.id} ${row} ${text}`).join('\n')
    if (next === drawn) return
    drawn = next
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(standing))
  }
  return {
    follow,
    show(view) {
      const isSame = shown?.ownLayers === view.ownLayers && shown.day === view.day && shown.session === view.session
      shown = view
      if (!isSame) follow()
    },
    standing: (point) =>
      map.getLayer(LAYER)
        ? map
            .queryRenderedFeatures(point ? [point[0], point[1]] : undefined, { layers: [LAYER] })
            .map(({ properties }) => String(properties['name']))
        : [],
  }
}

/** What is there, or planned beyond it, on either side. */
function stands({ layer, row }: Name, { session, day }: ViewState): boolean {
  return session.sides.some((side) => {
    const moment = ownFeatureMomentAt(layer, row, side.day ?? day, side.reading, session.known)
    return moment.solid > 0 || moment.ghost > 0
  })
}

/** Names of rows that lie in the view, the topmost layer's first. */
function namesIn(map: MapLibreMap, shown: readonly ShownOwnLayer[], anchorsOf: AnchorsOf): readonly Name[] {
  const bounds = map.getBounds()
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  const names: Name[] = []
  for (const { layer, style } of shown.toReversed()) {
    const anchors = anchorsOf(layer.id)
    const column = columnOf(layer, style.labels ?? '')
    if (!anchors || !column) continue
    const passing = style.filters.length > 0 ? passingRows(layer, style.filters) : undefined
    for (let row = 0; row < layer.count && names.length < MOST_NAMES; row += 1) {
      const [lng, lat] = [anchors[row * 2]!, anchors[row * 2 + 1]!]
      if (!(lng > west && lng < east && lat > south && lat < north) || passing?.[row] === 0) continue
      const text = valueText(column, row)
      if (text !== null) names.push({ layer, row, text: text.slice(0, 60), at: [lng, lat] })
    }
  }
  return names
}

function collectionOf(names: readonly Name[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: names.map(({ layer, row, text, at }, rank) => ({
      type: 'Feature',
      properties: { name: text, rank, kind: layer.geometry.kinds[row] },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  }
}

/** Names of what is featured are placed before them, and so stand where both want the same room. */
function addLayer(map: MapLibreMap): void {
  map.addSource(SOURCE, { type: 'geojson', data: collectionOf([]) })
  map.addLayer(
    {
      id: LAYER,
      type: 'symbol',
      source: SOURCE,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Twin Sans', 'Twin Sans Full', 'sans-serif'],
        'text-size': 12,
        'text-max-width': 10,
        // A point is seen above its name.
        'text-offset': ['match', ['get', 'kind'], GeometryKind.point, ['literal', [0, 1.1]], ['literal', [0, 0]]],
        'text-padding': 3,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-halo-width': 1.6, 'text-halo-blur': 0.6 },
    },
    FEATURED_LABELS,
  )
}
