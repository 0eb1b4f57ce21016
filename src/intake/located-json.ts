import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'
import { positionIn, wholeFileFault, type FileFault } from './file-fault.ts'

/** A JSON value and where its parts stand in the text. */
export interface LocatedJson {
  readonly value: unknown
  /** Row and column, from 1, of the part that the path leads to, or of the nearest part around it. */
  at(path: readonly PropertyKey[]): { row: number; column: number }
}

const MAX_DEPTH = 64
const space = /[ \t\r\n]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const word = /true|false|null/y

interface Stop {
  readonly at: number
  readonly reason: Message
}

/**
 * Reads JSON and remembers where each part stands, so that a later fault can be shown in the text. A key that stands
 * twice in one object is a fault, and so is anything nested deeper than 64. `maxChars` bounds the text.
 */
export function readLocatedJson(file: string, text: string, maxChars: number): Result<LocatedJson, FileFault> {
  if (text.length > maxChars) {
    return failure([wholeFileFault(file, message('json.tooLarge', { length: text.length, max: maxChars }))])
  }
  const source = text.startsWith('\u{feff}') ? text.slice(1) : text
  const places = new Map<string, number>()
  let at = 0
  let stop: Stop | undefined
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const refuse = (reason: Message, where = at): undefined => {
    stop ??= { at: where, reason }
    return undefined
  }
  const unexpected = (expected: Message): undefined => {
    const found = at < source.length ? JSON.stringify(source[at]) : message('json.end')
    return refuse(message('json.unexpected', { expected, found }))
  }

  const members = (close: string, one: () => void): void => {
    at += 1
    take(space)
    if (source[at] === close) {
      at += 1
      return
    }
    for (;;) {
      one()
      if (stop) return
      take(space)
      if (source[at] === close) break
      if (source[at] !== ',') return unexpected(message('json.commaOr', { close }))
      at += 1
    }
    at += 1
  }
  const readValue = (path: string, depth: number): unknown => {
    take(space)
    places.set(path, at)
    if (depth > MAX_DEPTH) return refuse(message('json.tooDeep', { max: MAX_DEPTH }))
    if (source[at] === '{') return readObject(path, depth)
    if (source[at] === '[') {
      const list: unknown[] = []
      members(']', () => list.push(readValue(`${path}/${list.length}`, depth + 1)))
      return list
    }
    const text = take(string)
    if (text !== undefined) return JSON.parse(text) as string
    const digits = take(number)
    if (digits !== undefined) return Number(digits)
    const name = take(word)
    if (name !== undefined) return name === 'null' ? null : name === 'true'
    return source[at] === '"' ? refuse(message('json.string')) : unexpected(message('json.value'))
  }
  const readObject = (path: string, depth: number): unknown => {
    const found = new Map<string, unknown>()
    members('}', () => {
      take(space)
      const start = at
      const quoted = take(string)
      if (quoted === undefined) return unexpected(message('json.key'))
      const key = JSON.parse(quoted) as string
      if (found.has(key)) return refuse(message('json.keyTwice', { key: quoted }), start)
      take(space)
      if (source[at] !== ':') return unexpected(message('json.colon'))
      at += 1
      found.set(key, readValue(`${path}/${key}`, depth + 1))
    })
    return Object.fromEntries(found)
  }

  const value = readValue('', 0)
  take(space)
  if (!stop && at < source.length) unexpected(message('json.end'))
  // Said to the compiler again: the closures above may have set it.
  const fault = stop as Stop | undefined
  if (fault) return failure([{ file, ...positionIn(source, fault.at), where: '', reason: fault.reason }])
  return success({
    value,
    at(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const known = places.get(
          path
            .slice(0, length)
            .map((step) => `/${String(step)}`)
            .join(''),
        )
        if (known !== undefined) return positionIn(source, known)
      }
      return { row: 1, column: 1 }
    },
  })
}
