import { describe, expect, test } from 'vitest'
import { boundsOf, ringContains, type LngLat } from '../../src/base/geodesy.ts'
import { parseDay } from '../../src/base/day.ts'
import { PIN_LIMIT_M } from '../../src/city/build-city.ts'
import { phaseRuleOf, statementDay } from '../../src/city/documented-steps.ts'
import type { Place, PlaceGeometry } from '../../src/city/schema.ts'
import { readPack } from '../../src/intake/read-pack.ts'
import { readDataFiles, readDataTexts, readRealCity } from './real-city.ts'

const { pack, city, placements, geography } = readRealCity()

/** Core facts of the seven systems of the main job, as counted in the evidence table. */
const CORE_FACTS = {
  'autonomous-mobility': 12,
  'gas-pipeline': 8,
  'zhongyuan-science-city': 62,
  'zhengdong-new-district': 8,
  'smart-logistics': 6,
  'lankao-integration': 15,
  dengfeng: 26,
}

interface LeftOut {
  leftOutFacts: readonly { id: string }[]
  systems: readonly { system: string; inEvidence: number; core: number; inPack: number; added: number }[]
}
const leftOut = readDataFiles().get('data/left-out.json') as LeftOut

describe('reading the city pack', () => {
  test('it has no fault', () => {
    const result = readPack(readDataFiles())
    expect(result.ok ? [] : result.errors).toEqual([])
  })

  test.each([...readDataTexts().keys()].filter((file) => file !== 'data/left-out.json'))(
    '%s is checked: rubbish in its place is refused by name',
    (file) => {
      const result = readPack(readDataFiles().set(file, 'rubbish'))
      expect(result.ok ? [] : result.errors.map((fault) => fault.file)).toContain(file)
    },
  )

  test('everything in its files is in the pack', () => {
    const ids = (folder: string): string[] =>
      [...readDataFiles()]
        .filter(([file]) => file.startsWith(folder))
        .flatMap(([, items]) => (items as { id: string }[]).map(({ id }) => id))
    const files = [...readDataTexts().keys()]
    expect(pack.facts.facts.map(({ id }) => id)).toEqual(ids('data/facts/'))
    expect(pack.facts.entities.map(({ id }) => id)).toEqual(ids('data/entities/'))
    expect(pack.facts.credits.map(({ file }) => file)).toEqual(
      files.filter((file) => file.startsWith('data/geometry/')),
    )
    expect(pack.facts.documents).toHaveLength(files.filter((file) => file.startsWith('data/documents/')).length)
    expect(pack.facts.scenarios).toHaveLength(files.filter((file) => file.startsWith('scenes/scenarios/')).length)
  })
})

describe('facts', () => {
  test('all core facts of the seven systems are there, but those left out by name', () => {
    expect(Object.values(CORE_FACTS).reduce((sum, count) => sum + count)).toBe(137)
    const left = new Set(leftOut.leftOutFacts.map(({ id }) => id))
    expect(pack.facts.facts.filter(({ id }) => left.has(id))).toEqual([])
    const found = Object.fromEntries(
      Object.keys(CORE_FACTS).map((system) => [
        system,
        pack.facts.facts.filter((fact) => fact.system === system && fact.relevance === 'core').length,
      ]),
    )
    // Nothing is left out today. What is one day must be named in left-out.json, and be taken off here.
    expect([...left]).toEqual([])
    expect(found).toEqual(CORE_FACTS)
  })

  test('what left-out.json says of each system is so', () => {
    for (const { system, inPack, core, inEvidence, added } of leftOut.systems) {
      expect([system, pack.facts.facts.filter((fact) => fact.system === system).length]).toEqual([
        system,
        inPack + added,
      ])
      expect(core).toBeLessThanOrEqual(inEvidence)
      expect(inPack).toBeLessThanOrEqual(inEvidence)
    }
    expect(leftOut.systems.reduce((sum, { inEvidence }) => sum + inEvidence, 0)).toBe(422)
  })

  test('ids are those of the evidence table', () => {
    const ids = new Set(pack.facts.facts.map(({ id }) => id))
    for (const id of [
      'av-fleet-3000',
      'av-trunk-airport-east-station',
      'wepp3-henan-construction-start',
      'wepp3-henan-length',
      'four-beams-topped-out',
      'longhu-north-four-beams',
      'hit-phase1',
      'hit-phase2',
      'kunpeng-town-2023',
      'blockchain-park-2023',
      'huawei-hq-2022',
      's312-east-extension',
      'df-songshan-belt',
      'logistics-intl-land-port',
      'sensor-valley',
    ]) {
      expect(ids).toContain(id)
    }
  })

  test('the figures that the twin prints stand as printed', () => {
    const figures = Object.fromEntries(
      ['av-fleet-3000', 'wepp3-henan-length', 'zkc-talents-1316'].map((id) => [id, city.facts.get(id)?.figure?.value]),
    )
    expect(figures).toEqual({ 'av-fleet-3000': 3000, 'wepp3-henan-length': 238.18, 'zkc-talents-1316': 1316 })
    expect(
      city.facts.get('kunpeng-investment')?.investmentYi?.value ?? city.facts.get('kunpeng-investment')?.figure?.value,
    ).toBe(120)
  })

  test('every fact is shown by an entity', () => {
    expect(pack.facts.facts.filter(({ id }) => !city.entitiesOfFact.get(id)?.length).map(({ id }) => id)).toEqual([])
  })

  test('every status and wording has its row in the table of phases, and no row is there twice', () => {
    const uncovered = pack.facts.facts.filter((fact) => fact.status && !phaseRuleOf(pack.facts.phaseRules, fact))
    expect(uncovered.map(({ id }) => id)).toEqual([])
    const rows = pack.facts.phaseRules.map(({ status, wordingZh }) => `${status}|${wordingZh}`)
    expect(new Set(rows).size).toBe(rows.length)
  })

  test('the wordings of the documents mean what the rules of care say', () => {
    const phaseOf = (status: string, wordingZh: string | null): unknown =>
      pack.facts.phaseRules.find((rule) => rule.status === status && rule.wordingZh === wordingZh)?.phase
    expect(phaseOf('planned', '谋划建设')).toBe('proposed')
    expect(phaseOf('planned', '开工建设')).toBe('planned')
    expect(phaseOf('started', '启动建设')).toBe('started')
    expect(phaseOf('under construction', '加快推进')).toBe('progressing')
    expect(phaseOf('under construction', '全面提速')).toBe('progressing')
    expect(phaseOf('under construction', '在建')).toBe('underConstruction')
    expect(phaseOf('topped out', '主体全部封顶')).toBe('toppedOut')
    expect(phaseOf('partly in operation', '部分建成运营')).toBe('partlyInOperation')
    expect(phaseOf('in operation', '建成投用')).toBe('inOperation')
  })

  test('no fact is dated after the last document', () => {
    expect(Math.max(...pack.facts.facts.map((fact) => statementDay(city, fact)))).toBe(parseDay('2023-03-09'))
  })

  test('the five documents are there, by day', () => {
    expect(pack.facts.documents.map(({ date }) => date).toSorted()).toEqual([
      '2021-12-24',
      '2022-02-21',
      '2022-05-22',
      '2022-05-22',
      '2023-03-09',
    ])
  })
})

describe('entities', () => {
  test('each cites a fact, or is a division or a development zone', () => {
    const silent = pack.facts.entities.filter((entity) => entity.facts.length === 0)
    expect(silent.filter(({ kind }) => kind !== 'district' && kind !== 'development-zone').map(({ id }) => id)).toEqual(
      [],
    )
  })

  test('there are the 12 divisions of county level and the 4 development zones', () => {
    const named = (kind: string): string[] =>
      pack.facts.entities.filter((entity) => entity.kind === kind).map(({ name }) => name.zh)
    expect(named('district').toSorted()).toEqual(
      [
        '中原区',
        '二七区',
        '管城回族区',
        '金水区',
        '惠济区',
        '上街区',
        '中牟县',
        '登封市',
        '巩义市',
        '荥阳市',
        '新密市',
        '新郑市',
      ].toSorted(),
    )
    expect(named('development-zone')).toHaveLength(4)
  })

  test('facts of an entity are in the order of publication, none twice', () => {
    for (const { id, facts } of pack.facts.entities) {
      const dates = facts.map((fact) => city.documents.get(city.facts.get(fact)?.source.document ?? '')?.date ?? '')
      expect([id, dates]).toEqual([id, dates.toSorted()])
      expect([id, new Set(facts).size]).toEqual([id, facts.length])
    }
  })

  test('no two massings are alike', () => {
    const looks = pack.geometry.massing.map(({ shape, count, heightM, footprintM, spreadM, bearingDeg }) =>
      JSON.stringify({ shape, count, heightM, footprintM, spreadM, bearingDeg }),
    )
    expect(looks.filter((look, at) => looks.indexOf(look) !== at)).toEqual([])
  })
})

function pointsOf(geometry: PlaceGeometry): readonly LngLat[] {
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat(2)
  return geometry.coordinates.flat()
}

const prefectures = pack.geometry.places.filter(
  ({ kind, geometry }) => kind === 'prefecture' && /Polygon/.test(geometry.type),
)
const henan = prefectures.flatMap(({ geometry }) =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates[0] ?? []]
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates.map(([outer]) => outer ?? [])
      : [],
)

const henanCorners = henan.flat()

/** Whether a point lies in Henan, or near a corner of its outline: the tolerance is in degrees, 0.15 being some 15 km. */
function inHenan([lng, lat]: LngLat, tolerance = 0.15): boolean {
  return (
    henan.some((ring) => ringContains(ring, [lng, lat])) ||
    henanCorners.some((corner) => Math.abs(corner[0] - lng) < tolerance && Math.abs(corner[1] - lat) < tolerance)
  )
}

describe('places', () => {
  test('the outline of the province is there to test against', () => {
    expect(prefectures.length).toBeGreaterThanOrEqual(17)
    const [west, south, east, north] = boundsOf(henan.flat())
    expect([west, south, east, north].map((x) => Math.round(x * 10) / 10)).toEqual([110.4, 31.4, 116.6, 36.4])
  })

  test('nothing lies outside Henan; ranges of mountains pass its border, and begin or end in it or near it', () => {
    const outside = pack.geometry.places.filter(
      (place) => place.kind !== 'mountain-range' && !pointsOf(place.geometry).every((point) => inHenan(point)),
    )
    expect(outside.map(({ id }) => id)).toEqual([])
    const away = pack.geometry.places.filter(
      (place) => place.kind === 'mountain-range' && !pointsOf(place.geometry).some((point) => inHenan(point, 0.3)),
    )
    expect(away.map(({ id }) => id)).toEqual([])
  })

  test('each states its accuracy and on what it rests, in both languages', () => {
    const bad = pack.geometry.places.filter(
      ({ accuracyM, basis }) => !(accuracyM > 0) || basis.zh.trim().length < 4 || basis.en.trim().length < 8,
    )
    expect(bad.map(({ id }) => id)).toEqual([])
  })

  const placeOf = (id: string): Place | undefined => geography.places.get(city.entityById.get(id)?.place ?? '')

  test('what is known no better than 2.5 km is never a pin', () => {
    expect(PIN_LIMIT_M).toBe(2500)
    const pins = [...placements].filter(([, { mode }]) => mode === 'pin').map(([id]) => id)
    expect(pins.length).toBeGreaterThan(20)
    expect(pins.filter((id) => !((placeOf(id)?.accuracyM ?? Infinity) < 2500))).toEqual([])
  })

  test('what has no place is a token, somewhere in its host, or only in the list', () => {
    for (const entity of city.entities.filter(({ place }) => place === null)) {
      expect(['token', 'somewhere', 'none']).toContain(placements.get(entity.id)?.mode)
    }
    const onlyListed = [...placements].filter(([, { mode }]) => mode === 'none').map(([id]) => id)
    expect(onlyListed).toEqual(
      expect.arrayContaining([
        'av-chengyongche',
        'av-fleet',
        'av-gongjiao',
        'av-huanwei',
        'av-weigongjiao',
        'wepp3-qidian',
        'wepp3-zhongdian',
        'zhihui-wuliu-yuanqu',
      ]),
    )
  })

  test('sites whose place is well known stand where they are', () => {
    for (const id of ['hagongda-yiqi', 'songshan-shiyanshi', 'zhongyue-dajie', 'av-node-dongzhan'])
      expect([id, placements.get(id)?.mode]).toEqual([id, 'pin'])
    for (const id of ['siliang-bazhu', 'shengming-kexueyuan'])
      expect([id, placements.get(id)?.mode]).toEqual([id, 'somewhere'])
    for (const id of ['qukuailian-chanyeyuan', 'dazhou-fengsi-tan', 'lankao-tongyong-jichang'])
      expect([id, placements.get(id)?.mode]).toEqual([id, 'token'])
  })

  test('the third line’s course is a rough band far from Zhengzhou, between its two ends', () => {
    const place = placeOf('wepp3-henan')
    expect(place?.accuracyM).toBeGreaterThanOrEqual(3000)
    const points = pointsOf(place?.geometry ?? { type: 'Point', coordinates: [0, 0] })
    for (const [lng, lat] of points) expect(lng < 113.6 && lat < 34).toBe(true)
    for (const [id, end] of [
      ['wepp3-qidian', points[0]],
      ['wepp3-zhongdian', points.at(-1)],
    ] as const) {
      expect(placeOf(id)?.geometry).toEqual({ type: 'Point', coordinates: end })
    }
  })
})

describe('words and care', () => {
  const strings: (readonly [file: string, text: string])[] = []
  const gather = (file: string, value: unknown): void => {
    if (typeof value === 'string') strings.push([file, value])
    else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) gather(file, child)
  }
  for (const [file, value] of readDataFiles()) gather(file, value)
  const matching = (pattern: RegExp): string[] =>
    strings.filter(([, text]) => pattern.test(text)).map(([file, text]) => `${file}: ${text}`)

  test('no telephone numbers, no addresses to write to', () => {
    expect(strings.length).toBeGreaterThan(2000)
    expect(matching(/1[3-9]\d[ -]?\d{4}[ -]?\d{4}/)).toEqual([])
    expect(matching(/\b0\d{2,3}[ -—]\d{7,8}\b|\b[3-9]\d{7}\b/)).toEqual([])
    expect(matching(/热线|电话|@[a-z]/i)).toEqual([])
  })

  test('no names of persons: no title with a name after it, no by-line', () => {
    const surnames =
      '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
    expect(
      matching(
        new RegExp(
          `(书记|市长|局长|县长|区长|主任|院长|厅长|校长|院士|教授|记者|董事长|总经理)[:：\\s　]*[${surnames}][\\u4e00-\\u9fa5]{1,2}([，。、；）\\s]|$|说|表示|介绍)`,
        ),
      ),
    ).toEqual([])
    expect(matching(/同志|先生|女士|通讯员|文\/图|文／图|本报记者|摄影|供图/)).toEqual([])
    expect(matching(/\b(Mr|Mrs|Ms|Dr|Prof)\.? [A-Z]|\bComrade\b/)).toEqual([])
  })

  test('what a paper reported is never called the present state', () => {
    expect(matching(/现状|实际(建设|情况|进展)/)).toEqual([])
    expect(matching(/\b(as built|actual state|current state of works)\b/i)).toEqual([])
  })

  test('no stations, valves or security sites among places and entities', () => {
    const named = [...pack.geometry.places, ...pack.facts.entities].filter(({ name }) =>
      /分输站|压气站|阀室|站场|灾备|警务|政务网/.test(name.zh),
    )
    expect(named.map(({ id }) => id)).toEqual([])
  })
})
