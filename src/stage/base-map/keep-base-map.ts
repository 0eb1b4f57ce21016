import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import type { BaseMap, ShownBaseMap } from '../../base-map/base-map.ts'
import { clipOutside } from '../../base-map/clip-outside.ts'
import type { Session } from '../../session/session.ts'
import { applyStyle } from '../map/apply-style.ts'
import { FIRST_LINE_LAYER, FIRST_WATER_LAYER } from '../map/ground-style.ts'
import { FIRST_LABEL_LAYER } from '../map/label-style.ts'
import type { ViewState } from '../view-state.ts'
import type { Ground } from '../world/ground.ts'
import { keepBuildings, type BuildingsHost, type KeptBuildings } from './keep-buildings.ts'
import { BASE_MAP_SOURCE, baseMapLayers, baseMapSource, type PlacedLayer } from './base-map-style.ts'
import { SCHEMA_LAYERS } from './schema-layers.ts'
import { serveTiles } from './tile-protocol.ts'

/** The base map of one map. */
export interface KeptBaseMap {
  /** Brings what is drawn to what a view shows. */
  show(view: ViewState): void
  /** The building at a point of the map, in CSS pixels of its element. */
  buildingAt: KeptBuildings['at']
  isWhole(): boolean
  ready(): Promise<void>
  destroy(): void
}

export interface BaseMapHost extends BuildingsHost {
  readonly ground: Pick<Ground, 'setReplaced'>
}

/** The layer of the map's own that each place lies under. */
const UNDER: Readonly<Record<PlacedLayer['under'], string>> = {
  waters: FIRST_WATER_LAYER,
  fabric: 'fabric',
  labels: FIRST_LABEL_LAYER,
}

/** What is drawn at the moment. */
interface Drawn {
  readonly shown: ShownBaseMap
  readonly stopTiles: () => void
  layers: readonly LayerSpecification[]
}

export function keepBaseMap(host: BaseMapHost): KeptBaseMap {
  const { map, ground } = host
  const buildings = keepBuildings(host)
  let drawn: Drawn | undefined
  let session: Session | undefined
  const context = createContextCut(map)
  const remove = (): void => {
    if (!drawn) return
    for (const { id } of drawn.layers) if (map.getLayer(id)) map.removeLayer(id)
    if (map.getSource(BASE_MAP_SOURCE)) map.removeSource(BASE_MAP_SOURCE)
    drawn.stopTiles()
    drawn = undefined
  }
  const add = (shown: ShownBaseMap, asked: Session): void => {
    const stopTiles = serveTiles(shown.map)
    map.addSource(BASE_MAP_SOURCE, baseMapSource(shown.map))
    const placed = baseMapLayers(shown.map, asked)
    for (const { layer, under } of placed) map.addLayer(layer, UNDER[under])
    drawn = { shown, stopTiles, layers: placed.map(({ layer }) => layer) }
  }
  const restyle = (asked: Session): void => {
    if (!drawn || looksSame(asked, session)) return
    const layers = baseMapLayers(drawn.shown.map, asked).map(({ layer }) => layer)
    applyStyle(map, styleOf(drawn.layers), styleOf(layers))
    drawn.layers = layers
  }
  /** The twin's own schematic waters and ways give way where the real ones are drawn. */
  const replace = (): void => {
    const real = drawn && map.getZoom() >= drawn.shown.map.minZoom ? drawn.shown.map : undefined
    context.cut(real)
    ground.setReplaced(real !== undefined && replacesOf(real).waters)
  }
  map.on('zoomend', replace)
  return {
    buildingAt: buildings.at,
    isWhole: buildings.isWhole,
    ready: buildings.ready,
    show(view) {
      const { baseMap, session: asked } = view
      if (baseMap?.map !== drawn?.shown.map) {
        remove()
        if (baseMap) add(baseMap, asked)
        replace()
      } else restyle(asked)
      session = asked
      buildings.show(view)
    },
    destroy() {
      buildings.destroy()
      map.off('zoomend', replace)
      drawn?.stopTiles()
      drawn = undefined
    },
  }
}

const styleOf = (layers: readonly LayerSpecification[]): StyleSpecification => ({
  version: 8,
  sources: {},
  layers: [...layers],
})

const looksSame = (now: Session, before: Session | undefined): boolean =>
  now.theme === before?.theme && now.language === before.language && now.layers === before.layers

/** What of the twin's own schematic ground a base map takes the place of. */
function replacesOf({ schema, vectorLayers }: BaseMap): { readonly waters: boolean; readonly ways: boolean } {
  if (schema === 'raster') return { waters: false, ways: false }
  const layers = SCHEMA_LAYERS[schema]
  return {
    waters: layers.water.some(({ layer }) => vectorLayers.has(layer)),
    ways: layers.ways.major.some(({ layer }) => vectorLayers.has(layer)),
  }
}

const WATERS: ReadonlySet<unknown> = new Set(['river', 'canal', 'lake', 'island'])
/** The map's own source of waters and ways; the first line layer draws from it. */
const CONTEXT_SOURCE = 'context'

/** Takes out of the map's own waters and ways what lies where a base map has the real ones, and puts it back. */
function createContextCut(map: MapLibreMap): { cut(real: BaseMap | undefined): void } {
  let whole: GeoJSON.FeatureCollection | undefined
  let cutFor: BaseMap | undefined
  return {
    cut(real) {
      if (real === cutFor) return
      const source = map.getSource<GeoJSONSource>(CONTEXT_SOURCE)
      if (!source || !map.getLayer(FIRST_LINE_LAYER)) return
      whole ??= source.serialize().data as GeoJSON.FeatureCollection
      cutFor = real
      source.setData(real ? outside(whole, real) : whole)
    },
  }
}

function outside(whole: GeoJSON.FeatureCollection, real: BaseMap): GeoJSON.FeatureCollection {
  const { waters, ways } = replacesOf(real)
  return {
    type: 'FeatureCollection',
    features: whole.features.flatMap((feature) => {
      if (!(WATERS.has(feature.properties?.['kind']) ? waters : ways)) return [feature]
      const geometry = clipOutside(feature.geometry, real.bounds)
      return geometry ? [{ ...feature, geometry }] : []
    }),
  }
}
