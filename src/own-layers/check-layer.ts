import type { OwnLayer } from './own-layer.ts'

/*
 * Whether a value that comes from outside (a project file, what a browser kept) is an own layer whose columns fit each
 * other: after this no drawer reads past an end. Every check names the path that it is about.
 */

const DATUMS: ReadonlySet<string> = new Set(['wgs84', 'gcj02', 'bd09', 'cgcs2000', 'beijing54', 'xian80'])
const BASES: ReadonlySet<string> = new Set(['stated', 'derived', 'chosen'])
const ROLES = ['start', 'end', 'actualStart', 'actualEnd', 'removed'] as const
const MAPPED = ['id', 'name', 'category', 'height', 'storeys', ...ROLES] as const
/** More rows than this fit no map. */
const MOST_ROWS = 16_000_000

type Loose = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

/** Offsets begin at 0, never fall and end at `last`. */
function areOffsets(value: unknown, length: number, last: number): boolean {
  if (!(value instanceof Uint32Array) || value.length !== length || value[0] !== 0 || value.at(-1) !== last)
    return false
  for (let i = 1; i < value.length; i += 1) if (value[i]! < value[i - 1]!) return false
  return true
}

function allAtMost(values: Uint8Array, most: number): boolean {
  for (const value of values) if (value > most) return false
  return true
}

function faultOfGeometry(geometry: unknown, count: number): string | null {
  const kinds = at(geometry, 'kinds')
  const [parts, rings, ends] = ['rowParts', 'partRings', 'ringPositions'].map((key) => at(geometry, key))
  const positions = at(geometry, 'positions')
  const bounds = at(geometry, 'bounds')
  if (!(kinds instanceof Uint8Array) || kinds.length !== count || !allAtMost(kinds, 3)) return '/geometry/kinds'
  if (!(positions instanceof Float64Array) || positions.length % 2 !== 0 || !positions.every(Number.isFinite))
    return '/geometry/positions'
  if (!(rings instanceof Uint32Array) || !(ends instanceof Uint32Array)) return '/geometry'
  if (!areOffsets(parts, count + 1, rings.length - 1)) return '/geometry/rowParts'
  if (!areOffsets(rings, rings.length, ends.length - 1)) return '/geometry/partRings'
  if (!areOffsets(ends, ends.length, positions.length / 2)) return '/geometry/ringPositions'
  const isBox = Array.isArray(bounds) && bounds.length === 4 && bounds.every(Number.isFinite)
  return bounds === null || isBox ? null : '/geometry/bounds'
}

function faultOfDays(days: unknown, count: number): string | null {
  if (!isObject(days)) return '/days'
  for (const role of ROLES) {
    const column = days[role]
    if (column === undefined) continue
    const [own, precision] = [at(column, 'days'), at(column, 'precision')]
    if (!(own instanceof Int32Array) || own.length !== count) return `/days/${role}/days`
    if (!(precision instanceof Uint8Array) || precision.length !== count) return `/days/${role}/precision`
    if (!isText(at(column, 'field'))) return `/days/${role}/field`
  }
  return null
}

function isColumn(column: unknown, count: number): boolean {
  if (!isText(at(column, 'name'))) return false
  const [texts, codes, numbers, booleans] = ['texts', 'codes', 'numbers', 'booleans'].map((key) => at(column, key))
  switch (at(column, 'type')) {
    case 'text':
      return (
        Array.isArray(texts) &&
        texts.every(isText) &&
        codes instanceof Int32Array &&
        codes.length === count &&
        codes.every((code) => code >= -1 && code < texts.length)
      )
    case 'number':
      return numbers instanceof Float64Array && numbers.length === count
    case 'boolean':
      return booleans instanceof Uint8Array && booleans.length === count
    default:
      return false
  }
}

function faultOfWords(value: unknown): string | null {
  const missing = ['id', 'name', 'crs'].find((key) => !isText(at(value, key)))
  if (missing !== undefined) return `/${missing}`
  const source = at(value, 'source')
  const part = ['file', 'format', 'sha256', 'licence', 'attribution'].find((key) => !isText(at(source, key)))
  if (part !== undefined) return `/source/${part}`
  if (!isCount(at(source, 'bytes'))) return '/source/bytes'
  const encoding = at(source, 'encoding')
  if (encoding !== null && !isText(encoding)) return '/source/encoding'
  if (!DATUMS.has(String(at(value, 'datum')))) return '/datum'
  if (!BASES.has(String(at(value, 'datumBasis')))) return '/datumBasis'
  if (!Number.isInteger(at(value, 'addedOn'))) return '/addedOn'
  const mapping = at(value, 'mapping')
  const role = MAPPED.find((key) => at(mapping, key) !== null && !isText(at(mapping, key)))
  return role === undefined ? null : `/mapping/${role}`
}

function faultOfLeftOut(leftOut: unknown): string | null {
  const isOne = (one: unknown): boolean =>
    isText(at(one, 'reason')) &&
    /^left\.\w+$/.test(String(at(one, 'reason'))) &&
    isCount(at(one, 'count')) &&
    isText(at(one, 'firstAt'))
  return Array.isArray(leftOut) && leftOut.every(isOne) ? null : '/leftOut'
}

/** The path of what is wrong with a value; null where it is an own layer. */
export function faultOfLayer(value: unknown): string | null {
  const count = at(value, 'count')
  if (!isCount(count) || count > MOST_ROWS) return '/count'
  const [ids, attributes, heights] = ['ids', 'attributes', 'heights'].map((key) => at(value, key))
  const [metres, basis] = [at(heights, 'metres'), at(heights, 'basis')]
  if (!Array.isArray(ids) || ids.length !== count || !ids.every(isText)) return '/ids'
  if (!(metres instanceof Float32Array) || metres.length !== count) return '/heights/metres'
  if (!(basis instanceof Uint8Array) || basis.length !== count || !allAtMost(basis, 3)) return '/heights/basis'
  if (!Array.isArray(attributes)) return '/attributes'
  const column = attributes.findIndex((one) => !isColumn(one, count))
  if (column >= 0) return `/attributes/${column}`
  return (
    faultOfWords(value) ??
    faultOfLeftOut(at(value, 'leftOut')) ??
    faultOfDays(at(value, 'days'), count) ??
    faultOfGeometry(at(value, 'geometry'), count)
  )
}

export const isOwnLayer = (value: unknown): value is OwnLayer => faultOfLayer(value) === null
