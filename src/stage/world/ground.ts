import { Color, LinearFilter, Mesh, Scene, Vector2, WebGLRenderTarget } from 'three'
import type { Place } from '../../city/schema.ts'
import type { Relief } from '../../layers/relief.ts'
import type { Water } from '../../layers/water.ts'
import type { Palette } from '../../session/palette.ts'
import type { LayerSwitch } from '../../session/session.ts'
import type { Effects } from '../quality.ts'
import { rgb } from '../time/time-state.ts'
import { reliefMesh } from './relief-material.ts'
import { waterGeometry, waterMaterial, type WaterLook } from './water-material.ts'
import { setColour } from './world-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

/** What lies on the ground under all flat layers. */
export interface GroundContent {
  readonly water: Water
  /** Places of the ranges that a relief is suggested by; empty where none is to be. */
  readonly ranges: readonly Place[]
}

/** The ground's own scene, and the picture of the mirrored world that its water shows. */
export interface Ground {
  readonly scene: Scene
  /** Where the mirrored world of a side is drawn, as large as asked for a picture of this size; undefined where none is to be seen. */
  mirrorFor(side: number, metresPerPixel: number): WebGLRenderTarget | undefined
  /** The side that is drawn next. */
  show(side: number): void
  readonly effects: Effects
  /** Resolves when the relief is there, or will not be. */
  readonly ready: Promise<void>
  setEffects(effects: Effects): void
  setLayers(layers: ReadonlySet<LayerSwitch>): void
  /** Whether a base map has the real waters: then the schematic ones give way. */
  setReplaced(replaced: boolean): void
  setPalette(palette: Palette): void
  dispose(): void
}

/** Size of the mirrored picture against the one on the screen. */
const MIRROR_SCALE = 0.5
/** From further away, in metres a pixel, nothing that is mirrored would be larger than a pixel or two. */
const MIRRORED_WITHIN = 22

/** A relief from the outlines of the ranges, made in a worker; undefined where there are none, it cannot be made, or it is stopped. */
function makeRelief(ranges: GroundContent['ranges']): {
  readonly made: Promise<Relief | undefined>
  readonly stop: () => void
} {
  if (ranges.length === 0) return { made: Promise.resolve(undefined), stop: () => {} }
  const worker = new Worker(new URL('./relief.worker.ts', import.meta.url), { type: 'module', name: 'relief' })
  let stop = (): void => {}
  const made = new Promise<Relief | undefined>((resolve) => {
    const end = (relief?: Relief): void => {
      worker.terminate()
      resolve(relief)
    }
    stop = end
    worker.addEventListener('error', (event) => {
      console.warn('the relief could not be made', event.message)
      end()
    })
    worker.addEventListener('message', ({ data }: MessageEvent<Relief | undefined>) => end(data))
  })
  worker.postMessage(ranges)
  return { made, stop: () => stop() }
}

export function createGround(
  content: GroundContent,
  uniforms: WorldUniforms,
  first: Effects,
  redraw: () => void,
): Ground {
  // Each side has a whole picture of its own: ripples look beyond the line between two sides.
  const targets = [0, 1].map(() => new WebGLRenderTarget(1, 1, { minFilter: LinearFilter, magFilter: LinearFilter }))
  const look = {
    uWater: { value: new Color() },
    uRiverLight: { value: new Color() },
    uMirror: { value: targets[0]!.texture },
    uMirrored: { value: 0 },
    uRipples: { value: 0 },
  } satisfies WaterLook
  const water = new Mesh(waterGeometry(content.water), waterMaterial(uniforms, look))
  water.frustumCulled = false
  const scene = new Scene()
  scene.add(water)
  const hint = { uShade: { value: new Color() }, uLit: { value: new Color() } }
  let relief: ReturnType<typeof reliefMesh> | undefined
  let [shown, replaced] = [true, false]
  const making = makeRelief(content.ranges)
  const ready = making.made.then((made) => {
    if (!made) return
    relief = reliefMesh(made, uniforms, hint)
    relief.visible = shown
    scene.add(relief)
    redraw()
  })
  const size = new Vector2()
  let effects = first
  return {
    scene,
    ready,
    get effects() {
      return effects
    },
    mirrorFor(side, metresPerPixel) {
      // Of the whole picture, though only a column of it may be on the canvas.
      const { width, height } = uniforms.uViewport.value.clone().multiplyScalar(uniforms.uPixelRatio.value)
      look.uRipples.value = effects.ripples ? 1 : 0
      const isMirrored = effects.mirror !== 'none' && water.visible && metresPerPixel < MIRRORED_WITHIN
      look.uMirrored.value = isMirrored ? 1 - Math.max(0, metresPerPixel / MIRRORED_WITHIN - 0.7) / 0.3 : 0
      if (!isMirrored) return undefined
      size.set(Math.ceil(width * MIRROR_SCALE), Math.ceil(height * MIRROR_SCALE))
      const target = targets[side]!
      if (target.width !== size.x || target.height !== size.y) target.setSize(size.x, size.y)
      return target
    },
    show(side) {
      look.uMirror.value = targets[side]!.texture
    },
    setEffects(next) {
      effects = next
    },
    setLayers(layers) {
      shown = layers.has('context')
      water.visible = shown && !replaced
      if (relief) relief.visible = shown
    },
    setReplaced(next) {
      replaced = next
      water.visible = shown && !replaced
    },
    setPalette(palette) {
      setColour(look.uWater.value, rgb(palette.water))
      setColour(look.uRiverLight.value, rgb(palette.riverLight))
      setColour(hint.uShade.value, rgb(palette.shadow))
      setColour(hint.uLit.value, rgb(palette.reliefLit))
    },
    dispose() {
      making.stop()
      for (const part of [relief?.geometry, relief?.material, relief?.slopes]) part?.dispose()
      for (const part of [water.geometry, water.material, ...targets]) part.dispose()
    },
  }
}
