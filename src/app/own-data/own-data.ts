import type { StoreApi } from 'zustand/vanilla'
import type { OwnFeatureRef } from '../../own-layers/layer-style.ts'
import type { KeptLayer, OwnLayers } from '../../session/own-layers.ts'

/** What is looked at of one's own layers. */
export interface OwnDataView {
  /** The layer that lies open in the panel. */
  readonly layer: string | null
  /** The feature whose card is shown. */
  readonly feature: OwnFeatureRef | null
  /** The layer whose features stand in the Gantt chart. */
  readonly gantt: string | null
  /** Rows that light up, by layer. */
  readonly rows: ReadonlyMap<string, ReadonlySet<number>>
}

/** A viewer's own layers: nothing of them is fetched before some are there, or are asked for. */
export interface OwnDataServices {
  readonly view: StoreApi<OwnDataView>
  /** Those that are loaded, in their order: who follows it need not load anything. */
  readonly kept: StoreApi<readonly KeptLayer[]>
  /** Whether there are any: cheap, and nothing is read for it. */
  readonly holds: () => boolean
  readonly load: () => Promise<OwnLayers>
}

/** Shows the card of a feature and lights it up; null takes both away. */
export function chooseFeature(view: StoreApi<OwnDataView>, feature: OwnFeatureRef | null): void {
  view.setState({ feature, rows: feature ? new Map([[feature.layer, new Set([feature.row])]]) : new Map() })
}
