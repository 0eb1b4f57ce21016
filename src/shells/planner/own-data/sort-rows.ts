import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { AttributeColumn, OwnLayer } from '../../../own-layers/own-layer.ts'
import { columnOf, passingRows, valueText } from '../../../own-layers/style-columns.ts'

export interface RowOrder {
  /** Null: the file's own order. */
  readonly field: string | null
  readonly descending: boolean
}

const LETTERS = new Intl.Collator(['zh-CN', 'en'], { numeric: true })

/** The place of each text of a column among all of them in the order of letters: compared once a text, not once a row. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(texts.length)
  const sorted = texts.map((_, code) => code).toSorted((a, b) => LETTERS.compare(texts[a]!, texts[b]!))
  sorted.forEach((code, rank) => {
    ranks[code] = rank
  })
  return ranks
}

/** A number by which a row is compared; NaN for a row that has no value, which stands last in either order. */
function keysOf(column: AttributeColumn, count: number): Float64Array {
  const keys = new Float64Array(count).fill(NaN)
  if (column.type === 'number') keys.set(column.numbers.subarray(0, count))
  else if (column.type === 'boolean') {
    for (let row = 0; row < count; row += 1) if (column.booleans[row] !== 255) keys[row] = column.booleans[row]!
  } else {
    const ranks = ranksOf(column.texts)
    for (let row = 0; row < count; row += 1) keys[row] = ranks[column.codes[row]!] ?? NaN
  }
  return keys
}

/** Whether each text of a column holds what is looked for, asked once a text. */
function hitsOf(column: AttributeColumn, count: number, query: string, hits: Uint8Array): void {
  if (column.type === 'text') {
    const found = column.texts.map((text) => text.toLowerCase().includes(query))
    for (let row = 0; row < count; row += 1) if (found[column.codes[row]!]) hits[row] = 1
    return
  }
  for (let row = 0; row < count; row += 1) if (valueText(column, row)?.includes(query)) hits[row] = 1
}

/** The rows of a table in order: those that the layer's filters let through and that hold what is looked for. */
export function tableRows(layer: OwnLayer, style: OwnLayerStyle, query: string, order: RowOrder): Uint32Array {
  const { count } = layer
  const passing = passingRows(layer, style.filters)
  const wanted = query.trim().toLowerCase()
  const hits = new Uint8Array(count).fill(wanted === '' ? 1 : 0)
  if (wanted !== '') for (const column of layer.attributes) hitsOf(column, count, wanted, hits)
  const rows = new Uint32Array(count)
  let kept = 0
  for (let row = 0; row < count; row += 1) {
    if (passing[row] === 0 || hits[row] === 0) continue
    rows[kept] = row
    kept += 1
  }
  const found = rows.subarray(0, kept)
  const column = order.field === null ? undefined : columnOf(layer, order.field)
  if (!column) return order.descending ? found.reverse() : found
  const keys = keysOf(column, count)
  const sign = order.descending ? -1 : 1
  return found.sort((a, b) => {
    const [left, right] = [keys[a]!, keys[b]!]
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b
    return sign * (left - right) || a - b
  })
}
