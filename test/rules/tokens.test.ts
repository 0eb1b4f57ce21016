import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PALETTES } from '../../src/session/palette.ts'
import { paletteProperties } from '../../src/session/palette-css.ts'
import { readSources, root } from './sources.ts'

/** Colours have one source, src/session/palette.ts; sizes of type, radii and motion have another, styles/tokens.css. */
const tokens = 'src/ui/styles/tokens.css'
const sheets = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\//, ''))
  .map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8').replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')),
  }))

interface Declaration {
  readonly at: string
  readonly name: string
  readonly value: string
}

const declarationsOf = ({ path, text }: { readonly path: string; readonly text: string }): readonly Declaration[] =>
  [...text.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=;|\})/g)].map((found) => ({
    at: `${path}:${text.slice(0, found.index).split('\n').length}`,
    name: found[1]!,
    value: found[2]!.trim(),
  }))
const declarations = sheets.flatMap(declarationsOf)

const rawColour =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:white|black|gr[ea]y|silver|red|orange|yellow|gold|green|teal|cyan|blue|navy|purple|magenta|pink|brown|beige|ivory)(?![\w-])/i
const isPlain = ({ value }: Declaration): boolean => !value.includes('url(')

test('no sheet names a colour but by its token', () => {
  expect([sheets.length > 15, declarations.length > 1500]).toEqual([true, true])
  expect(
    declarations
      .filter((one) => isPlain(one) && rawColour.test(one.value))
      .map(({ at, name, value }) => `${at}: ${name}: ${value}`),
  ).toEqual([])
})

test('no shell names a colour in its code', () => {
  const found = readSources('src/shells').flatMap(({ nodes, at }) =>
    nodes.flatMap((node) => {
      const text =
        node.type === 'Literal' || node.type === 'JSXText'
          ? String(node['value'])
          : node.type === 'TemplateElement'
            ? String((node['value'] as { raw: string }).raw)
            : ''
      return /(?:^|[^&\w])#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgba?|hsla?)\(/i.test(text)
        ? [`${at(node)}: ${text.slice(0, 60)}`]
        : []
    }),
  )
  expect(found).toEqual([])
})

test('the map takes its colours from the palette', () => {
  const found = readSources('src/stage').flatMap(({ nodes, at }) =>
    nodes.filter((node) => node.type === 'Literal' && /^#[\da-f]{6}$/i.test(String(node['value']))).map(at),
  )
  expect(found).toEqual([])
})

/** A size of type relative to its own surroundings is no size of its own. */
const isRelative = (value: string): boolean => /^(inherit|[\d.]+em|0)$/.test(value)

test('type, corners and motion are taken from the scales', () => {
  const elsewhere = declarations.filter(({ at }) => !at.startsWith(`${tokens}:`) && !at.includes('skeleton.css'))
  const wrong = elsewhere.filter(({ name, value }) => {
    if (name === 'font-size') return !isRelative(value) && !value.includes('var(--')
    if (name === 'border-radius')
      return value.split(/[\s/]+/).some((part) => !/^(0|50%|[123]px|var\(--radius-\w+\))$/.test(part))
    if (name === 'transition' || name === 'animation') return /(?<![\w.-])[\d.]+m?s\b/.test(value)
    return false
  })
  expect(wrong.map(({ at, name, value }) => `${at}: ${name}: ${value}`)).toEqual([])
})

/** Inside calc(), max() and min() a length is reckoned from others: a width halved, the room of a button. */
const isReckoned = (value: string): string =>
  value.replace(/\b(?:calc|max|min|clamp|var)\((?:[^()]|\([^()]*\))*\)/g, '')
/** Up to three pixels are a line's width. */
const rawSpace = /(?<![\w.-])-?(?![0-3]px)[\d.]+(?:px|rem|v[wh])(?!\w)/

test('spaces around and between things are taken from the scale; what is relative to its own type is none', () => {
  const wrong = declarations
    // The first frame stands before the tokens do, and paper is measured in millimetres.
    .filter(({ at }) => !at.startsWith(`${tokens}:`) && !/skeleton\.css|handout\.css/.test(at))
    .filter(({ name }) => /^(padding|margin|gap|row-gap|column-gap)/.test(name))
    .filter(({ value }) => rawSpace.test(isReckoned(value)))
  expect(wrong.map(({ at, name, value }) => `${at}: ${name}: ${value}`)).toEqual([])
})

test('every token that is used is defined, and every colour of the palette is used', () => {
  const code = readSources('src')
    .map(({ text }) => text)
    .join('\n')
  const defined = new Set([
    ...declarations.filter(({ name }) => name.startsWith('--')).map(({ name }) => name),
    ...paletteProperties(PALETTES.night).map(([name]) => name),
    ...[...code.matchAll(/['"](--[\w-]+)['"]/g)].map((found) => found[1]!),
  ])
  const used = [
    ...sheets.flatMap(({ path, text }) =>
      [...text.matchAll(/var\((--[\w-]+)(,)?/g)].map((found) => ({
        path,
        name: found[1]!,
        fallback: found[2] !== undefined,
      })),
    ),
  ]
  expect(
    used.filter(({ name, fallback }) => !fallback && !defined.has(name)).map(({ path, name }) => `${path}: ${name}`),
  ).toEqual([])
  const unused = Object.keys(PALETTES.night).filter(
    (key) =>
      !new RegExp(`\\b(?:c|palette|PALETTES\\.\\w+|PALETTES\\[\\w+(?:\\.\\w+)?\\]|now|d)\\.${key}\\b`).test(code) &&
      !used.some(({ name }) => name === `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`),
  )
  expect(unused).toEqual([])
})

describe('both themes', () => {
  test('give every colour a value of the same kind', () => {
    const [night, paper] = [paletteProperties(PALETTES.night), paletteProperties(PALETTES.paper)]
    expect(paper.map(([name]) => name)).toEqual(night.map(([name]) => name))
    expect([...night, ...paper].filter(([, value]) => !/^#[\da-f]{6}$/.test(value))).toEqual([])
  })

  /** Contrast of two sRGB colours, 1 to 21, as WCAG counts it. */
  const luminance = (hex: string): number =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
  const contrast = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  test.each(['night', 'paper'] as const)(
    '%s: words can be read on panels and on the map, and the signs told from their ground',
    (theme) => {
      const p = PALETTES[theme]
      const words = [
        [p.ink, p.panel],
        [p.inkQuiet, p.panel],
        [p.accent, p.panel],
        [p.accentInk, p.accent],
        [p.warning, p.panel],
        [p.label, p.labelHalo],
        [p.labelQuiet, p.labelHalo],
      ] as const
      expect(words.filter(([ink, ground]) => contrast(ink, ground) < 4.5)).toEqual([])
      const signs = [
        p.documented,
        p.planned,
        p.notStated,
        p.beyondEvidence,
        p.parks,
        p.mobility,
        p.pipelines,
        p.corridors,
        p.waterLabel,
      ]
      expect(signs.filter((sign) => contrast(sign, p.panel) < 3)).toEqual([])
    },
  )

  test.each(['night', 'paper'] as const)(
    '%s: the illustrative fabric is quieter than anything documented or planned',
    (theme) => {
      const p = PALETTES[theme]
      const loudest = Math.max(contrast(p.fabricWall, p.city), contrast(p.fabricRoof, p.city))
      for (const loud of [p.documented, p.planned, p.phases.inOperation, p.phases.toppedOut, p.parks])
        expect(contrast(loud, p.city)).toBeGreaterThan(loudest * 1.4)
    },
  )
})

test("what stands before any script has the night model's ground", () => {
  const page = readFileSync(join(root, 'index.html'), 'utf8')
  const manifest = JSON.parse(readFileSync(join(root, 'public/manifest.webmanifest'), 'utf8')) as {
    background_color: string
    theme_color: string
  }
  expect(/name="theme-color" content="([^"]+)"/.exec(page)?.[1]).toBe(PALETTES.night.ground)
  expect([manifest.background_color, manifest.theme_color]).toEqual([PALETTES.night.ground, PALETTES.night.ground])
})

test.each([
  ['0.7rem', true],
  ['0 12px', true],
  ['2vw', true],
  ['-0.5rem 0', true],
  ['var(--space-2) 4px', true],
  ['3px', false],
  ['0.4em 0', false],
  ['calc(1.7rem / -2)', false],
  ['var(--space-2) calc(var(--target) + var(--space-3))', false],
  ['1mm auto', false],
])('a space that is not of the scale is found: %s', (value, raw) => {
  expect(rawSpace.test(isReckoned(value))).toBe(raw)
})

test.each([
  ['a { color: #fff }', true],
  ['a { border: 1px solid rgb(0 0 0 / 5%) }', true],
  ['a { background: white }', true],
  ['a { background: color-mix(in srgb, var(--ink) 5%, transparent) }', false],
  ['a { white-space: nowrap; color: var(--ink-quiet) }', false],
])('a raw colour is found where it is: %s', (text, raw) => {
  expect(declarationsOf({ path: 'a.css', text }).some((one) => rawColour.test(one.value))).toBe(raw)
})
