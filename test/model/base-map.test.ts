import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { isBuilding } from '../../src/base-map/building.ts'
import { clipOutside } from '../../src/base-map/clip-outside.ts'
import { findSchema } from '../../src/base-map/find-schema.ts'
import type { BaseMap, BaseMapSchema } from '../../src/base-map/base-map.ts'
import { DEFAULT_SESSION, LANGUAGES, THEMES } from '../../src/session/session.ts'
import { baseMapLayers, baseMapSource, BASE_MAP_SOURCE } from '../../src/stage/base-map/base-map-style.ts'
import { SCHEMA_LAYERS, type SchemaLayers, type WayRank } from '../../src/stage/base-map/schema-layers.ts'

const ALL_LAYERS: Readonly<Record<BaseMapSchema, readonly string[]>> = {
  openmaptiles: [
    'water waterway landcover landuse park transportation transportation_name building place water_name boundary poi',
  ],
  protomaps: [
    'earth natural land landuse landcover water physical_line buildings places roads transit pois boundaries',
  ],
  overture: ['building building_part segment connector land land_use land_cover water division division_area place'],
  raster: [''],
}

function mapOf(schema: BaseMapSchema): BaseMap {
  return {
    id: 'base-map-1',
    name: 'made.pmtiles',
    schema,
    vectorLayers: new Set(ALL_LAYERS[schema].flatMap((names) => names.split(' '))),
    bounds: [113, 34, 114, 35],
    minZoom: 0,
    maxZoom: 14,
    credit: '',
    licence: '',
    tile: () => Promise.resolve(null),
    onBadTile: () => {},
  }
}

describe('the style of a base map', () => {
  test.each(Object.keys(ALL_LAYERS) as BaseMapSchema[])(
    'is one that MapLibre takes, for %s in both designs and languages',
    (schema) => {
      const map = mapOf(schema)
      for (const theme of THEMES)
        for (const language of LANGUAGES) {
          const layers = baseMapLayers(map, { ...DEFAULT_SESSION, theme, language }).map(({ layer }) => layer)
          expect(layers.length).toBeGreaterThan(schema === 'raster' ? 0 : 12)
          expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
          const style = { version: 8 as const, sources: { [BASE_MAP_SOURCE]: baseMapSource(map) }, layers }
          // No address of glyphs: names are drawn with the twin's own type.
          const faults = validateStyleMin(style).filter(({ message }) => !message.includes('glyphs'))
          expect(faults.map(({ message }) => message)).toEqual([])
        }
    },
  )

  test('draws nothing while the waters and ways are switched off, and no names without names', () => {
    const without = (off: string) => new Set([...DEFAULT_SESSION.layers].filter((layer) => layer !== off))
    const shown = (off: string): readonly string[] =>
      baseMapLayers(mapOf('protomaps'), { ...DEFAULT_SESSION, layers: without(off) })
        .filter(({ layer }) => layer.layout?.visibility !== 'none')
        .map(({ layer }) => layer.type)
    expect(shown('context')).toEqual([])
    expect(new Set(shown('labels'))).toEqual(new Set(['fill', 'line']))
    expect(new Set(shown('zones'))).toEqual(new Set(['fill', 'line', 'symbol']))
  })

  test('draws only from layers that the file has', () => {
    const map = { ...mapOf('overture'), vectorLayers: new Set(['segment']) }
    const from = baseMapLayers(map, DEFAULT_SESSION).map(
      ({ layer }) => (layer as { 'source-layer'?: string })['source-layer'],
    )
    expect(new Set(from)).toEqual(new Set(['segment']))
  })
})

/** Features as the three schemas write them: layer, kind of geometry, properties. */
type Sample = readonly [layer: string, type: 1 | 2 | 3, properties: Readonly<Record<string, unknown>>]

/** Whether one of the picks takes a feature. */
function takes(picks: SchemaLayers['green'], [layer, type, properties]: Sample): boolean {
  return picks.some((pick) => {
    if (pick.layer !== layer) return false
    const made = createExpression(pick.filter as unknown, { type: 'boolean' } as never)
    if (made.result === 'error') throw new Error(JSON.stringify(made.value))
    return made.value.evaluate({ zoom: 14 }, { type, properties } as never) === true
  })
}

describe('what features are', () => {
  const ways: readonly (readonly [WayRank, Sample])[] = [
    ['motorway', ['transportation', 2, { class: 'trunk' }]],
    ['major', ['transportation', 2, { class: 'tertiary' }]],
    ['minor', ['transportation', 2, { class: 'service' }]],
    ['rail', ['transportation', 2, { class: 'rail' }]],
    ['motorway', ['roads', 2, { kind: 'highway' }]],
    ['major', ['roads', 2, { 'pmap:kind': 'medium_road' }]],
    ['minor', ['roads', 2, { kind: 'minor_road', kind_detail: 'residential' }]],
    ['path', ['roads', 2, { kind: 'path' }]],
    ['rail', ['roads', 2, { kind: 'rail' }]],
    ['rail', ['transit', 2, { railway: 'rail' }]],
    ['motorway', ['segment', 2, { subtype: 'road', class: 'motorway' }]],
    ['minor', ['segment', 2, { subtype: 'road', class: 'residential' }]],
    ['rail', ['segment', 2, { subtype: 'rail', class: 'standard_gauge' }]],
  ]
  const schemaOf = (layer: string): SchemaLayers =>
    SCHEMA_LAYERS[
      ({ transportation: 'openmaptiles', segment: 'overture' }[layer] as 'overture' | undefined) ?? 'protomaps'
    ]
  test.each(ways)('a %s is one and nothing else: %j', (rank, sample) => {
    const found = Object.entries(schemaOf(sample[0]).ways).filter(([, picks]) => takes(picks, sample))
    expect(found.map(([name]) => name)).toEqual([rank])
  })

  test('tunnels, what lies under the ground and what has parts of its own are left out', () => {
    const { openmaptiles, protomaps } = SCHEMA_LAYERS
    expect(takes(openmaptiles.ways.motorway, ['transportation', 2, { class: 'motorway', brunnel: 'tunnel' }])).toBe(
      false,
    )
    expect(takes(protomaps.ways.major, ['roads', 2, { kind: 'major_road', is_tunnel: true }])).toBe(false)
    expect(isBuilding({ hide_3d: true })).toBe(false)
    expect(isBuilding({ is_underground: true })).toBe(false)
    expect(isBuilding({ has_parts: true, height: 3 })).toBe(false)
    expect(isBuilding({ has_parts: false, height: 3 })).toBe(true)
  })

  test.each([
    ['openmaptiles', 'green', ['landcover', 3, { class: 'wood' }]],
    ['openmaptiles', 'built', ['landuse', 3, { class: 'residential' }]],
    ['openmaptiles', 'water', ['water', 3, { class: 'lake' }]],
    ['openmaptiles', 'quarters', ['place', 1, { class: 'suburb' }]],
    ['protomaps', 'green', ['land', 3, { leisure: 'park' }]],
    ['protomaps', 'green', ['landuse', 3, { kind: 'forest' }]],
    ['protomaps', 'built', ['landuse', 3, { 'pmap:kind': 'industrial' }]],
    ['protomaps', 'waterways', ['physical_line', 2, { waterway: 'river' }]],
    ['protomaps', 'quarters', ['places', 1, { kind: 'neighbourhood' }]],
    ['protomaps', 'towns', ['places', 1, { kind: 'locality', kind_detail: 'village' }]],
    ['overture', 'green', ['land_use', 3, { subtype: 'park', class: 'park' }]],
    ['overture', 'water', ['water', 3, { subtype: 'lake' }]],
    ['overture', 'waterways', ['water', 2, { subtype: 'river' }]],
    ['overture', 'quarters', ['division', 1, { subtype: 'neighborhood' }]],
  ] as const)('%s: %s holds %j', (schema, part, sample) => {
    expect(takes(SCHEMA_LAYERS[schema][part], sample)).toBe(true)
    // What is one is not the other.
    const others = (['green', 'built', 'water', 'waterways'] as const).filter((other) => other !== part)
    expect(others.filter((other) => takes(SCHEMA_LAYERS[schema][other], sample))).toEqual([])
  })
})

test.each([
  ['openmaptiles', ['water', 'waterway', 'landcover', 'transportation', 'building']],
  ['protomaps', ['earth', 'water', 'landuse', 'roads', 'buildings', 'places']],
  ['overture', ['segment', 'connector']],
  ['overture', ['building', 'building_part']],
  ['overture', ['land', 'land_use', 'water', 'infrastructure']],
  [null, ['polygons', 'points']],
  [null, []],
] as const)('the schema is told by its layers: %s has %j', (schema, ids) => {
  expect(findSchema(ids.map((id) => ({ id, fields: [] })))).toBe(schema)
})

test('buildings alone are told by what is said of them', () => {
  expect(findSchema([{ id: 'building', fields: ['render_height'] }])).toBe('openmaptiles')
  expect(findSchema([{ id: 'building', fields: ['height', 'num_floors'] }])).toBe('overture')
})

describe('what the real ground takes the place of', () => {
  const bounds = [10, 10, 20, 20] as const
  const line = (...coordinates: [number, number][]): GeoJSON.LineString => ({ type: 'LineString', coordinates })
  test.each([
    [
      'a line that crosses',
      line([0, 15], [30, 15]),
      [
        [
          [0, 15],
          [10, 15],
        ],
        [
          [20, 15],
          [30, 15],
        ],
      ],
    ],
    [
      'one that ends in it',
      line([0, 15], [5, 15], [15, 15]),
      [
        [
          [0, 15],
          [5, 15],
          [10, 15],
        ],
      ],
    ],
    [
      'one that comes out of it',
      line([12, 12], [15, 15], [15, 40]),
      [
        [
          [15, 20],
          [15, 40],
        ],
      ],
    ],
    [
      'one that passes by',
      line([0, 0], [5, 30]),
      [
        [
          [0, 0],
          [5, 30],
        ],
      ],
    ],
    [
      'one over a corner',
      line([5, 15], [15, 25]),
      [
        [
          [5, 15],
          [15, 25],
        ],
      ],
    ],
  ])('%s', (_name, geometry, coordinates) => {
    expect(clipOutside(geometry, bounds)).toEqual({ type: 'MultiLineString', coordinates })
  })
  test('a line within it goes whole, and so does a lake whose middle lies in it', () => {
    expect(clipOutside(line([11, 11], [19, 12]), bounds)).toBeNull()
    const lake = (x: number): GeoJSON.Polygon => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, 12],
          [x + 4, 12],
          [x + 4, 16],
          [x, 16],
          [x, 12],
        ],
      ],
    })
    expect(clipOutside(lake(9), bounds)).toBeNull()
    expect(clipOutside(lake(30), bounds)).toEqual(lake(30))
    expect(
      clipOutside({ type: 'MultiPolygon', coordinates: [lake(9).coordinates, lake(30).coordinates] }, bounds),
    ).toEqual({
      type: 'MultiPolygon',
      coordinates: [lake(30).coordinates],
    })
  })
})
