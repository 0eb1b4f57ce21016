import { failure, success, type Result } from '../base/result.ts'
import { faultOfLayer, isOwnLayer } from './check-layer.ts'
import type { OwnLayer } from './own-layer.ts'

/*
 * An own layer as bytes, for a project file: "ZTOL", the length of a head as a little-endian 32-bit number, the head (the
 * layer as JSON in UTF-8, each column named by its type, place and length), blanks up to a multiple of 8, and the columns,
 * little-endian, each at a multiple of 8. What went in comes out again, bit by bit.
 */

const MAGIC = 'ZTOL'
const PREFIX = 8
const COLUMNS = { Uint8Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const
type Column = InstanceType<(typeof COLUMNS)[keyof typeof COLUMNS]>

/** A column in the head: where it stands behind it, in bytes, and how many values it has. */
interface Place {
  readonly $column: keyof typeof COLUMNS
  readonly at: number
  readonly length: number
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8

function typeOf(value: unknown): keyof typeof COLUMNS | undefined {
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).find((name) => value instanceof COLUMNS[name])
}

export function writeLayerBytes(layer: OwnLayer): Uint8Array<ArrayBuffer> {
  const columns: { readonly column: Column; readonly at: number }[] = []
  let room = 0
  const head = new TextEncoder().encode(
    JSON.stringify(layer, (_key, value: unknown) => {
      const type = typeOf(value)
      if (type === undefined) return value
      const column = value as Column
      const place: Place = { $column: type, at: room, length: column.length }
      columns.push({ column, at: room })
      room += padded(column.byteLength)
      return place
    }),
  )
  const start = PREFIX + padded(head.length)
  const bytes = new Uint8Array(start + room).fill(0x20, 0, start).fill(0, start)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true)
  bytes.set(head, PREFIX)
  for (const { column, at } of columns)
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + at)
  return bytes
}

/** Reads what `writeLayerBytes` wrote; a fault is the path of what is wrong in it, empty for the whole. Never throws. */
export function readLayerBytes(bytes: Uint8Array): Result<OwnLayer, string> {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const length = view.getUint32(MAGIC.length, true)
    if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC || PREFIX + length > bytes.length)
      return failure([''])
    const head = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(PREFIX, PREFIX + length))
    const start = PREFIX + padded(length)
    const value: unknown = JSON.parse(head, (key, part: unknown) =>
      key !== '__proto__' && isPlace(part) ? columnAt(bytes, start, part) : part,
    )
    return isOwnLayer(value) ? success(value) : failure([faultOfLayer(value) ?? ''])
  } catch {
    return failure([''])
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$column')
}

/** A column of its own bytes: what it is read from may be let go. */
function columnAt(bytes: Uint8Array, start: number, { $column, at, length }: Place): Column | null {
  if (!Object.hasOwn(COLUMNS, $column) || !Number.isInteger(at) || !Number.isInteger(length) || at < 0 || length < 0)
    return null
  const type = COLUMNS[$column]
  const [from, size] = [start + at, length * type.BYTES_PER_ELEMENT]
  if (from + size > bytes.length) return null
  return new type(bytes.slice(from, from + size).buffer)
}
