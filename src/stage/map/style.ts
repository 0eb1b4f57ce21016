import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { Place } from '../../city/schema.ts'
import { boundsOf } from '../../base/geodesy.ts'
import { roundedRings } from '../../layers/areas.ts'
import { ringCentre, type LabelRow } from '../../layers/labels.ts'
import { outerRing } from '../../layers/placement.ts'
import { PALETTES } from '../../session/palette.ts'
import type { Language, LayerSwitch, Session, Theme } from '../../session/session.ts'

/** The layer that deck.gl's flat layers and the world of solids go under: from it on, only names follow. */
export const FIRST_LABEL_LAYER = 'labels-context'
/** Names of rivers, lakes, ranges and prefectures. */
export const CONTEXT_LABELS = [FIRST_LABEL_LAYER, 'labels-lakes', 'labels-ranges', 'labels-prefectures'] as const

/** Labels of featured entities: the last layer, and so the first to be placed. */
export const FEATURED_LABELS = 'labels-featured'

const FONT = ['Twin Sans', 'Twin Sans Full', 'sans-serif']
/** MapLibre takes the weight from the first name of the stack; no face is called so. */
const FONT_BOLD = ['Bold', ...FONT]

/** The first of the map's own lines on the ground: the ground's scene, with its water, goes under it. */
export const FIRST_LINE_LAYER = 'context-road'
/** The first of the map's waters: slopes are shaded under it. */
export const FIRST_WATER_LAYER = 'context-river'

/** The map's own style: no tiles, no glyphs, no sprites; all sources are in the pack. */
export function mapStyle(places: readonly Place[], labels: readonly LabelRow[], session: Session): StyleSpecification {
  const { theme } = session
  return {
    version: 8,
    sources: {
      province: collection(places, ['province', 'prefecture']),
      city: collection(places, ['district', 'city-outline', 'county']),
      context: collection(places, CONTEXT_KINDS),
      names: contextNames(places),
      labels: labelSource(labels),
    },
    layers: [
      ...groundLayers(theme),
      ...contextLayers(theme, session.layers.has('context')),
      ...labelLayers(labels, session, -1e9),
    ],
    sky: {
      'sky-color': PALETTES[theme].haze,
      'horizon-color': PALETTES[theme].horizon,
      'fog-color': PALETTES[theme].haze,
      'sky-horizon-blend': 0.6,
      'horizon-fog-blend': 0.4,
      'fog-ground-blend': 0.9,
      'atmosphere-blend': 0,
    },
    transition: { duration: 0, delay: 0 },
  }
}

const CONTEXT_KINDS = ['river', 'canal', 'lake', 'island', 'road', 'expressway', 'railway', 'hsr', 'metro']

function collection(places: readonly Place[], kinds: readonly string[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: places
        .filter((place) => kinds.includes(place.kind))
        .map((place) => ({
          type: 'Feature',
          properties: { id: place.id, kind: place.kind, zh: place.name.zh, en: place.name.en },
          geometry: drawnGeometry(place),
        })),
    },
    tolerance: 0.2,
  }
}

/** Lakes are given by few points on their shore; the map rounds them, as the flat layers do. */
function drawnGeometry(place: Place): GeoJSON.Geometry {
  if (place.geometry.type !== 'Polygon') return place.geometry as GeoJSON.Geometry
  return {
    type: 'Polygon',
    coordinates: roundedRings(place, place.geometry.coordinates) as unknown as GeoJSON.Position[][],
  }
}

/** One point for the name of each lake and prefecture: a polygon's own name would stand in each of its tiles. */
function contextNames(places: readonly Place[]): GeoJSONSourceSpecification {
  const features = places
    .filter((place) => place.kind === 'lake' || place.kind === 'prefecture' || place.kind === 'mountain-range')
    .flatMap((place): GeoJSON.Feature[] => {
      if (place.geometry.type === 'LineString')
        return [named(place, place.geometry.coordinates[Math.floor(place.geometry.coordinates.length / 2)]!)]
      const ring = outerRing(place)
      if (!ring) return []
      // A lake round an island has its name on the water, south of it.
      const [west, south, east, north] = boundsOf(ring)
      const holed = place.geometry.type === 'Polygon' && place.geometry.coordinates.length > 1
      const at = holed ? [(west + east) / 2, south + (north - south) * 0.1] : [...ringCentre(ring)]
      return [named(place, at)]
    })
  return { type: 'geojson', data: { type: 'FeatureCollection', features } }
}

function named({ kind, name }: Place, at: readonly number[]): GeoJSON.Feature {
  const en = name.en
    .replace(/[,(].*$/, '')
    .replace(/ (City|Prefecture)\b.*$/, '')
    .trim()
  return {
    type: 'Feature',
    properties: { kind, zh: name.zh.replace(/[，,（(].*$/, ''), en },
    geometry: { type: 'Point', coordinates: [...at] },
  }
}

function labelSource(labels: readonly LabelRow[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: labels.map((label) => ({
        type: 'Feature',
        properties: {
          entity: label.entity,
          zh: shortName(label.name.zh),
          en: shortName(label.name.en),
          layer: label.layer,
          kind: label.kind,
          rank: label.rank,
          knownFrom: label.knownFrom,
          anchor: label.anchor,
          minZoom: label.minZoom,
          maxZoom: label.maxZoom,
        },
        geometry: { type: 'Point', coordinates: [...label.at] },
      })),
    },
  }
}

/** What stands in brackets explains, and is for the card; the map has the name. */
function shortName(name: string): string {
  const short = name.replace(/[（(][^（）()]*[）)]/g, '').trim()
  return short === '' ? name : short
}

/** Areas have no outlines of MapLibre's own: it draws those by rows and columns of the canvas, and a large picture has more than one. */
function groundLayers(theme: Theme): LayerSpecification[] {
  const c = PALETTES[theme]
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
    {
      id: 'province',
      type: 'fill',
      source: 'province',
      filter: ['==', 'kind', 'province'],
      paint: { 'fill-antialias': false, 'fill-color': c.province },
    },
    {
      id: 'prefectures',
      type: 'line',
      source: 'province',
      filter: ['==', 'kind', 'prefecture'],
      paint: {
        'line-color': c.boundary,
        'line-width': zoomed([5, 0.5], [9, 0.9]),
        'line-opacity': zoomed([5, 0.9], [11, 0.35]),
      },
    },
    {
      id: 'province-edge',
      type: 'line',
      source: 'province',
      filter: ['==', 'kind', 'province'],
      paint: {
        'line-color': c.cityEdge,
        'line-width': zoomed([5, 1], [9, 1.4]),
        'line-opacity': zoomed([6, 0.7], [10, 0.15]),
      },
    },
    {
      id: 'city',
      type: 'fill',
      source: 'city',
      filter: ['==', 'kind', 'district'],
      paint: { 'fill-antialias': false, 'fill-color': c.city },
    },
    {
      id: 'city-glow',
      type: 'line',
      source: 'city',
      filter: ['==', 'kind', 'city-outline'],
      paint: {
        'line-color': c.cityEdge,
        'line-width': zoomed([6, 3], [10, 9], [13, 14]),
        'line-blur': zoomed([6, 3], [10, 9], [13, 14]),
        'line-opacity': 0.45,
      },
    },
    {
      id: 'district-lines',
      type: 'line',
      source: 'city',
      filter: ['==', 'kind', 'district'],
      paint: { 'line-color': c.boundary, 'line-width': zoomed([7, 0.6], [12, 1.4]) },
    },
    {
      id: 'city-edge',
      type: 'line',
      source: 'city',
      filter: ['==', 'kind', 'city-outline'],
      paint: { 'line-color': c.cityEdge, 'line-width': zoomed([6, 0.8], [12, 1.6]), 'line-opacity': 0.8 },
    },
  ]
}

function contextLayers(theme: Theme, visible: boolean): LayerSpecification[] {
  const c = PALETTES[theme]
  const layout = { visibility: visible ? ('visible' as const) : ('none' as const) }
  const round = { ...layout, 'line-cap': 'round' as const, 'line-join': 'round' as const }
  const of = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
  return [
    {
      id: 'context-river',
      type: 'line',
      source: 'context',
      filter: of('river'),
      layout: round,
      paint: {
        'line-color': c.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.6],
          ['zoom'],
          6,
          ['match', ['get', 'id'], 'huang-he', 4, 0.4],
          10,
          ['match', ['get', 'id'], 'huang-he', 20, 2],
          14,
          ['match', ['get', 'id'], 'huang-he', 170, 12],
        ],
      },
    },
    {
      id: 'context-river-edge',
      type: 'line',
      source: 'context',
      filter: of('river', 'canal'),
      layout: round,
      paint: { 'line-color': c.waterEdge, 'line-width': zoomed([6, 0.6], [10, 1.1], [14, 2]), 'line-opacity': 0.55 },
    },
    {
      id: 'context-lake',
      type: 'fill',
      source: 'context',
      filter: of('lake'),
      layout,
      paint: { 'fill-antialias': false, 'fill-color': c.water },
    },
    {
      id: 'context-lake-edge',
      type: 'line',
      source: 'context',
      filter: of('lake'),
      layout,
      paint: { 'line-color': c.waterEdge, 'line-width': 1 },
    },
    {
      id: 'context-road',
      type: 'line',
      source: 'context',
      filter: of('road'),
      layout: round,
      paint: { 'line-color': c.road, 'line-width': zoomed([8, 0.6], [11, 1.6], [15, 8]) },
    },
    {
      id: 'context-expressway',
      type: 'line',
      source: 'context',
      filter: of('expressway'),
      layout: round,
      paint: { 'line-color': c.road, 'line-width': zoomed([7, 0.8], [11, 2.6], [15, 12]) },
    },
    {
      id: 'context-rail',
      type: 'line',
      source: 'context',
      filter: of('railway', 'hsr'),
      layout,
      paint: { 'line-color': c.rail, 'line-width': zoomed([7, 0.6], [11, 1.2], [15, 3]), 'line-dasharray': [5, 2.5] },
    },
    {
      id: 'context-metro',
      type: 'line',
      source: 'context',
      filter: of('metro'),
      layout: round,
      minzoom: 9,
      paint: { 'line-color': c.metro, 'line-width': zoomed([9, 0.8], [12, 2], [15, 4.5]) },
    },
  ]
}

/** Day groups of labels, the ever-standing first: a later group is drawn by a constant opacity, so that a step of the day lays nothing out anew. */
export function labelGroups(labels: readonly LabelRow[]): readonly { id: string; knownFrom: number }[] {
  const days = [...new Set(labels.map((label) => label.knownFrom))].sort((a, b) => a - b)
  return days.map((knownFrom, i) => ({ id: `labels-${i}`, knownFrom }))
}

function labelLayers(
  labels: readonly LabelRow[],
  { theme, language, layers, featured }: Session,
  day: number,
): LayerSpecification[] {
  const c = PALETTES[theme]
  const shown = { visibility: layers.has('labels') ? ('visible' as const) : ('none' as const) }
  const halo = { 'text-halo-color': c.labelHalo, 'text-halo-width': 1.6, 'text-halo-blur': 0.6 }
  const withContext = {
    visibility: layers.has('labels') && layers.has('context') ? ('visible' as const) : ('none' as const),
  }
  const contextText = { 'text-field': nameIn(language), 'text-font': FONT, 'text-letter-spacing': 0.14 }
  const context: LayerSpecification[] = [
    {
      id: FIRST_LABEL_LAYER,
      type: 'symbol',
      source: 'context',
      filter: ['==', ['get', 'kind'], 'river'],
      minzoom: 7.4,
      layout: {
        ...withContext,
        ...contextText,
        'symbol-placement': 'line',
        'symbol-spacing': 900,
        'text-size': zoomed([7, 11], [13, 14]),
        'text-pitch-alignment': 'viewport',
      },
      paint: { 'text-color': c.waterLabel, ...halo },
    },
    {
      id: CONTEXT_LABELS[1],
      type: 'symbol',
      source: 'names',
      filter: ['==', ['get', 'kind'], 'lake'],
      minzoom: 12,
      layout: { ...withContext, ...contextText, 'text-size': zoomed([12, 11], [15, 14]) },
      paint: { 'text-color': c.waterLabel, ...halo },
    },
    {
      id: CONTEXT_LABELS[2],
      type: 'symbol',
      source: 'names',
      filter: ['==', ['get', 'kind'], 'mountain-range'],
      maxzoom: 10,
      layout: { ...withContext, ...contextText, 'text-letter-spacing': 0.3, 'text-size': zoomed([5, 9.5], [9, 13]) },
      paint: { 'text-color': c.labelQuiet, 'text-opacity': 0.7, ...halo },
    },
    {
      id: CONTEXT_LABELS[3],
      type: 'symbol',
      source: 'names',
      filter: ['==', ['get', 'kind'], 'prefecture'],
      maxzoom: 8.2,
      layout: { ...shown, ...contextText, 'text-size': zoomed([5, 10.5], [8, 14]) },
      paint: { 'text-color': c.labelQuiet, 'text-opacity': zoomed([5, 0.85], [7.4, 0.8], [8.2, 0]), ...halo },
    },
  ]
  const groups = labelGroups(labels).map(({ id, knownFrom }): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'labels',
    filter: labelFilter(knownFrom, layers, featured),
    layout: {
      ...shown,
      'text-field': nameIn(language),
      'text-font': FONT,
      'symbol-sort-key': ['get', 'rank'],
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        7,
        ['match', ['get', 'kind'], 'district', 12, 'pipeline-planned', 14, 11],
        11,
        ['match', ['get', 'kind'], ['district', 'development-zone'], 14, 'park-area', 13.5, 12],
        15,
        ['match', ['get', 'kind'], 'park-area', 17, 14],
      ],
      'text-max-width': 11,
      // Each name leans away from its neighbours, once and for all. No variable anchors: MapLibre writes the corners of each such name anew in every frame.
      'text-anchor': ['get', 'anchor'],
      'text-offset': [
        'match',
        ['get', 'anchor'],
        'left',
        ['literal', [0.5, 0]],
        'right',
        ['literal', [-0.5, 0]],
        'top',
        ['literal', [0, 0.4]],
        'bottom',
        ['literal', [0, -0.4]],
        ['literal', [0, 0]],
      ],
      'text-padding': 3,
    },
    paint: {
      'text-color': [
        'match',
        ['get', 'kind'],
        'district',
        c.labelQuiet,
        ['development-zone', 'tray'],
        c.zone,
        ['trunk-line', 'branch-line', 'micro-circulation', 'mobility-node'],
        c.mobility,
        ['pipeline-planned', 'pipeline-existing', 'pipeline-end'],
        c.pipelines,
        ['corridor', 'road', 'express-line', 'county'],
        c.corridors,
        c.label,
      ],
      'text-opacity': day >= knownFrom ? 1 : 0,
      ...halo,
    },
  }))
  // Labels of featured entities are placed first, in bold, with a variable anchor: there are few of them.
  const featuredLayer: LayerSpecification = {
    id: FEATURED_LABELS,
    type: 'symbol',
    source: 'labels',
    filter: featuredFilter(day, layers, featured),
    layout: {
      ...shown,
      'text-field': nameIn(language),
      'text-font': FONT_BOLD,
      'symbol-sort-key': ['get', 'rank'],
      'text-size': zoomed([7, 14], [11, 15.5], [15, 18]),
      'text-max-width': 11,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.4,
      'text-padding': 3,
    },
    paint: { 'text-color': c.label, ...halo, 'text-halo-width': 2 },
  }
  return [...context, ...groups.reverse(), featuredLayer]
}

/** Labels of a day group whose layer is on, each from its own zoom; without the featured ones. */
function labelFilter(
  knownFrom: number,
  layers: ReadonlySet<LayerSwitch>,
  featured: readonly string[],
): ExpressionSpecification {
  return [
    'all',
    ['==', ['get', 'knownFrom'], knownFrom],
    ...(featured.length > 0 ? [['!', among(featured)] satisfies ExpressionSpecification] : []),
    ['>=', ['zoom'], ['get', 'minZoom']],
    ['<', ['zoom'], ['get', 'maxZoom']],
    ['in', ['get', 'layer'], ['literal', [...layers]]],
  ]
}

/** Labels of featured entities that are known on a day, at any zoom: the view is composed for them. */
export function featuredFilter(
  day: number,
  layers: ReadonlySet<LayerSwitch>,
  featured: readonly string[],
): ExpressionSpecification {
  return [
    'all',
    ['<=', ['get', 'knownFrom'], day],
    among(featured),
    ['!=', ['get', 'kind'], 'tray'],
    ['in', ['get', 'layer'], ['literal', [...layers]]],
  ]
}

const among = (entities: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', 'entity'],
  ['literal', [...entities]],
]

export function nameIn(language: Language): ExpressionSpecification {
  return ['get', language]
}

function zoomed(...stops: [zoom: number, value: number][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()]
}
