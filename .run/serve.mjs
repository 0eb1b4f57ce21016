/** A static server for dist/: right types, text compressed, the content security policy as a header, nothing outside its folder. */
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename, extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createControl, isOwnPage } from './control.mjs'
import { isKnown, partOf, tagOf } from './http-part.mjs'

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.gif': 'image/gif',
  '.geojsonl': 'application/x-ndjson',
  '.glb': 'model/gltf-binary',
  '.gpx': 'application/gpx+xml',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.kml': 'application/vnd.google-earth.kml+xml',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ndjson': 'application/x-ndjson',
  '.pbf': 'application/x-protobuf',
  '.pmtiles': 'application/vnd.pmtiles',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
}

/** What is worth compressing: text, not what is compressed already. */
const compressible = /^(text\/|application\/(json|x-ndjson|xml|wasm)|[\w./-]+\+(json|xml))/
/** Files smaller than this gain nothing, in bytes. */
const LEAST_COMPRESSED = 1024

/** The encodings there are, the better one first. @type {Readonly<Record<string, (content: Buffer) => Promise<Buffer>>>} */
const encodings = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gzip: (content) => promisify(gzip)(content, { level: 7 }),
}

/** The encoding of these that a request takes: undefined for none. @param {string | string[] | undefined} accepted */
function encodingFor(accepted) {
  const taken = new Map(
    String(accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...rest] = part.split(';').map((piece) => piece.trim())
        const weight = rest.find((piece) => piece.startsWith('q='))
        return [name, weight === undefined ? 1 : Number(weight.slice(2))]
      }),
  )
  return Object.keys(encodings).find((name) => (taken.get(name) ?? taken.get('*') ?? 0) > 0)
}

/** Files of a folder compressed, each once for as long as it stays as it is. */
function createCompressed() {
  /** @type {Map<string, { stamp: string, content: Promise<Buffer> }>} */
  const kept = new Map()
  /** @param {{ file: string, bytes: number, changed: number }} found @param {string} encoding */
  return ({ file, bytes, changed }, encoding) => {
    const [name, stamp] = [`${encoding} ${file}`, `${bytes} ${changed}`]
    const there = kept.get(name)
    if (there?.stamp === stamp) return there.content
    const content = readFile(file).then((text) => /** @type {(typeof encodings)[string]} */ (encodings[encoding])(text))
    kept.set(name, { stamp, content })
    content.catch(() => kept.delete(name))
    return content
  }
}

/** The file of the worker that reads files of one's own: WebAssembly may run there, and nowhere else. */
const INTAKE_WORKER = /^\/assets\/intake\.worker-[\w-]{8}\.js(?:$|\?)/

/** What a hall keeps beside the app for its own screen only: the hash of the staff's PIN. */
const OWN_ONLY = 'pin.json'

/** The file a request names: undefined when it does not exist, is hidden or lies outside, also by a symbolic link. @param {string} folder @param {string} url */
function fileFor(folder, url) {
  let path
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
  } catch {
    return undefined
  }
  if (!path.startsWith('/') || path.includes('\0') || path.split(/[\\/]/).some((part) => part.startsWith('.')))
    return undefined
  let file = resolve(folder, `.${path}`)
  if (file !== folder && !file.startsWith(folder + sep)) return undefined
  if (path.endsWith('/')) file = join(file, 'index.html')
  try {
    const real = realpathSync(file)
    const inside = realpathSync(folder) + sep
    if (
      !real.startsWith(inside) ||
      real
        .slice(inside.length)
        .split(sep)
        .some((part) => part.startsWith('.'))
    )
      return undefined
    const found = statSync(real)
    return found.isFile() ? { file: real, bytes: found.size, changed: found.mtimeMs } : undefined
  } catch {
    return undefined
  }
}

/** Who may show the page in a frame, where nothing else is set: pages of the same origin. */
const FRAME_ANCESTORS = "'self'"

/** Checks what goes into a header. @param {string} ancestors */
export function readFrameAncestors(ancestors) {
  const sources = ancestors.trim().split(/\s+/)
  if (
    !sources.every((source) =>
      /^(\*|'self'|'none'|https?:|(https?:\/\/)?(\*\.)?[\w-]+(\.[\w-]+)*(:(\d+|\*))?)$/.test(source),
    )
  )
    throw new Error(
      `frame ancestors are 'self', 'none' or origins such as https://portal.example.org, not "${ancestors}"`,
    )
  return sources.join(' ')
}

/**
 * The settings as another machine may read them: without a PIN's hash, which older ones hold. Null where that cannot be told,
 * undefined where there is none in them. @param {string} file
 */
function settingsForOthers(file) {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('"pin"')) return undefined
  try {
    return Buffer.from(JSON.stringify(JSON.parse(text), (key, value) => (key === 'pin' ? undefined : value), 2))
  } catch {
    return null
  }
}

/** @param {string} folder @param {ReturnType<typeof createControl> | undefined} control @param {string} ancestors @returns {import('node:http').RequestListener} */
function answer(folder, control, ancestors) {
  /** The policy for a request: that of the page, or of the worker that reads files. @param {string} url */
  const policyFor = (url) => {
    // The single file is made to be opened from disk, and carries the rest of the policy that fits it.
    if (url.startsWith('/single.html')) return ''
    const own = join(folder, 'csp-intake.txt')
    const file = INTAKE_WORKER.test(url) && existsSync(own) ? own : join(folder, 'csp.txt')
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  }
  const compressed = createCompressed()
  return async (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    const policy = policyFor(request.url ?? '/')
    response.setHeader(
      'Content-Security-Policy',
      [policy.replace(/;\s*$/, ''), `frame-ancestors ${ancestors}`].filter((part) => part !== '').join('; '),
    )
    if (control?.answer(request, response)) return
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const url = request.url ?? '/'
    const found = fileFor(folder, url)
    const isOwn = isOwnPage(request)
    // Where the file system knows no capitals, PIN.JSON is the same file.
    const name = found && basename(found.file).toLowerCase()
    const replaced = found && name === 'settings.json' && !isOwn ? settingsForOthers(found.file) : undefined
    if (!found || replaced === null || (name === OWN_ONLY && !isOwn)) {
      response
        .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' })
        .end('Not found\n')
      return
    }
    const hashed = /^\/assets\/.+-[\w-]{8}\.\w+/.test(url)
    response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.setHeader('Content-Type', types[extname(found.file).toLowerCase()] ?? 'application/octet-stream')
    if (replaced) {
      response
        .writeHead(200, { 'Content-Length': replaced.length })
        .end(request.method === 'HEAD' ? undefined : replaced)
      return
    }
    await send(found, request, response, compressed)
  }
}

/**
 * Sends a file, packed where that is worth it, or the part of it that is asked for, or word that it has not changed.
 * @param {{ file: string, bytes: number, changed: number }} found @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response @param {ReturnType<typeof createCompressed>} compressed
 */
async function send(found, request, response, compressed) {
  const { headers, method } = request
  const packs = compressible.test(String(response.getHeader('Content-Type'))) && found.bytes >= LEAST_COMPRESSED
  if (packs) response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Accept-Ranges', 'bytes')
  // Parts are parts of the file itself.
  const part = method === 'GET' ? partOf(headers, found.bytes, tagOf(found, undefined)) : undefined
  const encoding = packs && part === undefined ? encodingFor(headers['accept-encoding']) : undefined
  const tag = tagOf(found, encoding)
  response.setHeader('ETag', tag)
  if (isKnown(headers['if-none-match'], tag)) {
    response.removeHeader('Content-Type')
    response.writeHead(304).end()
    return
  }
  if (part === null) {
    response.writeHead(416, { 'Content-Range': `bytes */${found.bytes}`, 'Content-Length': 0 }).end()
    return
  }
  try {
    const content = encoding ? await compressed(found, encoding) : undefined
    if (encoding) response.setHeader('Content-Encoding', encoding)
    if (part) response.setHeader('Content-Range', `bytes ${part.start}-${part.end}/${found.bytes}`)
    const length = content?.length ?? (part ? part.end - part.start + 1 : found.bytes)
    response.writeHead(part ? 206 : 200, { 'Content-Length': length })
    if (method === 'HEAD' || length === 0) response.end()
    else if (content) response.end(content)
    else
      // No more than was announced, whatever is written to the file meanwhile.
      createReadStream(found.file, part ?? { start: 0, end: found.bytes - 1 })
        .on('error', () => response.destroy())
        .pipe(response)
  } catch {
    response.destroy()
  }
}

/** @param {import('node:http').RequestListener} listener @param {number} port @param {string} host @returns {Promise<import('node:http').Server>} */
function listen(listener, port, host) {
  return new Promise((done, failed) => {
    const server = createServer(listener)
    server.once('error', failed)
    server.listen(port, host, () => done(server))
  })
}

/** Listens on all the hosts or on none. @param {import('node:http').RequestListener} listener @param {number} port @param {string[]} hosts */
async function listenOnAll(listener, port, hosts) {
  /** @type {import('node:http').Server[]} */
  const servers = []
  try {
    for (const host of hosts) {
      try {
        const server = await listen(listener, port, host)
        servers.push(server)
        port = /** @type {import('node:net').AddressInfo} */ (server.address()).port
      } catch (fault) {
        const code = /** @type {NodeJS.ErrnoException} */ (fault).code
        if (servers.length === 0 || (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT')) throw fault
      }
    }
    return { servers, port }
  } catch (fault) {
    for (const server of servers) server.close()
    throw fault
  }
}

/**
 * Serves a folder. A busy port takes the next one; port 0 takes any free one. "localhost" is
 * both 127.0.0.1 and ::1, so that the printed address never leads to another program. A control token opens the
 * control interface (.run/control.mjs); without one it does not exist. `frameAncestors`: who may show the page in a frame,
 * as in the policy of that name; pages of the same origin where nothing is set.
 * @param {{ folder: string, port?: number, host?: string, controlToken?: string | undefined, frameAncestors?: string | undefined }} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({
  folder,
  port = 4173,
  host = 'localhost',
  controlToken,
  frameAncestors = FRAME_ANCESTORS,
}) {
  const control = controlToken ? createControl({ token: controlToken }) : undefined
  const listener = answer(resolve(folder), control, readFrameAncestors(frameAncestors))
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  const last = port === 0 ? 0 : Math.min(port + 50, 65535)
  for (let tried = port; ; tried += 1) {
    try {
      const { servers, port: taken } = await listenOnAll(listener, tried, hosts)
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
      const close = async () => {
        control?.close()
        for (const server of servers) {
          server.closeAllConnections()
          await new Promise((done) => server.close(done))
        }
      }
      return { url: `http://${name}:${taken}/`, port: taken, close }
    } catch (fault) {
      const code = /** @type {NodeJS.ErrnoException} */ (fault).code
      if (tried >= last && tried !== 0) throw fault
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw fault
    }
  }
}
