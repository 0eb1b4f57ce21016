import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import type { BaseMap } from '../../base-map/base-map.ts'
import { PALETTES, type Palette } from '../../session/palette.ts'
import type { Language, Session } from '../../session/session.ts'
import { zoomed } from '../map/zoomed.ts'
import { NAME_FIELDS, SCHEMA_LAYERS, type Pick, type WayRank } from './schema-layers.ts'

/** The source of the map's style that a base map is; there is one at most. */
export const BASE_MAP_SOURCE = 'base-map'
/** What the addresses of its tiles begin with. */
export const BASE_MAP_PROTOCOL = 'basemap'

export function baseMapSource({ id, schema, bounds, minZoom, maxZoom }: BaseMap): SourceSpecification {
  const source = {
    tiles: [`${BASE_MAP_PROTOCOL}://${id}/{z}/{x}/{y}`],
    bounds: [...bounds] as [number, number, number, number],
    minzoom: minZoom,
    maxzoom: maxZoom,
  }
  return schema === 'raster' ? { type: 'raster', tileSize: 256, ...source } : { type: 'vector', ...source }
}

/** A layer and the place that it takes: under the map's own waters, under the illustrative city, or under all names. */
export interface PlacedLayer {
  readonly under: 'waters' | 'fabric' | 'labels'
  readonly layer: LayerSpecification
}

/** How the base map is drawn, from below: in the twin's own two designs, and quieter than what the documents state. */
export function baseMapLayers(map: BaseMap, { theme, language, layers }: Session): readonly PlacedLayer[] {
  const c = PALETTES[theme]
  const visible = { visibility: layers.has('context') ? ('visible' as const) : ('none' as const) }
  if (map.schema === 'raster')
    return [
      {
        under: 'waters',
        layer: {
          id: 'base-map-picture',
          type: 'raster',
          source: BASE_MAP_SOURCE,
          layout: visible,
          paint: { 'raster-opacity': 0.85, 'raster-saturation': -0.25, 'raster-fade-duration': 0 },
        },
      },
    ]
  const schema = SCHEMA_LAYERS[map.schema]
  const has = ({ layer }: Pick): boolean => map.vectorLayers.has(layer)
  const made = <Layer extends LayerSpecification>(
    name: string,
    picks: readonly Pick[],
    of: (base: { id: string; source: string; 'source-layer': string; filter: ExpressionSpecification }) => Layer,
  ): readonly Layer[] =>
    picks
      .filter(has)
      .map(({ layer, filter }) =>
        of({ id: `base-map-${name}-${layer}`, source: BASE_MAP_SOURCE, 'source-layer': layer, filter }),
      )
  const fill = (name: string, picks: readonly Pick[], colour: string, opacity: number, minzoom = 0) =>
    made(name, picks, (base) => ({
      ...base,
      type: 'fill',
      minzoom,
      layout: visible,
      paint: { 'fill-antialias': false, 'fill-color': colour, 'fill-opacity': opacity },
    }))
  const ground = [
    ...fill('built', schema.built, c.fabricYard, 0.75),
    ...fill('green', schema.green, c.fabricGreen, 0.9),
    ...fill('water', schema.water, c.water, 1),
    ...made('waterway', schema.waterways, (base) => ({
      ...base,
      type: 'line' as const,
      minzoom: 8,
      layout: { ...visible, 'line-cap': 'round' as const, 'line-join': 'round' as const },
      paint: { 'line-color': c.water, 'line-width': zoomed([8, 0.6], [12, 1.6], [16, 5]) },
    })),
  ]
  const ways = WAYS.flatMap(({ rank, ...look }) =>
    made(rank, schema.ways[rank], (base) => wayLayer(base, look, c, visible)),
  )
  const named = { ...visible, ...(layers.has('labels') ? {} : { visibility: 'none' as const }) }
  const names = NAMES.flatMap(({ of, ...look }) =>
    made(of, schema[of], (base) => nameLayer(base, look, c, language, named)),
  )
  return [
    ...ground.map((layer): PlacedLayer => ({ under: 'waters', layer })),
    ...ways.map((layer): PlacedLayer => ({ under: 'fabric', layer })),
    ...names.map((layer): PlacedLayer => ({ under: 'labels', layer })),
  ]
}

type Base = { id: string; source: string; 'source-layer': string; filter: ExpressionSpecification }
type Visible = { readonly visibility: 'visible' | 'none' }

interface WayLook {
  readonly rank: WayRank
  readonly from: number
  readonly colour: 'road' | 'rail' | 'fabricStreet'
  readonly width: ExpressionSpecification
  readonly opacity: number
  readonly dashed?: true
}

/** From the quietest up: what is wider lies over it. */
const WAYS: readonly WayLook[] = [
  { rank: 'path', from: 15, colour: 'road', width: zoomed([15, 0.5], [18, 2]), opacity: 0.5 },
  { rank: 'minor', from: 12, colour: 'road', width: zoomed([12, 0.3], [14, 1.2], [17, 9]), opacity: 0.7 },
  { rank: 'rail', from: 8, colour: 'rail', width: zoomed([8, 0.5], [12, 1.1], [16, 3]), opacity: 0.9, dashed: true },
  { rank: 'major', from: 8, colour: 'road', width: zoomed([8, 0.4], [11, 1.1], [14, 3.2], [17, 16]), opacity: 1 },
  { rank: 'motorway', from: 5, colour: 'road', width: zoomed([5, 0.5], [10, 1.6], [14, 5], [17, 20]), opacity: 1 },
]

function wayLayer(
  base: Base,
  { from, colour, width, opacity, dashed }: Omit<WayLook, 'rank'>,
  c: Palette,
  visible: Visible,
): LineLayerSpecification {
  return {
    ...base,
    type: 'line',
    minzoom: from,
    layout: { ...visible, 'line-join': 'round', ...(dashed ? {} : { 'line-cap': 'round' }) },
    paint: {
      'line-color': c[colour],
      'line-width': width,
      'line-opacity': opacity,
      ...(dashed ? { 'line-dasharray': [5, 2.5] } : {}),
    },
  }
}

interface NameLook {
  readonly of: 'waterNames' | 'wayNames' | 'quarters' | 'towns'
  readonly from: number
  readonly size: ExpressionSpecification
  readonly colour: 'waterLabel' | 'labelQuiet'
  readonly alongLine?: true
}

/** The last is placed first. */
const NAMES: readonly NameLook[] = [
  { of: 'wayNames', from: 14, size: zoomed([14, 10], [17, 12.5]), colour: 'labelQuiet', alongLine: true },
  { of: 'waterNames', from: 12, size: zoomed([12, 10.5], [16, 13]), colour: 'waterLabel' },
  { of: 'quarters', from: 12.5, size: zoomed([12, 10.5], [16, 13]), colour: 'labelQuiet' },
  { of: 'towns', from: 9.5, size: zoomed([9, 10], [14, 13]), colour: 'labelQuiet' },
]

function nameLayer(
  base: Base,
  { from, size, colour, alongLine }: Omit<NameLook, 'of'>,
  c: Palette,
  language: Language,
  visible: Visible,
): SymbolLayerSpecification {
  return {
    ...base,
    type: 'symbol',
    minzoom: from,
    layout: {
      ...visible,
      'text-field': nameIn(language),
      'text-font': ['Twin Sans', 'Twin Sans Full', 'sans-serif'],
      'text-size': size,
      'text-max-width': 9,
      'text-padding': 6,
      ...(alongLine ? { 'symbol-placement': 'line', 'symbol-spacing': 420 } : {}),
    },
    paint: {
      'text-color': c[colour],
      'text-opacity': 0.85,
      'text-halo-color': c.labelHalo,
      'text-halo-width': 1.4,
      'text-halo-blur': 0.6,
    },
  }
}

function nameIn(language: Language): ExpressionSpecification {
  return ['coalesce', ...NAME_FIELDS[language].map((field): ExpressionSpecification => ['get', field]), '']
}
