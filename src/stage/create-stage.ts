import 'maplibre-gl/dist/maplibre-gl.css'
import './stage.css'
import type { OwnFeatureRef } from '../own-layers/layer-style.ts'
import type { Camera } from '../session/session.ts'
import { openCapture, type Capture } from './capture.ts'
import { createCameraMoves } from './camera-moves.ts'
import { syncFabric, type FabricControl } from './fabric-control.ts'
import { cameraOf, cutTo, isFovEvent, sameCamera } from './map-camera.ts'
import { openMap, type OpenMap } from './open-map.ts'
import { createPicking, type Picking, type StageHover } from './picking.ts'
import type { StageContent } from './stage-content.ts'
import { createStageHost, type StageHost } from './stage-host.ts'
import { fitStage } from './stage-scale.ts'
import type { PictureSize } from './stage-renderer.ts'
import type { StageView } from './stage-view.ts'
import { takeStillPicture } from './still-picture.ts'
import { createViewReducer, type ViewReducer } from './view-reducer.ts'
import type { ViewState } from './view-state.ts'

export interface StageOptions {
  readonly container: HTMLElement
  readonly content: StageContent
  /** What is shown at first, from the session's camera. */
  readonly view: ViewState
  /** What is under the pointer, or null; at most once a frame. */
  readonly onHover: (hover: StageHover | null) => void
  /** At most one of both. */
  readonly onSelect: (entity: string | null, own: OwnFeatureRef | null) => void
  /** The camera was moved by hand, or has arrived, and has come to rest. */
  readonly onCameraRest: (camera: Camera) => void
  readonly onContextLost: () => void
  /** Whether two fingers turn the map as well; they do unless it says false. */
  readonly turnsByTouch?: boolean
  /** False as soon as something else is to be drawn, true once all of it is made and drawn and nothing moves the camera. */
  readonly onSettledChange: (settled: boolean) => void
}

/** The map of one city. It draws the view that it is given, and keeps nothing of where views come from. */
export interface Stage extends StageView {
  /** Shows a view from now on. Its camera is flown to where it is another than the last view's. */
  show(view: ViewState): void
  /** Lets what moves by itself go on, by so many seconds. */
  advance(seconds: number): void
  /** Takes the map over for pictures of this size, one at a time; the screen keeps what it showed until it is closed. */
  openCapture(size: PictureSize): Promise<Capture>
  /** Frees the map, both engines and all listeners; the container is empty afterwards. */
  destroy(): void
}

/** What the parts of a stage share. */
interface Parts {
  readonly options: StageOptions
  readonly host: StageHost
  readonly reducer: ViewReducer
  readonly moves: ReturnType<typeof createCameraMoves>
  readonly picking: Picking
  /** What the screen shows, also while the map serves for pictures. */
  live: ViewState
  /** While the map serves for pictures: where the screen's own camera stands. */
  capturing: { readonly camera: Camera } | undefined
  fabric: FabricControl | undefined
  /** What is made beside the map, once it is there or will not be. */
  readonly made: { ground: boolean; fabric: boolean }
  gone: boolean
}

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
  const { content, view } = options
  /** Picking needs the host, which hears the pointer. */
  const pointer: { picking: Picking | undefined } = { picking: undefined }
  const host = await createStageHost({
    container: options.container,
    content,
    view,
    turnsByTouch: options.turnsByTouch !== false,
    onContextLost: options.onContextLost,
    makeMap,
    onHover: (...at) => pointer.picking?.hover(...at),
    onClick: (...at) => pointer.picking?.select(...at),
  })
  const { map, onClose, within } = host.open
  const picking = (pointer.picking = createPicking({
    map,
    world: host.worldLayer,
    own: host.own,
    time: host.time,
    idOf: host.idOf,
    redraw: host.redraw,
    scale: () => host.scale,
    fabricAt: (x, y) => parts.fabric?.standsAt(x, y) ?? false,
    buildingAt: host.baseMap.buildingAt,
    onHover: options.onHover,
    onSelect: options.onSelect,
  }))
  const reducer = createViewReducer(host, content, view)
  const moves = createCameraMoves(map, { bounds: content.bounds, lineOf: content.lineOf })
  const parts: Parts = {
    options,
    host,
    reducer,
    moves,
    picking,
    live: view,
    capturing: undefined,
    fabric: undefined,
    made: { ground: false, fabric: content.fabric === undefined },
    gone: false,
  }
  onClose(moves.stop)
  onClose(() => {
    parts.gone = true
  })
  followMap(parts)
  noteMade(parts, 'ground', host.ground.ready)
  await within(settledOf(host))
  // The fabric comes last, once the twin itself can be used.
  if (content.fabric) {
    parts.fabric = syncFabric(host, reducer, content.fabric)
    noteMade(parts, 'fabric', parts.fabric.ready)
  }
  return stageOf(parts)
}

/** Notes that something is there, and has one frame more drawn: only then is what is drawn all that was asked for. */
function noteMade(parts: Parts, part: keyof Parts['made'], ready: Promise<void>): void {
  void ready.then(() => {
    parts.made[part] = true
    if (!parts.gone) parts.host.redraw()
  })
}

/** Whether all that the shown view asks for has been made. */
function isWhole({ made, live, host }: Parts): boolean {
  return (
    made.ground && host.own.isWhole() && host.baseMap.isWhole() && (made.fabric || !live.session.layers.has('fabric'))
  )
}

/** Hears what the map, its element and the governor of quality do. */
function followMap(parts: Parts): void {
  const { host, options, reducer } = parts
  const { map, onClose } = host.open
  map.on('move', () => reducer.readCamera())
  map.on('move', () => options.onSettledChange(false))
  map.on('moveend', (event) => {
    // A flight that another follows has not come to rest.
    if (!map.isMoving() && !parts.capturing && !isFovEvent(event)) options.onCameraRest(cameraOf(map))
  })
  map.on('move', () => parts.fabric?.follow())
  map.on('resize', () => {
    reducer.readCamera()
    host.worldLayer.resize()
  })
  map.on('idle', () => {
    if (!parts.capturing) options.onSettledChange(isWhole(parts))
  })
  host.onQuality(() => {
    reducer.applyEffects()
    parts.fabric?.follow()
  })
  const refit = (): void => {
    if (!parts.capturing) fit(host, options.container)
  }
  const resize = new ResizeObserver(refit)
  resize.observe(options.container)
  // Larger names are asked for with the window as large as before.
  addEventListener('resize', refit)
  onClose(() => {
    resize.disconnect()
    removeEventListener('resize', refit)
  })
}

/** Lays the map out to fill its parent. */
function fit(host: StageHost, parent: HTMLElement): void {
  const { map } = host.open
  host.scale = fitStage(host.container, parent)
  map.setPixelRatio(devicePixelRatio * host.scale)
  map.resize()
}

/** Resolves when what was asked for last is drawn and stands still. */
function settledOf({ open: { map, within }, redraw }: StageHost): Promise<void> {
  return within(
    new Promise((resolve) => {
      map.once('idle', () => resolve())
      redraw()
    }),
  )
}

function stageOf(parts: Parts): Stage {
  const { host, options, reducer, moves, picking } = parts
  const { map, within, close } = host.open
  return {
    ...moves,
    show(next) {
      const before = parts.live
      parts.live = next
      if (parts.capturing) return
      options.onSettledChange(false)
      reducer.show(next)
      if (next.session !== before.session) parts.fabric?.follow()
      // What the map has reported itself is where it stands already.
      const wish = next.session.camera
      if (wish !== before.session.camera && !sameCamera(wish, cameraOf(map))) moves.flyTo(wish)
    },
    advance: host.advance,
    openCapture: (size) => captureOf(parts, size),
    onCamera(listener) {
      const report = (): void =>
        listener({
          metresPerPixel: host.time.metresPerPixel / host.scale,
          bearing: map.getBearing(),
          zoom: host.time.zoom,
        })
      map.on('move', report)
      map.on('resize', report)
      report()
      return () => {
        map.off('move', report)
        map.off('resize', report)
      }
    },
    async settled() {
      await host.ground.ready
      await host.own.ready()
      await host.baseMap.ready()
      if (parts.live.session.layers.has('fabric')) await parts.fabric?.ready
      await settledOf(host)
    },
    camera: () => parts.capturing?.camera ?? cameraOf(map),
    info: () => host.worldLayer.info(),
    names(at) {
      const point = at && ([at[0] / host.scale, at[1] / host.scale] as const)
      return [...reducer.labels.standing(parts.live.session.language, point), ...host.own.names(point)]
    },
    stillPicture: (width) => within(takeStillPicture(map, width)),
    onFabric: (listener) => parts.fabric?.onShare(listener) ?? (() => {}),
    buildings: () => host.quality.budget(),
    pick(pageX, pageY) {
      const [x, y] = [pageX / host.scale, pageY / host.scale]
      return host.idOf(picking.at(x, y, () => host.flatAt(x, y)).row)
    },
    pickOwn: (pageX, pageY) => picking.at(pageX / host.scale, pageY / host.scale, () => undefined).own,
    groundAt(pageX, pageY) {
      const { lng, lat } = map.unproject([pageX / host.scale, pageY / host.scale])
      return Number.isFinite(lng) && Number.isFinite(lat) ? { lng, lat } : null
    },
    destroy: close,
  }
}

/** Lets the map draw other views, at another size, until the capture is closed; then the live one stands again as it was. */
async function captureOf(parts: Parts, size: PictureSize): Promise<Capture> {
  const { host, options, reducer, moves } = parts
  const { time } = host
  const { map } = host.open
  if (parts.capturing) throw new Error('the map serves for pictures already')
  moves.stop()
  map.stop()
  const kept = { camera: cameraOf(map), padding: map.getPadding(), ambient: time.ambient, hovered: time.hovered }
  const wished = parts.live.session.camera
  options.onSettledChange(false)
  parts.capturing = kept
  const giveBack = (): void => {
    Object.assign(time, { ambient: kept.ambient, hovered: kept.hovered })
    parts.capturing = undefined
    reducer.setPixelRatio(undefined)
    reducer.show(parts.live)
    parts.fabric?.follow()
    fit(host, options.container)
    cutTo(map, kept.camera, { padding: kept.padding })
    const { camera } = parts.live.session
    if (camera !== wished && !sameCamera(camera, kept.camera)) moves.flyTo(camera)
  }
  if (parts.live.session.layers.has('fabric')) await parts.fabric?.ready
  time.hovered = -1
  host.own.setHovered(null)
  return openCapture(size, {
    map,
    container: host.container,
    parent: options.container,
    onOpen: reducer.setPixelRatio,
    async show({ view, ambient = 0 }) {
      reducer.show(view)
      parts.fabric?.follow()
      time.ambient = ambient
      await host.own.ready()
      await host.baseMap.ready()
      if (view.session.layers.has('fabric')) await parts.fabric?.ready
    },
    setShift: (pixels) => {
      time.shift = pixels
    },
    onClose: giveBack,
    isGone: () => parts.gone,
  })
}
