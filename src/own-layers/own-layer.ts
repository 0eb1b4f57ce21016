import type { Day } from '../base/day.ts'
import type { MessageCode } from '../messages/message.ts'

/*
 * Data of a viewer's own, as plain typed columns: every reader yields this, every drawer takes it, and nothing between
 * them keeps an object a feature. A row is a feature, from 0; what a file left out has no row.
 */

/** The datums that a layer can state. CGCS2000 is WGS-84 to within centimetres here; Beijing 54 and Xi'an 80 have no exact shift. */
export type Datum = 'wgs84' | 'gcj02' | 'bd09' | 'cgcs2000' | 'beijing54' | 'xian80'

/** How the datum is known: the file says so, it follows from what the file holds, or a person chose it. */
export type DatumBasis = 'stated' | 'derived' | 'chosen'

export const GeometryKind = { none: 0, point: 1, line: 2, polygon: 3 } as const

/**
 * Geometry of all rows. Positions are WGS-84 degrees, longitude before latitude, in float64 until a drawer subtracts its
 * local origin. Offsets nest: the parts of row r are `rowParts[r]..rowParts[r + 1]`, the rings of part p
 * `partRings[p]..partRings[p + 1]` (a line or a run of points has one), the positions of ring g
 * `ringPositions[g]..ringPositions[g + 1]`, counted in positions. Rings are closed: their last position repeats the first.
 */
export interface OwnGeometry {
  /** A `GeometryKind` a row. */
  readonly kinds: Uint8Array
  readonly rowParts: Uint32Array
  readonly partRings: Uint32Array
  readonly ringPositions: Uint32Array
  readonly positions: Float64Array
  /** West, south, east, north in degrees; null where no row has a position. */
  readonly bounds: readonly [number, number, number, number] | null
}

/** How exact a day was written. A vague day stands at the first day of its period for starts, at the last for ends. */
export const DayPrecision = { day: 0, month: 1, quarter: 2, year: 3, part: 4 } as const

/** No day is known. */
export const NO_DAY = -2_147_483_648

/** Days a row, in the numbering of `base/day.ts`; `NO_DAY` where none is stated. */
export interface DayColumn {
  readonly days: Int32Array
  /** A `DayPrecision` a row; meaningless where there is no day. */
  readonly precision: Uint8Array
  /** The attribute that it was read from. */
  readonly field: string
}

/** The five days that a feature can have; those that no field was chosen for are missing. */
export interface OwnDays {
  readonly start?: DayColumn
  readonly end?: DayColumn
  readonly actualStart?: DayColumn
  readonly actualEnd?: DayColumn
  readonly removed?: DayColumn
}

/** An attribute of all rows. Texts are codes into a list without repeats; -1, NaN and 255 say that a row has none. */
export type AttributeColumn =
  | { readonly type: 'text'; readonly name: string; readonly texts: readonly string[]; readonly codes: Int32Array }
  | { readonly type: 'number'; readonly name: string; readonly numbers: Float64Array }
  | { readonly type: 'boolean'; readonly name: string; readonly booleans: Uint8Array }

/** Where a height comes from: stated in metres, storeys times 3 m, or an assumed default. */
export const HeightBasis = { none: 0, stated: 1, storeys: 2, assumed: 3 } as const

/** Heights a row in metres; NaN where a row has none and is drawn flat. */
export interface OwnHeights {
  readonly metres: Float32Array
  /** A `HeightBasis` a row. */
  readonly basis: Uint8Array
}

/** Which field says what; null where none does. Chosen in the preview, and kept so that a file can be replaced. */
export interface FieldMapping {
  readonly id: string | null
  readonly name: string | null
  readonly category: string | null
  readonly height: string | null
  readonly storeys: string | null
  readonly start: string | null
  readonly end: string | null
  readonly actualStart: string | null
  readonly actualEnd: string | null
  readonly removed: string | null
}

/** Why a row, or something of a row, was not taken. Each is the code of a message that needs no values. */
export type LeftOutReason = Extract<
  MessageCode,
  | 'left.noGeometry'
  | 'left.noPosition'
  | 'left.brokenGeometry'
  | 'left.strayPosition'
  | 'left.outsideProjection'
  | 'left.badRecord'
  | 'left.tooManyRows'
  | 'left.tooManyPositions'
  | 'left.notVector'
  | 'left.unreadDate'
  | 'left.unreadNumber'
  | 'left.nested'
  | 'left.curve'
  | 'left.repeatedId'
>

/** What was not taken from a file: how many rows for one reason, and the first place where it was found. */
export interface LeftOut {
  readonly reason: LeftOutReason
  readonly count: number
  /** `line 17`, `row 3`, `feature 12` as the file counts them. */
  readonly firstAt: string
}

export interface OwnLayerSource {
  /** File name as it came, or the address. */
  readonly file: string
  readonly format: string
  /** Encoding of its texts where it had to be found, as `gb18030`. */
  readonly encoding: string | null
  /** SHA-256 of the bytes in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  readonly licence: string
  readonly attribution: string
}

export interface OwnLayer {
  /** Unique across machines (`session/new-id.ts`). */
  readonly id: string
  readonly name: string
  readonly source: OwnLayerSource
  readonly datum: Datum
  readonly datumBasis: DatumBasis
  /** What the file or the person called the coordinate system: `CGCS2000 3° GK zone 38`. */
  readonly crs: string
  readonly count: number
  /** Stable id a row: the id of the file where it has one, else the row's number as text. */
  readonly ids: readonly string[]
  readonly geometry: OwnGeometry
  readonly days: OwnDays
  readonly heights: OwnHeights
  readonly attributes: readonly AttributeColumn[]
  readonly mapping: FieldMapping
  readonly leftOut: readonly LeftOut[]
  /** Day on which it was added here. */
  readonly addedOn: Day
}
