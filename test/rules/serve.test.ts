import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFrameAncestors, serve } from '../../.run/serve.mjs'

const outer = mkdtempSync(join(tmpdir(), 'serve-'))
const folder = join(outer, 'dist')
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(outer, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<p>郑州</p>')
  writeFileSync(join(folder, 'csp.txt'), "default-src 'self'\n")
  writeFileSync(join(folder, 'csp-intake.txt'), "script-src 'self' 'wasm-unsafe-eval'\n")
  for (const name of ['intake.worker-AbCd_-12.js', 'intake.worker-AbCd_-12.mjs', 'fabric.worker-AbCd_-12.js'])
    writeFileSync(join(folder, 'assets', name), 'export {}')
  writeFileSync(join(folder, '.inputs'), 'hidden')
  writeFileSync(join(folder, 'assets/worker-AbCd_-12.mjs'), 'export {}')
  server = await serve({ folder, port: 0 })
})

afterAll(async () => {
  await server.close()
  rmSync(outer, { recursive: true })
})

interface Answer {
  status: number
  headers: Record<string, unknown>
  body: string
}

/** Asks without a browser's tidying of paths. */
function ask(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
  port = server.port,
): Promise<Answer & { bytes: Buffer }> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        done({ status: response.statusCode ?? 0, headers: response.headers, body: bytes.toString('utf8'), bytes })
      })
    })
      .on('error', failed)
      .end()
  })
}

test('the intake worker has a policy of its own, and nothing else has it', async () => {
  const policyOf = async (path: string): Promise<unknown> => (await ask(path)).headers['content-security-policy']
  const own = "script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'self'"
  const page = "default-src 'self'; frame-ancestors 'self'"
  expect(await policyOf('/assets/intake.worker-AbCd_-12.js')).toBe(own)
  const others = ['/', '/assets/intake.worker-AbCd_-12.mjs', '/assets/fabric.worker-AbCd_-12.js', '/intake.worker.js']
  for (const path of [...others, '/?/assets/intake.worker-AbCd_-12.js']) expect(await policyOf(path)).toBe(page)
})

test('the page comes with its type, the policy and no caching', async () => {
  const { status, headers, body } = await ask('/?day=2022-06-01')
  expect(status).toBe(200)
  expect(body).toBe('<p>郑州</p>')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toBe("default-src 'self'; frame-ancestors 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toBe('no-cache')
})

test('hashed files may be kept for ever, and .mjs is JavaScript', async () => {
  const { headers } = await ask('/assets/worker-AbCd_-12.mjs')
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headers['cache-control']).toContain('immutable')
})

test('HEAD gives the length without the body; other methods are refused', async () => {
  const head = await ask('/index.html', 'HEAD')
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '13', ''])
  expect((await ask('/', 'POST')).status).toBe(405)
})

test.each([
  '/missing',
  '/assets/',
  '/assets',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '/.inputs',
  '/%00',
  '/%',
  '//etc/passwd',
  '/index.html/',
  `/${'a'.repeat(5000)}`,
])('%s is not found', async (path) => {
  const { status, body } = await ask(path)
  expect([status, body]).toEqual([404, 'Not found\n'])
})

test('a busy port takes the next', async () => {
  const second = await serve({ folder, port: server.port })
  expect(second.port).toBeGreaterThan(server.port)
  await second.close()
})

describe('frames', () => {
  test('who may show the page in one is set, also on what has no policy of its own, and can be set otherwise', async () => {
    const portal = await serve({ folder, port: 0, frameAncestors: "'self' https://portal.example.org:*" })
    for (const path of ['/', '/single.html', '/missing', '/assets/worker-AbCd_-12.mjs']) {
      expect([path, (await ask(path)).headers['content-security-policy']]).toEqual([
        path,
        expect.stringMatching(/(^|; )frame-ancestors 'self'$/),
      ])
      const { headers } = await ask(path, 'GET', {}, portal.port)
      expect(headers['content-security-policy']).toMatch(/frame-ancestors 'self' https:\/\/portal\.example\.org:\*$/)
    }
    await portal.close()
  })

  test.each(["'self'; script-src *", 'a b\r\nSet-Cookie: x', '', 'javascript:', "'unsafe-inline'"])(
    '%j is refused before anything is served',
    async (ancestors) => {
      expect(() => readFrameAncestors(ancestors)).toThrow(/frame ancestors/)
      await expect(serve({ folder, port: 0, frameAncestors: ancestors })).rejects.toThrow(/frame ancestors/)
    },
  )
})

test('a symbolic link does not lead out of the folder, nor to what is hidden in it', async () => {
  writeFileSync(join(folder, 'plain.txt'), 'plain')
  for (const [name, target] of [
    ['out.txt', join(outer, 'secret.txt')],
    ['up', outer],
    ['inputs.txt', join(folder, '.inputs')],
    ['within.txt', join(folder, 'plain.txt')],
  ] as const)
    symlinkSync(target, join(folder, name))
  for (const path of ['/out.txt', '/up/secret.txt', '/up/dist/plain.txt', '/inputs.txt']) {
    const { status } = await ask(path)
    // By a way around that ends inside, nothing is reached that has no address of its own.
    expect([path, status]).toEqual([path, path === '/up/dist/plain.txt' ? 200 : 404])
  }
  expect((await ask('/within.txt')).body).toBe('plain')
  // A folder that is itself reached by a link is served as any other.
  symlinkSync(folder, join(outer, 'current'))
  const linked = await serve({ folder: join(outer, 'current'), port: 0 })
  expect((await ask('/plain.txt', 'GET', {}, linked.port)).body).toBe('plain')
  await linked.close()
})

describe('compression', () => {
  const text = '郑州的规划 '.repeat(2000)
  /** Of the app, and of data that lies beside it. */
  const TEXTS = 'js mjs json css svg html wasm txt csv webmanifest geojson geojsonl ndjson kml gpx xml md map'.split(
    ' ',
  )
  beforeAll(() => {
    for (const kind of TEXTS) writeFileSync(join(folder, `large.${kind}`), text)
    for (const name of ['large.png', 'large.woff2', 'large.glb', 'large.zip']) writeFileSync(join(folder, name), text)
  })

  test.each(TEXTS)('a large .%s travels packed, as the browser takes it', async (kind) => {
    for (const [accepted, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
      ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
      ['*', 'br', brotliDecompressSync],
    ] as const) {
      const { headers, bytes } = await ask(`/large.${kind}`, 'GET', { 'accept-encoding': accepted })
      expect([accepted, headers['content-encoding'], headers['vary']]).toEqual([accepted, encoding, 'Accept-Encoding'])
      expect(bytes.length).toBeLessThan(text.length / 20)
      expect(Number(headers['content-length'])).toBe(bytes.length)
      expect(unpack(bytes).toString('utf8')).toBe(text)
      const head = await ask(`/large.${kind}`, 'HEAD', { 'accept-encoding': accepted })
      expect([head.headers['content-encoding'], head.headers['content-length'], head.bytes.length]).toEqual([
        encoding,
        headers['content-length'],
        0,
      ])
    }
  })

  test('who takes none gets it plain; what is packed already, or small, is left alone', async () => {
    for (const accepted of ['', 'identity', 'br;q=0', 'zstd']) {
      const { headers, body } = await ask('/large.js', 'GET', { 'accept-encoding': accepted })
      expect([headers['content-encoding'], headers['vary'], body]).toEqual([undefined, 'Accept-Encoding', text])
    }
    for (const path of ['/large.png', '/large.woff2', '/large.glb', '/large.zip', '/index.html']) {
      const { headers } = await ask(path, 'GET', { 'accept-encoding': 'br' })
      expect([path, headers['content-encoding']]).toEqual([path, undefined])
    }
  })

  test('a file that changes is packed anew', async () => {
    const file = join(folder, 'changes.css')
    const read = async (): Promise<string> =>
      brotliDecompressSync((await ask('/changes.css', 'GET', { 'accept-encoding': 'br' })).bytes).toString('utf8')
    writeFileSync(file, 'a'.repeat(5000))
    expect(await read()).toBe('a'.repeat(5000))
    writeFileSync(file, 'b'.repeat(5000))
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    expect(await read()).toBe('b'.repeat(5000))
  })
})

describe('what HTTP asks beside the whole', () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251))
  const text = 'element { color: #123456 }\n'.repeat(400)
  beforeAll(() => {
    writeFileSync(join(folder, 'tiles.pmtiles'), bytes)
    writeFileSync(join(folder, 'sheet.css'), text)
  })

  test.each(['/sheet.css', '/tiles.pmtiles', '/index.html'])('%s is not sent again to who has it', async (path) => {
    for (const accepted of ['br', 'gzip', 'identity']) {
      const whole = await ask(path, 'GET', { 'accept-encoding': accepted })
      const tag = String(whole.headers['etag'])
      expect(tag).toMatch(/^(W\/)?"[\w-]+"$/)
      for (const method of ['GET', 'HEAD'])
        for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
          const again = await ask(path, method, { 'accept-encoding': accepted, 'if-none-match': known })
          expect([known, again.status, again.body, again.headers['etag'], again.headers['cache-control']]).toEqual([
            known,
            304,
            '',
            tag,
            whole.headers['cache-control'],
          ])
        }
      for (const unknown of ['"other"', '', 'rubbish', 'W/"x-br"'])
        expect((await ask(path, 'GET', { 'accept-encoding': accepted, 'if-none-match': unknown })).status).toBe(200)
    }
  })

  test('what is packed otherwise is another answer, and a file that changes has another tag', async () => {
    const tagFor = async (accepted: string): Promise<unknown> =>
      (await ask('/sheet.css', 'GET', { 'accept-encoding': accepted })).headers['etag']
    const tags = [await tagFor('br'), await tagFor('gzip'), await tagFor('identity')]
    expect(new Set(tags).size).toBe(3)
    utimesSync(join(folder, 'sheet.css'), new Date(), new Date(Date.now() + 9000))
    expect(await tagFor('br')).not.toBe(tags[0])
  })

  test.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, 4999],
    ['bytes=-16', 4984, 4999],
    ['bytes=-90000', 0, 4999],
    ['bytes=4000-90000', 4000, 4999],
    ['bytes=0-0', 0, 0],
  ])('%s is sent as a part', async (range, start, end) => {
    const part = await ask('/tiles.pmtiles', 'GET', { range })
    expect([part.status, part.headers['content-range'], part.headers['accept-ranges']]).toEqual([
      206,
      `bytes ${start}-${end}/5000`,
      'bytes',
    ])
    expect(part.bytes.equals(bytes.subarray(start, end + 1))).toBe(true)
    // Of text as well, and never of what is packed.
    const ofText = await ask('/sheet.css', 'GET', { range: 'bytes=3-12', 'accept-encoding': 'br' })
    expect([ofText.status, ofText.headers['content-encoding'], ofText.body]).toEqual([
      206,
      undefined,
      text.slice(3, 13),
    ])
  })

  test.each(['bytes=5000-', 'bytes=9000-9001'])('%s does not exist', async (range) => {
    const { status, headers, body } = await ask('/tiles.pmtiles', 'GET', { range })
    expect([status, headers['content-range'], body]).toEqual([416, 'bytes */5000', ''])
  })

  test.each(['bytes=9-3', 'bytes=-', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=x-y', ''])(
    '%j asks for nothing that there is: the whole comes',
    async (range) => {
      const whole = await ask('/tiles.pmtiles', 'GET', { range })
      expect([whole.status, whole.bytes.length, whole.headers['content-range']]).toEqual([200, 5000, undefined])
    },
  )

  test('an empty file is an answer', async () => {
    writeFileSync(join(folder, 'empty.txt'), '')
    const { status, headers, body } = await ask('/empty.txt')
    expect([status, headers['content-length'], body]).toEqual([200, '0', ''])
  })

  test('a part of what has changed since is the whole; HEAD has no parts', async () => {
    const { headers } = await ask('/tiles.pmtiles')
    const asked = { range: 'bytes=0-9' }
    expect((await ask('/tiles.pmtiles', 'GET', { ...asked, 'if-range': String(headers['etag']) })).status).toBe(206)
    expect((await ask('/tiles.pmtiles', 'GET', { ...asked, 'if-range': '"older"' })).status).toBe(200)
    expect((await ask('/tiles.pmtiles', 'HEAD', asked)).status).toBe(200)
  })
})

describe('what is for the screen of this machine only', () => {
  const pin = '{"salt":"c2FsdHNhbHRzYWx0c2FsdA==","iterations":600000,"hash":"SECRETHASH"}'
  const others: Record<string, string>[] = [
    { host: 'hall-pc:4173' },
    { host: '192.168.1.20' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  beforeAll(() => {
    writeFileSync(join(folder, 'pin.json'), pin)
    writeFileSync(join(folder, 'settings.json'), '{"kiosk":{"scale":2}}')
    symlinkSync(join(folder, 'pin.json'), join(folder, 'other-name.txt'))
  })

  test("the hash of the staff's PIN goes to no other machine and no other page, by no name", async () => {
    expect((await ask('/pin.json')).body).toBe(pin)
    for (const headers of others) {
      for (const path of ['/pin.json', '/pin.json?x', '/other-name.txt', '/%70in.json', '/assets/../pin.json']) {
        const { status, body } = await ask(path, 'GET', headers)
        expect([path, headers, status, body.includes('SECRET')]).toEqual([path, headers, 404, false])
      }
      expect((await ask('/settings.json', 'GET', headers)).body).toBe('{"kiosk":{"scale":2}}')
    }
  })

  test('nor does it out of older settings, that still hold it, whole or broken', async () => {
    for (const text of [
      `{"kiosk":{"scale":2,"pin":${pin}}}`,
      `{"kiosk":{"scale":2,"pin":${pin},}}`,
      `{"kiosk":[{"pin":${pin}}]}`,
    ]) {
      writeFileSync(join(folder, 'settings.json'), text)
      for (const headers of others) expect((await ask('/settings.json', 'GET', headers)).body).not.toContain('SECRET')
    }
    writeFileSync(join(folder, 'settings.json'), `{"kiosk":{"scale":2,"pin":${pin}}}`)
    expect(JSON.parse((await ask('/settings.json', 'GET', others[0])).body)).toEqual({ kiosk: { scale: 2 } })
  })
})
