import { cleanText } from '../../base/clean-text.ts'
import type { AttributeColumn } from '../../own-layers/own-layer.ts'
import { GEO_BOUNDS } from './bounds.ts'

/** What a reader may give as an attribute: anything that a file holds. */
export type RawValue = unknown

/** A value as a column takes it; `nested` where it was an object or a list and is kept as JSON. */
export function plainValue(value: RawValue): { plain: string | number | boolean | null; nested: boolean } {
  if (value === null || value === undefined) return { plain: null, nested: false }
  if (typeof value === 'string') return { plain: cleanText(value, GEO_BOUNDS.textLength), nested: false }
  if (typeof value === 'number') return { plain: Number.isNaN(value) ? null : value, nested: false }
  if (typeof value === 'boolean') return { plain: value, nested: false }
  if (typeof value === 'bigint') {
    const number = Number(value)
    return { plain: Number.isSafeInteger(number) ? number : String(value), nested: false }
  }
  if (value instanceof Date) return { plain: textOfDate(value), nested: false }
  if (value instanceof Uint8Array) return { plain: null, nested: true }
  return { plain: textOfNested(value), nested: true }
}

/** A date without the time where there is none. */
function textOfDate(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
}

function textOfNested(value: unknown): string | null {
  try {
    const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner))
    return text === undefined ? null : cleanText(text, GEO_BOUNDS.textLength)
  } catch {
    return null
  }
}

/**
 * One attribute while a file is read. It is a column of numbers or of booleans for as long as nothing else comes, and of
 * texts from then on; numbers that were there before become texts as JavaScript writes them.
 */
export class ColumnBuilder {
  #kind: 'empty' | 'number' | 'boolean' | 'text' = 'empty'
  #values: (number | undefined)[] = []
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []

  constructor(readonly name: string) {}

  set(row: number, value: string | number | boolean): void {
    const kind = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'
    if (this.#kind === 'empty') this.#kind = kind
    if (this.#kind !== kind && this.#kind !== 'text') this.#becomeText()
    while (this.#values.length < row) this.#values.push(undefined)
    this.#values[row] = this.#kind === 'text' ? this.#codeOf(String(value)) : Number(value)
  }

  #codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.push(text) - 1
    this.#codes.set(text, code)
    return code
  }

  #becomeText(): void {
    const shown = this.#kind === 'boolean' ? (value: number): string => String(value === 1) : String
    this.#kind = 'text'
    this.#values = this.#values.map((value) => (value === undefined ? undefined : this.#codeOf(shown(value))))
  }

  /** The column over `count` rows; undefined where no row has a value. */
  finish(count: number): AttributeColumn | undefined {
    const { name } = this
    const values = this.#values
    if (this.#kind === 'empty') return undefined
    if (this.#kind === 'number')
      return { type: 'number', name, numbers: Float64Array.from({ length: count }, (_, row) => values[row] ?? NaN) }
    if (this.#kind === 'boolean')
      return { type: 'boolean', name, booleans: Uint8Array.from({ length: count }, (_, row) => values[row] ?? 255) }
    const codes = Int32Array.from({ length: count }, (_, row) => values[row] ?? -1)
    return { type: 'text', name, texts: this.#texts, codes }
  }
}
