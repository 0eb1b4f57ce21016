import { openCache } from '../../session/browser-storage.ts'
import { isPage } from './is-page.ts'
import { PrecacheController } from 'workbox-precaching/PrecacheController.js'

/** A file of the build: its path beside the page, a hash of its content where the name has none, and the digest it must have. */
interface BuiltFile {
  readonly url: string
  readonly revision: string | null
  readonly integrity: string
}

/** The parts of a service worker's scope that are used here: the page's own types know none. */
interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<{ readonly url: string } | undefined> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetch) => void): void
}
interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request
  readonly clientId: string
  respondWith(response: Promise<Response>): void
}

declare const self: WorkerScope
/** Every file of this build; put in by .run/vite/kiosk-worker.ts. */
declare const __KIOSK_FILES__: readonly BuiltFile[]

const CACHE = 'twin-kiosk'
/** What the hall may change after the build: asked for anew each time, and remembered for when the server is gone. */
const SETTINGS: ReadonlySet<string> = new Set(['settings.json', 'pin.json'])
const SETTINGS_CACHE = 'twin-kiosk-settings'
/** A server that does not answer in this time is gone, in milliseconds. */
const PATIENCE_MS = 2500

const files = new PrecacheController({ cacheName: CACHE })
files.addToCacheList([...__KIOSK_FILES__])
const byPath = new Map(__KIOSK_FILES__.map((file) => [file.url, file]))

const isKiosk = (url: string): boolean => new URL(url).searchParams.has('kiosk')

/** The kiosk's own files come from the cache. The planner, which has no kiosk in its address, always asks the server. */
async function answer({ request, clientId }: WorkerFetch, file: BuiltFile): Promise<Response> {
  const asker = request.mode === 'navigate' ? request.url : ((await self.clients.get(clientId))?.url ?? '')
  // A file named after its content is the same wherever it comes from.
  if (file.revision !== null && !isKiosk(asker)) return fetch(request)
  const kept = await files.matchPrecache(new URL(file.url, self.registration.scope).href)
  return kept ?? fetch(request)
}

/** Asks the server, and remembers what it says of a file; null where that is a page in place of it. Rejects where it does not answer. */
async function fetchSettings(file: string): Promise<Response | null> {
  const address = new URL(file, self.registration.scope).href
  const found = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (found.ok && isPage(await found.clone().text())) return null
  const cache = await openCache(SETTINGS_CACHE)
  if (found.ok) await cache?.put(file, found.clone())
  // What a hall has taken away is gone; a server in trouble says nothing of it.
  else if (found.status === 404) await cache?.delete(file)
  return found
}

async function answerSettings(file: string): Promise<Response> {
  const found = await fetchSettings(file).catch(() => null)
  if (found !== null && (found.ok || found.status === 404)) return found
  const kept = await (await openCache(SETTINGS_CACHE))?.match(file)
  return kept ?? found ?? Response.error()
}

/** With the files of the app, from the first visit on: the page that installs this had its settings from the server itself. */
async function keepSettings(): Promise<void> {
  await Promise.all([...SETTINGS].map(fetchSettings))
}

// Both wait until they are done by themselves. A file that does not have its digest ends the installation.
self.addEventListener('install', (event) => {
  void files.install(event)
  event.waitUntil(keepSettings())
})
self.addEventListener('activate', (event) => {
  void files.activate(event)
  event.waitUntil(self.clients.claim())
})
// A newer version waits until the page says that no visitor is there.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { scope } = self.registration
  const url = request.url.replace(/[?#].*$/, '')
  if (request.method !== 'GET' || !url.startsWith(scope)) return
  const path = url.slice(scope.length)
  const file = byPath.get(path === '' ? 'index.html' : path)
  if (file) event.respondWith(answer(event, file))
  else if (SETTINGS.has(path)) event.respondWith(answerSettings(path))
})
