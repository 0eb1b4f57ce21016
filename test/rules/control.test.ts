import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createControl } from '../../.run/control.mjs'
import { serve } from '../../.run/serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'control-'))
const token = 'a-token-of-the-hall-1'
const bearer = { authorization: `Bearer ${token}` }
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), 'page')
  server = await serve({ folder, port: 0, controlToken: token })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    port = server.port,
  }: { method?: string; headers?: Record<string, string>; body?: string; port?: number } = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path: `/control/${path}`, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
      .on('error', failed)
      .end(body)
  })
}

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** Listens as the page does; `next` resolves with the next command. */
function listen(): Promise<{ next: () => Promise<unknown> }> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path: '/control/events' }, (response) => {
      const heard: unknown[] = []
      const waiting: ((command: unknown) => void)[] = []
      response.setEncoding('utf8').on('data', (part: string) => {
        for (const [, data = ''] of part.matchAll(/^data: (.*)$/gm)) {
          const command: unknown = JSON.parse(data)
          const first = waiting.shift()
          if (first) first(command)
          else heard.push(command)
        }
      })
      open.push(() => asked.destroy())
      done({
        next: () =>
          heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((resolve) => waiting.push(resolve)),
      })
    })
    asked.on('error', (fault) => (asked.destroyed ? undefined : failed(fault)))
    asked.end()
  })
}

test('without a token there is no control interface', async () => {
  const plain = await serve({ folder, port: 0 })
  for (const [path, method] of [
    ['status', 'GET'],
    ['events', 'GET'],
    ['alive', 'GET'],
    ['next', 'POST'],
    ['heartbeat', 'POST'],
  ] as const) {
    expect([path, (await ask(path, { method, headers: bearer, port: plain.port })).status]).toEqual([
      path,
      method === 'GET' ? 404 : 405,
    ])
  }
  await plain.close()
})

test('a short token is no token', () => {
  expect(() => createControl({ token: 'short' })).toThrow(/at least 16/)
})

describe('commands', () => {
  test('what carries the token reaches the page, with what it is told', async () => {
    const page = await listen()
    for (const [path, command, argument] of [
      ['next', 'next', null],
      ['back', 'back', null],
      ['chapter/3', 'chapter', '3'],
      ['chapter/science-city', 'chapter', 'science-city'],
      ['language/en', 'language', 'en'],
      ['black/toggle', 'black', 'toggle'],
      ['reload', 'reload', null],
    ] as const) {
      const answer = await ask(path, { method: 'POST', headers: bearer })
      expect([path, answer.status, JSON.parse(answer.body)]).toEqual([path, 202, { command, argument, pages: 1 }])
      expect(await page.next()).toEqual({ command, argument })
    }
  })

  test('when no page listens, the sender is told', async () => {
    const own = await serve({ folder, port: 0, controlToken: token })
    expect((await ask('next', { method: 'POST', headers: bearer, port: own.port })).status).toBe(503)
    await own.close()
  })

  test.each(['language/fr', 'language', 'chapter', 'chapter/..', 'chapter/A%20b', 'next/1', 'black/maybe'])(
    '%s is refused',
    async (path) => {
      expect((await ask(path, { method: 'POST', headers: bearer })).status).toBe(400)
    },
  )

  test.each(['dance', 'constructor', 'next/1/2', ''])('"%s" is no command', async (path) => {
    expect((await ask(path, { method: 'POST', headers: bearer })).status).toBe(404)
  })

  test('a command cannot be sent by following a link', async () => {
    expect((await ask('next', { headers: bearer })).status).toBe(405)
  })

  test('more than twenty in a second are refused', async () => {
    const statuses = []
    for (let i = 0; i < 40; i += 1) statuses.push((await ask('next', { method: 'POST', headers: bearer })).status)
    expect(statuses).toContain(429)
  })
})

describe('the token', () => {
  test('without it, or with a wrong one, nothing is done or told', async () => {
    const own = await serve({ folder, port: 0, controlToken: token })
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: token },
      { authorization: `Basic ${token}` },
    ] as Record<string, string>[]) {
      const answer = await ask('next', { method: 'POST', headers, port: own.port })
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer'])
    }
    // Nor does a token in the address count, where logs and histories would keep it.
    expect((await ask(`status?token=${token}`, { port: own.port })).status).toBe(401)
    await own.close()
  })

  test('guessing waits longer and longer; the right token is always admitted, and asking without one is no guess', () => {
    let now = 0
    const control = createControl({ token, now: () => now })
    const attempt = (
      authorization?: string,
      remoteAddress = '10.0.0.7',
      method = 'GET',
    ): { status: number; wait: number } => {
      const answer = { status: 0, wait: 0 }
      const response = {
        writeHead: (status: number, headers: Record<string, string>) =>
          Object.assign(answer, { status, wait: Number(headers['Retry-After'] ?? 0) }) && { end: () => undefined },
      }
      const asked = {
        url: '/control/status',
        method,
        headers: { authorization, host: 'hall:4173' },
        socket: { remoteAddress },
        resume: () => undefined,
      }
      control.answer(asked as unknown as IncomingMessage, response as never)
      return answer
    }
    // A dashboard without a token, an image on a web page, the question before a question: none of them guesses.
    for (let i = 0; i < 500; i += 1) {
      for (const nothing of [undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi'])
        expect(attempt(nothing).status).toBe(401)
      expect(attempt(undefined, '10.0.0.7', 'OPTIONS').status).toBe(405)
      expect(attempt('Bearer guess', '10.0.0.7', 'OPTIONS').status).toBe(405)
    }
    expect(attempt(`Bearer ${token}`).status).toBe(200)
    for (let i = 0; i < 5; i += 1) expect(attempt('Bearer guess').status).toBe(401)
    const waits = []
    for (let i = 0; i < 12; i += 1) {
      const refused = attempt('Bearer another')
      expect(refused.status).toBe(429)
      waits.push(refused.wait)
      expect(attempt(undefined).status).toBe(401)
      now += refused.wait * 1000
      expect(attempt('Bearer guess').status).toBe(401)
    }
    expect(waits.slice(0, 5)).toEqual([1, 2, 4, 8, 16])
    expect(waits.at(-1)).toBe(300)
    // Another machine is not held up by it; the right token is admitted in the middle of the wait, and clears the score.
    expect(attempt(`Bearer ${token}`, '10.0.0.8').status).toBe(200)
    expect(attempt('Bearer guess').status).toBe(429)
    expect(attempt(`Bearer ${token}`).status).toBe(200)
    expect(attempt('Bearer guess').status).toBe(401)
    expect(attempt(`Bearer ${token}`).status).toBe(200)
  })
})

describe('a chapter that the screen does not have', () => {
  test('is told to the sender, as long as the screen says which it has', async () => {
    const own = await serve({ folder, port: 0, controlToken: token })
    const post = (path: string, body = '') => ask(path, { method: 'POST', headers: bearer, body, port: own.port })
    expect((await post('chapter/99')).status).toBe(503)
    await post('heartbeat', JSON.stringify({ chapterIds: ['opening', 'where', 'closing'] }))
    for (const unknown of ['chapter/99', 'chapter/0', 'chapter/4', 'chapter/nonsense']) {
      const answer = await post(unknown)
      expect([unknown, answer.status, answer.body]).toEqual([unknown, 404, expect.stringContaining('"where"')])
    }
    for (const known of ['chapter/1', 'chapter/3', 'chapter/where']) expect((await post(known)).status).toBe(503)
    await own.close()
  })
})

describe('the heartbeat', () => {
  test('the page on this machine beats; the watchdog and the holder of the token hear it', async () => {
    expect((await ask('alive')).status).toBe(503)
    expect((await ask('heartbeat', { method: 'POST', body: '{"state":"loop"}' })).status).toBe(204)
    expect(JSON.parse((await ask('alive')).body)).toEqual({ alive: true, beatAgeSeconds: 0 })
    expect(JSON.parse((await ask('status', { headers: bearer })).body)).toMatchObject({
      beatAgeSeconds: 0,
      state: { state: 'loop' },
    })
    expect((await ask('heartbeat', { method: 'POST', body: 'no json' })).status).toBe(400)
  })

  test.each([{ host: 'evil.example:80' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[])(
    'a page of another site can neither listen nor beat: %o',
    async (headers) => {
      expect((await ask('events', { headers })).status).toBe(403)
      expect((await ask('heartbeat', { method: 'POST', headers, body: '{}' })).status).toBe(403)
    },
  )

  test('it is not kept when it is too large', async () => {
    await expect(ask('heartbeat', { method: 'POST', body: JSON.stringify('x'.repeat(20_000)) })).rejects.toThrow(
      /hang up|ECONNRESET/,
    )
  })

  test('it stops being alive when it has not come for half a minute', () => {
    let now = 0
    const control = createControl({ token, now: () => now })
    const alive = (): number => {
      let found = 0
      const response = { writeHead: (status: number) => ((found = status), { end: () => undefined }) }
      const asked = {
        url: '/control/alive',
        method: 'GET',
        headers: { host: 'localhost:1' },
        socket: { remoteAddress: '::1' },
        resume: () => undefined,
      }
      control.answer(asked as unknown as IncomingMessage, response as never)
      return found
    }
    const body: Record<string, (part?: string) => void> = {}
    const incoming = {
      url: '/control/heartbeat',
      method: 'POST',
      headers: { host: 'localhost:1' },
      socket: { remoteAddress: '::1' },
      resume: () => undefined,
      setEncoding: () => incoming,
      on: (event: string, listener: (part?: string) => void) => ((body[event] = listener), incoming),
    }
    control.answer(incoming as unknown as IncomingMessage, { writeHead: () => ({ end: () => undefined }) } as never)
    body['data']?.('{}')
    body['end']?.()
    now = 30_000
    expect(alive()).toBe(200)
    now = 31_000
    expect(alive()).toBe(503)
  })
})
