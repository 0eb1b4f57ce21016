/** Both sides' changes in one value; or the first path that both changed differently. */
export type Merged = { readonly value: unknown } | { readonly conflict: string }

type Json = Readonly<Record<string, unknown>>
type Rows = readonly Json[]

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two parsed JSON values are the same; a field that is undefined is none. */
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What names a row among its like: its id, else the thing and the file that it speaks of. Null for what has no name. */
function nameOf(row: unknown): string | null {
  if (!isObject(row)) return null
  if (typeof row['id'] === 'string') return row['id']
  // A statement is named by its fact.
  if (isObject(row['fact']) && typeof row['fact']['id'] === 'string') return row['fact']['id']
  return typeof row['entity'] === 'string' && typeof row['file'] === 'string' ? `${row['entity']} ${row['file']}` : null
}

const isRows = (value: unknown): value is Rows => Array.isArray(value) && value.every((row) => nameOf(row) !== null)

/**
 * Merges two changes of the same parsed JSON: what only one changed is that one's, objects are merged field by field and lists
 * of named rows row by row. What both changed differently is a conflict, never a guess.
 */
export function mergeThree(base: unknown, mine: unknown, theirs: unknown, path = ''): Merged {
  if (sameJson(mine, theirs) || sameJson(base, mine)) return { value: theirs }
  if (sameJson(base, theirs)) return { value: mine }
  if (isRows(base) && isRows(mine) && isRows(theirs)) return mergeRows(base, mine, theirs, path)
  if (!isObject(base) || !isObject(mine) || !isObject(theirs)) return { conflict: path }
  const value: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged = mergeThree(base[key], mine[key], theirs[key], `${path}/${key}`)
    if ('conflict' in merged) return merged
    if (merged.value !== undefined) value[key] = merged.value
  }
  return { value }
}

/** Rows in their order, mine after theirs: what I added or moved to the end stands at the end. */
function mergeRows(base: Rows, mine: Rows, theirs: Rows, path: string): Merged {
  const [was, own, other] = [base, mine, theirs].map((rows) => new Map(rows.map((row) => [nameOf(row)!, row])))
  if (!was || !own || !other) return { conflict: path }
  const rows = new Map<string, unknown>()
  for (const name of new Set([...other.keys(), ...own.keys()])) {
    const merged = mergeThree(was.get(name), own.get(name), other.get(name), `${path}/${name}`)
    if ('conflict' in merged) return merged
    if (merged.value !== undefined) rows.set(name, merged.value)
  }
  const kept = (names: Iterable<string>): string[] => [...names].filter((name) => rows.has(name))
  // An order that only one side changed is that one's.
  const order = sameJson(kept(was.keys()), kept(own.keys()))
    ? [...kept(other.keys()), ...kept(own.keys())]
    : sameJson(kept(was.keys()), kept(other.keys()))
      ? [...kept(own.keys()), ...kept(other.keys())]
      : [...kept(other.keys()), ...kept(own.keys())]
  return { value: [...new Set(order)].map((name) => rows.get(name)) }
}
