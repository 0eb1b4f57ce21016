import { afterEach, expect, test, vi } from 'vitest'
import { cleanText } from '../../src/base/clean-text.ts'
import { writeLayerCsv } from '../../src/export/own-layer-csv.ts'
import { writeLayerGeoJson } from '../../src/export/own-layer-geojson.ts'
import { writeLayerKml } from '../../src/export/own-layer-kml.ts'
import { defaultStyle } from '../../src/own-layers/layer-style.ts'
import { browserObjects } from '../../src/session/browser-storage.ts'
import { memoryObjects } from '../../src/session/object-storage.ts'
import { openOwnLayers } from '../../src/session/own-layers.ts'
import { layerOf, textFile } from './geodata-files.ts'
import { sampleLayer } from './own-layer-sample.ts'

/* Words of a layer are cleaned where they come in, like all that is the viewer's own. */

const BAD = ['\u000b', '\u0000', '\u202e', '\u2066', '\u200b', '\ufeff', '\ufffe', '\ud800'] as const
const around = (bad: string): string => `前${bad}后`

/** All texts of a value. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

test.each(BAD.map((bad) => [JSON.stringify(bad), bad] as const))(
  '%s in a name, a field, a value, an id, a file or a note',
  async (_name, bad) => {
    const properties = { [around(bad)]: around(bad), name: `名${bad}`, nested: { a: around(bad) } }
    const feature = {
      type: 'Feature',
      id: around(bad),
      properties,
      geometry: { type: 'Point', coordinates: [113.6, 34.7] },
    }
    const json = JSON.stringify({ type: 'FeatureCollection', name: around(bad), features: [feature] })
    const layer = await layerOf([textFile(`图${bad === '\u0000' ? '' : bad}层.geojson`, json)], {
      attribution: around(bad),
      licence: around(bad),
    })
    for (const text of textsIn({ ...layer, geometry: null })) expect(cleanText(text)).toBe(text)
    for (const file of [writeLayerGeoJson(layer), writeLayerKml(layer), writeLayerCsv(layer)]) {
      expect([...file].filter((sign) => sign !== '\ufeff' && cleanText(sign.replace('\r', '\n')) === '')).toEqual([])
      expect(/\p{Cs}/u.test(file)).toBe(false)
    }
  },
)

test('two fields that differ only by what is cleaned away stay two', async () => {
  const properties = { 面积: 1, '面\u200b积': 2 }
  const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [113.6, 34.7] } }
  const layer = await layerOf([
    textFile('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] })),
  ])
  expect(layer.attributes.map(({ name }) => name)).toEqual(['面积', '面积 2'])
})

test('a name that is typed is clean, and as long as a name', async () => {
  const layers = await openOwnLayers(memoryObjects())
  await layers.add(sampleLayer('layer-a'), defaultStyle(0))
  await layers.change('layer-a', { name: `新\u202e名\u0000${'长'.repeat(500)}` })
  const { name } = layers.get('layer-a')!.look
  expect([name.slice(0, 3), name.length]).toEqual(['新名长', 200])
})

afterEach(() => vi.unstubAllGlobals())

test('a browser that refuses the channel between windows refuses nothing else', () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  expect(() => browserObjects('other').watch?.(() => {})?.()).not.toThrow()
})
