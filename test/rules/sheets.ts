import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.ts'

/** A rule of a sheet: one selector for each entry of its list, and what it declares. */
export interface Rule {
  readonly at: string
  /** Selectors as they stand, those of the rules around them before them. */
  readonly selectors: readonly string[]
  /** Conditions around the rule, outermost first: `@media (--phone)`. */
  readonly conditions: readonly string[]
  readonly declarations: readonly (readonly [name: string, value: string])[]
}

export interface Sheet {
  readonly path: string
  /** Without comments, every line where it was. */
  readonly text: string
  readonly rules: readonly Rule[]
}

/** A list at its commas, but for those inside brackets. */
function splitList(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const sign of text) {
    if ('(['.includes(sign)) depth += 1
    if (')]'.includes(sign)) depth -= 1
    if (sign === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim())
}

/** Reads a sheet as this project writes them: rules, nested rules, conditions; key frames hold no selectors. */
export function readSheet(path: string, css: string): Sheet {
  const text = css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  const rules: Rule[] = []
  const read = (from: number, to: number, around: readonly string[], conditions: readonly string[]): void => {
    let at = from
    while (at < to) {
      const rest = /[^{};]*([{};])/y
      rest.lastIndex = at
      const found = rest.exec(text)
      if (!found || found.index >= to) return
      const prelude = found[0].slice(0, -1).trim()
      at = rest.lastIndex
      if (found[1] !== '{') continue
      let [end, depth] = [at, 1]
      for (; depth > 0; end += 1) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0
      if (/^@(media|container|supports)/.test(prelude)) read(at, end - 1, around, [...conditions, prelude])
      else if (!prelude.startsWith('@')) {
        const selectors = splitList(prelude).flatMap((one) =>
          around.length === 0 ? [one] : around.map((outer) => `${outer} ${one}`),
        )
        const own = text.slice(at, end - 1).replace(/[^;{}]*\{[^]*?\}/g, '')
        rules.push({
          at: `${path}:${text.slice(0, found.index + found[0].search(/\S/)).split('\n').length}`,
          selectors,
          conditions,
          declarations: own
            .split(';')
            .map((one) => /^\s*([\w-]+)\s*:\s*([^]+?)\s*$/.exec(one))
            .flatMap((one) => (one ? [[one[1]!, one[2]!] as const] : [])),
        })
        read(at, end - 1, selectors, conditions)
      }
      at = end
    }
  }
  read(0, text.length, [], [])
  return { path, text, rules }
}

/** Every sheet of the app. */
export const readSheets = (): readonly Sheet[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .toSorted()
    .map((path) => readSheet(path, readFileSync(join(root, path), 'utf8')))

/** Classes that a selector names, in their order. */
export const classesOf = (selector: string): readonly string[] =>
  [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((found) => found[1]!)

/** What says how the page stands, and is nobody's own: attributes, languages, the page itself. */
const STATE =
  /^(?::root|html|body|:lang\([\w-]+\)|\[[^\]]*\]|:is\([^)]*\)|:has\([^)]*\)|:not\(\[[^)]*\))*\s*[\s>+~]?\s*/

/**
 * The class that a selector begins with, after what only says how the page or its shell stands (`:root[data-hidden]`,
 * `:lang(en)`, `.planner[data-card]`); undefined for elements and attributes alone.
 */
export function leadOf(selector: string, shells: ReadonlySet<string>): string | undefined {
  let rest = selector
  for (;;) {
    const before = rest
    const state = STATE.exec(rest)?.[0] ?? ''
    if (state.length < rest.length && state !== '') rest = rest.slice(state.length)
    const shell = /^\.([\w-]+)((?:\[[^\]]*\]|:(?:not|is)\([^)]*\))+)\s*[\s>]\s*(?=\S)/.exec(rest)
    if (shell && shells.has(shell[1]!)) rest = rest.slice(shell[0].length)
    if (rest === before) break
  }
  const lead = /^(?:\w+|\*)?(?::(?:is|where|not)\()?\.([a-zA-Z][\w-]*)/.exec(rest)
  return lead?.[1]
}

/** The classes of the element that a selector styles. */
export function subjectOf(selector: string): readonly string[] {
  const last = selector
    .replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, (inside) => inside.replace(/[\s>+~]/g, ''))
    .split(/\s*[\s>+~]\s*/)
  return classesOf(last.at(-1) ?? '')
}
