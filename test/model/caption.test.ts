import { expect, test } from 'vitest'
import { asDay } from '../../src/base/day.ts'
import { captionOf, type CaptionLayer, type CaptionSource } from '../../src/features/export/caption.ts'
import { OWN_RAMP } from '../../src/own-layers/layer-style.ts'
import { ownColours } from '../../src/session/palette-css.ts'
import { PALETTES } from '../../src/session/palette.ts'
import { DEFAULT_SESSION } from '../../src/session/session.ts'

/** Words as their code with what fills them. */
const text = ((id: string, values: object = {}) => [id, ...Object.values(values)].join(' ')) as CaptionSource['text']
const layer = (changes: Partial<CaptionLayer>): CaptionLayer => ({
  name: '地块',
  colour: { by: 'one', hue: 2 },
  attribution: '',
  licence: '',
  ...changes,
})
const captionWith = (...ownLayers: CaptionLayer[]) =>
  captionOf(
    {
      text,
      language: 'zh',
      credits: [],
      reviewNumber: null,
      years: '2021—2023',
      lastEvidence: asDay(900),
      scenarioName: (id) => id,
      ownLayers,
    },
    DEFAULT_SESSION,
    asDay(800),
    'title',
  )
const colours = ownColours(PALETTES[DEFAULT_SESSION.theme].own)

test('a picture with own layers says that they are own data, and whose', () => {
  const { ownLegend, foot } = captionWith(layer({ attribution: '规划局', licence: 'CC BY' }), layer({ name: '道路' }))
  expect(ownLegend.map(({ label }) => label)).toEqual(['band.own 地块', 'band.own 道路'])
  expect(ownLegend[0]?.colour).toBe(colours[2])
  expect(foot.credits).toContain('band.own.credit 地块 规划局 · CC BY')
  expect(foot.credits).toContain('band.own.credit 道路 band.own.unsaid')
})

test('what each colour stands for is told, without the rest', () => {
  const categories = [
    { value: '住宅', hue: 0 },
    { value: '学校', hue: 1 },
  ]
  expect(
    captionWith(layer({ colour: { by: 'categories', field: '用途', categories } })).ownLegend.map(({ label }) => label),
  ).toEqual(['band.own.field 地块 用途 住宅', '学校'])
  const { ownLegend } = captionWith(layer({ colour: { by: 'classes', field: '层数', breaks: [6, 18] } }))
  expect(ownLegend.map(({ label }) => label)).toEqual(['band.own.field 地块 层数 < 6', '6–18', '≥ 18'])
  expect([ownLegend.at(0)?.colour, ownLegend.at(-1)?.colour]).toEqual([colours[8], colours[8 + OWN_RAMP - 1]])
})

test('without own layers nothing is said of them', () => {
  const { ownLegend, foot } = captionWith()
  expect(ownLegend).toEqual([])
  expect(foot.credits).not.toContain('own')
})
