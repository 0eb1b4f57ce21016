import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import type { GeoFormat } from '../../own-layers/file-preview.ts'
import { decodeText } from '../decode-text.ts'
import { nameBinary, nameFile } from '../name-file.ts'
import { formatOf } from './find-format.ts'
import { UnreadableFile, type GeoFile, type ReadOptions } from './geo-file.ts'
import { openArchive } from './open-archive.ts'
import type { RawLayer } from './raw-layer.ts'

/** Something that a reader can read: a file, an archive that is one, or the parts of a Shapefile. */
export interface GeoSource {
  /** Name for faults and progress. */
  readonly name: string
  readonly format: GeoFormat
  /** The file as it was dropped, whose bytes tell it from others. */
  readonly dropped: GeoFile
  read(options: ReadOptions): Promise<readonly RawLayer[]>
}

/** Parts of Shapefiles; those that say nothing of their own are passed over. */
const SHAPEFILE_PART = /\.(shp|dbf|shx|prj|cpg|sbn|sbx|qix|qpj|fix|ain|aih|atx|shp\.xml)$/i
const DEEPEST = 2

/** Formats of one file; a Shapefile has several, a feed is an archive of tables. */
type SingleFile = Exclude<GeoFormat, 'shapefile' | 'gtfs'>

/** Readers come when one is needed: each brings its library. */
async function readAs(format: SingleFile, file: GeoFile, options: ReadOptions): Promise<readonly RawLayer[]> {
  switch (format) {
    case 'geojson':
      return (await import('./read-geojson.ts')).readGeoJson(file, options)
    case 'geojsonseq':
      return (await import('./read-geojson.ts')).readGeoJsonLines(file, options)
    case 'csv':
      return (await import('./read-table.ts')).readCsvTable(file, options)
    case 'xlsx':
      return (await import('./read-table.ts')).readXlsxTable(file, options)
    case 'kml':
      return (await import('./read-kml.ts')).readKml(file, options)
    case 'kmz':
      return (await import('./read-kml.ts')).readKmz(file, options)
    case 'gpx':
      return (await import('./read-kml.ts')).readGpx(file, options)
    case 'flatgeobuf':
      return (await import('./read-flatgeobuf.ts')).readFlatGeobuf(file, options)
    case 'geoparquet':
      return (await import('./read-geoparquet.ts')).readGeoParquet(file, options)
    case 'geopackage':
      return (await import('./read-geopackage.ts')).readGeoPackage(file, options)
    case 'cityjson':
      return (await import('./read-cityjson.ts')).readCityJson(file, options)
  }
}

export interface FoundSources {
  readonly sources: readonly GeoSource[]
  /** What is none, with the reason: thrown things by the name of the file. */
  readonly failed: readonly { readonly file: string; readonly fault: unknown }[]
}

/** What there is to read in files that were dropped together. Archives are opened, parts of Shapefiles put together. */
export function findSources(files: readonly GeoFile[]): FoundSources {
  const sources: GeoSource[] = []
  const failed: { file: string; fault: unknown }[] = []
  const visit = (list: readonly GeoFile[], dropped: GeoFile | null, depth: number): void => {
    sources.push(...shapefilesIn(list, dropped))
    for (const file of list) {
      if (SHAPEFILE_PART.test(file.name) || isAside(file)) continue
      try {
        const found = sourceOf(file, dropped ?? file)
        if ('read' in found) sources.push(found)
        else if (depth >= DEEPEST) throw new UnreadableFile(message('geo.nestedArchive'))
        else visit(found.inside, dropped ?? file, depth + 1)
      } catch (fault) {
        failed.push({ file: file.name, fault })
      }
    }
  }
  visit(files, null, 0)
  return { sources, failed }
}

/** Files that stand beside data and are none: read-me files in archives, styles, metadata. */
const isAside = ({ name }: GeoFile): boolean =>
  name.includes('.zip/') &&
  /\.(?:pdf|html?|md|xml|qml|sld|lyrx?|jpe?g|png|gif|docx?)$|(?:^|\/)(?:readme|licen[cs]e)[^/]*$/i.test(name)

function sourceOf(file: GeoFile, dropped: GeoFile): GeoSource | { readonly inside: readonly GeoFile[] } {
  if (file.bytes.length === 0) throw new UnreadableFile(message('file.empty'))
  const format = formatOf(file)
  if (format === undefined) throw otherKind(file)
  // The .shp of a Shapefile whose name is not its own.
  if (format === 'shapefile' || format === 'gtfs') throw new UnreadableFile(message('geo.noDbf'))
  if (format !== 'zip') return { name: file.name, format, dropped, read: (options) => readAs(format, file, options) }
  const inside = openArchive(file)
  const names = inside.map(({ name }) => name.slice(file.name.length + 1))
  if (names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/')))
    return { name: file.name, format: 'xlsx', dropped, read: (options) => readAs('xlsx', file, options) }
  if (isGtfs(names))
    return {
      name: file.name,
      format: 'gtfs',
      dropped,
      read: async (options) => (await import('./read-gtfs.ts')).readGtfs(file, inside, options),
    }
  return { inside }
}

/** Whether the names of files are those of a GTFS feed. */
function isGtfs(names: readonly string[]): boolean {
  const plain = new Set(names.map((name) => name.slice(name.lastIndexOf('/') + 1)))
  return plain.has('stops.txt') && ['routes.txt', 'trips.txt', 'stop_times.txt'].some((name) => plain.has(name))
}

/** Says what a file is that is no map data. */
function otherKind(file: GeoFile): UnreadableFile {
  const named = nameFile(file.bytes, () => decodeText(file.name, file.bytes).text) ?? nameBinary('')
  return new UnreadableFile(named ? message('geo.otherKind', { what: named.what }) : message('geo.unknownKind'))
}

/** The Shapefiles among files, by folder and name without the ending; a table alone is a Shapefile without shapes. */
function shapefilesIn(list: readonly GeoFile[], dropped: GeoFile | null): GeoSource[] {
  const groups = new Map<string, Map<string, GeoFile>>()
  for (const file of list) {
    const part = SHAPEFILE_PART.exec(file.name)?.[1]?.toLowerCase()
    if (part === undefined) continue
    const stem = file.name.slice(0, -part.length - 1).toLowerCase()
    const group = groups.get(stem) ?? new Map<string, GeoFile>()
    group.set(part, file)
    groups.set(stem, group)
  }
  return [...groups.values()].map((group) => {
    const bytesOf = (part: string): Uint8Array | null => group.get(part)?.bytes ?? null
    const main = group.get('shp') ?? group.get('dbf') ?? [...group.values()][0]!
    const parts = { main, shp: bytesOf('shp'), dbf: bytesOf('dbf'), prj: bytesOf('prj'), cpg: bytesOf('cpg') }
    return {
      name: main.name,
      format: 'shapefile' as const,
      dropped: dropped ?? main,
      read: async (options) => (await import('./read-shapefile.ts')).readShapefile(parts, options),
    }
  })
}
