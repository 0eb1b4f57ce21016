import { useMemo } from 'react'
import { useStore } from 'zustand'
import { savedOn } from '../../../app/save-file.ts'
import { dayOf } from '../../../base/day.ts'
import { openIntake } from '../../../intake/intake-client.ts'
import type { FileFault } from '../../../messages/file-fault.ts'
import { DRAWN_FILE, DRAWN_MAPPING } from '../../../own-layers/draw-feature.ts'
import type { KeptLayer, OwnLayers } from '../../../session/own-layers.ts'
import { createDrawnChanges, drawnIn, type DrawnChanges, type ReadFeatures } from './change-drawn.ts'

export interface DrawnLayer extends Pick<DrawnChanges, 'drop' | 'undo'> {
  /** The layer of what was drawn here; null before anything was. */
  readonly kept: KeptLayer | null
  readonly faults: readonly FileFault[]
  readonly canUndo: boolean
  readonly put: (feature: GeoJSON.Feature) => Promise<number | null>
}

/** The features of the drawn layer, written and read as a file is: every change makes the layer anew, and can be taken back. */
export function useDrawnLayer(layers: OwnLayers, name: string): DrawnLayer {
  const changes = useMemo(() => createDrawnChanges(layers, readFeatures), [layers])
  const kept = useStore(layers.store, drawnIn)
  const { faults, before } = useStore(changes.state)
  return {
    kept,
    faults,
    canUndo: before.length > 0,
    put: (feature) => changes.put(feature, name),
    drop: changes.drop,
    undo: changes.undo,
  }
}

const readFeatures: ReadFeatures = async (features, id, name) => {
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
