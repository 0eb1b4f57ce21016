import type { Device, Texture } from '@luma.gl/core'
import type { DataTexture } from 'three'
import { compareSchedules } from '../../scenario/compare-schedules.ts'
import { packStepTexture } from '../../layers/step-texture.ts'
import type { SideSchedules } from '../side-schedules.ts'
import { floatTexture } from '../world/world-uniforms.ts'

/** The step texture of each side, once for each engine. */
export interface StepTextures {
  three(side: number): DataTexture
  luma(side: number): Texture
  /** Another schedule for a side costs one upload of its texture, when the world is drawn next. */
  show(schedules: SideSchedules): void
  /** deck.gl's device is there. */
  connect(device: Device): void
  /** Uploads what has changed for deck.gl; called while a custom layer draws, since the map takes the context's state for its own else. True if anything was. */
  upload(): boolean
  dispose(): void
}

type Packed = ReturnType<typeof packStepTexture>

interface SideTextures {
  /** What both textures hold; written over when the schedule changes. */
  readonly packed: Packed
  readonly three: DataTexture
  luma: Texture | undefined
  stale: boolean
}

export function createStepTextures(schedules: SideSchedules): StepTextures {
  let device: Device | undefined
  let shown: SideSchedules | undefined
  let wasCompared = false
  const sides: SideTextures[] = []
  const forDeck = ({ data, width, height }: Packed): Texture | undefined =>
    device?.createTexture({
      format: 'rgba32float',
      width,
      height,
      data,
      sampler: { minFilter: 'nearest', magFilter: 'nearest' },
    })
  const textures: StepTextures = {
    three: (side) => sides[side]!.three,
    luma: (side) => sides[side]!.luma!,
    show(next) {
      const [first, second] = next
      const compared = second !== undefined && second.source !== first.source
      if (compared && shown?.[0] === first && shown[1] === second) return
      const verdicts = compared
        ? new Map(compareSchedules(first, second).rows.map(({ entity, verdict }) => [entity.id, verdict]))
        : undefined
      for (const [i, schedule] of next.entries()) {
        // Each row of two that are compared says how they stand to each other.
        if (!compared && !wasCompared && shown?.[i] === schedule) continue
        const packed = packStepTexture(schedule, verdicts)
        const side = sides[i]
        if (!side) {
          sides.push({
            packed,
            three: floatTexture(packed.data, packed.width, packed.height),
            luma: forDeck(packed),
            stale: false,
          })
          continue
        }
        side.packed.data.set(packed.data)
        side.three.needsUpdate = true
        side.stale = true
      }
      shown = next
      wasCompared = compared
    },
    connect(made) {
      device = made
      for (const side of sides) side.luma = forDeck(side.packed)
    },
    upload() {
      const stale = sides.filter((side) => side.stale)
      for (const side of stale) {
        side.luma?.writeData(side.packed.data)
        side.stale = false
      }
      return stale.length > 0
    },
    dispose() {
      for (const side of sides) {
        side.three.dispose()
        side.luma?.destroy()
      }
    },
  }
  textures.show(schedules)
  return textures
}
