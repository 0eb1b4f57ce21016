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
  readonly zh: string
  readonly en: string
}

/**
 * Reads JSON and remembers where each part stands, so that a later fault can be shown in the text. A key that stands
 * twice in one object is a fault, and so is anything nested deeper than 64. `maxChars` bounds the text.
 */
export function readLocatedJson(file: string, text: string, maxChars: number): Result<LocatedJson, FileFault> {
  if (text.length > maxChars) {
    return failure([
      wholeFileFault(
        file,
        `文件过大：${text.length}个字符，上限${maxChars}`,
        `the file is too large: ${text.length} characters, at most ${maxChars}`,
      ),
    ])
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
  const refuse = (zh: string, en: string, where = at): undefined => {
    stop ??= { at: where, zh, en }
    return undefined
  }
  const unexpected = (zh: string, en: string): undefined => {
    const found = at < source.length ? JSON.stringify(source[at]) : undefined
    return refuse(
      `此处应为${zh}，而见到${found ?? '文件结尾'}`,
      `expected ${en}, found ${found ?? 'the end of the file'}`,
    )
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
      if (source[at] !== ',') return unexpected(`“,”或“${close}”`, `"," or "${close}"`)
      at += 1
    }
    at += 1
  }
  const readValue = (path: string, depth: number): unknown => {
    take(space)
    places.set(path, at)
    if (depth > MAX_DEPTH) return refuse(`嵌套超过${MAX_DEPTH}层`, `nested deeper than ${MAX_DEPTH}`)
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
    return source[at] === '"'
      ? refuse('字符串未结束或含有不允许的字符', 'a string that does not end or holds a character that is not allowed')
      : unexpected('一个值', 'a value')
  }
  const readObject = (path: string, depth: number): unknown => {
    const found = new Map<string, unknown>()
    members('}', () => {
      take(space)
      const start = at
      const quoted = take(string)
      if (quoted === undefined) return unexpected('双引号中的键', 'a key in double quotes')
      const key = JSON.parse(quoted) as string
      if (found.has(key))
        return refuse(`键${quoted}在同一对象中出现两次`, `the key ${quoted} stands twice in one object`, start)
      take(space)
      if (source[at] !== ':') return unexpected('“:”', '":"')
      at += 1
      found.set(key, readValue(`${path}/${key}`, depth + 1))
    })
    return Object.fromEntries(found)
  }

  const value = readValue('', 0)
  take(space)
  if (!stop && at < source.length) unexpected('文件结尾', 'the end of the file')
  // Said to the compiler again: the closures above may have set it.
  const fault = stop as Stop | undefined
  if (fault)
    return failure([{ file, ...positionIn(source, fault.at), where: '', reason: { zh: fault.zh, en: fault.en } }])
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
