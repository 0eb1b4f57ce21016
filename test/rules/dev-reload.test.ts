import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cityPack } from '../../.run/vite/city-pack.ts'
import type { BriefingsPack } from '../../src/intake/read-pack.ts'
import { root } from './sources.ts'

const place = mkdtempSync(join(tmpdir(), 'dev-reload-'))
const file = join(place, 'scenes/briefings/mobility.json')
let server: ViteDevServer
const reloads: string[] = []

beforeAll(async () => {
  for (const folder of ['data', 'scenes']) cpSync(join(root, folder), join(place, folder), { recursive: true })
  server = await createServer({
    root: place,
    configFile: false,
    logLevel: 'silent',
    plugins: [cityPack(join(root, 'src/intake/read-pack.ts'))],
    server: { middlewareMode: true, ws: false },
  })
  const send = server.ws.send.bind(server.ws)
  server.ws.send = ((payload: { type: string }) => {
    reloads.push(payload.type)
    send(payload as never)
  }) as typeof server.ws.send
})
afterAll(async () => {
  await server.close()
  rmSync(place, { recursive: true })
})

/** What a page that is loaded now is given. */
async function briefings(): Promise<BriefingsPack> {
  const url = 'virtual:city-briefings'
  const code = (await server.transformRequest(url))?.code ?? ''
  const text = /JSON\.parse\('(.*)'\)/s.exec(code)?.[1] ?? ''
  return JSON.parse(text.replace(/\\(.)/g, '$1')) as BriefingsPack
}

const change = async (content: string): Promise<void> => {
  reloads.length = 0
  writeFileSync(file, content)
  await expect.poll(() => reloads, { timeout: 20_000 }).toContain('full-reload')
}

test('in development a briefing that is edited shows at once, and a malformed one is told with its place beside the others', async () => {
  const text = readFileSync(file, 'utf8')
  const { briefings: before, faults } = await briefings()
  expect(faults).toEqual([])
  expect(before.map(({ id }) => id)).toContain('mobility')

  await change(text.replace(/("opening": \{.*?"zh": ")[^"]*/s, '$1改过的标题'))
  expect((await briefings()).briefings.find(({ id }) => id === 'mobility')?.opening.title.zh).toBe('改过的标题')

  await change(text.replace('"chapters": [', '"chapters": [1 2, '))
  const broken = await briefings()
  expect(broken.briefings.map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => id !== 'mobility'))
  expect(broken.faults).toMatchObject([
    {
      file: 'scenes/briefings/mobility.json',
      path: expect.stringMatching(/^\d+:\d+$/),
      reason: { values: { detail: expect.stringContaining('expected "," or "]"') } },
    },
  ])

  await change(text.replace(/"captionPlace": "\w+"/, '"captionPlace": "above"'))
  expect((await briefings()).faults).toMatchObject([
    { file: 'scenes/briefings/mobility.json', path: '/opening/captionPlace' },
  ])

  await change(text)
  expect(await briefings()).toEqual({ briefings: before, faults: [] })
})
