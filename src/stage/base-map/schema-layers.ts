import type { ExpressionSpecification } from 'maplibre-gl'
import type { BaseMapSchema } from '../../base-map/base-map.ts'

/** What a line on the ground is, the widest first. */
export const WAY_RANKS = ['motorway', 'major', 'minor', 'path', 'rail'] as const
export type WayRank = (typeof WAY_RANKS)[number]

/** Features of one layer of the tiles. */
export interface Pick {
  readonly layer: string
  readonly filter: ExpressionSpecification
}

/** Where a schema keeps what the twin draws: of each, the layers of the tiles and which features of them. */
export interface SchemaLayers {
  readonly built: readonly Pick[]
  readonly green: readonly Pick[]
  readonly water: readonly Pick[]
  readonly waterways: readonly Pick[]
  readonly ways: Readonly<Record<WayRank, readonly Pick[]>>
  /** Layers of buildings; `base-map/building.ts` says which of their features are some. */
  readonly buildings: readonly string[]
  /** Names, the more important ones first. */
  readonly towns: readonly Pick[]
  readonly quarters: readonly Pick[]
  readonly wayNames: readonly Pick[]
  readonly waterNames: readonly Pick[]
}

const text = (...names: string[]): ExpressionSpecification => [
  'to-string',
  ['coalesce', ...names.map((name): ExpressionSpecification => ['get', name]), ''],
]
const among = (value: ExpressionSpecification, kinds: string): ExpressionSpecification => [
  'in',
  value,
  ['literal', kinds.split(' ')],
]
const all = (...parts: ExpressionSpecification[]): ExpressionSpecification => ['all', ...parts]
const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
const not = (part: ExpressionSpecification): ExpressionSpecification => ['!', part]
const isTrue = (name: string): ExpressionSpecification => among(text(name), 'true 1 yes')

function openMapTiles(): SchemaLayers {
  const kind = text('class')
  const way = (kinds: string): readonly Pick[] => [
    { layer: 'transportation', filter: all(isLine, among(kind, kinds), not(among(text('brunnel'), 'tunnel'))) },
  ]
  return {
    built: [
      {
        layer: 'landuse',
        filter: among(
          kind,
          'residential suburb neighbourhood commercial industrial retail school university college hospital railway garages',
        ),
      },
    ],
    green: [
      { layer: 'landcover', filter: among(kind, 'wood grass wetland') },
      { layer: 'park', filter: isArea },
      { layer: 'landuse', filter: among(kind, 'park cemetery pitch stadium zoo theme_park') },
    ],
    water: [{ layer: 'water', filter: all(isArea, not(among(text('brunnel'), 'tunnel'))) }],
    waterways: [{ layer: 'waterway', filter: all(isLine, not(among(text('brunnel'), 'tunnel'))) }],
    ways: {
      motorway: way('motorway trunk'),
      major: way('primary secondary tertiary'),
      minor: way('minor service busway raceway track'),
      path: way('path'),
      rail: way('rail transit'),
    },
    buildings: ['building'],
    towns: [{ layer: 'place', filter: among(kind, 'town village') }],
    quarters: [{ layer: 'place', filter: among(kind, 'suburb quarter neighbourhood hamlet isolated_dwelling') }],
    wayNames: [
      {
        layer: 'transportation_name',
        filter: all(isLine, among(kind, 'motorway trunk primary secondary tertiary minor')),
      },
    ],
    waterNames: [{ layer: 'water_name', filter: isPoint }],
  }
}

/** Versions up to 3 say `pmap:kind`, later ones `kind`; what a tag of OpenStreetMap says beside it counts where neither does. */
function protomaps(): SchemaLayers {
  const kind = text('kind', 'pmap:kind', 'leisure', 'landuse', 'natural')
  const way = (kinds: string): Pick => ({
    layer: 'roads',
    filter: all(isLine, among(text('kind', 'pmap:kind'), kinds), not(isTrue('is_tunnel'))),
  })
  const green = among(
    kind,
    'park garden forest wood grass grassland meadow scrub nature_reserve golf_course cemetery recreation_ground pitch village_green allotments orchard protected_area national_park wetland zoo',
  )
  return {
    built: [
      {
        layer: 'landuse',
        filter: among(
          kind,
          'residential commercial industrial retail school university college hospital railway urban_area',
        ),
      },
      {
        layer: 'land',
        filter: among(kind, 'residential commercial industrial retail school university hospital railway'),
      },
    ],
    green: ['landcover', 'landuse', 'land', 'natural'].map((layer) => ({ layer, filter: all(isArea, green) })),
    water: [{ layer: 'water', filter: isArea }],
    waterways: [
      { layer: 'water', filter: isLine },
      { layer: 'physical_line', filter: all(isLine, ['has', 'waterway']) },
    ],
    ways: {
      motorway: [way('highway')],
      major: [way('major_road medium_road')],
      minor: [way('minor_road other')],
      path: [way('path')],
      rail: [way('rail'), { layer: 'transit', filter: all(isLine, ['has', 'railway']) }],
    },
    buildings: ['buildings'],
    towns: [
      {
        layer: 'places',
        filter: all(
          among(text('kind', 'pmap:kind'), 'locality'),
          among(text('kind_detail', 'pmap:kind_detail', 'place'), 'town village'),
        ),
      },
    ],
    quarters: [
      {
        layer: 'places',
        filter: [
          'any',
          among(text('kind', 'pmap:kind'), 'neighbourhood macrohood'),
          among(text('kind_detail', 'pmap:kind_detail', 'place'), 'suburb quarter neighbourhood hamlet'),
        ],
      },
    ],
    wayNames: [
      {
        layer: 'roads',
        filter: all(isLine, among(text('kind', 'pmap:kind'), 'highway major_road medium_road minor_road')),
      },
    ],
    waterNames: [{ layer: 'water', filter: isPoint }],
  }
}

function overture(): SchemaLayers {
  const kind = text('class')
  const group = text('subtype')
  const way = (kinds: string): readonly Pick[] => [
    { layer: 'segment', filter: all(isLine, among(group, 'road'), among(kind, kinds)) },
  ]
  return {
    built: [
      {
        layer: 'land_use',
        filter: all(isArea, among(group, 'residential developed education medical transportation military')),
      },
    ],
    green: [
      { layer: 'land_cover', filter: all(isArea, among(group, 'forest grass shrub wetland mangrove moss')) },
      { layer: 'land', filter: all(isArea, among(group, 'forest grass shrub wetland tree')) },
      {
        layer: 'land_use',
        filter: all(isArea, among(group, 'park recreation golf protected cemetery horticulture grass')),
      },
    ],
    water: [{ layer: 'water', filter: isArea }],
    waterways: [{ layer: 'water', filter: isLine }],
    ways: {
      motorway: way('motorway trunk'),
      major: way('primary secondary tertiary'),
      minor: way('residential unclassified service living_street track unknown'),
      path: way('footway path pedestrian cycleway steps bridleway sidewalk'),
      rail: [{ layer: 'segment', filter: all(isLine, among(group, 'rail')) }],
    },
    buildings: ['building', 'building_part'],
    towns: [{ layer: 'division', filter: all(isPoint, among(group, 'locality')) }],
    quarters: [{ layer: 'division', filter: all(isPoint, among(group, 'neighborhood microhood macrohood borough')) }],
    wayNames: [{ layer: 'segment', filter: all(isLine, among(group, 'road')) }],
    waterNames: [{ layer: 'water', filter: isPoint }],
  }
}

/** Where each schema of vector tiles keeps what is drawn. */
export const SCHEMA_LAYERS: Readonly<Record<Exclude<BaseMapSchema, 'raster'>, SchemaLayers>> = {
  openmaptiles: openMapTiles(),
  protomaps: protomaps(),
  overture: overture(),
}

/** What a feature is called, in the viewer's language where the tiles have it; empty for what has no name. */
export const NAME_FIELDS = {
  zh: ['name:zh-Hans', 'name:zh', 'name_zh', 'pgf:name:zh', 'name', '@name'],
  en: ['name:en', 'name_en', 'name:latin', 'name', '@name'],
} as const
