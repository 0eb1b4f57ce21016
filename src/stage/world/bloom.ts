import {
  HalfFloatType,
  LinearFilter,
  Mesh,
  Scene,
  UnsignedByteType,
  Vector2,
  WebGLRenderTarget,
  type BufferGeometry,
  type Texture,
  type TextureDataType,
  type WebGLRenderer,
} from 'three'
import type { Effects } from '../quality.ts'
import { pictureGeometry } from './atmosphere-material.ts'
import { blurMaterial, compositeMaterial, type BlurUniforms, type CompositeUniforms } from './bloom-material.ts'
import { RENDER_LAYERS } from './render-layers.ts'
import type { SideDrawing } from './world-layer.ts'
import type { WorldUniforms } from './world-uniforms.ts'

/** Pixels of the picture of lights for one CSS pixel: the light spreads alike on a desk and on a wall. */
const NEAR_SCALE = 1 / 3
/** The wide light is as much smaller again. */
const WIDE_SCALE = NEAR_SCALE / 4

/**
 * Bloom of what emits light: windows that a document lights, vehicles with their trails. Emitters are drawn
 * small and alone, behind what stands before it, blurred, and added to the picture; MapLibre's own picture is never read.
 */
export interface Bloom {
  /** What adds the light to the picture, last of all. */
  readonly mesh: Mesh
  setEffects(effects: Effects): void
  /** Only by night does light add up. */
  setNight(night: boolean): void
  /** Draws and spreads the light of a side of the screen; before the frame, while the mesh is visible. */
  prepare(drawing: SideDrawing): void
  /** The side that is drawn next. */
  show(side: number): void
  dispose(): void
}

interface SideLight {
  readonly near: WebGLRenderTarget
  readonly wide: WebGLRenderTarget
}

/** Makes a target a share of a picture's size. */
function fit(target: WebGLRenderTarget, size: Vector2, scale: number): void {
  const [width, height] = [Math.max(1, Math.ceil(size.x * scale)), Math.max(1, Math.ceil(size.y * scale))]
  if (target.width !== width || target.height !== height) target.setSize(width, height)
}

function lightTypeOf({ extensions }: WebGLRenderer): TextureDataType {
  const draws = ['EXT_color_buffer_float', 'EXT_color_buffer_half_float'].some((name) => extensions.has(name))
  return draws ? HalfFloatType : UnsignedByteType
}

/** Spreads the light of a picture into another, first along one axis and then along the other. */
function createBlur(picture: BufferGeometry) {
  const pass = { uFrom: { value: null as Texture | null }, uStep: { value: new Vector2() } } satisfies BlurUniforms
  const material = blurMaterial(pass)
  const screen = new Mesh(picture, material)
  screen.frustumCulled = false
  const scene = new Scene()
  scene.add(screen)
  return {
    spread({ renderer, camera }: SideDrawing, from: Texture, half: WebGLRenderTarget, into: WebGLRenderTarget): void {
      const along = (picked: Texture, target: WebGLRenderTarget, x: number, y: number): void => {
        pass.uFrom.value = picked
        pass.uStep.value.set(x / target.width, y / target.height)
        renderer.setRenderTarget(target)
        renderer.render(scene, camera)
      }
      along(from, half, 1, 0)
      along(half.texture, into, 0, 1)
    },
    dispose: () => material.dispose(),
  }
}

const noLight = () =>
  ({
    uNear: { value: null as Texture | null },
    uWide: { value: null as Texture | null },
    uWideShare: { value: 0 },
  }) satisfies CompositeUniforms

export function createBloom(uniforms: WorldUniforms): Bloom {
  const options = { minFilter: LinearFilter, magFilter: LinearFilter, depthBuffer: false }
  // Lamps and windows are small: without several samples they would flicker as the camera moves.
  const emissive = new WebGLRenderTarget(1, 1, { ...options, depthBuffer: true, samples: 4 })
  const [halfNear, halfWide] = [new WebGLRenderTarget(1, 1, options), new WebGLRenderTarget(1, 1, options)]
  const sides: SideLight[] = []
  /** Light that fades far needs more than 256 steps, where the graphics card can draw them. */
  let type: TextureDataType | undefined
  const soft = (target: WebGLRenderTarget): WebGLRenderTarget => {
    target.texture.type = type ?? UnsignedByteType
    return target
  }
  const added = noLight()
  const composite = compositeMaterial(uniforms, added)
  const picture = pictureGeometry()
  const blur = createBlur(picture)
  const mesh = new Mesh(picture, composite)
  mesh.frustumCulled = false
  mesh.renderOrder = 100
  mesh.visible = false
  const size = new Vector2()
  let effects: Effects['bloom'] = 'none'
  let night = false
  const follow = (): void => {
    mesh.visible = effects !== 'none' && night
  }
  return {
    mesh,
    setEffects(next) {
      effects = next.bloom
      follow()
    },
    setNight(next) {
      night = next
      follow()
    },
    prepare(drawing) {
      const { renderer, camera, scene, side } = drawing
      if (type === undefined) {
        type = lightTypeOf(renderer)
        for (const target of [halfNear, halfWide]) soft(target)
      }
      size.copy(uniforms.uViewport.value)
      const light = (sides[side] ??= {
        near: soft(new WebGLRenderTarget(1, 1, options)),
        wide: soft(new WebGLRenderTarget(1, 1, options)),
      })
      for (const target of [emissive, halfNear, light.near]) fit(target, size, NEAR_SCALE)
      for (const target of [halfWide, light.wide]) fit(target, size, WIDE_SCALE)
      renderer.setScissorTest(false)
      renderer.setRenderTarget(emissive)
      renderer.setClearColor(0x000000, 0)
      renderer.clear()
      uniforms.uEmissive.value = 1
      camera.layers.set(RENDER_LAYERS.emissive)
      renderer.render(scene, camera)
      camera.layers.set(RENDER_LAYERS.picture)
      uniforms.uEmissive.value = 0
      blur.spread(drawing, emissive.texture, halfNear, light.near)
      if (effects === 'wide') blur.spread(drawing, light.near.texture, halfWide, light.wide)
      renderer.setRenderTarget(null)
      renderer.resetState()
    },
    show(side) {
      const light = sides[side]
      if (!light) return
      added.uNear.value = light.near.texture
      added.uWide.value = light.wide.texture
      added.uWideShare.value = effects === 'wide' ? 0.8 : 0
    },
    dispose() {
      for (const target of [emissive, halfNear, halfWide, ...sides.flatMap(({ near, wide }) => [near, wide])])
        target.dispose()
      for (const each of [picture, blur, composite]) each.dispose()
    },
  }
}
