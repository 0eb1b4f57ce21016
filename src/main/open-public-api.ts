import type { OwnDataServices } from '../app/own-data/own-data.ts'
import { createTwin, type AddLayerOptions, type Twin } from '../session/automation.ts'
import type { Clock } from '../session/clock.ts'
import type { SessionStore } from '../session/session.ts'
import type { LiveStage } from '../stage/live-stage.ts'
import type { StageView } from '../stage/stage-view.ts'
import type { Shot } from '../story/schema.ts'

declare global {
  interface Window {
    twin: Twin
  }
}

interface Parts {
  readonly store: SessionStore
  readonly clock: Clock
  readonly stage: LiveStage
  readonly shots: readonly Shot[]
  readonly isEntity: (id: string) => boolean
  readonly isScenario: (id: string) => boolean
  readonly address: () => string
  readonly ownData: OwnDataServices
  readonly dataOrigins: readonly string[]
}

/** The map as it stands; undefined while there is none. */
export function stageViewOf(stage: LiveStage): StageView | undefined {
  const status = stage.status.getState()
  return status.state === 'ready' ? status.view : undefined
}

/** Own layers, for those who put them there: nothing of theirs is fetched before it is asked for. */
function layerMembers({ ownData, dataOrigins }: Pick<Parts, 'ownData' | 'dataOrigins'>, store: SessionStore) {
  return {
    async addLayer(address: string, options: AddLayerOptions) {
      const [{ addByAddress }, layers] = await Promise.all([import('./add-by-address.ts'), ownData.load()])
      return addByAddress(address, options, { layers, origins: dataOrigins, language: store.getState().language })
    },
    async layers() {
      if (!ownData.holds()) return []
      const [{ summaryOf }, layers] = await Promise.all([import('./add-by-address.ts'), ownData.load()])
      return layers.store.getState().layers.map(summaryOf)
    },
    async removeLayer(id: string) {
      const layers = await ownData.load()
      const isThere = layers.get(id) !== undefined
      if (isThere) await layers.remove(id)
      return isThere
    },
  }
}

/** Puts `window.twin` up, and keeps `<html data-state>`, what a signage system waits for. */
export function openPublicApi({ store, clock, stage, shots, isEntity, isScenario, address, ...data }: Parts): void {
  window.twin = createTwin({
    version: __VERSION__,
    store,
    clock,
    ready: stage.ready,
    settled: () => stage.settled(),
    async seekShot(id, share) {
      const shot = shots.find((one) => one.id === id)
      await stage.ready
      const camera = stageViewOf(stage)
      if (shot && camera)
        (await import('../story/seek-shot.ts')).seekShot(shot, share, {
          store,
          clock,
          camera,
          span: Math.max(innerWidth, innerHeight),
        })
      return shot !== undefined
    },
    jumpTo: (camera) => {
      const view = stageViewOf(stage)
      if (view) view.jumpTo(camera)
      else store.setState({ camera })
    },
    isEntity,
    isScenario,
    address,
    pick: (x, y) => stageViewOf(stage)?.pick(x, y) ?? null,
    names: (at) => stageViewOf(stage)?.names(at) ?? [],
    diagnostics: () => ({
      contextLosses: stage.contextLosses(),
      ...(stageViewOf(stage)?.info() ?? { calls: 0, triangles: 0, geometries: 0, textures: 0 }),
    }),
    ...layerMembers(data, store),
  })
  const showState = (): void => {
    const { state } = stage.status.getState()
    document.documentElement.dataset['state'] =
      state === 'unavailable' ? 'failed' : state === 'ready' && stage.settledState.getState() ? 'settled' : 'loading'
  }
  stage.status.subscribe(showState)
  stage.settledState.subscribe(showState)
  showState()
}
