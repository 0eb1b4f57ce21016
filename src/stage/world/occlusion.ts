import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import type { Effects } from '../quality.ts'
import type { Rgb } from '../time/time-state.ts'
import { createOcclusionPasses, type OcclusionPasses } from './occlusion-passes.ts'
import type { WorldLayer } from './world-layer.ts'

/** How far what stands near takes light: pixels of the map, within metres that a house and a quarter have. */
const REACH_PX = 26
const REACH_M: readonly [number, number] = [14, 420]
/** Metres for a pixel from which on houses are specks, and the ground may have relief. */
const NOTHING_FROM = 110

/**
 * Ambient occlusion in the picture: the light of the sky that walls take from each other, from streets and from the foot of
 * what stands. It reads the depth of all that MapLibre, deck.gl and three have drawn, and multiplies the picture; names
 * come after it. Two sides of a screen are shaded as the one picture that they are: near their line the other side counts.
 * A layer of the map of its own, since it needs nothing of what is drawn but the depth.
 */
export interface Occlusion {
  readonly layer: CustomLayerInterface
  setEffects(effects: Effects): void
  /** The colour of full shade, as a share of what is shaded. */
  setTint(tint: Rgb): void
}

/** Whether anything can be seen of it, and if, how far it reaches in metres. */
function occlusionReach(metresPerPixel: number): number | null {
  if (metresPerPixel > NOTHING_FROM) return null
  return Math.min(REACH_M[1], Math.max(REACH_M[0], metresPerPixel * REACH_PX))
}

export function createOcclusion(id: string, world: WorldLayer, metresPerPixel: () => number): Occlusion {
  let on = false
  let tint: Rgb = [0, 0, 0]
  let map: MapLibreMap | undefined
  let passes: OcclusionPasses | undefined
  /** Where the depths of the map's flat layers begin; it changes with the number of layers. */
  let flatFrom: number | undefined
  const forgetDepths = (): void => {
    flatFrom = undefined
  }
  return {
    layer: {
      id,
      type: 'custom',
      renderingMode: '3d',
      onAdd(added) {
        map = added
        added.on('styledata', forgetDepths)
      },
      render(context, args: CustomRenderMethodInput) {
        const reach = on ? occlusionReach(metresPerPixel()) : null
        if (reach === null) return
        const gl = context as WebGL2RenderingContext
        // MapLibre leaves 3D layers the nearer part of the depth buffer. Asked for once: the answer stops the GPU.
        flatFrom ??= (gl.getParameter(gl.DEPTH_RANGE) as Float32Array)[1]!
        passes ??= createOcclusionPasses(gl)
        passes.draw({ camera: world.aim(args), reach, flatFrom, tint })
      },
      onRemove() {
        map?.off('styledata', forgetDepths)
        passes?.dispose()
        passes = undefined
      },
    },
    setEffects(effects) {
      on = effects.occlusion
    },
    setTint(next) {
      tint = next
    },
  }
}
