/**
 * The control interface of the hall (中控): a few commands over HTTP for the kiosk that this server serves, and its
 * heartbeat for an outside watchdog. It exists only where a token is set. Described in src/shells/kiosk/README.md.
 *
 *   POST /control/next | back | reload
 *   POST /control/chapter/<number from 1, or id> · /control/language/<zh|en> · /control/black/<on|off|toggle>
 *   GET  /control/status                 all of these with  Authorization: Bearer <token>
 *   GET  /control/alive                  200 while a page's heart beats, else 503; from this machine without the token
 *   GET  /control/events, POST /control/heartbeat     for the page itself, from this machine only
 */
import { createHash, timingSafeEqual } from 'node:crypto'

/** What each command may be told; null takes nothing. @type {Record<string, RegExp | null>} */
const commands = {
  next: null,
  back: null,
  reload: null,
  chapter: /^[a-z0-9-]{1,60}$/,
  language: /^(zh|en)$/,
  black: /^(on|off|toggle)$/,
}

/** A token must be this long at least. */
const SHORTEST_TOKEN = 16
/** Wrong tokens that cost nothing; each further one doubles the wait, in milliseconds. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 300_000
/** Addresses whose wrong tries are remembered. */
const REMEMBERED = 500
/** Right commands in a second; more are refused. */
const COMMANDS_PER_SECOND = 20
const MOST_PAGES = 8
const LARGEST_HEARTBEAT = 8192
/** A heart that has not beaten for this long has stopped. */
const ALIVE_MS = 30_000

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest()

/** @param {string | undefined} address */
const isThisMachine = (address) => address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'

/** A page of another site can reach a server on this machine, also under a name of its own: it says so itself. @param {import('node:http').IncomingMessage} request */
export function isOwnPage(request) {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const site = request.headers['sec-fetch-site']
  return (
    isThisMachine(request.socket.remoteAddress) &&
    ['localhost', '127.0.0.1', '[::1]'].includes(host) &&
    (site === undefined || site === 'same-origin')
  )
}

/**
 * Answers what lies under /control/; gives false for anything else. `now` in milliseconds, for tests.
 * @param {{ token: string, now?: () => number }} options
 */
export function createControl({ token, now = () => performance.now() }) {
  if (token.length < SHORTEST_TOKEN)
    throw new Error(`The control token must have at least ${SHORTEST_TOKEN} characters.`)
  const wanted = digest(token)
  /** @type {Map<string, { tries: number, until: number }>} */
  const wrong = new Map()
  /** @type {Set<import('node:http').ServerResponse>} */
  const pages = new Set()
  /** @type {number[]} */
  let recent = []
  /** @type {{ at: number, state: unknown } | undefined} */
  let beat
  let sent = 0

  /** @param {import('node:http').ServerResponse} response @param {number} status @param {unknown} body @param {Record<string, string>} [headers] */
  const reply = (response, status, body, headers = {}) => {
    response
      .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers })
      .end(`${JSON.stringify(body)}\n`)
  }
  const beatAge = () => (beat ? Math.round((now() - beat.at) / 1000) : null)

  /**
   * Says no, and returns false, unless the request carries the token. The right one is always admitted: whoever else guesses
   * from the same address must not lock the control room out. A request without a token guesses nothing and is not counted.
   * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
   */
  const isAllowed = (request, response) => {
    const address = request.socket.remoteAddress ?? ''
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
    if (given !== undefined && timingSafeEqual(digest(given), wanted)) {
      wrong.delete(address)
      return true
    }
    const record = wrong.get(address)
    if (given !== undefined && record && now() < record.until) {
      reply(
        response,
        429,
        { error: 'too many wrong tokens' },
        { 'Retry-After': String(Math.ceil((record.until - now()) / 1000)) },
      )
      return false
    }
    if (given !== undefined) countWrong(address, (record?.tries ?? 0) + 1)
    reply(
      response,
      401,
      { error: `the token is ${given === undefined ? 'missing' : 'wrong'}` },
      { 'WWW-Authenticate': 'Bearer' },
    )
    return false
  }

  /** @param {string} address @param {number} tries */
  const countWrong = (address, tries) => {
    const wait =
      tries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, tries - FREE_TRIES))
    wrong.delete(address)
    wrong.set(address, { tries, until: now() + wait })
    const oldest = wrong.keys().next().value
    if (wrong.size > REMEMBERED && oldest !== undefined) wrong.delete(oldest)
  }

  /** @param {import('node:http').IncomingMessage} _request @param {import('node:http').ServerResponse} response */
  const listenForCommands = (_request, response) => {
    if (pages.size >= MOST_PAGES) return reply(response, 503, { error: 'too many pages listen' })
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    })
    response.write('retry: 3000\n\n')
    pages.add(response)
    // A comment now and then: a page whose line is dead is noticed.
    const pulse = setInterval(() => response.write(':\n\n'), 15_000)
    pulse.unref()
    response.on('close', () => {
      clearInterval(pulse)
      pages.delete(response)
    })
    return undefined
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const takeHeartbeat = (request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (/** @type {string} */ part) => {
      text += part
      if (text.length > LARGEST_HEARTBEAT) request.destroy()
    })
    request.on('end', () => {
      try {
        beat = { at: now(), state: JSON.parse(text) }
        response.writeHead(204).end()
      } catch {
        reply(response, 400, { error: 'no JSON' })
      }
    })
  }

  /**
   * The chapters of the screen whose heart beats, by number from 1 and by id; undefined where that is not known.
   * @returns {ReadonlySet<string> | undefined}
   */
  const chaptersShown = () => {
    const ids = /** @type {{ chapterIds?: unknown } | null | undefined} */ (beat?.state)?.chapterIds
    if (!beat || now() - beat.at > ALIVE_MS || !Array.isArray(ids)) return undefined
    return new Set(ids.flatMap((id, at) => [String(id), String(at + 1)]))
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @param {string} name @param {string | undefined} argument */
  const takeCommand = (request, response, name, argument) => {
    const pattern = commands[name]
    if (pattern === undefined || !Object.hasOwn(commands, name))
      return reply(response, 404, { error: 'no such command', commands: Object.keys(commands) })
    if (request.method !== 'POST') return reply(response, 405, { error: 'commands are posted' }, { Allow: 'POST' })
    if (pattern === null ? argument !== undefined : !pattern.test(argument ?? ''))
      return reply(response, 400, { error: `${name} cannot be told "${argument ?? ''}"` })
    const chapters = name === 'chapter' ? chaptersShown() : undefined
    if (chapters && !chapters.has(argument ?? ''))
      return reply(response, 404, { error: `no chapter "${argument ?? ''}"`, chapters: [...chapters] })
    recent = recent.filter((at) => now() - at < 1000)
    if (recent.length >= COMMANDS_PER_SECOND)
      return reply(response, 429, { error: 'too many commands' }, { 'Retry-After': '1' })
    recent.push(now())
    sent += 1
    for (const page of pages)
      page.write(`id: ${sent}\ndata: ${JSON.stringify({ command: name, argument: argument ?? null })}\n\n`)
    return reply(response, pages.size > 0 ? 202 : 503, { command: name, argument: argument ?? null, pages: pages.size })
  }

  return {
    /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response @returns {boolean} whether it was for the control interface */
    answer(request, response) {
      const [, first, name = '', argument, ...rest] = (request.url ?? '/').split(/[?#]/, 1)[0]?.split('/') ?? []
      if (first !== 'control') return false
      request.resume()
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (rest.length > 0) reply(response, 404, { error: 'no such command' })
      else if (name === 'events' || name === 'heartbeat') {
        if (!isOwnPage(request)) reply(response, 403, { error: 'for the page on this machine only' })
        else if (name === 'events' && request.method === 'GET') listenForCommands(request, response)
        else if (name === 'heartbeat' && request.method === 'POST') takeHeartbeat(request, response)
        else reply(response, 405, { error: 'not this way' }, { Allow: name === 'events' ? 'GET' : 'POST' })
      } else if (name === 'alive' && isRead && isOwnPage(request)) {
        const age = beatAge()
        const alive = age !== null && age * 1000 <= ALIVE_MS
        reply(response, alive ? 200 : 503, { alive, beatAgeSeconds: age })
      } else if (request.method === 'OPTIONS') {
        // What a browser asks before a page of another site may ask: it carries no token, and there is no leave to give.
        reply(response, 405, { error: 'not this way' }, { Allow: 'GET, HEAD, POST' })
      } else if (!isAllowed(request, response)) return true
      else if (name === 'status' || name === 'alive') {
        if (isRead) reply(response, 200, { pages: pages.size, beatAgeSeconds: beatAge(), state: beat?.state ?? null })
        else reply(response, 405, { error: 'status is read' }, { Allow: 'GET' })
      } else takeCommand(request, response, name, argument)
      return true
    },
    close() {
      for (const page of pages) page.end()
      pages.clear()
    },
  }
}
