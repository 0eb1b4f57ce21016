import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

/** A feature of a vector tile; points in the tile's own units, 0 to 4096. */
export interface TileFeature {
  readonly type: 'point' | 'line' | 'area'
  readonly points: readonly (readonly [number, number])[]
  readonly properties?: Readonly<Record<string, string | number | boolean>>
}

const EXTENT = 4096
const TYPES = { point: 1, line: 2, area: 3 } as const

function varint(value: number): number[] {
  const bytes: number[] = []
  let left = value
  while (left > 127) {
    bytes.push((left % 128) + 128)
    left = Math.floor(left / 128)
  }
  return [...bytes, left]
}

const field = (number: number, wire: 0 | 1 | 2, content: readonly number[]): number[] => [
  ...varint(number * 8 + wire),
  ...(wire === 2 ? varint(content.length) : []),
  ...content,
]
const textField = (number: number, text: string): number[] => field(number, 2, [...Buffer.from(text, 'utf8')])
const zigzag = (value: number): number => (value << 1) ^ (value >> 31)

function valueOf(value: string | number | boolean): number[] {
  if (typeof value === 'string') return textField(1, value)
  if (typeof value === 'boolean') return field(7, 0, [value ? 1 : 0])
  return field(3, 1, [...new Uint8Array(new Float64Array([value]).buffer)])
}

/** Commands of a geometry: one move, then lines, and an end for areas. */
function geometryOf({ type, points }: TileFeature): number[] {
  const numbers: number[] = []
  let [x, y] = [0, 0]
  for (const [i, [px, py]] of points.entries()) {
    if (i === 0) numbers.push(1 | (1 << 3))
    if (i === 1) numbers.push(2 | ((points.length - 1) << 3))
    numbers.push(zigzag(px - x), zigzag(py - y))
    ;[x, y] = [px, py]
  }
  if (type === 'area') numbers.push(7 | (1 << 3))
  return numbers.flatMap(varint)
}

/** A vector tile (MVT 2) with these layers. */
export function writeTile(layers: Readonly<Record<string, readonly TileFeature[]>>): Uint8Array {
  const bytes = Object.entries(layers).flatMap(([name, features]) => {
    const keys: string[] = []
    const values: (string | number | boolean)[] = []
    const numberOf = <T>(list: T[], one: T): number => {
      if (!list.includes(one)) list.push(one)
      return list.indexOf(one)
    }
    const written = features.flatMap((feature) => {
      const tags = Object.entries(feature.properties ?? {}).flatMap(([key, value]) => [
        ...varint(numberOf(keys, key)),
        ...varint(numberOf(values, value)),
      ])
      return field(2, 2, [
        ...field(2, 2, tags),
        ...field(3, 0, [TYPES[feature.type]]),
        ...field(4, 2, geometryOf(feature)),
      ])
    })
    return field(3, 2, [
      ...field(15, 0, [2]),
      ...textField(1, name),
      ...written,
      ...keys.flatMap((key) => textField(3, key)),
      ...values.flatMap((value) => field(4, 2, valueOf(value))),
      ...field(5, 0, varint(EXTENT)),
    ])
  })
  return Uint8Array.from(bytes)
}

export interface ArchiveTile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** As it is to be stored: packed already where `isPacked` says so. */
  readonly bytes: Uint8Array
}

export interface ArchiveOptions {
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number]
  readonly metadata: unknown
  /** Codes of the specification; vector tiles packed with gzip where nothing is said. */
  readonly tileType?: number
  readonly tileCompression?: number
  readonly isPacked?: boolean
}

/** A PMTiles archive of version 3 with all entries in its root directory. */
export function writeArchive(tiles: readonly ArchiveTile[], options: ArchiveOptions): Uint8Array {
  const { tileType = 1, tileCompression = 2, isPacked = false, bounds } = options
  const pack = (bytes: Uint8Array): Uint8Array => (tileCompression === 2 && !isPacked ? gzipSync(bytes) : bytes)
  const sorted = tiles
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes: pack(bytes) }))
    .toSorted((a, b) => a.id - b.id)
  let offset = 0
  const entries = sorted.map(({ id, bytes }) => {
    const entry = { id, offset, length: bytes.length }
    offset += bytes.length
    return entry
  })
  const directory = gzipSync(
    Uint8Array.from([
      ...varint(entries.length),
      ...entries.flatMap(({ id }, i) => varint(id - (entries[i - 1]?.id ?? 0))),
      ...entries.flatMap(() => varint(1)),
      ...entries.flatMap(({ length }) => varint(length)),
      ...entries.flatMap((entry) => varint(entry.offset + 1)),
    ]),
  )
  const metadata = gzipSync(JSON.stringify(options.metadata))
  const header = new DataView(new ArrayBuffer(127))
  for (const [i, sign] of [...'PMTiles'].entries()) header.setUint8(i, sign.charCodeAt(0))
  header.setUint8(7, 3)
  const long = (at: number, value: number): void => header.setBigUint64(at, BigInt(value), true)
  const dataAt = 127 + directory.length + metadata.length
  for (const [i, value] of [
    127,
    directory.length,
    127 + directory.length,
    metadata.length,
    dataAt,
    0,
    dataAt,
    offset,
    entries.length,
    entries.length,
    entries.length,
  ].entries())
    long(8 + i * 8, value)
  const zooms = tiles.map(({ z }) => z)
  for (const [at, value] of [
    [96, 1],
    [97, 2],
    [98, tileCompression],
    [99, tileType],
    [100, Math.min(...zooms)],
    [101, Math.max(...zooms)],
    [118, Math.min(...zooms)],
  ] as const)
    header.setUint8(at, value)
  for (const [i, degrees] of [...bounds, (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2].entries())
    header.setInt32(i < 4 ? 102 + i * 4 : 119 + (i - 4) * 4, Math.round(degrees * 1e7), true)
  return Buffer.concat([new Uint8Array(header.buffer), directory, metadata, ...sorted.map(({ bytes }) => bytes)])
}
