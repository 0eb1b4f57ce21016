import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PHASES } from '../../src/facts/phase.ts'
import { DIFFERENCE_TONES, verdictCode } from '../../src/layers/step-texture.ts'
import { DIFFERENCES } from '../../src/moment/moment-at.ts'
import { READINGS } from '../../src/scenario/reading.ts'
import { PALETTES } from '../../src/session/palette.ts'
import { PHASE_LOOKS } from '../../src/session/phase-look.ts'
import { FLAT_FRAGMENT_COLOUR, FLAT_FRAGMENT_DECLARATIONS, FLAT_STYLES } from '../../src/stage/map/flat-style-glsl.ts'
import { LOOK_GLSL, phaseLookGlsl } from '../../src/stage/time/look-glsl.ts'
import { rgb, shaderColours } from '../../src/stage/time/time-state.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX } from '../../src/stage/world/world-uniforms.ts'
import { PhaseMark } from '../../src/ui/phase-mark.tsx'
import { readSources } from '../rules/sources.ts'

/** Values of a const array in GLSL, by its name. */
function floatsOf(glsl: string, name: string): number[] {
  const [, size, list = ''] =
    new RegExp(`const float ${name}\\[(\\d+)\\] = float\\[\\1\\]\\(([^)]*)\\)`).exec(glsl) ?? []
  const values = list.split(',').map(Number)
  expect(values, `${name}: as many values as it says`).toHaveLength(Number(size))
  return values
}

/** Names of int constants with this prefix, in the order of their values. */
function codesOf(glsl: string, prefix: string): string[] {
  const found = [...glsl.matchAll(new RegExp(`const int ${prefix}_(\\w+) = (\\d+);`, 'g'))]
  expect(found.map(([, , code]) => Number(code))).toEqual(found.map((_, i) => i))
  return found.map(([, name = '']) => name.toLowerCase().replaceAll('_', ''))
}

const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

describe('how phases look', () => {
  test('shaders read the very table that marks are drawn from', () => {
    for (const [array, key] of [
      ['PHASE_GROUND', 'ground'],
      ['PHASE_RISE', 'rise'],
      ['PHASE_BEACON', 'beacon'],
      ['PHASE_WINDOWS', 'windows'],
    ] as const)
      expect(floatsOf(LOOK_GLSL, array)).toEqual(PHASES.map((phase) => PHASE_LOOKS[phase][key]))
    for (const glsl of [WORLD_VERTEX, WORLD_FRAGMENT, FLAT_FRAGMENT_DECLARATIONS]) expect(glsl).toContain(LOOK_GLSL)
  })

  test('a phase that is put in, or two that change places, take their looks and names along', () => {
    const looks = { ...PHASE_LOOKS, imagined: { ground: 0.9, rise: 0.95, beacon: 0.05, windows: 0.2 } }
    const phases = ['imagined', ...PHASES.toReversed()] as const
    const glsl = phaseLookGlsl(phases, looks)
    expect(codesOf(glsl, 'PHASE')).toEqual(lower(phases))
    expect(floatsOf(glsl, 'PHASE_RISE')).toEqual(phases.map((phase) => looks[phase].rise))
    expect(floatsOf(glsl, 'PHASE_WINDOWS')).toEqual(phases.map((phase) => looks[phase].windows))
  })

  test('there are no floors before works are worded as such, and no lit windows before something runs; what exists stands', () => {
    const with_ = (key: 'rise' | 'windows') => PHASES.filter((phase) => PHASE_LOOKS[phase][key] > 0)
    expect(with_('rise')).toEqual([
      'started',
      'underConstruction',
      'toppedOut',
      'partlyInOperation',
      'inOperation',
      'existing',
    ])
    expect(with_('windows')).toEqual(['partlyInOperation', 'inOperation'])
    expect(PHASE_LOOKS.progressing.rise).toBe(0)
    expect(PHASE_LOOKS.toppedOut.rise).toBe(1)
  })

  test('a mark rises as high as the solids do', () => {
    const [foot, full] = [14, 12]
    for (const phase of PHASES) {
      const svg = renderToStaticMarkup(createElement(PhaseMark, { phase }))
      const height = Number(/phase-mark-fill[^>]* height="([\d.]+)"/.exec(svg)?.[1] ?? 0)
      const { rise } = PHASE_LOOKS[phase]
      expect(height, `height of ${phase}`).toBeCloseTo(rise === 0 ? 0 : Math.max(2, full * rise), 6)
      expect(svg.includes(`y="${foot - height}"`), `${phase} stands on the ground`).toBe(rise > 0)
    }
  })

  test('phases of one height have different signs in their marks', () => {
    const forms = PHASES.map((phase) => `${PHASE_LOOKS[phase].rise} ${PHASE_LOOKS[phase].sign}`)
    expect(new Set(forms).size).toBe(PHASES.length)
  })
})

describe('codes in shaders', () => {
  test('go by the lists of the model', () => {
    expect(codesOf(LOOK_GLSL, 'PHASE')).toEqual(lower(PHASES))
    expect(codesOf(LOOK_GLSL, 'READING')).toEqual(lower(READINGS))
    expect(codesOf(FLAT_FRAGMENT_DECLARATIONS, 'STYLE')).toEqual(lower(FLAT_STYLES))
    for (const style of FLAT_STYLES.filter((style) => style !== 'node'))
      expect(FLAT_FRAGMENT_COLOUR).toContain(`STYLE_${style.toUpperCase()}`)
  })

  test('colours come one for each phase and each difference, in the order of the codes', () => {
    for (const palette of Object.values(PALETTES)) {
      const { phases, differences } = shaderColours(palette, true)
      expect(phases).toEqual(PHASES.map((phase) => rgb(palette.phases[phase])))
      expect(differences).toEqual(DIFFERENCE_TONES.map((tone) => rgb(palette.differences[tone])))
    }
    expect(DIFFERENCE_TONES.slice(0, DIFFERENCES.length)).toEqual(DIFFERENCES)
    expect(verdictCode('later')).toBe(DIFFERENCE_TONES.indexOf('behind'))
    expect(WORLD_FRAGMENT).toContain(`uPhases[${PHASES.length}]`)
    expect(WORLD_FRAGMENT).toContain(`uDifferences[${DIFFERENCE_TONES.length}]`)
  })
})

/** A phase, reading, style or colour that is picked out by its number. */
const BY_NUMBER =
  /\b(?:u?[Pp]hase|u?[Rr]eading|[Ss]tyle|m\.documented)\b\s*(?:[<>]=?|==)\s*\d|\bu(?:Phases|Differences)\[\d/

test('no source compares a phase, a reading or a style by number', () => {
  const found = readSources('src').flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (BY_NUMBER.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})

test.each([
  'if (phase < 2.5) return 0.0;',
  'if (uReading > 2.5) tone',
  'twin.style < 0.5',
  'uPhases[3]',
  'code = phase == 5',
])('such a comparison is found: %s', (line) => expect(line).toMatch(BY_NUMBER))
