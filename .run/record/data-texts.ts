import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'

/**
 * The files of data/ as texts, by their paths in the repository, with what is changed in them. What is not touched stays
 * as its editors laid it out, byte by byte, so that a review sees what is new and nothing else.
 */
export class DataTexts {
  readonly #before: ReadonlyMap<string, string>
  readonly #changed = new Map<string, string>()

  constructor(before: ReadonlyMap<string, string>) {
    this.#before = before
  }

  /** Changed files only. */
  get changed(): ReadonlyMap<string, string> {
    return this.#changed
  }

  get all(): ReadonlyMap<string, string> {
    return new Map([...this.#before, ...this.#changed])
  }

  has(file: string): boolean {
    return this.#changed.has(file) || this.#before.has(file)
  }

  /** Under a path within `folder`, the files whose top is a list that holds such an item: which, and where in it. */
  find(
    folder: string,
    matches: (item: Readonly<Record<string, unknown>>) => boolean,
  ): [file: string, at: number] | null {
    for (const [file, text] of this.all) {
      if (!file.startsWith(folder)) continue
      const list: unknown = JSON.parse(text)
      const at = Array.isArray(list) ? (list as Record<string, unknown>[]).findIndex(matches) : -1
      if (at >= 0) return [file, at]
    }
    return null
  }

  put(file: string, value: unknown): void {
    this.#changed.set(file, `${JSON.stringify(value, null, 2)}\n`)
  }

  /** Puts items at the end of the list at `path`, each on lines of its own or, with `oneLine`, on one. A new file is a list. */
  append(file: string, path: readonly (string | number)[], items: readonly unknown[], oneLine = false): void {
    if (items.length === 0) return
    const text = this.#text(file, '[]\n')
    const list = nodeAt(file, text, path)
    const last = list.children?.at(-1)
    const indent = ' '.repeat(last ? columnOf(text, last.offset) : columnOf(text, list.offset) + 2)
    const written = items.map((item) => {
      const lines = oneLine ? JSON.stringify(item) : JSON.stringify(item, null, 2)
      return `${indent}${lines.replaceAll('\n', `\n${indent}`)}`
    })
    const joined = written.join(',\n')
    if (last) this.#splice(file, text, last.offset + last.length, 0, `,\n${joined}`)
    else this.#splice(file, text, list.offset, list.length, `[\n${joined}\n${indent.slice(2)}]`)
  }

  /** Puts a value, on one line, in the place of what stands at `path`. */
  replace(file: string, path: readonly (string | number)[], value: unknown): void {
    const text = this.#text(file)
    const node = nodeAt(file, text, path)
    this.#splice(file, text, node.offset, node.length, JSON.stringify(value))
  }

  #text(file: string, otherwise?: string): string {
    const text = this.#changed.get(file) ?? this.#before.get(file) ?? otherwise
    if (text === undefined) throw new Error(`${file} is not there`)
    return text
  }

  #splice(file: string, text: string, offset: number, length: number, instead: string): void {
    this.#changed.set(file, text.slice(0, offset) + instead + text.slice(offset + length))
  }
}

function nodeAt(file: string, text: string, path: readonly (string | number)[]): Node {
  const tree = parseTree(text)
  const node = tree && findNodeAtLocation(tree, [...path])
  if (!node) throw new Error(`${file}: there is nothing at /${path.join('/')}`)
  return node
}

/** Blanks before what stands at the offset: its own column where it begins its line, else the indent of the line. */
function columnOf(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^ */.exec(line)![0].length
}
