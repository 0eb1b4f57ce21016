import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import subsetFont from 'subset-font'
import type { Plugin } from 'vite'
import { fontCoverage } from './font-coverage.ts'

const weights = [400, 700] as const
const week = 7 * 24 * 3600 * 1000
/** Raise it when the way the subset is made changes, so that old caches are not used. */
const recipe = 3

/** What is drawn whatever the texts say: printable ASCII, punctuation, dates, units. */
const always =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('') +
  '\u00a0·×÷±°²³µ–—‘’“”„…‰′″←↑→↓−≈≠≤≥、。〈〉《》「」『』【】〔〕（），．：；？！％＋－～／０１２３４５６７８９' +
  '〇零一二三四五六七八九十百千万亿年月日时分秒星期周上下午公里米平方元辆个项处'

const sources: { folder: string; endings: string[] }[] = [
  { folder: 'data', endings: ['.json'] },
  { folder: 'scenes', endings: ['.json'] },
  { folder: 'src', endings: ['.ts', '.tsx', '.json'] },
]

/** Every character that the app can show from its own texts, in code point order. */
function charactersUsed(root: string): string {
  const found = new Set(always)
  const add = (path: string): void => {
    for (const character of readFileSync(path, 'utf8')) found.add(character)
  }
  for (const { folder, endings } of sources) {
    const top = join(root, folder)
    if (!existsSync(top)) continue
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        add(join(entry.parentPath, entry.name))
    }
  }
  if (existsSync(join(root, 'index.html'))) add(join(root, 'index.html'))
  return [...found]
    .filter((character) => character >= ' ')
    .toSorted()
    .join('')
}

/** U+4E00-4E02,U+4E09: neighbours are joined. */
function unicodeRange(points: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  const hex = (point: number): string => point.toString(16).toUpperCase()
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}

function face(family: string, weight: number, url: string, range?: string): string {
  const lines = [
    `font-family: '${family}'`,
    'font-style: normal',
    `font-weight: ${weight}`,
    'font-display: swap',
    `src: url('${url}') format('woff2')`,
  ]
  if (range) lines.push(`unicode-range: ${range}`)
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`
}

interface Slice {
  name: string
  covers: (point: number) => boolean
}

/** The package's files that may hold a glyph, the whole simplified Chinese file first. */
function slices(pack: string): Slice[] {
  const ranges = JSON.parse(readFileSync(join(pack, 'unicode.json'), 'utf8')) as Record<string, string>
  const others = Object.entries(ranges).map(([name, list]): Slice => {
    const spans = list.split(',').map((span) =>
      span
        .replace('U+', '')
        .split('-')
        .map((hex) => parseInt(hex, 16)),
    )
    return {
      name: name.replace(/[[\]]/g, ''),
      covers: (point) => spans.some(([from = 0, to = from]) => point >= from && point <= to),
    }
  })
  return [{ name: 'chinese-simplified', covers: () => true }, ...others]
}

/**
 * Writes the subsets and fonts.css into a folder and returns the characters no file has.
 * Characters missing from the Chinese file (arrows, some signs) come from the package's other
 * files, as further @font-face rules of the same family with a unicode-range.
 */
async function writeFonts(root: string, target: string, folder: string, text: string): Promise<string> {
  const pack = join(root, 'node_modules/@fontsource/noto-sans-sc')
  const url = (path: string): string => relative(target, path).split(sep).join('/')
  const fileOf = (name: string, weight: number): string =>
    join(pack, 'files', `noto-sans-sc-${name}-${weight}-normal.woff2`)
  let css = ''
  let missing: number[] = []
  for (const weight of weights) {
    missing = [...text].map((character) => character.codePointAt(0) ?? 0)
    for (const { name, covers } of slices(pack)) {
      const wanted = missing.filter(covers)
      if (wanted.length === 0 || !existsSync(fileOf(name, weight))) continue
      const whole = readFileSync(fileOf(name, weight))
      const letters = String.fromCodePoint(...wanted)
      const has = fontCoverage(await subsetFont(whole, letters, { targetFormat: 'truetype' }))
      const got = wanted.filter((point) => has.has(point))
      if (got.length === 0) continue
      const file = `twin-sans-${weight}${name === 'chinese-simplified' ? '' : `-${name}`}.woff2`
      writeFileSync(join(folder, file), await subsetFont(whole, letters, { targetFormat: 'woff2' }))
      css += face('Twin Sans', weight, `./${file}`, unicodeRange(got))
      missing = missing.filter((point) => !has.has(point))
    }
    css += face('Twin Sans Full', weight, url(fileOf('chinese-simplified', weight)))
  }
  writeFileSync(join(folder, 'fonts.css'), css)
  return String.fromCodePoint(...missing)
}

/** Makes the subset of today's texts, or finds it in the cache; gives the path of its fonts.css. */
async function prepareFonts(root: string, warn: (message: string) => void): Promise<string> {
  const text = charactersUsed(root)
  const version = readFileSync(join(root, 'node_modules/@fontsource/noto-sans-sc/package.json'))
  const hash = createHash('sha256').update(`${recipe}\n${text}\n`).update(version).digest('hex').slice(0, 16)
  const cache = join(root, '.cache/fonts')
  const target = join(cache, hash)
  const css = join(target, 'fonts.css')
  if (existsSync(css)) return css
  const draft = `${target}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const missing = await writeFonts(root, target, draft, text)
  if (missing) warn(`Noto Sans SC has no glyph for: ${[...missing].join(' ')}`)
  try {
    renameSync(draft, target)
  } catch (fault) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(css)) throw fault
  }
  for (const old of readdirSync(cache)) {
    const path = join(cache, old)
    if (path !== target && Date.now() - statSync(path).mtimeMs > week) rmSync(path, { recursive: true, force: true })
  }
  return css
}

/**
 * `virtual:fonts.css`: the family "Twin Sans" (400 and 700), Noto Sans SC cut down to the
 * characters that the data, the scenes and the source use, and "Twin Sans Full", the uncut
 * file, which a browser fetches only for a glyph that the subset lacks.
 */
export function fonts(): Plugin {
  let root = process.cwd()
  /** What is being made now: two pages that ask at once get the same. */
  let preparing: Promise<string> | undefined
  return {
    name: 'fonts',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    resolveId(id) {
      if (id !== 'virtual:fonts.css') return undefined
      return (preparing ??= prepareFonts(root, (message) => this.warn(message)).finally(() => {
        preparing = undefined
      }))
    },
    generateBundle() {
      const licence = resolve(root, 'node_modules/@fontsource/noto-sans-sc/LICENSE')
      this.emitFile({ type: 'asset', fileName: 'licenses/noto-sans-sc.txt', source: readFileSync(licence) })
    },
  }
}
