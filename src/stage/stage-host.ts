import { listenForPress } from './press.ts'
import { MapLibreOverlay } from '@deck.gl/maplibre'
import { setWorkerUrl, type Map as MapLibreMap } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { createElement } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { PALETTES } from '../session/palette.ts'
import type { LayerSwitch } from '../session/session.ts'
import { readSettings } from '../session/settings.ts'
import { CAMERA_LIMITS, steepest } from './camera-moves.ts'
import { CITY_ORIGIN } from './city-origin.ts'
import { createCover, type Cover } from './fabric/cover.ts'
import { addWithFabric } from './fabric/fabric-layer.ts'
import { createBaseMapControl, type BaseMapControl } from './base-map-control.ts'
import { createFlatLayers, type FlatRow } from './map/flat-layers.ts'
import { FIRST_LINE_LAYER, FIRST_WATER_LAYER } from './map/ground-style.ts'
import { FIRST_LABEL_LAYER } from './map/label-style.ts'
import { mapStyle } from './map/style.ts'
import { addTerrain, type Terrain } from './map/terrain.ts'
import { deckViewOf, onFovChange } from './map-camera.ts'
import { mapLoaded, type OpenMap, type OpenMapOptions } from './open-map.ts'
import { createOcclusion, type Occlusion } from './world/occlusion.ts'
import { createQualityGovernor, type QualityGovernor } from './quality.ts'
import { keepOwnLayers, type KeptOwnLayers } from './own/keep-own-layers.ts'
import type { StageContent } from './stage-content.ts'
import { fitStage } from './stage-scale.ts'
import { hourOf, sunAt } from './sun.ts'
import { sideTimes } from './time/side-times.ts'
import { createStepTextures, type StepTextures } from './time/step-textures.ts'
import { shaderColours, type TimeState } from './time/time-state.ts'
import type { ViewState } from './view-state.ts'
import { setAtmosphere } from './world/atmosphere.ts'
import { createWorld, type World } from './world/create-world.ts'
import { createGround, type Ground } from './world/ground.ts'
import { groundLayer } from './world/ground-layer.ts'
import { Scene } from './world/scene.tsx'
import { WorldLayer } from './world/world-layer.ts'
import { createWorldUniforms, setWorldUniforms, type WorldUniforms } from './world/world-uniforms.ts'

setWorkerUrl(workerUrl)

const WORLD_LAYER = 'world'
const GROUND_LAYER = 'ground-things'
const OCCLUSION_LAYER = 'occlusion'

export interface StageHostOptions {
  readonly container: HTMLElement
  readonly content: StageContent
  readonly view: ViewState
  readonly turnsByTouch: boolean
  readonly onContextLost: () => void
  readonly makeMap: (options: OpenMapOptions) => OpenMap
  /** Points in CSS pixels of the map's own element, with the row of the flat layers that lies there. */
  readonly onHover: (x: number, y: number, row: FlatRow | undefined, source: unknown) => void
  readonly onClick: (x: number, y: number, row: () => FlatRow | undefined) => void
}

/** The map, the contexts on it, and what is drawn into them; freed whole when the map is closed. */
export interface StageHost {
  readonly open: OpenMap
  /** The map's own element, and how much larger than life it is drawn. */
  readonly container: HTMLElement
  scale: number
  /** What the shaders read; the one object for both engines. */
  readonly time: TimeState
  readonly steps: StepTextures
  readonly uniforms: WorldUniforms
  readonly world: World
  readonly worldLayer: WorldLayer
  readonly ground: Ground
  readonly occlusion: Occlusion
  /** Layers of the viewer's own. */
  readonly own: KeptOwnLayers
  readonly baseMap: BaseMapControl
  /** Where real ground takes the place of the illustrative one. */
  readonly cover: Cover
  /** Undefined where no elevations are at hand. */
  readonly terrain: Terrain | undefined
  readonly quality: QualityGovernor
  /** The switches that the world's scene shows. */
  readonly switches: StoreApi<ReadonlySet<LayerSwitch>>
  /** Makes the flat layers anew, for this view and the chosen effects. */
  updateFlatLayers(view: ViewState): void
  /** The row of the flat layers drawn at a point of the map's own element. */
  flatAt(x: number, y: number): FlatRow | undefined
  /** The entity of a row of the step texture. */
  idOf(row: number): string | null
  redraw(): void
  /** Lets ambient motion go on: the frames that follow count as frames of motion. */
  advance(seconds: number): void
  /** Told when the governor of quality draws more or less. One listener. */
  onQuality(listener: () => void): void
}

export async function createStageHost(options: StageHostOptions): Promise<StageHost> {
  const { content, view } = options
  const container = document.createElement('div')
  container.className = 'stage-map'
  options.container.replaceChildren(container)
  const scale = fitStage(container, options.container)
  const open = options.makeMap({ container, onContextLost: options.onContextLost, ...mapOptions(content, view, scale) })
  const { map, onClose } = open
  map.getCanvas().tabIndex = -1
  if (!options.turnsByTouch) map.touchZoomRotate.disableRotation()
  await mapLoaded(open)

  const time = firstTimeState(view)
  const steps = createStepTextures(view.schedules)
  onClose(steps.dispose)
  const redraw = (): void => map.triggerRepaint()
  let onQuality = (): void => {}
  const quality = createQualityGovernor(map.getCanvas().getContext('webgl2')!, view.session.quality, () => onQuality())
  let advanced = false
  countFrames(map, quality, () => {
    const moved = advanced
    advanced = false
    return moved
  })
  const drawn = addWorld(open, { content, view, time, steps, quality, redraw })
  const flat = await addFlatLayers(open, { options, time, steps })
  await open.within(drawn.worldLayer.mounted)
  const { entries } = view.schedules[0]
  const own = keepOwnLayers({
    world: drawn.worldLayer,
    uniforms: drawn.uniforms,
    firstId: entries.length,
    redraw,
    map,
  })
  onClose(own.destroy)
  const cover = createCover()
  onClose(cover.dispose)
  const baseMap = createBaseMapControl({ map, cover, quality, time, redraw, ...drawn })
  onClose(baseMap.destroy)
  map.on('error', (event) => {
    if (!baseMap.takesFault(event)) console.error(event.error)
  })
  return {
    open,
    container,
    scale,
    time,
    steps,
    quality,
    own,
    baseMap,
    cover,
    ...drawn,
    flatAt: flat.at,
    updateFlatLayers: ({ session }) => flat.update(session.theme, session.layers, quality.effects().bloom !== 'none'),
    idOf: (row) => entries[row]?.entity.id ?? null,
    redraw,
    advance(seconds) {
      time.ambient += seconds
      advanced = true
    },
    onQuality(listener) {
      onQuality = listener
    },
  }
}

function mapOptions(
  { places, labels }: StageContent,
  { session }: ViewState,
  scale: number,
): Omit<OpenMapOptions, 'container' | 'onContextLost'> {
  const { camera } = session
  return {
    style: mapStyle(places, labels, session),
    center: [camera.lng, camera.lat],
    zoom: camera.zoom,
    bearing: camera.bearing,
    pitch: camera.pitch,
    fov: camera.fov,
    ...CAMERA_LIMITS,
    transformCameraUpdate: ({ zoom, pitch }) => ({ pitch: Math.min(pitch, steepest(zoom)) }),
    attributionControl: false,
    keyboard: false,
    // Not 0: without fading MapLibre places all names anew, and uploads them, in every frame that it draws.
    fadeDuration: 1,
    pixelRatio: devicePixelRatio * scale,
    trackResize: false,
    dragRotate: true,
    canvasContextAttributes: { antialias: true, powerPreference: 'high-performance', preserveDrawingBuffer: false },
    localIdeographFontFamily: "'Twin Sans', 'Twin Sans Full', sans-serif",
  }
}

function firstTimeState({ session, day, schedules }: ViewState): TimeState {
  const hour = hourOf(session)
  return {
    sides: sideTimes(session, day, schedules, 1, (on) => sunAt(on, hour, CITY_ORIGIN)),
    ambient: 0,
    metresPerPixel: 100,
    zoom: session.camera.zoom,
    selected: -1,
    hovered: -1,
    pixelRatio: devicePixelRatio,
    shift: 0,
    viewport: [1, 1],
    colours: shaderColours(PALETTES[session.theme], session.theme === 'night'),
  }
}

/** Tells the governor of quality how long frames of motion take. */
function countFrames(map: MapLibreMap, quality: QualityGovernor, hasAdvanced: () => boolean): void {
  let last = 0
  map.on('render', () => {
    const now = performance.now()
    if (hasAdvanced() || map.isMoving()) quality.frame(now - last)
    last = now
  })
}

interface WorldParts {
  readonly content: StageContent
  readonly view: ViewState
  readonly time: TimeState
  readonly steps: StepTextures
  readonly quality: QualityGovernor
  readonly redraw: () => void
}

/** The world of solids, the ground under the map's lines, and elevations where there are any. */
function addWorld(
  { map, onClose }: OpenMap,
  { content, view, time, steps, quality, redraw }: WorldParts,
): Pick<StageHost, 'uniforms' | 'world' | 'worldLayer' | 'ground' | 'occlusion' | 'terrain' | 'switches'> {
  const { session } = view
  const uniforms = createWorldUniforms()
  const world = createWorld(content.world, uniforms)
  onClose(world.dispose)
  const switches = createStore(() => session.layers)
  const worldLayer = new WorldLayer({
    id: WORLD_LAYER,
    origin: CITY_ORIGIN,
    scene: createElement(Scene, { world, layers: switches }),
    columns: () => time.sides.map(({ columns: [from, to] }) => [from - time.shift, to - time.shift]),
    beforeSide: (side, camera) => {
      const own = time.sides[side] ?? time.sides[0]
      setWorldUniforms(uniforms, time, own, steps.three(side))
      setAtmosphere(uniforms, camera, time, own)
      world.bloom.show(side)
      // The flat layers, which come first, show it in the next frame.
      if (steps.upload()) redraw()
    },
    prepareSide: () => (world.bloom.mesh.visible ? world.bloom.prepare : null),
    setPicking: world.setPicking,
  })
  // The world of solids goes in first, so that flat things can be put under it.
  addWithFabric(map, worldLayer, FIRST_LABEL_LAYER)
  // MapLibre tells no layer that its map is removed.
  onClose(() => map.removeLayer(WORLD_LAYER))
  const { terrain: elevations } = readSettings()
  const ground = createGround(
    elevations ? { ...content.ground, ranges: [] } : content.ground,
    uniforms,
    quality.effects(),
    redraw,
  )
  onClose(ground.dispose)
  map.addLayer(
    groundLayer(GROUND_LAYER, worldLayer, ground, () => time.metresPerPixel),
    FIRST_LINE_LAYER,
  )
  // Known elevations take the place of suggested ones.
  const terrain = elevations && addTerrain(map, elevations, FIRST_WATER_LAYER, session.theme)
  const occlusion = createOcclusion(OCCLUSION_LAYER, worldLayer, () => time.metresPerPixel)
  map.addLayer(occlusion.layer, FIRST_LABEL_LAYER)
  onClose(() => map.removeLayer(OCCLUSION_LAYER))
  return { uniforms, world, worldLayer, ground, occlusion, terrain: terrain ?? undefined, switches }
}

interface FlatParts {
  readonly options: StageHostOptions
  readonly time: TimeState
  readonly steps: StepTextures
}

/** deck.gl's overlay on the map's own context. */
async function addFlatLayers(
  { map, within, onClose }: OpenMap,
  { options, time, steps }: FlatParts,
): Promise<{ update: (...look: Parameters<ReturnType<typeof createFlatLayers>>) => void; at: StageHost['flatAt'] }> {
  const overlay = await within(
    new Promise<MapLibreOverlay>((resolve) => {
      const made = new MapLibreOverlay({
        interleaved: true,
        ...deckViewOf(map),
        layers: [],
        onDeviceInitialized: (device) => {
          // deck.gl leaves the device it was given a context for as it is, and its watch over the canvas holds all of it.
          onClose(() => {
            map.removeControl(made)
            device.canvasContext?.destroy()
            device.destroy()
          })
          steps.connect(device)
          queueMicrotask(() => resolve(made))
        },
        onHover: (info, event) => options.onHover(info.x, info.y, info.object as FlatRow | undefined, event.srcEvent),
        getCursor: () => '',
      })
      map.addControl(made)
    }),
  )
  onFovChange(map, () => overlay.setProps({ interleaved: true, ...deckViewOf(map) }))
  const layersFor = createFlatLayers(options.content.flat, steps, time, WORLD_LAYER)
  const at = (x: number, y: number): FlatRow | undefined => overlay.pickObject({ x, y, radius: 0 })?.object as FlatRow
  onClose(listenForPress(map.getCanvasContainer(), (x, y) => options.onClick(x, y, () => at(x, y))))
  return { update: (...look) => overlay.setProps({ interleaved: true, layers: layersFor(...look) }), at }
}
