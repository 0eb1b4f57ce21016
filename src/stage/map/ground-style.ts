import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { PALETTES } from '../../session/palette.ts'
import type { Theme } from '../../session/session.ts'
import { zoomed } from './zoomed.ts'

/** The first of the map's own lines on the ground: the ground's scene, with its water, goes under it. */
export const FIRST_LINE_LAYER = 'context-road'
/** The first of the map's waters: slopes are shaded under it. */
export const FIRST_WATER_LAYER = 'context-river'

/** Areas have no outlines of MapLibre's own: it draws those by rows and columns of the canvas, and a large picture has more than one. */
export function groundLayers(theme: Theme): LayerSpecification[] {
  const c = PALETTES[theme]
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': c.haze } },
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

type Look = ReturnType<typeof lookOf>

function lookOf(theme: Theme, visible: boolean) {
  const layout = { visibility: visible ? ('visible' as const) : ('none' as const) }
  return { c: PALETTES[theme], layout, round: { ...layout, 'line-cap': 'round', 'line-join': 'round' } as const }
}

const of = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]

/** Waters, roads, rails and metro. */
export function contextLayers(theme: Theme, visible: boolean): LayerSpecification[] {
  const look = lookOf(theme, visible)
  return [...waterLayers(look), ...wayLayers(look)]
}

function waterLayers({ c, layout, round }: Look): LayerSpecification[] {
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
  ]
}

function wayLayers({ c, layout, round }: Look): LayerSpecification[] {
  return [
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
