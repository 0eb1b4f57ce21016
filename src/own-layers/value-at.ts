import type { AttributeColumn } from './own-layer.ts'

/** The value of a row; null where it has none. */
export function valueAt(column: AttributeColumn, row: number): string | number | boolean | null {
  if (column.type === 'text') return column.texts[column.codes[row] ?? -1] ?? null
  if (column.type === 'boolean') {
    const value = column.booleans[row]
    return value === undefined || value === 255 ? null : value === 1
  }
  const value = column.numbers[row]
  return value === undefined || Number.isNaN(value) ? null : value
}
