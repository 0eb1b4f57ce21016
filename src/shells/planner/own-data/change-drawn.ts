import { createStore, type StoreApi } from 'zustand/vanilla'
import { propertiesOf, shapeOf } from '../../../export/own-layer-features.ts'
import type { FileFault } from '../../../messages/file-fault.ts'
import { isDrawn } from '../../../own-layers/draw-feature.ts'
import { defaultStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { newId } from '../../../session/new-id.ts'
import type { KeptLayer, OwnLayers, OwnLayersState } from '../../../session/own-layers.ts'

/** Reads features as a file of them is read, into a layer of an id and a name. */
export type ReadFeatures = (
  features: readonly GeoJSON.Feature[],
  id: string,
  name: string,
) => Promise<OwnLayer | { readonly faults: readonly FileFault[] }>

export interface DrawnState {
  /** Why the last change could not be made. */
  readonly faults: readonly FileFault[]
  /** What the layer was before each change, the last one last; null where there was none. */
  readonly before: readonly (KeptLayer | null)[]
}

/** Changes to the drawn layer, one after the other: each begins with what the one before has left, however quickly they are asked for. */
export interface DrawnChanges {
  readonly state: StoreApi<DrawnState>
  /**
   * Puts a feature in the place of the one of its id, or after all; gives the row that it has, or null where it could not be
   * read. `name`: of the layer, where this is its first feature.
   */
  put(feature: GeoJSON.Feature, name: string): Promise<number | null>
  /** Takes out the feature of an id; asked twice, it goes once. */
  drop(id: string): Promise<void>
  undo(): Promise<void>
}

/** The layer of what was drawn here; null before anything was. */
export const drawnIn = ({ layers }: OwnLayersState): KeptLayer | null =>
  layers.find(({ layer }) => isDrawn(layer)) ?? null

export function createDrawnChanges(layers: OwnLayers, read: ReadFeatures): DrawnChanges {
  const state = createStore<DrawnState>(() => ({ faults: [], before: [] }))
  const now = (): KeptLayer | null => drawnIn(layers.store.getState())
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act)
    turn = next.catch(() => undefined)
    return next
  }
  const write = async (features: readonly GeoJSON.Feature[], name: string): Promise<boolean> => {
    const last = now()
    if (features.length === 0) {
      if (last) await layers.remove(last.layer.id)
    } else {
      const layer = await read(features, last?.layer.id ?? newId('layer'), last?.look.name ?? name)
      if ('faults' in layer) {
        state.setState({ faults: layer.faults })
        return false
      }
      await layers.add(layer, defaultStyle(layers.store.getState().layers.length))
    }
    state.setState(({ before }) => ({ faults: [], before: [...before, last] }))
    return true
  }
  return {
    state,
    put: (feature, name) =>
      inTurn(async () => {
        const features = featuresOf(now()?.layer)
        // By its id: the change before may still be on its way when this one is asked for.
        const there = features.findIndex(({ id }) => id === feature.id)
        const at = there < 0 ? features.length : there
        return (await write([...features.slice(0, at), feature, ...features.slice(at + 1)], name)) ? at : null
      }),
    drop: (id) =>
      inTurn(async () => {
        const features = featuresOf(now()?.layer)
        const left = features.filter((feature) => feature.id !== id)
        if (left.length < features.length) await write(left, '')
      }),
    undo: () =>
      inTurn(async () => {
        const { before } = state.getState()
        const last = before.at(-1)
        if (last === undefined) return
        const there = now()
        if (last) await layers.restore([last])
        else if (there) await layers.remove(there.layer.id)
        state.setState({ before: before.slice(0, -1) })
      }),
  }
}

function featuresOf(layer: OwnLayer | undefined): readonly GeoJSON.Feature[] {
  if (!layer) return []
  return Array.from({ length: layer.count }, (_, row) => ({
    type: 'Feature',
    id: layer.ids[row]!,
    geometry: shapeOf(layer.geometry, row)!,
    properties: propertiesOf(layer, row),
  }))
}
