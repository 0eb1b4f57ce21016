import type { Day } from '../base/day.ts'
import type { LngLat } from '../base/geodesy.ts'
import type { Result } from '../base/result.ts'
import type { FileFault } from '../messages/file-fault.ts'
import type { Message } from '../messages/message.ts'
import type { CrsCode } from './crs.ts'
import type { Datum, DatumBasis, FieldMapping, LeftOut, OwnDays, OwnLayer } from './own-layer.ts'

/*
 * What is said of a file before anything of it is added, and what a person may choose then. The intake gives the one and
 * takes the other; the dialog shows and asks.
 */

export type GeoFormat =
  | 'geojson'
  | 'geojsonseq'
  | 'csv'
  | 'xlsx'
  | 'shapefile'
  | 'kml'
  | 'kmz'
  | 'gpx'
  | 'flatgeobuf'
  | 'geoparquet'
  | 'geopackage'
  | 'gtfs'
  | 'cityjson'

/** The encoding of a file's texts, and how it is known; null in a preview where the format leaves no choice. */
export interface EncodingReading {
  /** As browsers name it: `utf-8`, `gb18030`, `big5`. */
  readonly name: string
  readonly basis: DatumBasis
  readonly reason: Message
}

/** The coordinate system that positions were read in. */
export interface CrsReading {
  readonly code: CrsCode
  /** As specialists write it: `CGCS2000 / 3-degree Gauss-Kruger zone 38`. */
  readonly label: string
  readonly datum: Datum
  readonly basis: DatumBasis
  /** How it is known. */
  readonly reason: Message
  /** What may be wrong with it: no exact shift, another system that fits better, axes that look swapped. */
  readonly warnings: readonly Message[]
  /** Latitude stood before longitude, or northing before easting, and was put right. */
  readonly swapped: boolean
  /** Systems in which more of the file would lie in Henan, the likeliest first; `swapped` where axes would have to be swapped. */
  readonly candidates: readonly { readonly code: CrsCode; readonly swapped: boolean; readonly share: number }[]
}

/** How far the shift from the file's datum to WGS-84 moves things. */
export interface DatumShift {
  /** Median and greatest distance in metres between a position taken as WGS-84 and the same one shifted. */
  readonly medianM: number
  readonly greatestM: number
  /** At most 500 positions of the file: as they would lie without the shift, and with it. */
  readonly pairs: readonly { readonly before: LngLat; readonly after: LngLat }[]
}

export interface FieldPreview {
  readonly name: string
  readonly type: 'text' | 'number' | 'boolean'
  /** Rows that have a value. */
  readonly filled: number
  /** How many different values, counted up to 1,000. */
  readonly distinct: number
  /** The first different values, as text; at most five. */
  readonly samples: readonly string[]
  /** How many of the filled values (of at most 2,000 looked at) can be read as dates, 0 to 1. */
  readonly dateShare: number
}

/** What came of one of the five days under the mapping. */
export interface DayReadingPreview {
  readonly role: keyof OwnDays
  readonly field: string
  /** Rows with a day; of these, without an exact one; rows whose text is no date. */
  readonly dated: number
  readonly vague: number
  readonly unread: number
  readonly first: Day | null
  readonly last: Day | null
}

/** One layer of a file set as it was understood; a zip, a GeoPackage and a GTFS feed may hold several. */
export interface FilePreview {
  /** Names it within its set. */
  readonly key: string
  /** Name of the file as it came; for one inside an archive `archive.zip/roads.shp`. */
  readonly file: string
  /** A name for the layer. */
  readonly name: string
  readonly format: GeoFormat
  readonly bytes: number
  readonly encoding: EncodingReading | null
  readonly crs: CrsReading
  readonly shift: DatumShift | null
  /** Rows, also those without a shape. */
  readonly count: number
  /** How many rows have a shape of a kind. */
  readonly kinds: Readonly<Record<'none' | 'point' | 'line' | 'polygon', number>>
  readonly positions: number
  readonly bounds: readonly [number, number, number, number] | null
  /** Whether it lies in Henan, by the bounds of the province; null where nothing has a position. */
  readonly inHenan: 'all' | 'some' | 'none' | null
  readonly fields: readonly FieldPreview[]
  /** The first rows, at most ten, a text a field in the order of `fields`. */
  readonly firstRows: readonly (readonly string[])[]
  readonly mapping: FieldMapping
  readonly days: readonly DayReadingPreview[]
  /** Rows with a height: stated, from storeys. */
  readonly heights: { readonly stated: number; readonly storeys: number }
  readonly leftOut: readonly LeftOut[]
  /** At most 50 are listed. */
  readonly faults: readonly FileFault[]
  readonly faultCount: number
  /**
   * A thin sample for a small map: at most 1,000 shapes with at most 20,000 positions in all, longitude and latitude in
   * turn; `starts` counts positions. A shape of one position is a point.
   */
  readonly outlines: { readonly positions: Float64Array; readonly starts: Uint32Array }
  /** As the file states them, else empty. */
  readonly licence: string
  readonly attribution: string
}

/** What a person chose for a layer. What is left out or null is as it was suggested. */
export interface IntakeChoices {
  readonly name?: string
  readonly crs?: CrsCode | null
  /** Takes latitude before longitude, northing before easting; null as suggested. */
  readonly swapped?: boolean | null
  /** Reads texts in this encoding; null as suggested. */
  readonly encoding?: string | null
  readonly mapping?: FieldMapping | null
  /** A height for polygons that state none, in metres; null leaves them flat. */
  readonly defaultHeightM?: number | null
  /** Metres that a storey counts for: 3 where nothing is chosen. */
  readonly storeyHeightM?: number
  readonly licence?: string
  readonly attribution?: string
}

/** How far a piece of work has come. */
export interface IntakeProgress {
  readonly step: 'unpacking' | 'reading' | 'placing' | 'packing'
  /** Of the step, 0 to 1; null where that cannot be told. */
  readonly share: number | null
  /** The file that is worked on. */
  readonly file: string
}

export interface IntakeRun {
  /** Ends the work at once: its worker goes, and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: IntakeProgress) => void
}

/** Reads one set of files that were dropped together, off the main thread. */
export interface Intake {
  /** What the files are, one preview a layer. Fails only where nothing of them can be read. */
  inspect(files: readonly File[], run?: IntakeRun): Promise<Result<readonly FilePreview[], FileFault>>
  /** The preview of a layer anew, under choices: another system, another encoding, other fields. */
  look(key: string, choices: IntakeChoices, run?: IntakeRun): Promise<Result<FilePreview, FileFault>>
  /** The layer itself; `id` and `addedOn` are given by whoever keeps it. */
  read(
    key: string,
    choices: IntakeChoices,
    given: { readonly id: string; readonly addedOn: Day },
    run?: IntakeRun,
  ): Promise<Result<OwnLayer, FileFault>>
  /** Lets the worker go, and all that it holds. */
  close(): void
}
