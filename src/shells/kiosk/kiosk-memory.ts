import type { TextStorage } from '../../session/text-storage.ts'

/** The little that a kiosk remembers over restarts. Never throws. */
export type KioskMemory = Pick<TextStorage, 'read' | 'write' | 'remove'>

/** Where the browser refuses storage, what is written is remembered for as long as the page lives. */
export function createKioskMemory(storage: KioskMemory): KioskMemory {
  const kept = new Map<string, string | null>()
  const attempt = <T>(use: () => T, otherwise: T): T => {
    try {
      return use()
    } catch {
      return otherwise
    }
  }
  return {
    read: (key) => (kept.has(key) ? (kept.get(key) ?? null) : attempt(() => storage.read(key), null)),
    write(key, text) {
      kept.set(key, text)
      attempt(() => storage.write(key, text), undefined)
    },
    remove(key) {
      kept.set(key, null)
      attempt(() => storage.remove(key), undefined)
    },
  }
}
