import { readFileSync } from 'node:fs'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findWebmFaults } from '../model/webm-faults.ts'
import { readPng, type Picture } from '../pixels/png.ts'
import { findAxeFaults } from './axe.ts'
import { openApp, readDownload, settled, WITHOUT_DRAWING, WITHOUT_MAP, type OpenedPage } from './harness.ts'
import { BRIEFINGS } from './presenter-page.ts'
import { readPdf, readSlides, squeezed } from './read-export.ts'

const briefing = BRIEFINGS.get('zhengzhou-2025')!
const address = '?quality=low&hide=fabric&day=2024-05-01&view=113.78,34.79,12.2,-12,62'

/** Takes down every word that is drawn on a canvas: what is burnt into pictures can be read nowhere else. */
const listen = `${WITHOUT_DRAWING}
  window.skipDraws = false
  window.drawn = []
  const fillText = CanvasRenderingContext2D.prototype.fillText
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    window.drawn.push(text)
    return fillText.call(this, text, ...rest)
  }
  window.encoded = []
  const encode = VideoEncoder.prototype.encode
  VideoEncoder.prototype.encode = function (frame, ...rest) {
    const copy = frame.clone()
    window.encoded.push((async () => {
      const bytes = new Uint8Array(copy.allocationSize({ format: 'RGBA' }))
      await copy.copyTo(bytes, { format: 'RGBA' })
      copy.close()
      return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261)
    })())
    return encode.call(this, frame, ...rest)
  }`

let opened: OpenedPage
let page: Page
beforeAll(async () => {
  opened = await openApp(address, { width: 480, height: 300, before: listen, acceptDownloads: true })
  page = opened.page
  await settled(page, 115_000)
  // From its first change on, the address bar says what the app says.
  await page.evaluate(() => window.twin.goToDay('2024-05-02').then(() => window.twin.goToDay('2024-05-01')))
  await page.waitForFunction(() => location.search === window.twin.address(), undefined, { polling: 50 })
})
afterAll(() => opened.close())

/** Whether pixels are drawn from now on: words, counts and what stands on the screen know none. */
const draw = (drawn: boolean): Promise<unknown> =>
  page.evaluate((drawn) => Object.assign(window, { skipDraws: !drawn }), drawn)
const takeDrawn = (): Promise<string> =>
  page.evaluate(() => (window as unknown as { drawn: string[] }).drawn.splice(0).join(''))
/** A number for each frame that was given to the encoder since the last call: the same only for the very same frame. */
const takeEncoded = (): Promise<number[]> =>
  page.evaluate(() => Promise.all((window as unknown as { encoded: Promise<number>[] }).encoded.splice(0)))
const screenState = (): Promise<object> =>
  page.evaluate(() => ({
    address: window.twin.address(),
    search: location.search,
    history: history.length,
    stills: document.querySelectorAll('[data-part~=stage-still]').length,
  }))

async function openKind(kind: string): Promise<void> {
  if (!(await page.locator('[data-part~=export-dialog]').isVisible())) {
    await page.locator('[data-part~=tool-bar] [data-icon=take]').dispatchEvent('click', { bubbles: true })
    await page.waitForSelector('[data-part~=export-dialog]')
  }
  await page.locator(`[data-part~=export-kinds] [data-tab=${kind}]`).click()
  await page.waitForSelector('[data-part~=export-make]')
}

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.locator(`[data-part~=export-form] [name=${name}]`).fill(value)
}

async function make(): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.locator('[data-part~=export-make]').click(),
  ])
  await page.waitForSelector('[data-part~=export-progress][data-state=done]')
  return download
}

/** What every export carries: the place for the review number, the line on what this is not, the credits. */
function expectFoot(words: string): void {
  expect(words).toContain('内部研究示意，未经审图')
  expect(words).toContain('依据2021—2023年公开报道整理，不代表当前建设情况')
  expect(words).toContain('© OpenStreetMap 贡献者')
}

const rowsOf = ({ pixels, width }: Picture, from: number, to: number): Set<number> =>
  new Set(pixels.slice(from * width, to * width).map(([r, g, b]) => (r << 16) | (g << 8) | b))

test('the view as a picture of the chosen size, with its caption; the screen is as it was', async () => {
  const before = await screenState()
  await openKind('picture')
  await fill({ width: '333', height: '250', heading: '试制标题' })
  const download = await make()
  expect(download.suggestedFilename()).toMatch(/^郑州-基准假定-.+-2024-05-01\.png$/)
  const picture = readPng(await readDownload(download))
  expect([picture.width, picture.height]).toEqual([333, 250])
  expect(rowsOf(picture, 0, 200).size, 'the map').toBeGreaterThan(500)
  const words = await takeDrawn()
  expect(words).toContain('试制标题')
  expect(words).toContain('2024年5月1日')
  expect(words).toContain('叠加 · 此后无文献，仅为规划推演')
  expect(words).toContain('规划推演（基准假定）')
  expectFoot(words)
  expect(await screenState()).toEqual(before)
})

describe('a video', () => {
  const order = { width: '320', height: '180', seconds: '1', perSecond: '8', from: '2022-01-01', to: '2025-06-01' }
  const packetsOf = async (file: Buffer) => {
    const input = new Input({ source: new BufferSource(file), formats: ALL_FORMATS })
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new Error('no video in the file')
    const packets: { timestamp: number; duration: number; bytes: number }[] = []
    for await (const packet of new EncodedPacketSink(track).packets())
      packets.push({ timestamp: packet.timestamp, duration: packet.duration, bytes: packet.byteLength })
    return {
      packets,
      duration: await input.computeDuration(),
      size: [await track.getDisplayWidth(), await track.getDisplayHeight()],
    }
  }

  test('of a stretch of days has every frame, and words for each day burnt in', async () => {
    const before = await screenState()
    await openKind('video')
    await takeDrawn()
    await fill(order)
    const file = await readDownload(await make())
    expect(findWebmFaults(file)).toEqual([])
    const { packets, duration, size } = await packetsOf(file)
    expect(size).toEqual([320, 180])
    expect(packets.map(({ timestamp }) => timestamp)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => i / 8))
    expect(duration).toBeCloseTo(1, 2)
    const words = await takeDrawn()
    expectFoot(words)
    const days = [...new Set(words.match(/202\d年\d+月\d+日/g))]
    expect(days[0]).toBe('2022年1月1日')
    expect(days.at(-1)).toBe('2025年6月1日')
    expect(days.length).toBe(8)
    expect(await screenState()).toEqual(before)

    const frames = await takeEncoded()
    expect(new Set(frames).size, 'frames differ').toBe(8)
    await make()
    expect(await takeEncoded(), 'the same order gives the same frames').toEqual(frames)
  })

  test('is an MP4 where the browser can encode one; where it cannot, the panel says so and WebM remains', async () => {
    await draw(false)
    await openKind('video')
    const offered = (): Promise<string[]> =>
      page.locator('[data-part~=export-form] [name=format] option').allTextContents()
    const canReally = await page.evaluate(
      async () =>
        (await VideoEncoder.isConfigSupported({ codec: 'avc1.42001f', width: 320, height: 180 })).supported === true,
    )
    expect(await offered()).toEqual(canReally ? ['WebM', 'MP4'] : ['WebM'])
    expect((await page.locator('[data-part~=export-form]').textContent())?.includes('此浏览器不能写 MP4')).toBe(
      !canReally,
    )
    // An encoder for H.264 that this browser may not have: its frames are stand-ins, the file around them is not.
    await page.evaluate(() => {
      const real = window.VideoEncoder
      const description = new Uint8Array([
        1, 0x42, 0, 0x0a, 0xff, 0xe1, 0, 7, 0x67, 0x42, 0, 0x0a, 0xf8, 0x41, 0xa2, 1, 0, 4, 0x68, 0xce, 0x38, 0x80,
      ])
      class StandIn extends EventTarget {
        state = 'configured'
        readonly encodeQueueSize = 0
        readonly #init: VideoEncoderInit
        #config: VideoEncoderConfig | undefined
        constructor(init: VideoEncoderInit) {
          super()
          this.#init = init
        }
        static isConfigSupported(config: VideoEncoderConfig): Promise<VideoEncoderSupport> {
          return config.codec.startsWith('avc1')
            ? Promise.resolve({ supported: true, config })
            : real.isConfigSupported(config)
        }
        configure(config: VideoEncoderConfig): void {
          this.#config = config
        }
        encode(frame: VideoFrame, options?: VideoEncoderEncodeOptions): void {
          const { codec, width, height } = this.#config!
          const chunk = new EncodedVideoChunk({
            type: options?.keyFrame ? 'key' : 'delta',
            timestamp: frame.timestamp,
            ...(frame.duration === null ? {} : { duration: frame.duration }),
            data: new Uint8Array([0, 0, 0, 2, 0x65, 0x88]),
          })
          this.#init.output(chunk, { decoderConfig: { codec, codedWidth: width, codedHeight: height, description } })
        }
        flush = (): Promise<void> => Promise.resolve()
        reset = (): void => {}
        close(): void {
          this.state = 'closed'
        }
      }
      Object.assign(window, { VideoEncoder: StandIn, realEncoder: real })
    })
    try {
      // Another size is asked about anew.
      await fill({ ...order, width: '322', height: '182' })
      await expect.poll(offered).toEqual(['WebM', 'MP4'])
      await page.locator('[data-part~=export-form] [name=format]').selectOption('mp4')
      const download = await make()
      expect(download.suggestedFilename()).toMatch(/\.mp4$/)
      const file = await readDownload(download)
      expect(file.subarray(4, 8).toString()).toBe('ftyp')
      const { packets, duration, size } = await packetsOf(file)
      expect(size).toEqual([322, 182])
      expect(packets.map(({ timestamp }) => timestamp)).toEqual(
        [0, 1, 2, 3, 4, 5, 6, 7].map((i) => expect.closeTo(i / 8, 3)),
      )
      expect(duration).toBeCloseTo(1, 2)
      expect(file.indexOf('moov'), 'it can be played while it comes in').toBeLessThan(file.indexOf('mdat'))
    } finally {
      await page.evaluate(() =>
        Object.assign(window, {
          VideoEncoder: (window as unknown as { realEncoder: typeof VideoEncoder }).realEncoder,
        }),
      )
    }
    await takeDrawn()
    await takeEncoded()
  })

  test('of a whole briefing can be called off: no file, and the screen is as it was', async () => {
    await draw(false)
    const before = await screenState()
    await openKind('video')
    await page.locator('[name=what]').selectOption('zhengzhou-2025')
    await fill({ width: '320', height: '180', perSecond: '4' })
    let downloads = 0
    const count = (): void => {
      downloads += 1
    }
    page.on('download', count)
    await page.locator('[data-part~=export-make]').click()
    await page.waitForFunction(
      () => (document.querySelector<HTMLProgressElement>('[data-part~=export-progress] progress')?.value ?? 0) > 0,
      undefined,
      { timeout: 30_000 },
    )
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-part~=export-progress][data-state=cancelled]')
    expect(await page.locator('[data-part~=export-dialog]').isVisible()).toBe(true)
    expect(await takeDrawn()).toContain('郑州 2025')
    page.off('download', count)
    expect(downloads).toBe(0)
    await page.evaluate(() => window.twin.settled())
    expect(await screenState()).toEqual(before)
  })
})

test('slides of a briefing: words, notes, pictures and sources of each, read from the file', async () => {
  await draw(true)
  await openKind('slides')
  await page.locator('[name=what]').selectOption({ index: 1 })
  await fill({ width: '240', height: '160' })
  const download = await make()
  expect(download.suggestedFilename()).toMatch(/^郑州-.+-\d{4}-\d\d-\d\d\.pptx$/)
  const { slides, notes, foot, jpegs } = await readSlides(download)
  expect(slides.length).toBeGreaterThan(jpegs.length)
  expect(jpegs.length).toBeGreaterThanOrEqual(8)
  for (const file of jpegs) expect([...file.subarray(0, 2)], 'a JPEG').toEqual([0xff, 0xd8])
  expect(new Set(jpegs.map((file) => Buffer.from(file).toString('base64'))).size, 'of different views').toBe(
    jpegs.length,
  )
  expect(slides[1]).toContain('出处')
  expect(notes.length).toBeGreaterThan(10)
  expect(slides.at(-1)).toContain('出处附录')
  expectFoot(foot)
})

test('a briefing of one’s own is among what can be taken, and says whose words it has', async () => {
  await draw(false)
  const own = {
    version: 1,
    id: 'own-briefing',
    name: { zh: '我的汇报', en: '' },
    statement: { zh: '', en: '' },
    opening: null,
    closing: null,
    cuts: [],
    chapters: [{ ...briefing.chapters[0], title: { zh: '自己的一章', en: '' } }],
  }
  const other = await page.context().newPage()
  await other.addInitScript(
    `${WITHOUT_MAP}; localStorage.setItem('zhengzhou-twin/briefing/own-briefing', ${JSON.stringify(JSON.stringify(own))})`,
  )
  await other.goto(new URL('?notes=', page.url().replace(/\?.*$/, '')).href)
  await other.close()
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-part~=export-dialog]', { state: 'detached' })
  await openKind('slides')
  await page.locator('[name=what]').selectOption('own-briefing')
  await expect.poll(() => page.locator('[name=what] option:checked').textContent()).toBe('我的汇报（自制）')
  await fill({ width: '240', height: '160' })
  const { slides, foot } = await readSlides(await make())
  for (const [at, words] of ['我的汇报', '自己的一章', '我的汇报'].entries()) expect(slides[at]).toContain(words)
  expectFoot(foot)
  expect(foot).toContain('自制汇报：文字由制作者负责，未经本项目核对')
})

const shots = JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')) as readonly {
  readonly name: { readonly zh: string; readonly en: string }
}[]

test(
  'a handout to print: its text in either language and its pictures, read from the PDF',
  { timeout: 240_000 },
  async () => {
    await draw(false)
    await openKind('handout')
    await page.locator('[name=what]').selectOption('shots')
    await page.locator('[data-part~=export-make]').click()
    await page.waitForSelector('[data-part~=handout] img', { timeout: 150_000 })
    const chinese = await readPdf(page)
    expect(chinese.pictures).toBe(shots.length)
    expect(chinese.pages, 'one for each, and the appendix').toBe(shots.length + 1)
    for (const words of [...shots.map(({ name }) => name.zh), '出处附录', `${chinese.pages} / ${chinese.pages}`])
      expect(chinese.text).toContain(squeezed(words))
    expect(chinese.text.split('不代表当前建设情况').length - 1, 'the line on every page').toBe(chinese.pages)
    expect(chinese.text).toContain('未经审图')
    await page.evaluate(() => void window.twin.setView({ language: 'en' }))
    await expect.poll(async () => page.locator('[data-part~=handout] h2').first().innerText()).toBe(shots[0]!.name.en)
    const english = await readPdf(page)
    for (const words of [
      ...shots.map(({ name }) => name.en),
      'Sources appendix',
      'not the present state of works',
      'OpenStreetMap contributors',
    ])
      expect(english.text).toContain(squeezed(words))
    await page.evaluate(() => void window.twin.setView({ language: 'zh' }))
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-part~=handout]', { state: 'detached' })
    expect(await page.locator('[data-part~=export-dialog]').isVisible()).toBe(true)
  },
)

test('by keyboard: the dialog takes the focus and its keys, Escape closes it', async () => {
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-part~=export-dialog]', { state: 'detached' })
  await page.locator('[data-part~=tool-bar] button:has([data-icon=take])').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-part~=export-dialog]')
  await page.keyboard.press('Tab')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-part~=export-dialog]') !== null))
    .toBe(true)
  await page.locator('[data-part~=export-kinds] [data-tab=picture]').focus()
  await page.keyboard.press('c')
  await expect.poll(() => page.locator('[data-part~=cockpit]').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-part~=export-dialog]', { state: 'detached' })
  expect(opened.listFaults()).toEqual([])
})

test.each([
  ['zh', 'night', 'picture'],
  ['en', 'paper', 'video'],
] as const)('axe finds nothing serious: %s, %s, %s', async (language, theme, kind) => {
  await page.evaluate((view) => void window.twin.setView(view), { language, theme })
  await openKind(kind)
  expect(await findAxeFaults(page, { within: '[data-part~=export-dialog]', all: true, contrast: false })).toEqual([])
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-part~=export-dialog]', { state: 'detached' })
})
