import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { dayOf } from '../../../base/day.ts'
import { openIntake } from '../../../intake/intake-client.ts'
import type { FileFault } from '../../../messages/file-fault.ts'
import { propertiesOf, shapeOf } from '../../../export/own-layer-features.ts'
import { DRAWN_FILE, DRAWN_MAPPING, isDrawn } from '../../../own-layers/draw-feature.ts'
import { defaultStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { newId } from '../../../session/new-id.ts'
import type { KeptLayer, OwnLayers } from '../../../session/own-layers.ts'
import { savedOn } from '../../../app/save-file.ts'

export interface DrawnLayer {
  /** The layer of what was drawn here; null before anything was. */
  readonly kept: KeptLayer | null
  readonly faults: readonly FileFault[]
  readonly canUndo: boolean
  /** Puts a feature in the place of the one of its id, or after all; gives the row that it has, or null where it could not be read. */
  readonly put: (feature: GeoJSON.Feature) => Promise<number | null>
  /** Takes out the feature of an id; asked twice, it goes once. */
  readonly drop: (id: string) => Promise<void>
  readonly undo: () => Promise<void>
}

/** The features of the drawn layer, written and read as a file is: every change makes the layer anew, and can be taken back. */
export function useDrawnLayer(layers: OwnLayers, name: string): DrawnLayer {
  const kept = useStore(layers.store, (state) => state.layers.find(({ layer }) => isDrawn(layer)) ?? null)
  const [faults, setFaults] = useState<readonly FileFault[]>([])
  /** What the layer was before each change. Not state: of two presses the second comes before the page is drawn anew. */
  const before = useRef<(KeptLayer | null)[]>([])
  const [undoable, setUndoable] = useState(0)
  /** One change after the other: each begins with what the one before has left. */
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.current.then(act)
    turn.current = next.catch(() => undefined)
    return next
  }
  const now = (): KeptLayer | null => layers.store.getState().layers.find(({ layer }) => isDrawn(layer)) ?? null

  const write = async (features: readonly GeoJSON.Feature[]): Promise<boolean> => {
    const last = now()
    if (features.length === 0) {
      if (last) await layers.remove(last.layer.id)
    } else {
      const layer = await readFeatures(features, last?.layer.id ?? newId('layer'), last?.look.name ?? name)
      if ('faults' in layer) {
        setFaults(layer.faults)
        return false
      }
      await layers.add(layer, defaultStyle(layers.store.getState().layers.length))
    }
    setFaults([])
    setUndoable(before.current.push(last))
    return true
  }
  return {
    kept,
    faults,
    canUndo: undoable > 0,
    put: (feature) =>
      inTurn(async () => {
        const features = featuresOf(now()?.layer)
        // By its id: the change before may still be on its way when this one is asked for.
        const there = features.findIndex(({ id }) => id === feature.id)
        const at = there < 0 ? features.length : there
        return (await write([...features.slice(0, at), feature, ...features.slice(at + 1)])) ? at : null
      }),
    drop: (id) =>
      inTurn(async () => {
        const features = featuresOf(now()?.layer)
        const left = features.filter((feature) => feature.id !== id)
        if (left.length < features.length) await write(left)
      }),
    undo: () =>
      inTurn(async () => {
        const last = before.current.pop()
        if (last === undefined) return
        setUndoable(before.current.length)
        const there = now()
        if (last) await layers.restore([last])
        else if (there) await layers.remove(there.layer.id)
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

async function readFeatures(
  features: readonly GeoJSON.Feature[],
  id: string,
  name: string,
): Promise<OwnLayer | { readonly faults: readonly FileFault[] }> {
  const intake = openIntake()
  try {
    const file = new File([JSON.stringify({ type: 'FeatureCollection', features })], DRAWN_FILE)
    const found = await intake.inspect([file])
    if (!found.ok) return { faults: found.errors }
    const choices = { name, crs: 'EPSG:4326', swapped: false, mapping: DRAWN_MAPPING }
    const read = await intake.read(found.value[0]!.key, choices, { id, addedOn: dayOf(savedOn()) })
    return read.ok ? read.value : { faults: read.errors }
  } finally {
    intake.close()
  }
}
