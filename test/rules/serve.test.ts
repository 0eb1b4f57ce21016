import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../.run/serve.mjs'

const outer = mkdtempSync(join(tmpdir(), 'serve-'))
const folder = join(outer, 'dist')
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(outer, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<p>郑州</p>')
  writeFileSync(join(folder, 'csp.txt'), "default-src 'self'\n")
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
function ask(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', failed)
      .end()
  })
}

test('the page comes with its type, the policy and no caching', async () => {
  const { status, headers, body } = await ask('/?day=2022-06-01')
  expect(status).toBe(200)
  expect(body).toBe('<p>郑州</p>')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toBe("default-src 'self'")
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
