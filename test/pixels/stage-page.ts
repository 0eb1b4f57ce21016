/**
 * The stage without a shell: `?copies=10` has ten times the features; with `?watch` the main thread's looks at features
 * are counted.
 */
import 'virtual:fonts.css'
import factsPack from 'virtual:city-facts'
import geometryPack from 'virtual:city-geometry'
import { openBaseMapAddress } from '../../src/base-map/open-base-map.ts'
import { asDay } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { cityAsKnownOn } from '../../src/city/known-on.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { readAddress } from '../../src/session/address.ts'
import { defaultStyle, type OwnLayerStyle, type ShownOwnLayer } from '../../src/own-layers/layer-style.ts'
import type { Camera, Session } from '../../src/session/session.ts'
import { createStage } from '../../src/stage/create-stage.ts'
import { createStageContent, type StageContent } from '../../src/stage/stage-content.ts'
import type { StageView } from '../../src/stage/stage-view.ts'
import type { PictureSize } from '../../src/stage/stage-renderer.ts'
import type { ViewState } from '../../src/stage/view-state.ts'
import { gridLayer, ownLayerOf, type MadeFeature } from '../town/own-layer.ts'
import { multiplyPack } from './multiply-pack.ts'

export interface StagePage {
  readonly entities: number
  goToDay(day: number): Promise<void>
  jumpTo(camera: Camera): Promise<void>
  /** How often a row of the schedule, of the labels or of the flat layers was looked at since the last call. */
  takeReads(): number
  camera(): Camera
  groundAt: StageView['groundAt']
  pick: StageView['pick']
  pickOwn: StageView['pickOwn']
  /** Draws layers of squares (`gridLayer`), in place of those before; days are those of the helper. */
  showGrids(
    grids: readonly {
      readonly count: number
      readonly centre: readonly [number, number]
      readonly step: number
      readonly id?: string
      readonly selected?: readonly number[]
    }[],
  ): Promise<void>
  /** Draws one layer of features written by hand. */
  showFeatures(features: readonly MadeFeature[], style?: Partial<OwnLayerStyle>): Promise<void>
  /** Opens a base map at an address and shows it, in place of the one before; null takes it away. */
  showBaseMap(address: string | null): Promise<void>
  setSession(change: Partial<Session>): Promise<void>
  /** Takes the map over for pictures of a size; they show what the page shows. */
  capture(size: PictureSize): Promise<{
    render(
      picture: { readonly camera: Camera; readonly ambient?: number },
      target: CanvasRenderingContext2D,
    ): Promise<void>
    close(): Promise<void>
  }>
  info(): { calls: number; triangles: number; geometries: number; textures: number }
}

declare global {
  interface Window {
    stage: StagePage
  }
}

const parameters = new URLSearchParams(location.search)
let reads = 0
/** The same list, with a count of how often any of its rows is asked for anything. */
function watched<T extends object>(rows: readonly T[]): readonly T[] {
  if (!parameters.has('watch')) return rows
  return rows.map(
    (row) =>
      new Proxy(row, {
        get(target, key): unknown {
          reads += 1
          return Reflect.get(target, key)
        },
      }),
  )
}

const copies = Number(parameters.get('copies') ?? 1)
const pack = multiplyPack(factsPack as FactsPack, geometryPack as GeometryPack, copies)
const whole = buildCity(pack.facts)
const scenario = pack.facts.scenarios.find(({ id }) => id === 'reference')
const container = document.getElementById('stage')
if (!scenario || !container) throw new Error('the pack or the page is not whole')
const { session, day } = readAddress(location.search, {
  openingDay: lastEvidenceOf(whole),
  isEntity: (id) => whole.entityById.has(id),
  isScenario: (id) => id === scenario.id,
})
const city = session.known === null ? whole : cityAsKnownOn(whole, session.known)
const built = buildSchedule(city, scenario)
const schedule = { ...built, entries: watched(built.entries) }
const made = createStageContent(city, [built], pack.geometry)
const content: StageContent = {
  ...made,
  labels: watched(made.labels),
  flat: { areas: watched(made.flat.areas), lines: watched(made.flat.lines), nodes: watched(made.flat.nodes) },
}

let view: ViewState = { session, day, schedules: [schedule], ownLayers: [], baseMap: null }
await Promise.all([
  document.fonts.load("400 16px 'Twin Sans'", '郑州'),
  document.fonts.load("700 16px 'Twin Sans'", '郑州'),
])
const stage = await createStage({
  container,
  content,
  view,
  onHover: () => {},
  onSelect: () => {},
  onCameraRest: () => {},
  onContextLost: () => console.error('the context was lost'),
  onSettledChange: () => {},
})

window.stage = {
  entities: city.entities.length,
  async goToDay(next) {
    stage.show((view = { ...view, day: asDay(next) }))
    await stage.settled()
  },
  async jumpTo(camera) {
    stage.jumpTo(camera)
    await stage.settled()
  },
  takeReads() {
    const taken = reads
    reads = 0
    return taken
  },
  camera: () => stage.camera(),
  groundAt: (x, y) => stage.groundAt(x, y),
  pick: (x, y) => stage.pick(x, y),
  pickOwn: (x, y) => stage.pickOwn(x, y),
  async showGrids(grids) {
    const ownLayers = grids.map(({ id, selected = [], ...grid }, nth): ShownOwnLayer => ({
      layer: { ...gridLayer(grid), ...(id === undefined ? {} : { id }) },
      style: defaultStyle(nth),
      selected: new Set(selected),
    }))
    stage.show((view = { ...view, ownLayers }))
    await stage.settled()
  },
  async showFeatures(features, style) {
    const ownLayers = [
      { layer: ownLayerOf(features), style: { ...defaultStyle(0), ...style }, selected: new Set<number>() },
    ]
    stage.show((view = { ...view, ownLayers }))
    await stage.settled()
  },
  async showBaseMap(address) {
    const found = address === null ? null : await openBaseMapAddress(new URL(address, location.href), () => true)
    if (found && !found.ok) throw new Error(JSON.stringify(found.errors))
    stage.show((view = { ...view, baseMap: found && { map: found.value, buildings: 'dense' } }))
    await stage.settled()
  },
  async setSession(change) {
    stage.show((view = { ...view, session: { ...view.session, ...change } }))
    await stage.settled()
  },
  async capture(size) {
    const capture = await stage.openCapture(size)
    return { render: (picture, target) => capture.render({ view, ...picture }, target), close: capture.close }
  },
  info: () => stage.info(),
}
await stage.settled()
document.documentElement.dataset['state'] = 'settled'
