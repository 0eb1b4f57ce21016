import { OWN_HUES, OWN_RAMP, type OwnColour, type OwnFilter, type OwnHeightStyle } from './layer-style.ts'
import type { AttributeColumn, OwnLayer } from './own-layer.ts'

/*
 * What a style makes of a layer, as columns with one number a row. Texts are looked at once each, not once a row, so that
 * 200,000 rows take a few milliseconds.
 */

/** Colours are numbered through: the hues, then the ramp, then the colour of the rest. */
export const RAMP_AT = OWN_HUES
export const REST_AT = OWN_HUES + OWN_RAMP
export const OWN_COLOURS = REST_AT + 1

export function columnOf(layer: Pick<OwnLayer, 'attributes'>, field: string): AttributeColumn | undefined {
  return layer.attributes.find(({ name }) => name === field)
}

/** A row's value as text, as filters and categories name it; null where it has none. */
export function valueText(column: AttributeColumn, row: number): string | null {
  switch (column.type) {
    case 'text':
      return column.texts[column.codes[row]!] ?? null
    case 'number': {
      const value = column.numbers[row]!
      return Number.isNaN(value) ? null : String(value)
    }
    case 'boolean':
      return [`false`, `true`][column.booleans[row]!] ?? null
  }
}

/** The number of each row's colour, 0 to `REST_AT`. A field that the layer does not have leaves all rows to the rest. */
export function colourNumbers(layer: OwnLayer, colour: OwnColour): Uint8Array {
  const numbers = new Uint8Array(layer.count)
  if (colour.by === 'one') return numbers.fill(clampHue(colour.hue))
  const column = columnOf(layer, colour.field)
  if (!column) return numbers.fill(REST_AT)
  if (colour.by === 'classes') {
    if (column.type !== 'number') return numbers.fill(REST_AT)
    for (let row = 0; row < layer.count; row += 1) numbers[row] = classNumber(column.numbers[row]!, colour.breaks)
    return numbers
  }
  const hues = new Map(colour.categories.map(({ value, hue }) => [value, clampHue(hue)]))
  eachByText(column, layer.count, (value) => hues.get(value) ?? REST_AT, REST_AT, numbers)
  return numbers
}

/** Metres of each row under a style; NaN where it lies flat. Heights below 0 lie flat too. */
export function styledHeights(layer: OwnLayer, { source, scale }: OwnHeightStyle): Float32Array {
  const metres = new Float32Array(layer.count).fill(NaN)
  if (source.from === 'flat') return metres
  const column = source.from === 'field' ? columnOf(layer, source.field) : undefined
  if (source.from === 'field' && column?.type !== 'number') return metres
  const given = column?.type === 'number' ? column.numbers : layer.heights.metres
  for (let row = 0; row < layer.count; row += 1) {
    const value = given[row]! * scale
    if (value > 0 && Number.isFinite(value)) metres[row] = value
  }
  return metres
}

/** 1 for each row that passes every filter, 0 for the others. */
export function passingRows(layer: OwnLayer, filters: readonly OwnFilter[]): Uint8Array {
  const passing = new Uint8Array(layer.count).fill(1)
  const one = new Uint8Array(layer.count)
  for (const filter of filters) {
    const column = columnOf(layer, filter.field)
    if (!column) return passing.fill(0)
    if (filter.type === 'values') {
      const values = new Set(filter.values)
      eachByText(column, layer.count, (value) => (values.has(value) ? 1 : 0), 0, one)
    } else {
      const [min, max] = [filter.min ?? -Infinity, filter.max ?? Infinity]
      for (let row = 0; row < layer.count; row += 1) {
        const value = column.type === 'number' ? column.numbers[row]! : NaN
        one[row] = value >= min && value <= max ? 1 : 0
      }
    }
    for (let row = 0; row < layer.count; row += 1) passing[row]! &= one[row]!
  }
  return passing
}

/**
 * How a field can colour a layer: numbers of many values in classes of about as many rows each, everything else by its
 * commonest values, commonest first. Null for a field that the layer does not have.
 */
export function suggestColour(layer: OwnLayer, field: string): OwnColour | null {
  const column = columnOf(layer, field)
  if (!column) return null
  if (column.type === 'number') {
    const sorted = Float64Array.from(column.numbers)
      .filter((value) => !Number.isNaN(value))
      .sort()
    const breaks = Array.from(
      { length: OWN_RAMP - 1 },
      (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / OWN_RAMP)],
    )
    const distinct = [...new Set(breaks.filter((value) => value !== undefined && value > sorted[0]!))] as number[]
    if (new Set(sorted.subarray(0, 1000)).size > OWN_HUES || distinct.length === OWN_RAMP - 1)
      return { by: 'classes', field, breaks: distinct }
  }
  const counts = new Map<string, number>()
  for (let row = 0; row < layer.count; row += 1) {
    const value = valueText(column, row)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const common = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, OWN_HUES)
  return { by: 'categories', field, categories: common.map(([value], hue) => ({ value, hue })) }
}

function clampHue(hue: number): number {
  return Math.min(Math.max(Math.trunc(hue), 0), OWN_HUES - 1)
}

/** The ramp is spread over the classes that there are, from its first step to its last. */
function classNumber(value: number, breaks: readonly number[]): number {
  if (Number.isNaN(value)) return REST_AT
  const at = breaks.filter((from) => value >= from).length
  return RAMP_AT + Math.round((at / Math.max(breaks.length, 1)) * (OWN_RAMP - 1))
}

/** Fills a column by what a row's text stands for, asked once for each text; `none` where a row has no value. */
function eachByText(
  column: AttributeColumn,
  count: number,
  numberOf: (value: string) => number,
  none: number,
  into: Uint8Array,
): void {
  const known = new Map<number, number>()
  const codeOf = (row: number): number =>
    column.type === 'text'
      ? column.codes[row]!
      : column.type === 'number'
        ? column.numbers[row]!
        : column.booleans[row]!
  for (let row = 0; row < count; row += 1) {
    const code = codeOf(row)
    let number = known.get(code)
    if (number === undefined) {
      const value = valueText(column, row)
      number = value === null ? none : numberOf(value)
      known.set(code, number)
    }
    into[row] = number
  }
}
