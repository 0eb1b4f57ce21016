import { describe, expect, test } from 'vitest'
import { HORIZON_DAY, asDay, dayOf } from '../../src/base/day.ts'
import { readAddress, writeAddress, type AddressContext, type AddressState } from '../../src/session/address.ts'
import { DEFAULT_SESSION, LAYER_SWITCHES, type Session } from '../../src/session/session.ts'
import { NOTHING_OPEN, readOpenPanels, writeOpenPanels, type OpenPanels } from '../../src/session/open-panels.ts'
import { PARAMETERS, readPageAddress, type ShellAddress } from '../../src/session/page-address.ts'

const isEntity = (id: string): boolean => ['av-fleet', 'siliang-bazhu'].includes(id)
const context: AddressContext = { openingDay: dayOf('2023-03-09'), isEntity, isScenario: (id) => id === 'reference' }
const read = (search: string): ReturnType<typeof readAddress> => readAddress(search, context)
const write = (state: AddressState, shell?: ShellAddress): string => writeAddress(state, context, shell)

test('the default view has an empty address, and an empty address opens the default view', () => {
  expect(write({ session: DEFAULT_SESSION, day: context.openingDay })).toBe('')
  expect(read('')).toEqual({ session: DEFAULT_SESSION, day: context.openingDay, open: NOTHING_OPEN, faults: [] })
  const later = { ...context, openingDay: dayOf('2024-05-01') }
  expect(writeAddress({ session: DEFAULT_SESSION, day: later.openingDay }, later)).toBe('')
  expect(readAddress('', later).day).toBe(later.openingDay)
})

describe('an address as it is written', () => {
  const full: Session = {
    ...DEFAULT_SESSION,
    sides: [{ scenario: 'reference', reading: 'difference' }],
    layers: new Set(LAYER_SWITCHES.filter((layer) => layer !== 'labels' && layer !== 'pipelines')),
    selection: 'siliang-bazhu',
    language: 'en',
    theme: 'paper',
    speed: 91,
    quality: 'high',
    hour: 7.5,
    camera: { lng: 113.71, lat: 34.83, zoom: 13.25, bearing: -30, pitch: 60, fov: 24 },
  }
  const address =
    '?day=2022-06-01&reading=difference&view=113.71,34.83,13.25,-30,60,24&hide=pipelines,labels&select=siliang-bazhu&lang=en&theme=paper&speed=91&hour=7.5&quality=high'

  test('is short and legible', () => {
    expect(write({ session: full, day: dayOf('2022-06-01') })).toBe(address)
  })

  test('opens the same view', () => {
    expect(read(address)).toEqual({ session: full, day: dayOf('2022-06-01'), open: NOTHING_OPEN, faults: [] })
  })

  test('the end of the timeline has a name, and a moment the date it falls in', () => {
    expect(write({ session: DEFAULT_SESSION, day: HORIZON_DAY })).toBe('?day=end')
    expect(read('?day=end').day).toBe(HORIZON_DAY)
    expect(write({ session: DEFAULT_SESSION, day: asDay(dayOf('2022-06-01') + 0.9) })).toBe('?day=2022-06-01')
  })

  test('with every layer off says so, and comes back with every layer off', () => {
    const session = { ...DEFAULT_SESSION, layers: new Set<never>() }
    expect(read(write({ session, day: context.openingDay })).session.layers.size).toBe(0)
  })

  test('commas of links that were encoded on their way are read', () => {
    expect(read('?view=113.71%2C34.83%2C13.25%2C-30%2C60%2C24&hide=pipelines%2Clabels')).toMatchObject({
      faults: [],
      session: { camera: full.camera },
    })
  })
})

describe('rubbish opens the default view, and is named', () => {
  test.each([
    ['day', '2022-02-30'],
    ['day', '1999-01-01'],
    ['day', '2036-01-02'],
    ['day', ''],
    ['day', 'yesterday'],
    ['compare', 'castle'],
    ['day', '2022-06'],
    ['reading', 'truth'],
    ['reading', ''],
    ['scenario', 'castle'],
    ['scenario', '__proto__'],
    ['view', ''],
    ['view', '113,34'],
    ['view', '113,34,9,0,0,0'],
    ['view', '113,34,9,0,0,61'],
    ['view', '113,34,9,0,0,24,1'],
    ['view', '113,34,9,0,NaN'],
    ['view', '113,34,9,0,Infinity'],
    ['view', '1e2,34,9,0,0'],
    ['view', '13,34,9,0,0'],
    ['view', '113,34,99,0,0'],
    ['view', '113,34,9,0,90'],
    ['view', '113,34,9,360,0'],
    ['view', '0x71,34,9,0,0'],
    ['hide', 'castles'],
    ['hide', 'parks,,labels'],
    ['hide', 'constructor'],
    ['select', 'castle'],
    ['select', ''],
    ['select', '__proto__'],
    ['lang', 'fr'],
    ['theme', 'pink'],
    ['speed', '0'],
    ['speed', '2'],
    ['speed', '1e0'],
    ['speed', '-7'],
    ['quality', 'ultra'],
    ['hour', '25'],
    ['hour', '-1'],
    ['hour', '7.3'],
    ['open', 'castle'],
    ['open', 'results.castle'],
    ['open', 'editor.more'],
    ['open', 'document'],
    ['open', 'cockpit.systems.a.b.c'],
    ['open', 'cockpit.documents.talent'],
    ['open', 'cockpit.changes.2022-05-20'],
    ['open', 'cockpit.changes.2022-05-20.2023-02-30'],
    ['open', 'cockpit.due.2022-05-20.2041-01-01'],
    ['open', 'cockpit.goals.talent.2023-01-01'],
  ])('%s=%s', (parameter, value) => {
    const { session, day, faults } = read(`?${new URLSearchParams([[parameter, value]]).toString()}`)
    expect(faults).toMatchObject([{ parameter, value }])
    expect(faults).toHaveLength(1)
    expect([session, day]).toEqual([DEFAULT_SESSION, context.openingDay])
  })

  test('one bad part does not take the good ones with it; each is named', () => {
    const { session, day, faults } = read('?day=never&lang=en&theme=pink&select=av-fleet&view=1,2,3')
    expect(faults.map(({ parameter }) => parameter).toSorted()).toEqual(['day', 'theme', 'view'])
    expect([session.language, session.selection, day]).toEqual(['en', 'av-fleet', context.openingDay])
  })

  test.each([
    ['day', '2021-10-31', 'before'],
    ['day', '2036-06-01', 'after'],
    ['compare-day', '2022-02-30', 'incomplete'],
    ['known', '2022', 'incomplete'],
  ])('%s=%s says why it is refused: %s', (parameter, value, why) => {
    const { faults } = read(`?compare=reference&${parameter}=${value}`)
    expect(faults).toEqual([{ parameter, value, date: { why, first: '2021-11-01', last: '2035-12-31' } }])
  })

  test('long rubbish is named in short', () => {
    const [fault] = read(`?day=${'x'.repeat(100_000)}`).faults
    expect(fault?.value.length).toBeLessThanOrEqual(60)
  })

  test.each([
    '?',
    '&&&',
    '?=',
    '?%',
    '?%E0%A4%A',
    '?day=%',
    '?day',
    '?day&day',
    '???',
    '#',
    '?\u0000',
    '?\ud800',
    '?select=%00',
    '?day[]=1',
    '?__proto__=1',
  ])('%j is survived', (search) => {
    expect(read(search)).toMatchObject({ session: { language: 'zh' }, day: context.openingDay })
  })

  test('parameters of others are left alone', () => {
    expect(read('?utm_source=a&fbclid=b').faults).toEqual([])
  })
})

describe('an address that chooses a shell', () => {
  const view: Session = {
    ...DEFAULT_SESSION,
    selection: 'av-fleet',
    language: 'en',
    theme: 'paper',
    quality: 'low',
    hour: 18,
  }

  test('names the shell and what is the viewer’s own; the view is the shell’s', () => {
    expect(
      write(
        { session: view, day: dayOf('2022-06-01') },
        { present: 'mobility', chapter: 'four-areas', cut: 'five-minutes' },
      ),
    ).toBe('?present=mobility&chapter=four-areas&cut=five-minutes&lang=en&theme=paper&quality=low')
    expect(write({ session: DEFAULT_SESSION, day: context.openingDay }, { present: '' })).toBe('?present=')
  })

  test('is read back; without the shell its parameters mean nothing', () => {
    expect(readPageAddress('?present=mobility&chapter=four-areas&lang=en').shell).toEqual({
      present: 'mobility',
      chapter: 'four-areas',
    })
    expect(readPageAddress('?present=').shell).toEqual({ present: '' })
    expect(readPageAddress('?chapter=four-areas&cut=five-minutes').shell).toEqual({})
    expect(read('?present=mobility&chapter=four-areas').faults).toEqual([])
  })
})

describe('a part that means nothing on the page that is asked for is named', () => {
  /** How each page is asked for, and what it checks by itself: its own tests hold what it says then. */
  const PAGES = {
    planner: ['', ['shot', 'layer', 'basemap']],
    presenter: ['present=mobility', ['present', 'chapter', 'cut']],
    kiosk: ['kiosk=hall', ['kiosk']],
    follow: ['follow=0123456789abcdef', ['follow']],
    notes: ['notes=0123456789abcdef', ['notes']],
  } as const satisfies Record<string, readonly [string, readonly string[]]>

  test.each(Object.entries(PAGES))('%s', (_page, [asking, checked]) => {
    for (const parameter of PARAMETERS) {
      if ((checked as readonly string[]).includes(parameter)) continue
      const asked = readPageAddress(`?${[asking, `${parameter}=zz-zz`].filter(Boolean).join('&')}`)
      const named = [...asked.unread, ...readAddress(asked, context).faults].map((fault) => fault.parameter)
      // Of two pages the one that comes first is shown, and the other is named; alone it is shown.
      const isPage = Object.values(PAGES).some(([other]) => other.startsWith(`${parameter}=`))
      const wanted = !isPage ? [parameter] : asking === '' ? [] : [parameter, asking.split('=')[0]]
      expect([parameter, wanted]).toEqual([parameter, expect.arrayContaining(named)])
      expect([parameter, named.length]).toEqual([parameter, Math.min(1, wanted.length)])
    }
  })

  test.each([
    ['?kiosk&present=mobility&chapter=2', ['present', 'chapter'], { kiosk: '', shell: {} }],
    ['?notes=0123456789abcdef&kiosk=hall', ['kiosk'], { kiosk: null }],
    ['?follow=0123456789abcdef&present=mobility', ['present'], { shell: {} }],
    ['?present=mobility&shot=lakes&layer=a.geojson', ['shot', 'layer'], { shot: null, layer: null }],
    ['?chapter=3&cut=five-minutes', ['chapter', 'cut'], { shell: {} }],
    ['?chapter=&cut=&shot=', [], { shell: {} }],
    ['?present=mobility&basemap=zz.pmtiles', ['basemap'], { baseMap: null }],
    ['?basemap=Data/ZZ.pmtiles', [], { baseMap: 'Data/ZZ.pmtiles' }],
    ['?shot=lakes&layer=Data/A.geojson', [], { shot: 'lakes', layer: 'Data/A.geojson' }],
  ])('%s: %j', (search, named, rest) => {
    const asked = readPageAddress(search)
    expect(asked.unread.map(({ parameter }) => parameter)).toEqual(named)
    expect(asked).toMatchObject(rest)
  })

  test.each(['compare-reading=planned', 'compare-day=2022-06-01', 'swipe=0.3'])(
    'nor does %s without a second side',
    (part) => {
      expect(read(`?${part}`).faults.map(({ parameter }) => parameter)).toEqual([part.split('=')[0]])
      expect(read(`?compare=reference&${part}`).faults).toEqual([])
    },
  )
})

describe('what lies open over the map', () => {
  const open: OpenPanels = {
    document: { id: 'zhengzhou-daily-2023-03-09', fact: 'four-beams-topped-out' },
    cockpit: { tab: 'systems', system: 'talent', indicator: null },
    results: 'rank',
    scenarios: true,
    scenarioEditor: true,
    briefingEditor: true,
    ownData: true,
    ownDocuments: true,
    dock: null,
    lanes: false,
    words: false,
  }

  test('stands in the address, and opens again', () => {
    const text = write({ session: DEFAULT_SESSION, day: context.openingDay, open })
    expect(text).toBe(
      '?open=document.zhengzhou-daily-2023-03-09.four-beams-topped-out,cockpit.systems.talent,results.rank,scenarios,editor,briefing,data,documents',
    )
    expect(read(text)).toMatchObject({ open, faults: [] })
  })

  test('a panel that is asked for by its name alone opens where it begins', () => {
    expect(readOpenPanels('cockpit')).toEqual(readOpenPanels('cockpit.systems'))
    expect(readOpenPanels('results,scenarios')).toEqual(readOpenPanels('results.differences,scenarios'))
    expect(readOpenPanels('cockpit..talent')).toBeUndefined()
  })

  test('the two days of a list of changes, or of what is due, stand in it', () => {
    const span = [dayOf('2022-05-20'), dayOf('2023-03-09')] as const
    for (const tab of ['changes', 'due'] as const) {
      const one = { ...NOTHING_OPEN, cockpit: { tab, system: null, indicator: null, span } }
      expect(writeOpenPanels(one)).toBe(`cockpit.${tab}.2022-05-20.2023-03-09`)
      expect(readOpenPanels(writeOpenPanels(one))).toEqual(one)
    }
  })

  test('what the pairs are narrowed to stands in it', () => {
    expect(readOpenPanels('cockpit.pairs.dengfeng.no-later-report')?.cockpit).toEqual({
      tab: 'pairs',
      system: 'dengfeng',
      indicator: null,
      verdict: 'no-later-report',
    })
  })

  test('an indicator without a system keeps its place', () => {
    const one = { ...NOTHING_OPEN, cockpit: { tab: 'systems' as const, system: null, indicator: 'av-fleet' } }
    expect(readOpenPanels(writeOpenPanels(one))).toEqual(one)
  })
})

describe('a link that was altered on its way opens the same view', () => {
  const link =
    '?day=2022-06-01&reading=difference&view=113.71,34.83,13.25,-30,60&select=av-fleet&lang=en&open=results.rank'
  const asSent = read(link)
  test.each([
    ['escaped for HTML', link.replaceAll('&', '&amp;')],
    ['escaped twice', link.replaceAll('&', '&amp;amp;')],
    ['escaped by number', link.replaceAll('&', '&#38;')],
    ['with the escape’s semicolon encoded', link.replaceAll('&', '&amp%3B')],
    ['in capitals', link.toUpperCase()],
    ['with its names in capitals', link.replaceAll(/[a-z]+=/g, (name) => name.toUpperCase())],
    ['ended by a full stop', `${link}.`],
    ['ended by a Chinese full stop', `${link}。`],
    ['ended by an encoded Chinese full stop', `${link}${encodeURIComponent('。')}`],
    ['run on into a sentence', `${link}，请看`],
    ['in brackets', `${link})`],
    ['in Chinese brackets', `${link}）。`],
    ['in quotes', `${link}"`],
    ['in angle brackets', `${link}>`],
    ['with a comma', `${link},`],
    ['with a blank', `${link} `],
    ['broken over two lines', link.replace('select=', 'select=\u200b')],
    ['with soft hyphens', link.replace('difference', 'diffe\u00adrence')],
    ['typed in full width', link.replace('2022-06-01', '２０２２-０６-０１')],
    ['counted by a mail program', `${link}&utm_source=mail&utm_medium=x&mc_cid=1`],
    ['counted by networks', `${link}&fbclid=Iw&gclid=1&msclkid=2&igshid=3`],
    ['passed on by a messenger', `${link}&from=singlemessage&isappinstalled=0&scene=1&clicktime=1&enterid=1`],
    ['counted with a second question mark', `${link}?utm_source=mail`],
    ['counted in front', link.replace('?', '?utm_source=mail&')],
    ['ended, then counted', `${link}。&utm_source=mail`],
    ['encoded as one', `?${encodeURIComponent(link.slice(1))}`],
    ['with a messenger’s language', link.replace('lang=en', 'lang=en_US')],
  ])('%s', (_, altered) => {
    expect(read(altered)).toEqual(asSent)
    expect(readPageAddress(altered).unread).toEqual([])
  })

  test('what is behind “#” keeps its capitals, and loses what was hung on it', () => {
    const packed = '1.Ab_c-9.x1y'
    for (const hash of ['', '.', '。', '）', '&utm_source=x', '?from=timeline', ' '])
      expect(readPageAddress('', `#scenario=${packed}${hash}`).fragment.scenario).toBe(packed)
    expect(readPageAddress('', `#Scenario=${packed}`).fragment.scenario).toBe(packed)
    expect(readPageAddress('', '#timeline').unread).toEqual([])
  })

  test('what is not read is named', () => {
    expect(readPageAddress('?scenari=late&day=2022-06-01&day=2023-06-01#', '#scenaro=1.a.b').unread).toEqual([
      { parameter: 'scenari', value: 'late' },
      { parameter: 'day', value: '2023-06-01#' },
      { parameter: '#scenaro', value: '1.a.b' },
    ])
  })
})

describe('a link that was altered on its way, further', () => {
  test.each([
    '?day=2022-06-01%26amp%3Breading=planned',
    '?day=2022-06-01%26amp%3Bamp%3Breading=planned',
    '?day=2022-06-01%26reading%3Dplanned',
    '?day=2022-06-01%2526reading%253Dplanned',
    '?day=2022-06-01;reading=planned',
    '?day＝2022-06-01＆reading＝planned',
    '?day%EF%BC%9D2022-06-01%EF%BC%86reading%EF%BC%9Dplanned',
    '?？day=2022-06-01&reading=planned',
    '?day="2022-06-01"&reading="planned"',
    '?day=《2022-06-01》&reading=“planned”',
    '?day=3D2022-06-01&reading=3Dplanned',
    '?day=2022‑06‑01&reading=planned',
    '?day=2022–06–01&reading=planned',
    '?day=2022/06/01&reading=planned',
    '?day=2022-6-1&reading=planned',
    '?day=20220601&reading=planned',
    '?day=2022年6月1日&reading=planned',
    '?day=2022-06-01T00:00:00.000Z&reading=planned',
    '?DAY=2022-06-01&amp;amp;READING=Planned》',
  ])('%s opens what was sent', (search) => {
    const address = readPageAddress(search)
    const { day, session, faults } = readAddress(address, context)
    expect([day, session.sides[0].reading, faults, address.unread]).toEqual([dayOf('2022-06-01'), 'planned', [], []])
  })

  test.each(['2022-6', '2022/13/01', '2022-02-30', '20221301', '2022年6月', '22-6-1', '2022-06-01x'])(
    'no day is guessed: %s',
    (day) => {
      expect(read(`?day=${day}`).faults).toMatchObject([{ parameter: 'day' }])
    },
  )

  test('an address to fetch keeps its own signs', () => {
    const layer = 'https://a.example/q?x=1&y=2;z=3'
    expect(readPageAddress(`?layer=${encodeURIComponent(layer)}&lang=en`).layer).toBe(layer)
  })

  test.each([
    'gbraid=x&gad_source=1&srsltid=a',
    'spm_id_from=333&vd_source=ab&unique_k=1',
    'ADUIN=1&ADSESSION=1&ADTAG=CLIENT&ADPUBNO=2&_wv=1&tdsourcetag=s',
    'luicode=100&lfid=1&featurecode=1&weibo_id=1',
    'dt_dapp=1&dtaction=os&wework_cfm_code=a&from_spmid=1',
    'xhsshare=a&shareRedId=a&apptime=1&app_platform=ios&exportkey=1&key=1&uin=1',
    '__hstc=1&__hssc=1&mibextid=1&li_fat_id=1&_branch_match_id=1',
  ])('what services hang on it is no fault: %s', (hung) => {
    expect(readPageAddress(`?day=2022-06-01&${hung}`).unread).toEqual([])
  })

  test.each(['redaing=planned', 'secnario=own', 'days=3', 'keyboard=1', 'application=1', 'tour=1'])(
    'what may have been meant is named: %s',
    (meant) => {
      expect(readPageAddress(`?day=2022-06-01&${meant}`).unread).toHaveLength(1)
    },
  )
})
