import '../messages/intake.ts'
import { PMTiles, FetchSource, type Header, type RangeResponse, type Source } from 'pmtiles'
import { cleanLine } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { message, type Message } from '../messages/message.ts'
import type { BaseMap, Bounds } from './base-map.ts'
import { findSchema, type VectorLayer } from './find-schema.ts'

/** A file that was dropped or chosen, or an address that may be asked. */
export type BaseMapSource = Blob & { readonly name: string }

/** What whoever put the page up says of the data, where the file is theirs. */
export interface BaseMapTerms {
  readonly credit: string
  readonly licence: string
}

const NO_TERMS: BaseMapTerms = { credit: '', licence: '' }
/** The province with its surroundings, which the camera keeps to: a map that holds nothing of it is another place's. */
const HENAN: Bounds = [110.3, 31.3, 116.7, 36.4]
/** A header of the third version, in bytes. */
const HEADER = 127
const MAGIC = 'PMTiles'
const VERSION = 3
/** Kinds of tiles, and ways of packing them, by their codes. */
const MVT = 1
const PICTURES: ReadonlySet<number> = new Set([2, 3, 4, 5])
const PACKED_AS: Readonly<Record<number, string>> = { 0: '?', 3: 'Brotli', 4: 'Zstandard' }

let opened = 0

/** A file on the viewer's own machine: read piece by piece, never as a whole. */
function fileSource(file: BaseMapSource): Source {
  return {
    getKey: () => file.name,
    async getBytes(offset, length): Promise<RangeResponse> {
      return { data: await file.slice(offset, offset + length).arrayBuffer() }
    },
  }
}

/** Opens a base map on the viewer's own machine. Never throws. */
export async function openBaseMapFile(file: BaseMapSource): Promise<Result<BaseMap, Message>> {
  const name = cleanLine(file.name, 120)
  try {
    const start = await file.slice(0, HEADER).arrayBuffer()
    return await openArchive(fileSource(file), { name, start, size: file.size, terms: NO_TERMS })
  } catch {
    return failure([message('baseMap.unreadable', { name })])
  }
}

/**
 * Opens a base map at an address that may be asked. `isListed` judges where a redirect has led; what cannot be used is
 * answered with a reason that says what to do. Never throws.
 */
export async function openBaseMapAddress(
  url: URL,
  isListed: (url: string) => boolean,
  terms: BaseMapTerms = NO_TERMS,
): Promise<Result<BaseMap, Message>> {
  const address = cleanLine(url.href, 200)
  let start: ArrayBuffer
  let size: number | null = null
  const away = new AbortController()
  try {
    const response = await fetch(url, {
      headers: { Range: `bytes=0-${HEADER - 1}` },
      credentials: 'same-origin',
      signal: away.signal,
    })
    const fault = faultOf(response, address, isListed)
    if (fault) {
      away.abort()
      return failure([fault])
    }
    size = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN)
    start = await response.arrayBuffer()
  } catch {
    return failure([message('address.dead', { address })])
  }
  try {
    return await openArchive(new FetchSource(url.href), {
      name: address,
      start,
      size: Number.isFinite(size) ? size : null,
      terms,
    })
  } catch {
    return failure([message('baseMap.unreadable', { name: address })])
  }
}

/** Why an answer is of no use; undefined where it is the piece that was asked for. */
function faultOf(response: Response, address: string, isListed: (url: string) => boolean): Message | undefined {
  if (response.redirected && !isListed(response.url))
    return message('baseMap.redirected', { address, origin: new URL(response.url).origin })
  if (!response.ok) return message('address.status', { address, status: response.status })
  if ((response.headers.get('content-type') ?? '').startsWith('text/html')) return message('address.html', { address })
  return response.status === 206 ? undefined : message('baseMap.noRanges', { address })
}

interface Beginning {
  readonly name: string
  /** The first bytes. */
  readonly start: ArrayBuffer
  /** Bytes of the whole; null where it is not told. */
  readonly size: number | null
  readonly terms: BaseMapTerms
}

async function openArchive(source: Source, beginning: Beginning): Promise<Result<BaseMap, Message>> {
  const { name } = beginning
  const notThis = faultOfStart(beginning)
  if (notThis) return failure([notThis])
  const archive = new PMTiles(source)
  let header: Header
  let metadata: unknown
  try {
    header = await archive.getHeader()
    const end = header.tileDataOffset + (header.tileDataLength ?? 0)
    if (beginning.size !== null && end > beginning.size)
      return failure([message('baseMap.cutShort', { name, missing: end - beginning.size })])
    metadata = await archive.getMetadata()
  } catch {
    return failure([message('baseMap.damaged', { name })])
  }
  const fault = faultOfHeader(header, name)
  if (fault) return failure([fault])
  const layers = vectorLayersOf(metadata)
  const schema = header.tileType === MVT ? findSchema(layers) : 'raster'
  if (schema === null) {
    const found = layers.map(({ id }) => id).join(', ') || '–'
    return failure([message('baseMap.schema', { name, layers: cleanLine(found, 160) })])
  }
  opened += 1
  return success({
    id: `base-map-${opened}`,
    name,
    schema,
    vectorLayers: new Set(layers.map(({ id }) => id)),
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    credit: beginning.terms.credit || creditOf(metadata),
    licence: beginning.terms.licence,
    tile: async (z, x, y, signal) => (await archive.getZxy(z, x, y, signal))?.data ?? null,
    onBadTile: () => {},
  })
}

/** Whether the first bytes are those of an archive that can be read. */
function faultOfStart({ name, start }: Beginning): Message | undefined {
  const bytes = new Uint8Array(start)
  const isArchive = [...MAGIC].every((sign, i) => bytes[i] === sign.charCodeAt(0))
  if (!isArchive) return message('baseMap.notThis', { name })
  const version = bytes[MAGIC.length] ?? 0
  if (version !== VERSION) return message('baseMap.version', { name, version })
  return bytes.length < HEADER ? message('baseMap.damaged', { name }) : undefined
}

function faultOfHeader(header: Header, name: string): Message | undefined {
  const { tileType, tileCompression, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = header
  const packed = PACKED_AS[tileCompression]
  if (packed !== undefined) return message('baseMap.packed', { name, packed })
  if (tileType !== MVT && !PICTURES.has(tileType)) return message('baseMap.tiles', { name })
  const isWhole = minLon < maxLon && minLat < maxLat && minZoom <= maxZoom && maxZoom <= 24
  if (!isWhole) return message('baseMap.damaged', { name })
  const [west, south, east, north] = HENAN
  const isElsewhere = maxLon < west || minLon > east || maxLat < south || minLat > north
  const middle = (a: number, b: number): string => ((a + b) / 2).toFixed(2)
  return isElsewhere
    ? message('baseMap.elsewhere', { name, lng: middle(minLon, maxLon), lat: middle(minLat, maxLat) })
    : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function vectorLayersOf(metadata: unknown): readonly VectorLayer[] {
  const layers = isObject(metadata) ? metadata['vector_layers'] : undefined
  if (!Array.isArray(layers)) return []
  return layers.flatMap((layer: unknown) => {
    if (!isObject(layer) || typeof layer['id'] !== 'string') return []
    return [{ id: layer['id'], fields: isObject(layer['fields']) ? Object.keys(layer['fields']) : [] }]
  })
}

/** What a file says of whose data it is: its tags are left out, since what comes in a file is never markup here. */
function creditOf(metadata: unknown): string {
  const credit = isObject(metadata) ? metadata['attribution'] : undefined
  if (typeof credit !== 'string') return ''
  const plain = credit
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
  return cleanLine(plain, 300)
}
