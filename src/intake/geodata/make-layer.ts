import '../../messages/intake.ts'
import { cleanLine, cleanText } from '../../base/clean-text.ts'
import type { Day } from '../../base/day.ts'
import type { CrsReading, IntakeChoices } from '../../own-layers/file-preview.ts'
import {
  GeometryKind,
  HeightBasis,
  type AttributeColumn,
  type FieldMapping,
  type OwnDays,
  type OwnGeometry,
  type OwnHeights,
  type OwnLayer,
} from '../../own-layers/own-layer.ts'
import { valueAt } from '../../own-layers/value-at.ts'
import { chooseCrs } from './choose-crs.ts'
import { placeGeometry, type PlacedGeometry } from './place-geometry.ts'
import { LeftOutTally, type RawLayer } from './raw-layer.ts'
import { readDayColumn } from './read-day.ts'
import { suggestMapping } from './suggest-mapping.ts'

/** Metres that a storey counts for where nothing is chosen. */
const STOREY_M = 3
/** Taller than anything that stands. */
const TALLEST_M = 1_500

/** A layer that stands where it belongs and whose fields mean something; what previews and layers are made of. */
export interface UnderstoodLayer {
  readonly raw: RawLayer
  readonly crs: CrsReading
  readonly placed: PlacedGeometry
  readonly mapping: FieldMapping
  readonly days: OwnDays
  /** Rows a day whose text is no date. */
  readonly unread: Readonly<Partial<Record<keyof OwnDays, number>>>
  readonly heights: OwnHeights
  readonly leftOut: LeftOutTally
}

const DAY_ROLES = ['start', 'end', 'actualStart', 'actualEnd', 'removed'] as const

const columnOf = (raw: RawLayer, name: string | null): AttributeColumn | undefined =>
  name === null ? undefined : raw.attributes.find((column) => column.name === name)

/** Reads a raw layer as it is chosen, or as it is suggested. */
export function understand(
  raw: RawLayer,
  choices: IntakeChoices,
  onShare: (share: number) => void = () => {},
): UnderstoodLayer {
  const chosen = chooseCrs(raw, choices)
  const placed = placeGeometry(raw, chosen, onShare)
  const mapping = choices.mapping ?? suggestMapping(raw)
  const leftOut = new LeftOutTally()
  for (const { reason, count, firstAt } of [...raw.leftOut, ...placed.leftOut]) leftOut.add(reason, firstAt, count)
  const days: { -readonly [Role in keyof OwnDays]: OwnDays[Role] } = {}
  const unread: Partial<Record<keyof OwnDays, number>> = {}
  for (const role of DAY_ROLES) {
    const column = columnOf(raw, mapping[role])
    if (!column) continue
    const read = readDayColumn(column, raw.count, role === 'start' || role === 'actualStart' ? 'start' : 'end')
    days[role] = read.column
    unread[role] = read.unread.length
    const [first] = read.unread
    if (first !== undefined) leftOut.add('left.unreadDate', `feature ${first + 1}`, read.unread.length)
  }
  const heights = heightsOf(raw, placed.geometry, mapping, choices, leftOut)
  return { raw, crs: chosen.reading, placed, mapping, days, unread, heights, leftOut }
}

/** A number with or without its unit: 18, "18.5 m", "18米"; NaN for nothing, null for what is no number of metres or storeys. */
function readMeasure(value: string | number | boolean | null): number | null {
  if (value === null || value === '') return Number.NaN
  const found = /^(\d+(?:\.\d+)?)\s*(?:m|米|层|f|metres?|meters?)?$/i.exec(String(value).normalize('NFKC').trim())
  const number = found ? Number(found[1]) : Number.NaN
  if (number === 0) return Number.NaN
  return number <= TALLEST_M ? number : null
}

function heightsOf(
  { attributes, count }: RawLayer,
  { kinds }: OwnGeometry,
  mapping: FieldMapping,
  choices: IntakeChoices,
  leftOut: LeftOutTally,
): OwnHeights {
  const metres = new Float32Array(count).fill(Number.NaN)
  const basis = new Uint8Array(count)
  const find = (name: string | null): AttributeColumn | undefined =>
    name === null ? undefined : attributes.find((column) => column.name === name)
  const measure = (column: AttributeColumn | undefined, row: number): number => {
    const read = column ? readMeasure(valueAt(column, row)) : Number.NaN
    if (read === null) leftOut.add('left.unreadNumber', `feature ${row + 1}`)
    return read ?? Number.NaN
  }
  const [stated, storeys] = [find(mapping.height), find(mapping.storeys)]
  const [storeyM, assumed] = [choices.storeyHeightM ?? STOREY_M, choices.defaultHeightM ?? null]
  for (let row = 0; row < count; row += 1) {
    const height = measure(stated, row)
    const byStoreys = Number.isNaN(height) ? measure(storeys, row) * storeyM : Number.NaN
    if (!Number.isNaN(height)) [metres[row], basis[row]] = [height, HeightBasis.stated]
    else if (!Number.isNaN(byStoreys)) [metres[row], basis[row]] = [byStoreys, HeightBasis.storeys]
    else if (assumed !== null && kinds[row] === GeometryKind.polygon)
      [metres[row], basis[row]] = [assumed, HeightBasis.assumed]
  }
  return { metres, basis }
}

/** Ids that no other row has: the chosen field's, else the file's, else the row's number from 1. */
export function stableIds(raw: RawLayer, field: string | null, leftOut: LeftOutTally): string[] {
  const column = columnOf(raw, field)
  const seen = new Set<string>()
  const next = new Map<string, number>()
  return Array.from({ length: raw.count }, (_, row) => {
    const value = column ? valueAt(column, row) : null
    const stem = value === null ? (raw.ids[row] ?? String(row + 1)) : String(value)
    let id = stem
    let n = next.get(stem) ?? 2
    for (; seen.has(id); n += 1) id = `${stem}#${n}`
    if (id !== stem) next.set(stem, n)
    if (id !== stem && (value !== null || raw.ids[row] !== null)) leftOut.add('left.repeatedId', `feature ${row + 1}`)
    seen.add(id)
    return id
  })
}

/** The layer as it is kept and drawn. */
export function makeLayer(
  { raw, crs, placed, mapping, days, heights, leftOut }: UnderstoodLayer,
  choices: IntakeChoices,
  given: { readonly id: string; readonly addedOn: Day; readonly sha256: string },
): OwnLayer {
  const ids = stableIds(raw, mapping.id, leftOut)
  return {
    id: given.id,
    name: cleanLine(choices.name ?? raw.name, 200) || cleanLine(raw.file, 200),
    source: {
      file: cleanLine(raw.file, 300),
      format: raw.format,
      encoding: raw.encoding?.name ?? null,
      sha256: given.sha256,
      bytes: raw.bytes,
      licence: cleanText(choices.licence ?? raw.licence),
      attribution: cleanText(choices.attribution ?? raw.attribution),
    },
    datum: crs.datum,
    datumBasis: crs.basis,
    crs: crs.label,
    count: raw.count,
    ids,
    geometry: placed.geometry,
    days,
    heights,
    attributes: raw.attributes,
    mapping,
    leftOut: leftOut.list(),
    addedOn: given.addedOn,
  }
}
