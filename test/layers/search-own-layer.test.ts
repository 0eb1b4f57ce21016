import { describe, expect, test } from 'vitest'
import { createLayerSearch, type OwnMatches } from '../../src/own-layers/search-layer.ts'
import { rowBounds } from '../../src/own-layers/row-bounds.ts'
import type { OwnLayer } from '../../src/own-layers/own-layer.ts'
import { ownLayerOf } from '../town/own-layer.ts'

const SYLLABLES: Readonly<Record<string, string>> = {
  郑: 'zheng',
  州: 'zhou',
  学: 'xue',
  校: 'xiao',
  医: 'yi',
  院: 'yuan',
  镇: 'zhen',
}
const spell = (text: string): readonly string[] => [...text].map((one) => SYLLABLES[one] ?? one)
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const named = (layer: OwnLayer): OwnLayer => ({
  ...layer,
  mapping: { ...layer.mapping, name: 'name', category: 'use' },
})
const layer = named(
  ownLayerOf([
    { geometry: { point: [113.6, 34.7] }, attributes: { name: '郑州学校', use: '教育', note: 'brick', beds: 20 } },
    {
      geometry: {
        line: [
          [113.1, 34.9],
          [113.4, 34.6],
        ],
      },
      attributes: { name: '医院', use: '医疗', note: '近郑州', beds: 300 },
    },
    { geometry: null, attributes: { name: 'A School', use: '教育', note: null, beds: 1300 } },
    { geometry: null, attributes: { name: '镇3号', use: null, note: null, beds: null } },
  ]),
)

/** Runs a search to its end; how often it gave way comes with what it found. */
function run(search: Generator<undefined, OwnMatches>): OwnMatches & { readonly pauses: number } {
  for (let pauses = 0; ; pauses += 1) {
    const step = search.next()
    if (step.done) return { ...step.value, pauses }
  }
}
const rows = (query: string, among = layer): readonly number[] =>
  run(createLayerSearch(among, spell, fold).find(query, 10)).matches.map(({ row }) => row)

describe('a feature of an own layer is found', () => {
  test.each([
    ['its whole name before a name that holds it', '医院', [1]],
    ['its name before an attribute', '郑州', [0, 1]],
    ['its category', '教育', [0, 2]],
    ['any attribute', 'BRICK', [0]],
    ['part of a figure', '300', [1, 2]],
    ['words of which each is somewhere', '学校 教育', [0]],
    ['whole pinyin', 'zhengzhouxuexiao', [0]],
    ['pinyin in pieces', 'zheng zhou', [0]],
    ['initials', 'yy', [1]],
    ['pinyin with figures in it', 'zhen3', [3]],
    ['a word inside a Latin name', 'school', [2]],
  ])('by %s', (_, query, found) => expect(rows(query)).toEqual(found))

  test.each([['nothing'], ['学校 医疗'], [' '], ['§']])('and not by %j', (query) => expect(rows(query)).toEqual([]))

  test('with the attribute that holds it, where that is not the name', () => {
    const { matches } = run(createLayerSearch(layer, spell, fold).find('郑州', 10))
    expect(matches.map(({ field }) => field)).toEqual([null, 'note'])
  })

  test('and has its place', () => {
    expect(rowBounds(layer.geometry, 0)).toEqual([113.6, 34.7, 113.6, 34.7])
    expect(rowBounds(layer.geometry, 1)).toEqual([113.1, 34.6, 113.4, 34.9])
    expect(rowBounds(layer.geometry, 2)).toBeNull()
  })
})

test('200,000 rows give way often, are counted whole and listed in part', () => {
  const count = 200_000
  const texts = Array.from({ length: count }, (_, row) => `地块${row}`)
  const many = named({
    ...layer,
    count,
    attributes: [{ type: 'text', name: 'name', texts, codes: Int32Array.from(texts, (_, row) => row) }],
  })
  const { matches, total, pauses } = run(createLayerSearch(many, spell, fold).find('地块199999', 5))
  expect(matches).toEqual([{ row: 199_999, score: 100, field: null }])
  expect(total).toBe(1)
  expect(pauses).toBeGreaterThan(200)
  const all = run(createLayerSearch(many, spell, fold).find('地块', 5))
  expect([all.matches.length, all.total]).toEqual([5, count])
})
