/** A static server for dist/: right types, the content security policy as a header, nothing outside its folder. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { createControl } from './control.mjs'

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.gif': 'image/gif',
  '.glb': 'model/gltf-binary',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** The file a request names: undefined when it does not exist, is hidden or lies outside. @param {string} folder @param {string} url */
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
    const found = statSync(file)
    return found.isFile() ? { file, bytes: found.size } : undefined
  } catch {
    return undefined
  }
}

/** @param {string} folder @param {ReturnType<typeof createControl> | undefined} control @returns {import('node:http').RequestListener} */
function answer(folder, control) {
  const policyFile = join(folder, 'csp.txt')
  return (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    // The single file is made to be opened from disk, and carries the policy that fits it.
    if (existsSync(policyFile) && !request.url?.startsWith('/single.html'))
      response.setHeader('Content-Security-Policy', readFileSync(policyFile, 'utf8').trim())
    if (control?.answer(request, response)) return
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const url = request.url ?? '/'
    const found = fileFor(folder, url)
    if (!found) {
      response
        .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' })
        .end('Not found\n')
      return
    }
    const hashed = /^\/assets\/.+-[\w-]{8}\.\w+/.test(url)
    response.writeHead(200, {
      'Content-Type': types[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': found.bytes,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(found.file)
        .on('error', () => response.destroy())
        .pipe(response)
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
 * control interface (.run/control.mjs); without one it does not exist.
 * @param {{ folder: string, port?: number, host?: string, controlToken?: string | undefined }} options
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder, port = 4173, host = 'localhost', controlToken }) {
  const control = controlToken ? createControl({ token: controlToken }) : undefined
  const listener = answer(resolve(folder), control)
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
