import { PALETTES } from '../session/palette.ts'
import { keepFabric, type KeptFabric } from './fabric/keep-fabric.ts'
import type { StageContent } from './stage-content.ts'
import type { StageHost } from './stage-host.ts'
import type { ViewReducer } from './view-reducer.ts'

/** The illustrative city fabric of a stage. */
export interface FabricControl extends Pick<KeptFabric, 'standsAt' | 'onShare' | 'ready'> {
  /** To be called when view, quality or camera have changed: draws what they ask for. */
  follow(): void
}

/** Has the fabric made, and keeps it in step with the view that is shown. */
export function syncFabric(
  host: StageHost,
  reducer: ViewReducer,
  source: NonNullable<StageContent['fabric']>,
): FabricControl {
  const { open, worldLayer, ground, cover, uniforms, quality, time } = host
  let { theme } = reducer.shown().session
  const fabric = keepFabric(
    open.map,
    { world: worldLayer, ground: ground.scene, cover },
    uniforms,
    { ...source, levels: quality.levels },
    PALETTES[theme],
  )
  open.onClose(fabric.destroy)
  const follow = (): void => {
    const { session } = reducer.shown()
    if (session.theme !== theme) {
      theme = session.theme
      fabric.setPalette(PALETTES[theme])
    }
    fabric.follow(
      session.layers.has('fabric'),
      quality.budget(),
      quality.effects().contact === 'all',
      time.metresPerPixel,
    )
  }
  follow()
  return { standsAt: fabric.standsAt, onShare: fabric.onShare, ready: fabric.ready, follow }
}
