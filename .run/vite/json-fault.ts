/** Where a text stops being JSON: line and column count from 1. */
export interface JsonFault {
  line: number
  column: number
  reason: string
}

const space = /[ \t\r\n]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const word = /true|false|null/y

class Stop extends Error {
  readonly at: number
  constructor(at: number, reason: string) {
    super(reason)
    this.at = at
  }
}

/**
 * Finds the first fault in a text that JSON.parse refused, since V8's own message does not
 * always say where. Also finds a key that stands twice in one object, which JSON.parse lets
 * pass silently. Undefined when there is no fault.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const stop = (reason: string): never => {
    throw new Stop(at, `${reason}, found ${at < text.length ? JSON.stringify(text[at]) : 'the end of the file'}`)
  }
  const key = (seen: Set<string>): void => {
    take(space)
    const start = at
    const name = take(string) ?? stop('expected a key in double quotes')
    if (seen.has(name)) throw new Stop(start, `the key ${name} stands twice in one object`)
    seen.add(name)
    take(space)
    if (text[at] !== ':') stop(`expected ":" after the key ${name}`)
    at += 1
  }
  const members = (close: string, before: () => void): void => {
    at += 1
    take(space)
    if (text[at] === close) {
      at += 1
      return
    }
    for (;;) {
      before()
      value()
      take(space)
      if (text[at] === close) break
      if (text[at] !== ',') stop(`expected "," or "${close}"`)
      at += 1
    }
    at += 1
  }
  const value = (): void => {
    take(space)
    if (text[at] === '{') {
      const seen = new Set<string>()
      members('}', () => key(seen))
    } else if (text[at] === '[') {
      members(']', () => undefined)
    } else if (take(string) === undefined && take(number) === undefined && take(word) === undefined) {
      stop(text[at] === '"' ? 'a string that does not end or holds a bad character' : 'expected a value')
    }
  }
  try {
    value()
    take(space)
    if (at < text.length) stop('expected the end of the file')
    return undefined
  } catch (fault) {
    if (!(fault instanceof Stop)) return { line: 1, column: 1, reason: String(fault) }
    const before = text.slice(0, fault.at).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason: fault.message }
  }
}
