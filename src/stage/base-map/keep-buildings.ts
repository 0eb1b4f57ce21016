import type { Map as MapLibreMap } from 'maplibre-gl'
import type { BufferGeometry, Mesh, ShaderMaterial } from 'three'
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
import { createBuildingsLook, type BuildingsLook } from './buildings-mesh.ts'
import { BLOCK_ZOOM, blockKey, chooseBlocks, type Block } from './choose-blocks.ts'
import { createCoverGrid, type CoverCells, type CoverOfGround } from './cover-grid.ts'
import { findRealBuilding } from './find-real-building.ts'
import type { RealBuilding } from '../../base-map/building.ts'
import { createBuildingsWorker, type BuildingsWorker } from './make-buildings.ts'
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
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial> | null
  cells: CoverCells
  isDrawn: boolean
  used: number
}

const frame = createLocalFrame(CITY_ORIGIN)

/** What there is of one map's buildings at the moment. */
interface Buildings {
  readonly host: BuildingsHost
  readonly look: BuildingsLook
  readonly worker: BuildingsWorker
  readonly made: Map<string, Made>
  readonly making: Map<string, Promise<void>>
  shown: ShownBaseMap | null
  isOn: boolean
  grid: CoverOfGround
  /** Counts the looks at what is to be drawn. */
  turn: number
  gone: boolean
}

export function keepBuildings(host: BuildingsHost): KeptBuildings {
  const own: Buildings = {
    host,
    look: createBuildingsLook(host.uniforms),
    worker: createBuildingsWorker(),
    made: new Map(),
    making: new Map(),
    shown: null,
    isOn: false,
    grid: createCoverGrid(null),
    turn: 0,
    gone: false,
  }
  const { map, time, cover } = host
  const { made, making } = own
  const onMove = (): void => {
    if (own.shown) follow(own)
  }
  map.on('moveend', onMove)
  return {
    show: (view) => show(own, view),
    at(x, y) {
      const blocks = [...made.values()].flatMap(({ isDrawn, buildings }) => (isDrawn && buildings ? [buildings] : []))
      if (blocks.length === 0) return null
      const day = Math.max(...time.sides.map((side) => side.day))
      return findRealBuilding(blocks, rayThrough(map, [x, y], time.metresPerPixel), day, own.look.rise.value)
    },
    isWhole: () => making.size === 0,
    async ready() {
      onMove()
      while (making.size > 0) await Promise.all(making.values())
    },
    destroy() {
      own.gone = true
      map.off('moveend', onMove)
      own.worker.stop()
      clear(own)
      cover.set(null)
    },
  }
}

function show(own: Buildings, { baseMap, session }: ViewState): void {
  const { shown, isOn } = own
  const next = baseMap && layersOf(baseMap.map).length > 0 ? baseMap : null
  own.isOn = next !== null && session.layers.has('context')
  own.look.setPalette(PALETTES[session.theme])
  if (next === shown && own.isOn === isOn) return
  if (next?.map !== shown?.map) clear(own)
  own.shown = next
  own.grid = createCoverGrid(next && { ...next, frame, hidesGround: hasStreets(next) })
  for (const one of own.made.values()) one.cells = own.grid.cellsOf(one.buildings)
  follow(own)
}

function dispose({ host }: Buildings, { mesh, isDrawn }: Made): void {
  if (!mesh) return
  if (isDrawn) host.worldLayer.remove(mesh)
  mesh.geometry.dispose()
  mesh.material.dispose()
}

function clear(own: Buildings): void {
  for (const one of own.made.values()) dispose(own, one)
  own.made.clear()
  own.making.clear()
}

async function make(own: Buildings, block: Block, from: BaseMap): Promise<void> {
  const key = blockKey(block)
  const buildings = await own.worker.make(from, layersOf(from), block)
  if (own.gone || own.shown?.map !== from) return
  own.making.delete(key)
  // A base map that was taken away and brought back has asked twice: one mesh in the place of another is never freed.
  if (own.made.has(key)) return
  const mesh = buildings && buildings.index.length > 0 ? own.look.meshOf(buildings) : null
  own.made.set(key, { buildings, mesh, cells: own.grid.cellsOf(buildings), isDrawn: false, used: own.turn })
  follow(own)
}

/** The blocks nearest to the middle of the view that there is room for; begins with those that are missing. */
function blocksToDraw(own: Buildings, rise: number): ReadonlySet<string> {
  const { host, shown, made, making } = own
  const drawn = new Set<string>()
  if (!own.isOn || rise <= 0 || shown === null || shown.buildings === 'none') return drawn
  let left = host.quality.budget() * TRIANGLES_PER_BUDGET
  for (const block of chooseBlocks(groundViewOf(host.map, host.time.metresPerPixel), shown.map.bounds)) {
    const key = blockKey(block)
    const one = made.get(key)
    if (!one) {
      if (!making.has(key)) making.set(key, make(own, block, shown.map))
      continue
    }
    one.used = own.turn
    const size = (one.buildings?.index.length ?? 0) / 3
    if (drawn.size > 0 && size > left) break
    left -= size
    drawn.add(key)
  }
  return drawn
}

/** Draws what is to be drawn now, and has the illustrative city give way to it. */
function follow(own: Buildings): void {
  const { host, made } = own
  own.turn += 1
  const rise = riseAt(host.time.metresPerPixel)
  const drawn = blocksToDraw(own, rise)
  for (const [key, one] of made) {
    if (drawn.has(key) === one.isDrawn) continue
    one.isDrawn = drawn.has(key)
    if (one.mesh && one.isDrawn) host.worldLayer.add(one.mesh)
    else if (one.mesh) host.worldLayer.remove(one.mesh)
  }
  dropOld(own)
  own.look.rise.value = rise
  const cells = [...made.values()].flatMap((one) => (one.isDrawn ? [one.cells] : []))
  host.cover.set(own.isOn ? own.grid.with(cells, rise) : null)
  host.redraw()
}

/** Frees blocks that are not drawn, those that were looked at last aside. */
function dropOld(own: Buildings): void {
  const spare = [...own.made].filter(([, one]) => !one.isDrawn).toSorted(([, a], [, b]) => b.used - a.used)
  for (const [key, one] of spare.slice(SPARE_BLOCKS)) {
    dispose(own, one)
    own.made.delete(key)
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
