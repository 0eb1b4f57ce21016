import { useEffect, useState } from 'react'
import { useApp } from '../../../app/use-app.ts'
import { featureName } from '../../../own-layers/feature-name.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { createLayerSearch, type LayerSearch, type OwnMatch } from '../../../own-layers/search-layer.ts'
import { columnOf, valueText } from '../../../own-layers/style-columns.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { runInSlices } from '../run-in-slices.ts'
import { useSearchIndex } from './search-index.ts'

/** A feature of the viewer's own data that a query finds. */
export interface OwnResult {
  readonly kind: 'own'
  readonly id: string
  readonly layer: string
  readonly row: number
  readonly title: string
  /** What the viewer calls its layer. */
  readonly layerName: string
  readonly category: string | null
  /** The attribute that holds what was looked for, where the name does not. */
  readonly found: { readonly field: string; readonly value: string } | null
  readonly isHidden: boolean
}

export interface OwnResults {
  readonly results: readonly OwnResult[]
  /** How many features there are altogether; more than the results that are listed. */
  readonly total: number
  /** The query that this answers. */
  readonly query: string
}

/** Features listed of all layers together. */
const LIMIT = 40
const NOTHING: OwnResults = { results: [], total: 0, query: '' }

/** What was made of a layer's texts: as long as the layer is there. */
const searches = new WeakMap<OwnLayer, LayerSearch>()

/** Looks through one's own layers, a slice at a time: typing goes on meanwhile. Nothing is loaded where there are none. */
export function useOwnResults(query: string): OwnResults {
  const { ownData } = useApp()
  const { fold, spell } = useSearchIndex()
  const [found, setFound] = useState(NOTHING)
  const asked = query.trim()
  useEffect(() => {
    if (asked === '' || !ownData.holds()) return undefined
    const abort = new AbortController()
    const search = async (): Promise<void> => {
      const { store } = await ownData.load()
      const every: { kept: KeptLayer; match: OwnMatch }[] = []
      let total = 0
      for (const kept of store.getState().layers) {
        const one = searches.get(kept.layer) ?? createLayerSearch(kept.layer, spell, fold)
        searches.set(kept.layer, one)
        const layerFound = await runInSlices(one.find(asked, LIMIT), abort.signal)
        if (!layerFound) return
        total += layerFound.total
        every.push(...layerFound.matches.map((match) => ({ kept, match })))
      }
      if (abort.signal.aborted) return
      const best = every.toSorted((a, b) => b.match.score - a.match.score).slice(0, LIMIT)
      setFound({ results: best.map(({ kept, match }) => resultOf(kept, match)), total, query: asked })
    }
    void search()
    return () => abort.abort()
  }, [ownData, fold, spell, asked])
  return found.query === asked ? found : asked === '' || !ownData.holds() ? { ...NOTHING, query: asked } : NOTHING
}

function resultOf({ layer, look }: KeptLayer, { row, field }: OwnMatch): OwnResult {
  const [column, category] = [field, layer.mapping.category].map((name) => (name ? columnOf(layer, name) : undefined))
  return {
    kind: 'own',
    id: `${layer.id} ${row}`,
    layer: layer.id,
    row,
    title: featureName(layer, row) ?? layer.ids[row] ?? String(row + 1),
    layerName: look.name,
    category: category ? valueText(category, row) : null,
    found: column && column !== category ? { field: column.name, value: valueText(column, row) ?? '' } : null,
    isHidden: !look.style.visible,
  }
}
