import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Mesh } from 'three'
import type { BaseMap, RealBuildings as RealBuildingsChoice, ShownBaseMap } from '../../base-map/base-map.ts'
import { createLocalFrame } from '../../base/geodesy.ts'
import type { RealBuildings } from '../../layers/real-buildings.ts'
import { PALETTES } from '../../session/palette.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { Cover } from '../fabric/cover.ts'
import { groundViewOf, rayThrough } from '../fabric/fabric-camera.ts'
import type { QualityGovernor } from '../quality.ts'
import type { TimeState } from '../time/time-state.ts'
import type { ViewState } from '../view-state.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import { createBuildingsLook } from './buildings-mesh.ts'
import { BLOCK_ZOOM, blockKey, chooseBlocks, type Block } from './choose-blocks.ts'
import { createCoverGrid, type CoverCells } from './cover-grid.ts'
import { findRealBuilding } from './find-real-building.ts'
import type { RealBuilding } from '../../base-map/building.ts'
import { createBuildingsMaker } from './make-buildings.ts'
import { SCHEMA_LAYERS } from './schema-layers.ts'

export interface BuildingsHost {
  readonly map: MapLibreMap
  readonly worldLayer: Pick<WorldLayer, 'add' | 'remove'>
  readonly uniforms: WorldUniforms
  readonly cover: Cover
  readonly quality: Pick<QualityGovernor, 'budget'>
  readonly time: Pick<TimeState, 'metresPerPixel' | 'sides'>
  readonly redraw: () => void
}

/** The base map's buildings near the middle of the view, in the place of illustrative ones. */
export interface KeptBuildings {
  show(view: ViewState): void
  /** The building at a point of the map, in CSS pixels of its element. */
  at(x: number, y: number): RealBuilding | null
  isWhole(): boolean
  ready(): Promise<void>
  destroy(): void
}

/** Metres a pixel from which on they sink, and beyond which none is drawn. */
const SINKS_FROM = 6.5
const GONE_FROM = 9
/** Triangles that are drawn for each building of the illustrative city that this machine is asked to draw. */
const TRIANGLES_PER_BUDGET = 40
/** Blocks that are kept beyond those that are drawn, for whoever goes back. */
const SPARE_BLOCKS = 6

/** A block that is there: null for one without buildings. */
interface Made {
  readonly buildings: RealBuildings | null
  readonly mesh: Mesh | null
  readonly cells: CoverCells
  isDrawn: boolean
  used: number
}

const frame = createLocalFrame(CITY_ORIGIN)

export function keepBuildings(host: BuildingsHost): KeptBuildings {
  const { map, worldLayer, cover, time } = host
  const look = createBuildingsLook(host.uniforms)
  const maker = createBuildingsMaker()
  const made = new Map<string, Made>()
  const making = new Map<string, Promise<void>>()
  let shown: ShownBaseMap | null = null
  let isOn = false
  let grid = createCoverGrid(null)
  let turn = 0
  let gone = false

  const dispose = (one: Made): void => {
    if (one.isDrawn && one.mesh) worldLayer.remove(one.mesh)
    one.mesh?.geometry.dispose()
    if (one.mesh && !Array.isArray(one.mesh.material)) one.mesh.material.dispose()
  }
  const clear = (): void => {
    for (const one of made.values()) dispose(one)
    made.clear()
    making.clear()
  }
  const make = async (block: Block, from: BaseMap): Promise<void> => {
    const key = blockKey(block)
    const buildings = await maker.make(from, layersOf(from), block)
    making.delete(key)
    if (gone || shown?.map !== from) return
    const mesh = buildings && buildings.index.length > 0 ? look.meshOf(buildings) : null
    made.set(key, { buildings, mesh, cells: grid.cellsOf(buildings), isDrawn: false, used: turn })
    follow()
  }
  /** Draws the blocks nearest to the middle that there is room for, and begins with those that are missing. */
  const follow = (): void => {
    turn += 1
    const rise = riseAt(time.metresPerPixel)
    const isNear = isOn && rise > 0 && shown !== null && shown.buildings !== 'none'
    const wanted = isNear ? chooseBlocks(groundViewOf(map, time.metresPerPixel), shown!.map.bounds) : []
    let left = host.quality.budget() * TRIANGLES_PER_BUDGET
    const drawn = new Set<string>()
    for (const block of wanted) {
      const key = blockKey(block)
      const one = made.get(key)
      if (!one) {
        if (shown && !making.has(key)) making.set(key, make(block, shown.map))
        continue
      }
      one.used = turn
      const size = (one.buildings?.index.length ?? 0) / 3
      if (drawn.size > 0 && size > left) break
      left -= size
      drawn.add(key)
    }
    for (const [key, one] of made) {
      if (drawn.has(key) === one.isDrawn) continue
      one.isDrawn = drawn.has(key)
      if (one.mesh && one.isDrawn) worldLayer.add(one.mesh)
      else if (one.mesh) worldLayer.remove(one.mesh)
    }
    dropOld(drawn.size)
    look.rise.value = rise
    cover.set(
      isOn
        ? grid.with(
            [...made.values()].filter((one) => one.isDrawn).map(({ cells }) => cells),
            rise,
          )
        : null,
    )
    host.redraw()
  }
  const dropOld = (drawn: number): void => {
    const spare = [...made].filter(([, one]) => !one.isDrawn).toSorted(([, a], [, b]) => b.used - a.used)
    for (const [key, one] of spare.slice(Math.max(0, SPARE_BLOCKS - drawn) + SPARE_BLOCKS)) {
      dispose(one)
      made.delete(key)
    }
  }
  const onMove = (): void => {
    if (shown) follow()
  }
  map.on('moveend', onMove)
  return {
    show({ baseMap, session }) {
      const next = baseMap && layersOf(baseMap.map).length > 0 ? baseMap : null
      const wasOn = isOn
      isOn = next !== null && session.layers.has('context')
      look.setPalette(PALETTES[session.theme])
      if (next === shown && isOn === wasOn) return
      if (next?.map !== shown?.map) clear()
      shown = next
      grid = createCoverGrid(next && { ...next, frame, hidesGround: hasStreets(next) })
      for (const one of made.values()) Object.assign(one, { cells: grid.cellsOf(one.buildings) })
      follow()
    },
    at(x, y) {
      const blocks = [...made.values()].flatMap(({ isDrawn, buildings }) => (isDrawn && buildings ? [buildings] : []))
      if (blocks.length === 0) return null
      const day = Math.max(...time.sides.map((side) => side.day))
      return findRealBuilding(blocks, rayThrough(map, [x, y], time.metresPerPixel), day, look.rise.value)
    },
    isWhole: () => making.size === 0,
    async ready() {
      onMove()
      while (making.size > 0) await Promise.all(making.values())
    },
    destroy() {
      gone = true
      map.off('moveend', onMove)
      maker.stop()
      clear()
      cover.set(null)
    },
  }
}

function riseAt(metresPerPixel: number): number {
  const t = Math.min(1, Math.max(0, (GONE_FROM - metresPerPixel) / (GONE_FROM - SINKS_FROM)))
  return t * t * (3 - 2 * t)
}

/** The layers of a base map that hold buildings; none where its tiles do not reach near enough. */
function layersOf({ schema, vectorLayers, maxZoom }: BaseMap): readonly string[] {
  if (schema === 'raster' || maxZoom < BLOCK_ZOOM) return []
  return SCHEMA_LAYERS[schema].buildings.filter((layer) => vectorLayers.has(layer))
}

/** Whether the illustrative streets and plots give way: real ones are there, and the viewer wants the real ground. */
function hasStreets({ map, buildings }: { readonly map: BaseMap; readonly buildings: RealBuildingsChoice }): boolean {
  if (map.schema === 'raster' || buildings === 'none') return false
  return SCHEMA_LAYERS[map.schema].ways.minor.some(({ layer }) => map.vectorLayers.has(layer))
}
