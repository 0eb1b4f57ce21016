import { Color, LinearFilter, Mesh, Scene, Vector2, WebGLRenderTarget, type WebGLRenderer } from 'three'
import type { Water } from '../../layers/water.ts'
import type { Palette } from '../../session/palette.ts'
import type { LayerSwitch } from '../../session/session.ts'
import type { Effects } from '../quality.ts'
import { rgb } from '../time/time-state.ts'
import { waterGeometry, waterMaterial, type WaterLook } from './water-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

/** What lies on the ground under all flat layers. */
export interface GroundContent {
  readonly water: Water
}

/** The ground's own scene, and the picture of the mirrored world that its water shows. */
export interface Ground {
  readonly scene: Scene
  /** Where the mirrored world is drawn, as large as asked for a picture of this size; undefined where none is to be seen. */
  mirrorFor(renderer: WebGLRenderer, metresPerPixel: number): WebGLRenderTarget | undefined
  readonly effects: Effects
  setEffects(effects: Effects): void
  setLayers(layers: ReadonlySet<LayerSwitch>): void
  setPalette(palette: Palette): void
  dispose(): void
}

/** Size of the mirrored picture against the one on the screen. */
export const MIRROR_SCALE = 0.5
/** From further away, in metres a pixel, nothing that is mirrored would be larger than a pixel or two. */
const MIRRORED_WITHIN = 22

export function createGround(content: GroundContent, uniforms: WorldUniforms, first: Effects): Ground {
  const target = new WebGLRenderTarget(1, 1, { minFilter: LinearFilter, magFilter: LinearFilter })
  const look = {
    uWater: { value: new Color() },
    uMirror: { value: target.texture },
    uMirrored: { value: 0 },
    uRipples: { value: 0 },
    uPicture: { value: new Vector2(1, 1) },
  } satisfies WaterLook
  const water = new Mesh(waterGeometry(content.water), waterMaterial(uniforms, look))
  water.frustumCulled = false
  const scene = new Scene()
  scene.add(water)
  const size = new Vector2()
  let effects = first
  return {
    scene,
    get effects() {
      return effects
    },
    mirrorFor(renderer, metresPerPixel) {
      const { drawingBufferWidth: width, drawingBufferHeight: height } = renderer.getContext()
      look.uPicture.value.set(width, height)
      look.uRipples.value = effects.ripples ? 1 : 0
      const shown = effects.mirror !== 'none' && water.visible && metresPerPixel < MIRRORED_WITHIN
      look.uMirrored.value = shown ? 1 - Math.max(0, metresPerPixel / MIRRORED_WITHIN - 0.7) / 0.3 : 0
      if (!shown) return undefined
      size.set(Math.ceil(width * MIRROR_SCALE), Math.ceil(height * MIRROR_SCALE))
      if (target.width !== size.x || target.height !== size.y) target.setSize(size.x, size.y)
      return target
    },
    setEffects(next) {
      effects = next
    },
    setLayers(layers) {
      water.visible = layers.has('context')
    },
    setPalette(palette) {
      look.uWater.value.setRGB(...rgb(palette.water))
    },
    dispose() {
      water.geometry.dispose()
      water.material.dispose()
      target.dispose()
    },
  }
}
