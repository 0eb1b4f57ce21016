import type { ObjectStorage } from './object-storage.ts'
import type { TextStorage } from './text-storage.ts'

/*
 * The one door to what a browser keeps for a page. It may refuse at any time: in a frame of another site, with cookies
 * blocked, when there is no room. No other file names localStorage, sessionStorage, indexedDB or caches.
 */

/** The browser's own storage of this origin. `open` is asked anew with every call, since a browser may refuse it; any call may then throw. */
export function browserStorage(open: () => Storage = () => localStorage): TextStorage {
  return {
    keys: () => Array.from({ length: open().length }, (_, i) => open().key(i) ?? ''),
    read: (key) => open().getItem(key),
    write: (key, text) => open().setItem(key, text),
    remove: (key) => open().removeItem(key),
    watch(changed) {
      const hear = (event: StorageEvent): void => changed(event.key)
      addEventListener('storage', hear)
      return () => removeEventListener('storage', hear)
    },
  }
}

/** A single setting that is kept where it can be: reading a refused one gives null, writing it says whether it was stored. */
export interface KeptText {
  read(): string | null
  write(text: string): boolean
  remove(): void
}

function keptText(open: () => Storage, key: string): KeptText {
  const attempt = <T>(act: () => T, otherwise: T): T => {
    try {
      return act()
    } catch {
      return otherwise
    }
  }
  return {
    read: () => attempt(() => open().getItem(key), null),
    write: (text) =>
      attempt(() => {
        open().setItem(key, text)
        return true
      }, false),
    remove: () => attempt(() => open().removeItem(key), undefined),
  }
}

/** Kept for this origin, in all its windows. */
export const keptSetting = (key: string, open: () => Storage = () => localStorage): KeptText => keptText(open, key)

/** Kept for this window until it is closed. */
export const keptInWindow = (key: string, open: () => Storage = () => sessionStorage): KeptText => keptText(open, key)

/** As `browserStorage`, of this window alone: it survives a reload, and ends with the window. */
export const windowStorage = (): TextStorage => browserStorage(() => sessionStorage)

/** A cache of whole answers; null where the browser has none or refuses it. */
export async function openCache(name: string): Promise<Cache | null> {
  try {
    return 'caches' in globalThis ? await caches.open(name) : null
  } catch {
    return null
  }
}

/** What windows of one origin tell each other by; null where the browser has none or, with storage blocked, refuses it. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  } catch {
    return null
  }
}

/** The database of what is too large for texts; its one table is named alike. */
const OBJECTS = 'zhengzhou-twin'

/** The browser's own database of this origin, for values as large as layers of one's own. Its library comes with the first call. */
export function browserObjects(name = OBJECTS): ObjectStorage {
  const opened = import('idb-keyval').then((library) => ({ ...library, table: library.createStore(name, name) }))
  // Each call says by itself that it was refused.
  opened.catch(() => undefined)
  const channel = openChannel(`${name}/objects`)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is heard by this origin alone
  const tell = (keys: readonly string[]): void => channel?.postMessage(keys)
  return {
    keys: async () => {
      const { keys, table } = await opened
      return keys<string>(table)
    },
    read: async (key) => {
      const { get, table } = await opened
      return get<unknown>(key, table)
    },
    write: async (key, value) => {
      const { set, table } = await opened
      await set(key, value, table)
      tell([key])
    },
    update: async (key, change) => {
      const { promisifyRequest, table } = await opened
      await table('readwrite', async (rows) => {
        const next = change(await promisifyRequest<unknown>(rows.get(key)))
        if (next !== undefined) rows.put(next, key)
        await promisifyRequest(rows.transaction)
      })
      tell([key])
    },
    remove: async (keys) => {
      const { delMany, table } = await opened
      await delMany([...keys], table)
      tell(keys)
    },
    watch(changed) {
      const hear = ({ data }: MessageEvent<readonly string[]>): void => changed(data)
      channel?.addEventListener('message', hear)
      return () => channel?.removeEventListener('message', hear)
    },
  }
}
