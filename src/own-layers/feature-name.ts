import type { OwnLayer } from './own-layer.ts'
import { columnOf, valueText } from './style-columns.ts'

/** What a feature is called by the field that was chosen for names; null where none was, or where the row has none. */
export function featureName(layer: Pick<OwnLayer, 'mapping' | 'attributes'>, row: number): string | null {
  const column = layer.mapping.name === null ? undefined : columnOf(layer, layer.mapping.name)
  return (column && valueText(column, row)) || null
}
