import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Deck, DeckPicture } from '../../src/export/deck.ts'
import { writePptx } from '../../src/export/slides-pptx.ts'

/** Two pixels of PNG: what is in the file is looked for byte by byte. */
const bytes = (last: number): Uint8Array => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3, last])
const picture = (last: number): DeckPicture => ({
  bytes: bytes(last),
  type: 'image/png',
  width: 1600,
  height: 1000,
  alt: `图 ${last} & <more>`,
})
const deck: Deck = {
  language: 'zh',
  title: '郑州 2025',
  author: '郑州 2021–2025',
  slides: [
    {
      layout: 'cover',
      title: '郑州 2025',
      kicker: '',
      words: '规划与报道',
      marks: [],
      pictures: [picture(1)],
      caption: '2023年3月9日 · 叠加',
      table: null,
      sources: [],
      notes: '先说明三点',
    },
    {
      layout: 'page',
      title: '一座城',
      kicker: '1 · 总览',
      words: '12个 & 4个 <区>',
      marks: ['推算：12与4'],
      pictures: [picture(2)],
      caption: '2023年3月9日',
      table: null,
      sources: ['政务云覆盖：16个（郑州日报）'],
      notes: '讲第一章',
    },
    {
      layout: 'page',
      title: '两个情景',
      kicker: '',
      words: '并列',
      marks: [],
      pictures: [],
      caption: '',
      table: { head: ['指标', '甲', '乙'], rows: [['车辆', '3000', '1500']] },
      sources: [],
      notes: '',
    },
  ],
  appendix: { title: '出处附录', lines: Array.from({ length: 40 }, (_, i) => `${i + 1}. 出处第${i + 1}条`) },
  foot: { review: '内部研究示意，未经审图', permanent: '不代表当前建设情况', credits: '数据：© OpenStreetMap 贡献者' },
  sourcesLabel: '出处',
  colours: { ink: '#23201b', quiet: '#5d564a', accent: '#0f5f8c', line: '#d8cfbf', ground: '#fdfbf6' },
}

/** What a reader finds: the parts of the file by name, and the words of each. */
async function open(): Promise<{ parts: Readonly<Record<string, Uint8Array>>; wordsOf: (name: string) => string }> {
  const parts = unzipSync(await writePptx(deck))
  return {
    parts,
    wordsOf: (name) =>
      [...strFromU8(parts[name] ?? new Uint8Array()).matchAll(/<a:t>([^<]*)<\/a:t>/g)]
        .map(([, text]) => text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
        .join('\n'),
  }
}

test('a slide for each, the appendix on as many as it takes, with words, table, notes and pictures', async () => {
  const { parts, wordsOf } = await open()
  const slides = Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
  expect(slides).toHaveLength(3 + 3)
  expect(wordsOf('ppt/slides/slide1.xml')).toContain('规划与报道')
  for (const words of ['一座城', '1 · 总览', '12个 & 4个 <区>', '推算：12与4', '政务云覆盖：16个（郑州日报）'])
    expect(wordsOf('ppt/slides/slide2.xml')).toContain(words)
  for (const words of ['指标', '甲', '3000', '1500']) expect(wordsOf('ppt/slides/slide3.xml')).toContain(words)
  expect(wordsOf('ppt/slides/slide6.xml')).toContain('40. 出处第40条')
  expect(wordsOf('ppt/notesSlides/notesSlide1.xml')).toContain('先说明三点')
  expect(wordsOf('ppt/notesSlides/notesSlide2.xml')).toContain('讲第一章')
  const media = Object.entries(parts)
    .filter(([name]) => name.startsWith('ppt/media/'))
    .map(([, file]) => [...file])
  for (const last of [1, 2]) expect(media).toContainEqual([...bytes(last)])
})

test('every slide stands on the layout that carries review number, permanent line and credits, in a named Chinese font', async () => {
  const { parts, wordsOf } = await open()
  const layouts = new Set(
    Object.entries(parts)
      .filter(([name]) => /slides\/_rels\/slide\d+\.xml\.rels$/.test(name))
      .map(([, file]) => /slideLayouts\/(slideLayout\d+\.xml)/.exec(strFromU8(file))?.[1]),
  )
  expect(layouts.size).toBe(1)
  const words = wordsOf(`ppt/slideLayouts/${[...layouts][0]}`)
  for (const line of Object.values(deck.foot)) expect(words).toContain(line)
  expect(strFromU8(parts['ppt/slides/slide2.xml']!)).toContain('<a:ea typeface="Microsoft YaHei"')
})

test('a pair of pictures stands side by side, each over what it is; columns are as wide as they are asked to be', async () => {
  const shape = (xml: string, embed: string): number[] => {
    const picture = xml.split('<p:pic>').find((part) => part.includes(embed)) ?? ''
    return (/<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)"/.exec(picture) ?? []).slice(1).map(Number)
  }
  const page = {
    ...deck.slides[1]!,
    kicker: '',
    words: '',
    marks: ['甲说', '乙说'],
    sources: [],
    caption: '同一视角',
    notes: '',
  }
  const parts = unzipSync(
    await writePptx({
      ...deck,
      appendix: { title: '出处', lines: Array.from({ length: 12 }, () => '长'.repeat(300)) },
      slides: [
        { ...page, layout: 'pair', pictures: [picture(1), picture(2)] },
        { ...page, marks: [], pictures: [], table: { head: ['甲', '乙'], rows: [['一', '二']], widths: [3, 1] } },
      ],
    }),
  )
  const xml = strFromU8(parts['ppt/slides/slide1.xml']!)
  const ids = [...xml.matchAll(/r:embed="(\w+)"/g)].map(([, id]) => `r:embed="${id}"`)
  const [left, right] = ids.map((id) => shape(xml, id))
  expect([left![1], left![2]]).toEqual([right![1], right![2]])
  expect(right![0]).toBeGreaterThan(left![0]! + left![2]!)
  for (const words of ['图 1 &amp; &lt;more&gt;', '甲说', '乙说', '同一视角']) expect(xml).toContain(words)
  const columns = [...strFromU8(parts['ppt/slides/slide2.xml']!).matchAll(/<a:gridCol w="(\d+)"/g)].map(([, width]) =>
    Number(width),
  )
  expect(columns[0]! / columns[1]!).toBeCloseTo(3, 2)
  // A paragraph of 300 signs takes four lines: twelve of them are three pages, not one.
  expect(Object.keys(parts).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(2 + 3)
})
