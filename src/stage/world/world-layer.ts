import { createRoot, events, extend, type ReconcilerRoot, type RootState } from '@react-three/fiber'
import {
  MercatorCoordinate,
  type CustomLayerInterface,
  type CustomRenderMethodInput,
  type Map as MapLibreMap,
} from 'maplibre-gl'
import {
  Group,
  LineSegments,
  Matrix4,
  Mesh,
  NoToneMapping,
  PerspectiveCamera,
  SRGBColorSpace,
  WebGLRenderTarget,
  WebGLRenderer,
  type Object3D,
  type Scene,
} from 'three'
import type { ReactNode } from 'react'
import type { LngLat } from '../../base/geodesy.ts'
import { pickIdOf } from './pick-id.ts'
import { RENDER_LAYERS } from './render-layers.ts'

// Only what the scene uses: extending with all of three would bring its whole 900 kB.
extend({ Group, Mesh, LineSegments })

/** From metres (x east, y up, z south) around the origin to Mercator 0..1, in double precision. */
function originMatrix(origin: LngLat): Matrix4 {
  const centre = MercatorCoordinate.fromLngLat([...origin], 0)
  const metre = centre.meterInMercatorCoordinateUnits()
  return new Matrix4().set(metre, 0, 0, centre.x, 0, 0, metre, centre.y, 0, metre, 0, centre.z, 0, 0, 0, 1)
}

export interface WorldLayerOptions {
  readonly id: string
  readonly origin: LngLat
  readonly scene: ReactNode
  /** The columns of the drawing buffer that each side of the screen takes, from and up to. */
  readonly columns: () => readonly (readonly [number, number])[]
  /** Called before a side is drawn, to bring the uniforms up to date with it and with the camera. */
  readonly beforeSide: (side: number, camera: PerspectiveCamera) => void
  /** Draws what a side's picture needs before the frame begins; null while it needs nothing. */
  readonly prepareSide: () => ((drawing: SideDrawing) => void) | null
  /** Switches the materials of the scene between looking and picking. */
  readonly setPicking: (picking: boolean) => void
}

/** What one side of the screen is drawn with. */
export interface SideDrawing {
  readonly renderer: WebGLRenderer
  readonly camera: PerspectiveCamera
  readonly scene: Scene
  /** 0, or 1 for the second of two. */
  readonly side: number
}

/**
 * three.js and React Three Fiber in MapLibre's own WebGL context and depth buffer. The renderer never owns the context:
 * size, pixel ratio and its loss are MapLibre's business.
 */
export class WorldLayer implements CustomLayerInterface {
  readonly type = 'custom' as const
  readonly renderingMode = '3d' as const
  readonly id: string
  private map: MapLibreMap | undefined
  private renderer: WebGLRenderer | undefined
  private root: ReconcilerRoot<HTMLCanvasElement> | undefined
  private state: RootState | undefined
  private readonly camera = new PerspectiveCamera()
  private readonly toMercator: Matrix4
  private readonly target = new WebGLRenderTarget(1, 1)
  private readonly view = new Matrix4()
  private ready: () => void = () => {}
  /** Resolves when the scene has been mounted. */
  readonly mounted = new Promise<void>((resolve) => {
    this.ready = resolve
  })

  constructor(private readonly options: WorldLayerOptions) {
    this.id = options.id
    this.toMercator = originMatrix(options.origin)
    this.camera.matrixAutoUpdate = false
    this.camera.matrixWorldAutoUpdate = false
  }

  onAdd(map: MapLibreMap, gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    this.map = map
    const canvas = map.getCanvas()
    const renderer = new WebGLRenderer({ canvas, context: gl as WebGL2RenderingContext, antialias: true })
    renderer.autoClear = false
    // Counted over all sides of a frame.
    renderer.info.autoReset = false
    renderer.toneMapping = NoToneMapping
    renderer.outputColorSpace = SRGBColorSpace
    // React Three Fiber calls these on its way out and on resize; here they would take the context from under the map.
    renderer.forceContextLoss = () => {}
    renderer.setPixelRatio = () => {}
    renderer.setSize = () => {}
    // deck.gl comes later and takes the context's state for WebGL's defaults; three's clear colour is another, and all clears would be opaque.
    renderer.resetState()
    this.renderer = renderer
    const root = createRoot(canvas)
    this.root = root
    const size = { width: canvas.clientWidth, height: canvas.clientHeight, top: 0, left: 0 }
    void root
      .configure({
        gl: renderer,
        frameloop: 'never',
        size,
        dpr: 1,
        camera: this.camera,
        flat: true,
        // Pointer events go through the stage's own picking.
        events: (store) => ({ ...events(store), connect: () => {}, disconnect: () => {}, connected: undefined }),
        onCreated: (state) => {
          this.state = state
          map.triggerRepaint()
          this.ready()
        },
      })
      .then(() => {
        if (!this.root) return
        root.render(this.options.scene).setState({ invalidate: () => map.triggerRepaint() })
      })
  }

  prerender(_gl: WebGLRenderingContext | WebGL2RenderingContext, args: CustomRenderMethodInput): void {
    const prepare = this.options.prepareSide()
    if (prepare) this.eachSide(args, prepare)
  }

  render(_gl: WebGLRenderingContext | WebGL2RenderingContext, args: CustomRenderMethodInput): void {
    this.eachSide(args, () => this.state?.advance(performance.now() / 1000, true))
  }

  /** A frame begins: what is drawn in it is counted anew. */
  beginFrame(): void {
    this.renderer?.info.reset()
  }

  /** Draws once for each side of the screen, with its uniforms, in its columns of the picture; not at all until the scene is mounted. */
  eachSide(args: CustomRenderMethodInput, draw: (drawing: SideDrawing) => void): void {
    const { state, renderer, camera } = this
    if (!state || !renderer) return
    this.aim(args)
    const { drawingBufferWidth: width, drawingBufferHeight: height } = renderer.getContext()
    const columns = this.options.columns()
    for (const [side, [from, to]] of columns.entries()) {
      if (to <= from) continue
      this.options.beforeSide(side, camera)
      renderer.resetState()
      renderer.setViewport(0, 0, width, height)
      renderer.setScissor(from, 0, to - from, height)
      renderer.setScissorTest(columns.length > 1)
      draw({ renderer, camera, scene: state.scene, side })
    }
    renderer.setScissorTest(false)
  }

  /** The camera of a frame: view and projection apart, so that lighting knows it; both from MapLibre's double-precision matrix. */
  aim(args: CustomRenderMethodInput): PerspectiveCamera {
    const { camera } = this
    camera.projectionMatrix.fromArray(args.projectionMatrix)
    camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert()
    this.view.fromArray(args.defaultProjectionData.mainMatrix).multiply(this.toMercator)
    camera.matrixWorldInverse.copy(camera.projectionMatrixInverse).multiply(this.view)
    camera.matrixWorld.copy(camera.matrixWorldInverse).invert()
    return camera
  }

  /**
   * The picking id drawn at a point of the canvas (CSS pixels), or -1: the scene is drawn again, one pixel large, with
   * the same shaders giving ids. What the day hides cannot be hit.
   */
  pick(x: number, y: number): number {
    const { state, renderer, map, camera } = this
    if (!state || !renderer || !map) return -1
    const canvas = map.getCanvas()
    const [width, height] = [canvas.clientWidth, canvas.clientHeight]
    const kept = camera.projectionMatrix.clone()
    // Blow the one pixel up to the whole of the target.
    const zoom = new Matrix4().set(
      width,
      0,
      0,
      width - 2 * (x + 0.5),
      0,
      height,
      0,
      2 * (y + 0.5) - height,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      1,
    )
    camera.projectionMatrix.premultiply(zoom)
    const pixel = new Uint8Array(4)
    const column = (x / width) * canvas.width
    const side = this.options.columns().findIndex(([from, to]) => column >= from && column < to)
    this.options.beforeSide(Math.max(side, 0), camera)
    this.options.setPicking(true)
    renderer.resetState()
    renderer.setRenderTarget(this.target)
    renderer.setClearColor(0x000000, 0)
    renderer.clear()
    camera.layers.set(RENDER_LAYERS.pickable)
    renderer.render(state.scene, camera)
    camera.layers.set(RENDER_LAYERS.picture)
    renderer.readRenderTargetPixels(this.target, 0, 0, 1, 1, pixel)
    renderer.setRenderTarget(null)
    renderer.resetState()
    this.options.setPicking(false)
    camera.projectionMatrix.copy(kept)
    return pickIdOf(pixel)
  }

  /** Adds what is not React's to draw. */
  add(object: Object3D): void {
    this.state?.scene.add(object)
  }

  /** Takes away what was added; its geometry and materials are the caller's to free. */
  remove(object: Object3D): void {
    this.state?.scene.remove(object)
  }

  /** Draw calls and triangles of the last frame of the world. */
  info(): { calls: number; triangles: number; geometries: number; textures: number } {
    const info = this.renderer?.info
    return {
      calls: info?.render.calls ?? 0,
      triangles: info?.render.triangles ?? 0,
      geometries: info?.memory.geometries ?? 0,
      textures: info?.memory.textures ?? 0,
    }
  }

  resize(): void {
    const canvas = this.map?.getCanvas()
    if (canvas && this.state) this.state.setSize(canvas.clientWidth, canvas.clientHeight, 0, 0)
  }

  onRemove(): void {
    this.root?.unmount()
    this.root = undefined
    this.target.dispose()
    this.renderer?.dispose()
    this.state = undefined
  }
}
