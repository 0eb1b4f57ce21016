import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { LabelRow } from '../../layers/labels.ts'
import { PALETTES, type Palette } from '../../session/palette.ts'
import type { Language, LayerSwitch, Session } from '../../session/session.ts'
import { zoomed } from './zoomed.ts'

/** The layer that deck.gl's flat layers and the world of solids go under: from it on, only names follow. */
export const FIRST_LABEL_LAYER = 'labels-context'
/** Names of rivers, lakes, ranges and prefectures. */
export const CONTEXT_LABELS = [FIRST_LABEL_LAYER, 'labels-lakes', 'labels-ranges', 'labels-prefectures'] as const

/** Labels of featured entities: the last layer, and so the first to be placed. */
export const FEATURED_LABELS = 'labels-featured'

const FONT = ['Twin Sans', 'Twin Sans Full', 'sans-serif']
/** MapLibre takes the weight from the first name of the stack; no face is called so. */
const FONT_BOLD = ['Bold', ...FONT]

/** Day groups of labels, the ever-standing first: a later group is drawn by a constant opacity, so that a step of the day lays nothing out anew. */
export function labelGroups(labels: readonly LabelRow[]): readonly { id: string; knownFrom: number }[] {
  const days = [...new Set(labels.map((label) => label.knownFrom))].sort((a, b) => a - b)
  return days.map((knownFrom, i) => ({ id: `labels-${i}`, knownFrom }))
}

/** Before every day: labels that are known from a day on appear when the stage shows that day. */
const NO_DAY = -1e9

/** All labels, the last to be placed first. */
export function labelLayers(labels: readonly LabelRow[], session: Session): LayerSpecification[] {
  const groups = labelGroups(labels).map((group) => groupLayer(group, session))
  return [...contextLabels(session), ...groups.reverse(), featuredLabels(session)]
}

const visibility = (on: boolean): 'visible' | 'none' => (on ? 'visible' : 'none')

const haloOf = (c: Palette) => ({ 'text-halo-color': c.labelHalo, 'text-halo-width': 1.6, 'text-halo-blur': 0.6 })

/** Names of rivers, lakes, ranges and prefectures. */
function contextLabels({ theme, language, layers }: Session): LayerSpecification[] {
  const c = PALETTES[theme]
  const halo = haloOf(c)
  const shown = { visibility: visibility(layers.has('labels')) }
  const withContext = { visibility: visibility(layers.has('labels') && layers.has('context')) }
  const contextText = { 'text-field': nameIn(language), 'text-font': FONT, 'text-letter-spacing': 0.14 }
  return [
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
}

const GROUP_SIZE: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  7,
  ['match', ['get', 'kind'], 'district', 12, 'pipeline-planned', 14, 11],
  11,
  ['match', ['get', 'kind'], ['district', 'development-zone'], 14, 'park-area', 13.5, 12],
  15,
  ['match', ['get', 'kind'], 'park-area', 17, 14],
]

const ANCHOR_OFFSET: ExpressionSpecification = [
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
]

const kindColour = (c: Palette): ExpressionSpecification => [
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
]

/** The labels that are known from one day on. */
function groupLayer(
  { id, knownFrom }: { readonly id: string; readonly knownFrom: number },
  { theme, language, layers, featured }: Session,
): LayerSpecification {
  const c = PALETTES[theme]
  return {
    id,
    type: 'symbol',
    source: 'labels',
    filter: labelFilter(knownFrom, layers, featured),
    layout: {
      visibility: visibility(layers.has('labels')),
      'text-field': nameIn(language),
      'text-font': FONT,
      'symbol-sort-key': ['get', 'rank'],
      'text-size': GROUP_SIZE,
      'text-max-width': 11,
      // Each name leans away from its neighbours, once and for all. No variable anchors: MapLibre writes the corners of each such name anew in every frame.
      'text-anchor': ['get', 'anchor'],
      'text-offset': ANCHOR_OFFSET,
      'text-padding': 3,
    },
    paint: {
      'text-color': kindColour(c),
      'text-opacity': NO_DAY >= knownFrom ? 1 : 0,
      ...haloOf(c),
    },
  }
}

/** Labels of featured entities are placed first, in bold, with a variable anchor: there are few of them. */
function featuredLabels({ theme, language, layers, featured }: Session): LayerSpecification {
  const c = PALETTES[theme]
  return {
    id: FEATURED_LABELS,
    type: 'symbol',
    source: 'labels',
    filter: featuredFilter(NO_DAY, layers, featured),
    layout: {
      visibility: visibility(layers.has('labels')),
      'text-field': nameIn(language),
      'text-font': FONT_BOLD,
      'symbol-sort-key': ['get', 'rank'],
      'text-size': zoomed([7, 14], [11, 15.5], [15, 18]),
      'text-max-width': 11,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.4,
      'text-padding': 3,
    },
    paint: { 'text-color': c.label, ...haloOf(c), 'text-halo-width': 2 },
  }
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

function nameIn(language: Language): ExpressionSpecification {
  return ['get', language]
}
