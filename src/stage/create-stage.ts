import { MapLibreOverlay } from '@deck.gl/maplibre'
import { setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import './stage.css'
import { createElement } from 'react'
import { createStore } from 'zustand/vanilla'
import type { Clock } from '../session/clock.ts'
import { PALETTES } from '../session/palette.ts'
import { readSettings } from '../session/settings.ts'
import { THEME_HOURS, type Camera, type Session, type SessionStore } from '../session/session.ts'
import { CITY_ORIGIN } from './city-origin.ts'
import type { StageContent } from './stage-content.ts'
import { fitStage } from './stage-scale.ts'
import type { StageView } from './stage-view.ts'
import { createFlatLayers, type FlatRow } from './map/flat-layers.ts'
import { createKnownLabels } from './map/known-labels.ts'
import { FIRST_LINE_LAYER, FIRST_WATER_LAYER } from './map/ground-style.ts'
import { FIRST_LABEL_LAYER } from './map/label-style.ts'
import { mapStyle } from './map/style.ts'
import { addTerrain } from './map/terrain.ts'
import { applyStyle } from './map/apply-style.ts'
import { cutTo, cameraOf, isFovEvent, deckViewOf, onFovChange } from './map-camera.ts'
import { CAMERA_LIMITS, createCameraMoves, metresPerPixel, steepest } from './camera-moves.ts'
import { openCapture } from './capture.ts'
import { mapLoaded, openMap, type OpenMap } from './open-map.ts'
import { sideTimes } from './time/side-times.ts'
import type { SideSchedules } from './side-schedules.ts'
import { createStepTextures } from './time/step-textures.ts'
import { shaderColours, type TimeState } from './time/time-state.ts'
import { setAtmosphere } from './world/atmosphere.ts'
import { createWorld } from './world/create-world.ts'
import { Scene } from './world/scene.tsx'
import { createGround } from './world/ground.ts'
import { groundLayer } from './world/ground-layer.ts'
import { WorldLayer } from './world/world-layer.ts'
import { createWorldUniforms, setWorldUniforms } from './world/world-uniforms.ts'
import type { FrameLoop } from './frame.ts'
import { addWithFabric, keepFabric, type KeptFabric } from './fabric/keep-fabric.ts'
import { createSun } from './sun.ts'
import { createPicking, type StageHover } from './picking.ts'
import { createQualityGovernor } from './quality.ts'
import { takeStillPicture } from './still-picture.ts'

setWorkerUrl(workerUrl)

export interface StageOptions {
  readonly container: HTMLElement
  readonly content: StageContent
  readonly schedules: SideSchedules
  readonly store: SessionStore
  readonly clock: Clock
  readonly frames: FrameLoop
  /** The entity under the pointer, or null; at most once a frame. */
  readonly onHover: (hover: StageHover | null) => void
  readonly onSelect: (entity: string | null) => void
  /** The viewer moved the camera, and it has come to rest. */
  readonly onCameraRest: (camera: Camera) => void
  readonly onContextLost: () => void
  /** Whether two fingers turn the map as well; they do unless it says false. */
  readonly turnsByTouch?: boolean
  readonly onSettledChange: (settled: boolean) => void
}

export interface Stage extends StageView {
  /** Other schedules of the same city, for one side or two: one upload of a step texture for each that is new. */
  show(schedules: SideSchedules): void
  /** Frees the map, both engines and all listeners; the container is empty afterwards. */
  destroy(): void
}

const WORLD_LAYER = 'world'
const GROUND_LAYER = 'ground-things'

/** Makes the one map, the one overlay and the one world of a WebGL context. Resolves when the first frame has been drawn; what fails on the way leaves nothing behind. */
export async function createStage(options: StageOptions): Promise<Stage> {
  let open: OpenMap | undefined
  try {
    return await fillStage(options, (settings) => (open = openMap(settings)))
  } catch (error) {
    open?.close()
    throw error
  }
}

async function fillStage(options: StageOptions, makeMap: typeof openMap): Promise<Stage> {
  const { content, store, clock, frames } = options
  let { schedules } = options
  const session = (): Session => store.getState()
  const start = session()
  const sunOn = createSun(() => session().hour ?? THEME_HOURS[session().theme], CITY_ORIGIN)
  const time: TimeState = {
    sides: sideTimes(start, clock.day, schedules, 1, sunOn),
    ambient: 0,
    metresPerPixel: 100,
    zoom: start.camera.zoom,
    selected: -1,
    hovered: -1,
    pixelRatio: devicePixelRatio,
    shift: 0,
    viewport: [1, 1],
    colours: shaderColours(PALETTES[start.theme], start.theme === 'night'),
  }
  const indexOf = new Map(schedules[0].entries.map((entry, i) => [entry.entity.id, i]))
  const idOf = (row: number): string | null => schedules[0].entries[row]?.entity.id ?? null
  time.selected = indexOf.get(start.selection ?? '') ?? -1

  const container = document.createElement('div')
  container.className = 'stage-map'
  options.container.replaceChildren(container)
  let scale = fitStage(container, options.container)
  let style = mapStyle(content.places, content.labels, start)
  const open = makeMap({
    container,
    onContextLost: options.onContextLost,
    style,
    center: [start.camera.lng, start.camera.lat],
    zoom: start.camera.zoom,
    bearing: start.camera.bearing,
    pitch: start.camera.pitch,
    fov: start.camera.fov,
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
  })
  const { map, within, onClose } = open
  const canvas = map.getCanvas()
  canvas.tabIndex = -1
  if (options.turnsByTouch === false) map.touchZoomRotate.disableRotation()
  await mapLoaded(open)
  map.on('error', (event) => console.error(event.error))

  // The world of solids goes in first, so that flat things can be put under it.
  const steps = createStepTextures(schedules)
  const uniforms = createWorldUniforms()
  const world = createWorld(content.world, uniforms)
  onClose(() => {
    world.dispose()
    steps.dispose()
  })
  const shown = createStore(() => start.layers)
  const worldLayer = new WorldLayer({
    id: WORLD_LAYER,
    origin: CITY_ORIGIN,
    scene: createElement(Scene, { world, layers: shown }),
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
    setPicking: (picking) => world.setPicking(picking),
  })
  const redraw = (): void => map.triggerRepaint()
  addWithFabric(map, worldLayer, FIRST_LABEL_LAYER)
  // MapLibre tells no layer that its map is removed.
  onClose(() => map.removeLayer(WORLD_LAYER))
  const quality = createQualityGovernor(canvas.getContext('webgl2')!, start.quality, () => followQuality())
  const { terrain: elevations } = readSettings()
  const ground = createGround(
    elevations ? { ...content.ground, ranges: [] } : content.ground,
    uniforms,
    quality.effects(),
    () => redraw(),
  )
  onClose(() => ground.dispose())
  ground.setLayers(start.layers)
  world.setEffects(quality.effects())
  map.addLayer(
    groundLayer(GROUND_LAYER, worldLayer, ground, () => time.metresPerPixel),
    FIRST_LINE_LAYER,
  )
  // Known elevations take the place of suggested ones.
  const terrain = elevations && addTerrain(map, elevations, FIRST_WATER_LAYER, start.theme)

  let flatLayers: ReturnType<typeof createFlatLayers> | undefined
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
          flatLayers = createFlatLayers(content.flat, steps, time, WORLD_LAYER)
          queueMicrotask(() => resolve(made))
        },
        onHover: (info, event) => picking.hover(info.x, info.y, info.object as FlatRow | undefined, event.srcEvent),
        onClick: (info) => picking.select(info.x, info.y, info.object as FlatRow | undefined),
        getCursor: () => '',
      })
      map.addControl(made)
    }),
  )
  await within(worldLayer.mounted)
  const layFlat = (): void =>
    overlay.setProps({
      interleaved: true,
      layers: flatLayers?.(session().theme, session().layers, quality.effects().bloom !== 'none') ?? [],
    })

  const picking = createPicking({
    map,
    world: worldLayer,
    time,
    idOf,
    redraw,
    scale: () => scale,
    fabricAt: (x, y) => fabric?.standsAt(x, y) ?? false,
    onHover: options.onHover,
    onSelect: options.onSelect,
  })
  const names = createKnownLabels(map, content.labels, session)
  const followSides = (): void => {
    time.sides = sideTimes(session(), clock.day, schedules, canvas.clientWidth * time.pixelRatio, sunOn)
    // A name that is known on either side stands.
    names.show(Math.max(...time.sides.map(({ day }) => day)))
  }
  const followClock = (): void => {
    followSides()
    options.onSettledChange(false)
    redraw()
  }
  /** The map serves for pictures: the viewer's screen, camera and size are left alone until it is given back. */
  let taken: { readonly pixelRatio: number } | undefined
  let gone = false
  onClose(() => {
    gone = true
  })
  const readCamera = (): void => {
    time.zoom = map.getZoom()
    time.metresPerPixel = metresPerPixel(map)
    time.pixelRatio = taken?.pixelRatio ?? map.getPixelRatio()
    time.viewport = [canvas.clientWidth, canvas.clientHeight]
    time.sides = sideTimes(session(), clock.day, schedules, canvas.clientWidth * time.pixelRatio, sunOn)
  }
  const moves = createCameraMoves(map, { bounds: content.bounds, lineOf: content.lineOf })
  onClose(moves.stop)
  /** The camera that this stage last reported to the session: only another one is a wish to go there. */
  let reported = start.camera
  const restAt = (camera: Camera): void => {
    reported = camera
    options.onCameraRest(camera)
  }
  readCamera()
  world.setPalette(PALETTES[start.theme], start.theme === 'night')
  ground.setPalette(PALETTES[start.theme])
  layFlat()
  followSides()

  let fabric: KeptFabric | undefined
  const followFabric = (): void =>
    fabric?.follow(
      session().layers.has('fabric'),
      quality.budget(),
      quality.effects().contact === 'all',
      time.metresPerPixel,
    )
  const followQuality = (): void => {
    ground.setEffects(quality.effects())
    world.setEffects(quality.effects())
    layFlat()
    followFabric()
    redraw()
  }
  let lastFrame = 0
  map.on('render', () => {
    const now = performance.now()
    if (clock.playing || map.isMoving()) quality.frame(now - lastFrame)
    lastFrame = now
  })

  onClose(clock.subscribe(followClock))
  onClose(
    frames.onFrame((seconds) => {
      time.ambient += seconds
    }),
  )
  onClose(
    store.subscribe((now, before) => {
      options.onSettledChange(false)
      time.selected = indexOf.get(now.selection ?? '') ?? -1
      if (now.camera !== before.camera && now.camera !== reported && !taken) moves.flyTo(now.camera)
      if (
        now.theme !== before.theme ||
        now.language !== before.language ||
        now.layers !== before.layers ||
        now.featured !== before.featured
      ) {
        time.colours = shaderColours(PALETTES[now.theme], now.theme === 'night')
        world.setPalette(PALETTES[now.theme], now.theme === 'night')
        ground.setPalette(PALETTES[now.theme])
        ground.setLayers(now.layers)
        terrain?.setTheme(now.theme)
        const next = mapStyle(content.places, content.labels, now)
        applyStyle(map, style, next)
        style = next
        names.forget()
        shown.setState(now.layers, true)
        layFlat()
        fabric?.setPalette(PALETTES[now.theme])
        followFabric()
      }
      quality.choose(now.quality)
      followSides()
      redraw()
    }),
  )
  map.on('move', readCamera)
  map.on('move', () => options.onSettledChange(false))
  map.on('moveend', (event) => {
    // A flight that another follows has not come to rest.
    if (!map.isMoving() && !taken && !isFovEvent(event)) restAt(cameraOf(map))
  })
  onFovChange(map, () => overlay.setProps({ interleaved: true, ...deckViewOf(map) }))
  map.on('resize', () => {
    readCamera()
    worldLayer.resize()
  })
  map.on('move', followFabric)
  const fit = (): void => {
    if (taken) return
    scale = fitStage(container, options.container)
    map.setPixelRatio(devicePixelRatio * scale)
    map.resize()
  }
  const resize = new ResizeObserver(fit)
  resize.observe(options.container)
  onClose(() => resize.disconnect())
  map.on('idle', () => {
    if (!clock.playing && !taken) options.onSettledChange(true)
  })

  const settled = (): Promise<void> =>
    within(
      new Promise((resolve) => {
        map.once('idle', () => resolve())
        redraw()
      }),
    )
  await settled()
  // The fabric comes last, once the twin itself can be used.
  if (content.fabric) {
    fabric = keepFabric(
      map,
      { world: worldLayer, ground: ground.scene },
      uniforms,
      { ...content.fabric, levels: quality.levels },
      PALETTES[session().theme],
    )
    onClose(fabric.destroy)
    followFabric()
  }

  return {
    ...moves,
    onCamera(listener) {
      const report = (): void =>
        listener({ metresPerPixel: time.metresPerPixel / scale, bearing: map.getBearing(), zoom: time.zoom })
      map.on('move', report)
      map.on('resize', report)
      report()
      return () => {
        map.off('move', report)
        map.off('resize', report)
      }
    },
    async settled() {
      await ground.ready
      if (session().layers.has('fabric')) await fabric?.ready
      await settled()
    },
    show(next) {
      const before = schedules
      schedules = next
      steps.show(next)
      followSides()
      if (next.length !== before.length) layFlat()
      options.onSettledChange(false)
      redraw()
    },
    camera: () => cameraOf(map),
    async capture(size) {
      if (taken) throw new Error('the map serves for pictures already')
      moves.stop()
      map.stop()
      const kept = { camera: cameraOf(map), padding: map.getPadding(), ambient: time.ambient, hovered: time.hovered }
      options.onSettledChange(false)
      if (session().layers.has('fabric')) await fabric?.ready
      time.hovered = -1
      return openCapture(size, {
        map,
        container,
        parent: options.container,
        onOpen: (pixelRatio) => {
          taken = { pixelRatio }
        },
        setMotion: (seconds) => {
          time.ambient = seconds
        },
        setShift: (pixels) => {
          time.shift = pixels
        },
        onClose: () => {
          Object.assign(time, { ambient: kept.ambient, hovered: kept.hovered })
          taken = undefined
          fit()
          cutTo(map, kept.camera, { padding: kept.padding })
        },
        isGone: () => gone,
      })
    },
    info: () => worldLayer.info(),
    names: (at) => names.standing(session().language, at && [at[0] / scale, at[1] / scale]),
    stillPicture: (width) => within(takeStillPicture(map, width)),
    onFabric: (listener) => fabric?.onShare(listener) ?? (() => {}),
    buildings: () => quality.budget(),
    pick(pageX, pageY) {
      const [x, y] = [pageX / scale, pageY / scale]
      const info = overlay.pickObject({ x, y, radius: 0 })
      return idOf(picking.entityAt(x, y, info?.object as FlatRow | undefined))
    },
    groundAt(pageX, pageY) {
      const { lng, lat } = map.unproject([pageX / scale, pageY / scale])
      return Number.isFinite(lng) && Number.isFinite(lat) ? { lng, lat } : null
    },
    destroy: open.close,
  }
}
