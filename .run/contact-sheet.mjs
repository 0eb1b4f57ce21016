/**
 * npm run contact-sheet: the composed views of scenes/shots.json, midway and at rest, in both themes, with a frozen clock,
 * joined into one picture with captions, to be looked at. Writes .cache/contact-sheet.png.
 *
 *   npm run contact-sheet -- --out=before.png --quality=medium --themes=night --shots=longhu-at-dusk --lang=en
 *     --screen=1280x720  the screen that the views are laid out for     --width=480  of each picture, in pixels
 *     --at=0,0.5,1  shares of each course     --interface  with the panels     --gpu  the machine's own WebGL
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build, isBuilt } from './build.mjs'
import { launchChromium, openSettled } from './chromium.mjs'
import { install, root, runMain } from './install.mjs'
import { serve } from './serve.mjs'

/** @param {string} text @param {readonly string[]} all @param {string} what */
function choose(text, all, what) {
  const chosen = text === '' ? [...all] : text.split(',')
  const unknown = chosen.filter((one) => !all.includes(one))
  if (unknown.length > 0) throw new Error(`No ${what} ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  return chosen
}

/** @param {string} text */
function readSize(text) {
  const [width = 0, height = 0] = text.split('x').map(Number)
  if (!(width >= 320 && height >= 240 && width <= 7680)) throw new Error(`"${text}" is no screen; 1280x720 is one.`)
  return { width, height }
}

/**
 * Draws the pictures into one canvas, rows of so many, each over its caption. Runs in the app's page, which has its type.
 * @param {{ title: string, columns: number, width: number, height: number, cells: readonly { caption: string, png: string }[] }} sheet
 */
async function joinPictures({ title, columns, width, height, cells }) {
  const [gap, line] = [8, 24]
  const rows = Math.ceil(cells.length / columns)
  const canvas = document.createElement('canvas')
  canvas.width = gap + columns * (width + gap)
  canvas.height = gap + line + rows * (height + line + gap)
  const draw = canvas.getContext('2d')
  if (!draw) throw new Error('no canvas')
  draw.fillStyle = 'black'
  draw.fillRect(0, 0, canvas.width, canvas.height)
  draw.fillStyle = 'white'
  draw.textBaseline = 'middle'
  draw.font = "700 15px 'Twin Sans', sans-serif"
  draw.fillText(title, gap, gap + line / 2)
  draw.font = "400 13px 'Twin Sans', sans-serif"
  for (const [i, { caption, png }] of cells.entries()) {
    const picture = new Image()
    picture.src = `data:image/png;base64,${png}`
    await picture.decode()
    const [x, y] = [gap + (i % columns) * (width + gap), gap + line + Math.floor(i / columns) * (height + line + gap)]
    draw.drawImage(picture, x, y, width, height)
    draw.fillText(caption, x, y + height + line / 2)
  }
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '')
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: '.cache/contact-sheet.png' },
      quality: { type: 'string', default: 'medium' },
      screen: { type: 'string', default: '1280x720' },
      width: { type: 'string', default: '480' },
      themes: { type: 'string', default: '' },
      shots: { type: 'string', default: '' },
      at: { type: 'string', default: '0.5,1' },
      lang: { type: 'string', default: 'zh' },
      interface: { type: 'boolean', default: false },
      gpu: { type: 'boolean', default: false },
    },
  })
  install()
  if (!isBuilt()) build()
  /** @type {{ id: string, name: Record<string, string> }[]} */
  const all = JSON.parse(readFileSync(join(root, 'scenes/shots.json'), 'utf8'))
  const shots = choose(
    values.shots,
    all.map(({ id }) => id),
    'composed view',
  ).flatMap((id) => all.filter((shot) => shot.id === id))
  const themes = choose(values.themes, ['night', 'paper'], 'theme')
  const [language = 'zh'] = choose(values.lang, ['zh', 'en'], 'language')
  const [quality = 'medium'] = choose(values.quality, ['auto', 'low', 'medium', 'high', 'full'], 'level of quality')
  const shares = values.at.split(',').map(Number)
  const screen = readSize(values.screen)
  const width = Math.min(screen.width * 2, Math.max(160, Number(values.width) || 480))
  const height = Math.round((screen.height * width) / screen.width)
  const app = await serve({ folder: join(root, 'dist'), port: 0 })
  const browser = await launchChromium(values.gpu)
  try {
    const { page } = await openSettled(browser, `${app.url}?quality=${quality}&lang=${language}`, {
      viewport: screen,
      pixelRatio: width / screen.width,
    })
    if (!values.interface)
      await page.evaluate(() => document.getElementById('root')?.style.setProperty('visibility', 'hidden'))
    /** @type {Map<string, string>} */
    const pictures = new Map()
    for (const theme of themes) {
      await page.evaluate((theme) => /** @type {any} */ (window).twin.setView({ theme }), theme)
      for (const shot of shots) {
        for (const share of shares) {
          const start = Date.now()
          await page.evaluate(
            ([id, share]) => /** @type {any} */ (window).twin.showShot(id, share),
            /** @type {const} */ ([shot.id, share]),
          )
          pictures.set(
            `${shot.id} ${theme} ${share}`,
            (await page.screenshot({ type: 'png', timeout: 120_000 })).toString('base64'),
          )
          console.log(`${shot.id}, ${theme}, ${share === 1 ? 'at rest' : `at ${share}`}: ${Date.now() - start} ms`)
        }
      }
    }
    const cells = shots.flatMap((shot) =>
      themes.flatMap((theme) =>
        shares.map((share) => ({
          caption: `${shot.name[language]} · ${theme} · ${share === 1 ? 'at rest' : `${Math.round(share * 100)} %`}`,
          png: pictures.get(`${shot.id} ${theme} ${share}`) ?? '',
        })),
      ),
    )
    const title = `${all.length} composed views · ${quality} · ${values.screen} · ${new Date().toISOString().slice(0, 16).replace('T', ' ')}`
    const sheet = await page.evaluate(joinPictures, {
      title,
      columns: themes.length * shares.length,
      width,
      height,
      cells,
    })
    const out = resolve(root, values.out)
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, Buffer.from(sheet, 'base64'))
    console.log(`Written to ${out}`)
  } finally {
    await browser.close()
    await app.close()
  }
})
