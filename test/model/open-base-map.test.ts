import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BaseMap } from '../../src/base-map/base-map.ts'
import { openBaseMapAddress, openBaseMapFile } from '../../src/base-map/open-base-map.ts'
import type { Result } from '../../src/base/result.ts'
import { localize } from '../../src/messages/localize.ts'
import type { Message } from '../../src/messages/message.ts'
import { checkAsyncProperty } from '../properties/check-property.ts'
import { writeArchive, writeTile, type ArchiveOptions } from '../town/write-pmtiles.ts'

const TILE = { z: 10, x: 835, y: 404 }
const ZHENGZHOU = [113.5, 34.6, 113.9, 34.9] as const
const LAYERS = ['earth', 'water', 'roads', 'buildings', 'places']
const CREDIT = '<a href="https://example.org">&copy; OpenStreetMap</a> contributors<script>alert(1)</script>'

function archive(options: Partial<ArchiveOptions> = {}, layers: readonly string[] = LAYERS): Uint8Array {
  const road = writeTile({
    roads: [
      {
        type: 'line',
        points: [
          [0, 2048],
          [4096, 2048],
        ],
        properties: { kind: 'highway', lanes: 4, toll: true },
      },
    ],
  })
  const metadata = { attribution: CREDIT, vector_layers: layers.map((id) => ({ id, fields: { kind: 'String' } })) }
  return writeArchive([{ ...TILE, bytes: road }], { bounds: ZHENGZHOU, metadata, ...options })
}

const fileOf = (bytes: Uint8Array, name = 'city.pmtiles'): File => new File([Uint8Array.from(bytes)], name)

function codeOf(found: Result<BaseMap, Message>): string {
  if (found.ok) return 'ok'
  const [fault] = found.errors
  // Whatever it is, it says so in both languages.
  for (const language of ['zh', 'en'] as const) expect(localize(fault!, language)).not.toMatch(/^baseMap\.|[{}]/)
  return fault!.code
}

test('a file is opened by pieces, told by its layers, and its credit is plain text', async () => {
  const found = await openBaseMapFile(fileOf(archive()))
  if (!found.ok) throw new Error(JSON.stringify(found.errors))
  const { value: map } = found
  expect(map).toMatchObject({ name: 'city.pmtiles', schema: 'protomaps', minZoom: 10, maxZoom: 10, bounds: ZHENGZHOU })
  expect(map.credit).toBe('© OpenStreetMap contributors alert(1)')
  expect([...map.vectorLayers]).toEqual(LAYERS)
  const bytes = await map.tile(TILE.z, TILE.x, TILE.y)
  expect(Buffer.from(bytes!).includes('highway')).toBe(true)
  expect(await map.tile(TILE.z, TILE.x + 1, TILE.y)).toBeNull()
  // Two maps of one page are told apart.
  const again = await openBaseMapFile(fileOf(archive()))
  expect(again.ok && again.value.id).not.toBe(map.id)
})

const withByte = (at: number, value: number): Uint8Array => {
  const bytes = Uint8Array.from(archive())
  bytes[at] = value
  return bytes
}

test.each<[string, () => Uint8Array, string]>([
  ['nothing', () => new Uint8Array(0), 'baseMap.notThis'],
  ['a page', () => Buffer.from('<!doctype html><p>not found</p>'.repeat(9)), 'baseMap.notThis'],
  ['an older version', () => withByte(7, 2), 'baseMap.version'],
  ['a header without the rest', () => archive().slice(0, 127), 'baseMap.damaged'],
  ['half a header', () => archive().slice(0, 60), 'baseMap.damaged'],
  ['its last bytes missing', () => archive().slice(0, -5), 'baseMap.cutShort'],
  ['a directory that is none', () => withByte(127, 0), 'baseMap.damaged'],
  ['Brotli', () => archive({ tileCompression: 3 }), 'baseMap.packed'],
  ['Zstandard', () => archive({ tileCompression: 4 }), 'baseMap.packed'],
  ['tiles of another kind', () => archive({ tileType: 6 }), 'baseMap.tiles'],
  ['another schema', () => archive({}, ['polygons', 'labels']), 'baseMap.schema'],
  ['Florence', () => archive({ bounds: [11.15, 43.7, 11.33, 43.83] }), 'baseMap.elsewhere'],
  ['pictures', () => archive({ tileType: 4, tileCompression: 1 }, []), 'ok'],
  ['the whole world', () => archive({ bounds: [-180, -85, 180, 85] }), 'ok'],
])('%s', async (_name, bytes, code) => {
  expect(codeOf(await openBaseMapFile(fileOf(bytes())))).toBe(code)
})

test('no damage to a file does more than leave it out, or its tiles empty', async () => {
  const whole = archive()
  const damage = fc.record({
    cut: fc.integer({ min: 0, max: whole.length }),
    flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 4 }),
  })
  const property = fc.asyncProperty(damage, async ({ cut, flips }) => {
    const bytes = Uint8Array.from(whole)
    for (const [at, by] of flips) bytes[at]! ^= by
    const found = await openBaseMapFile(fileOf(cut % 3 === 0 ? bytes.slice(0, cut) : bytes))
    if (!found.ok) return codeOf(found) !== 'ok'
    // A tile that cannot be unpacked is a rejection, which whoever asks turns into nothing.
    const tile = await found.value.tile(TILE.z, TILE.x, TILE.y).catch(() => null)
    return tile === null || tile.byteLength >= 0
  })
  await expect(checkAsyncProperty('damaged base maps', property, 400)).resolves.toBeUndefined()
}, 60_000)

describe('by address', () => {
  const bytes = archive()
  let server: Server
  let origin = ''
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url = '/', headers } = request
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
      asked.push(`${url} ${headers.range ?? 'all'}`)
      if (url === '/elsewhere') response.writeHead(302, { Location: '/ranges' }).end()
      else if (url === '/page') response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<p>')
      else if (url === '/gone') response.writeHead(404).end()
      else if (url === '/whole') response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes)
      else {
        const piece = bytes.slice(Number(from), Number(to) + 1)
        response
          .writeHead(206, {
            'Content-Range': `bytes ${from}-${Number(from) + piece.length - 1}/${bytes.length}`,
            ETag: '"1"',
          })
          .end(piece)
      }
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((done) => server.close(done)))
  const open = (path: string, isListed = true): Promise<Result<BaseMap, Message>> =>
    openBaseMapAddress(new URL(path, origin), () => isListed)

  test('it is read by byte ranges, and never as a whole', async () => {
    const found = await open('/ranges')
    if (!found.ok) throw new Error(JSON.stringify(found.errors))
    expect(Buffer.from((await found.value.tile(TILE.z, TILE.x, TILE.y))!).includes('highway')).toBe(true)
    expect(asked.filter((line) => line.startsWith('/ranges')).length).toBeGreaterThan(1)
    expect(asked.filter((line) => line.endsWith(' all'))).toEqual([])
  })

  test('what whoever put the page up says of the data goes before what the file says', async () => {
    const terms = { credit: '© 郑州', licence: 'ODbL' }
    const found = await openBaseMapAddress(new URL('/ranges', origin), () => true, terms)
    expect(found.ok && [found.value.credit, found.value.licence]).toEqual(['© 郑州', 'ODbL'])
  })

  test.each([
    ['/gone', true, 'address.status'],
    ['/page', true, 'address.html'],
    ['/whole', true, 'baseMap.noRanges'],
    ['/elsewhere', false, 'baseMap.redirected'],
    ['/elsewhere', true, 'ok'],
  ])('%s (listed: %s) is %s', async (path, isListed, code) => {
    expect(codeOf(await open(path, isListed))).toBe(code)
  })

  test('a server that is not there is a dead address', async () => {
    expect(codeOf(await openBaseMapAddress(new URL('http://127.0.0.1:9/x.pmtiles'), () => true))).toBe('address.dead')
  })
})

test('the writer of the tests writes what gzip unpacks', () => {
  const bytes = archive()
  expect(
    gunzipSync(bytes.slice(127, 127 + new DataView(bytes.buffer, bytes.byteOffset).getUint8(16))).length,
  ).toBeGreaterThan(3)
})
