import { asDay, type Day } from '../../base/day.ts'
import type { DayReadingPreview, FieldPreview, FilePreview } from '../../own-layers/file-preview.ts'
import {
  DayPrecision,
  GeometryKind,
  HeightBasis,
  NO_DAY,
  type AttributeColumn,
  type DayColumn,
  type OwnDays,
  type OwnGeometry,
} from '../../own-layers/own-layer.ts'
import { valueAt } from '../../own-layers/value-at.ts'
import { stableIds, type UnderstoodLayer } from './make-layer.ts'
import { dateShareOf } from './suggest-mapping.ts'

const MOST = { samples: 5, distinct: 1_000, rows: 10, shapes: 1_000, positions: 20_000, cell: 120 } as const

/** What is to be said of a layer before it is added. */
export function makePreview(understood: UnderstoodLayer): FilePreview {
  const { raw, crs, placed, mapping, days, unread, heights, leftOut } = understood
  // Repeated ids are counted as they will be.
  stableIds(raw, mapping.id, leftOut)
  const { geometry, shift, inHenan } = placed
  const positions = geometry.positions.length / 2
  const kinds = { none: 0, point: 0, line: 0, polygon: 0 }
  const names = {
    [GeometryKind.point]: 'point',
    [GeometryKind.line]: 'line',
    [GeometryKind.polygon]: 'polygon',
  } as const
  for (const kind of geometry.kinds) kinds[names[kind as keyof typeof names] ?? 'none'] += 1
  const { key, file, name, format, bytes, encoding, count, faults, faultCount, licence, attribution } = raw
  return {
    ...{ key, file, name, format, bytes, encoding, count, faults, faultCount, licence, attribution },
    crs,
    shift,
    kinds,
    positions,
    bounds: geometry.bounds,
    inHenan: positions === 0 ? null : inHenan === 0 ? 'none' : inHenan === positions ? 'all' : 'some',
    fields: raw.attributes.map((column) => fieldOf(column, count)),
    firstRows: Array.from({ length: Math.min(count, MOST.rows) }, (_, row) =>
      raw.attributes.map((column) => shown(valueAt(column, row))),
    ),
    mapping,
    days: (Object.entries(days) as [keyof OwnDays, DayColumn][]).map(([role, column]) =>
      dayPreview(role, column, unread[role] ?? 0),
    ),
    heights: {
      stated: heights.basis.filter((basis) => basis === HeightBasis.stated).length,
      storeys: heights.basis.filter((basis) => basis === HeightBasis.storeys).length,
    },
    leftOut: leftOut.list(),
    outlines: outlinesOf(geometry),
  }
}

function shown(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  return text.length > MOST.cell ? `${text.slice(0, MOST.cell)}…` : text
}

function fieldOf(column: AttributeColumn, count: number): FieldPreview {
  const values = new Set<string | number | boolean>()
  let filled = 0
  for (let row = 0; row < count; row += 1) {
    const value = valueAt(column, row)
    if (value === null) continue
    filled += 1
    if (values.size < MOST.distinct) values.add(value)
  }
  return {
    name: column.name,
    type: column.type,
    filled,
    distinct: values.size,
    samples: [...values].slice(0, MOST.samples).map(shown),
    dateShare: dateShareOf(column, count),
  }
}

function dayPreview(role: keyof OwnDays, column: DayColumn, unread: number): DayReadingPreview {
  let [dated, vague] = [0, 0]
  let [first, last]: [Day | null, Day | null] = [null, null]
  for (const [row, day] of column.days.entries()) {
    if (day === NO_DAY) continue
    dated += 1
    if (column.precision[row] !== DayPrecision.day) vague += 1
    if (first === null || day < first) first = asDay(day)
    if (last === null || day > last) last = asDay(day)
  }
  return { role, field: column.field, dated, vague, unread, first, last }
}

/** Shapes from all over the layer, thinned where they have many positions; of each only its first ring. */
function outlinesOf({ kinds, rowParts, partRings, ringPositions, positions }: OwnGeometry): FilePreview['outlines'] {
  const count = kinds.length
  const rowStep = Math.max(1, Math.ceil(count / MOST.shapes))
  const perShape = Math.floor(MOST.positions / Math.min(Math.max(count, 1), MOST.shapes))
  const found: number[] = []
  const starts: number[] = [0]
  for (let row = 0; row < count; row += rowStep) {
    const part = rowParts[row]!
    if (part === rowParts[row + 1]) continue
    const ring = partRings[part]!
    const [from, to] = [ringPositions[ring]!, ringPositions[ring + 1]!]
    const step = Math.max(1, Math.ceil((to - from) / Math.max(2, perShape - 1)))
    for (let i = from; i < to - 1; i += step) found.push(positions[2 * i]!, positions[2 * i + 1]!)
    found.push(positions[2 * to - 2]!, positions[2 * to - 1]!)
    starts.push(found.length / 2)
  }
  return { positions: Float64Array.from(found), starts: Uint32Array.from(starts) }
}
