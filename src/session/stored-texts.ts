import type { Message } from '../messages/message.ts'
import type { Result } from '../base/result.ts'
import { refusalWords, type TextStorage } from './text-storage.ts'

/** What is wrong with a stored text, and where: a path inside it, empty for the whole. */
export interface StoreFault {
  readonly path: string
  readonly reason: Message
}

/** A stored text that could not be read: kept word for word under `key`. */
export interface Aside {
  readonly key: string
  readonly id: string
  readonly text: string
  readonly faults: readonly StoreFault[]
}

export interface StoredKind<T> {
  /** What the keys begin with; the id follows. */
  readonly prefix: string
  /** The same for what is kept aside. */
  readonly aside: string
  /** Reads a text that is stored under this id; its faults keep it aside. */
  readonly read: (text: string, id: string) => Result<T, StoreFault>
  /** Only the very key `prefix` is meant: there is one such thing, and its id is empty. */
  readonly single?: boolean
}

/** What was found in a storage. */
export interface FoundTexts<T> {
  /** By id, in the order of their ids. */
  readonly items: ReadonlyMap<string, T>
  readonly aside: readonly Aside[]
  /** Why not all could be read; null where all was. */
  readonly unsaved: Message | null
}

/** The texts of one kind in a storage, under a key for each, and what is known of them. Any call but `known` and `forget` may throw what the storage throws. */
export interface StoredTexts<T> {
  /** Reads all there is, and keeps aside what cannot be read. */
  readAll(): FoundTexts<T>
  /** As it is stored now. */
  read(id: string): string | null
  /** As it was last known to be stored: what changes of two windows are merged upon. */
  known(id: string): string | undefined
  /** Another window has stored this text; null: has removed it. */
  learn(id: string, text: string | null): void
  write(id: string, value: T): void
  remove(id: string): void
  /** Keeps a text aside; it stays under its own key where there is no room to move it. */
  moveAside(id: string, text: string, faults: readonly StoreFault[]): Aside
  /** Calls back with what another window may have changed: an id, or all that are known. */
  watch(changed: (ids: readonly string[]) => void): void
}

export function createStoredTexts<T>(storage: TextStorage, kind: StoredKind<T>): StoredTexts<T> {
  const texts = new Map<string, string>()
  const keyOf = (id: string): string => kind.prefix + id
  const idOf = (key: string): string | null =>
    key.startsWith(kind.prefix) && (!kind.single || key === kind.prefix) ? key.slice(kind.prefix.length) : null

  const moveAside = (id: string, text: string, faults: readonly StoreFault[]): Aside => {
    try {
      const keys = storage.keys()
      const stem = kind.aside + (id === '' ? '1' : id)
      let key = stem
      for (let copy = 2; keys.includes(key); copy += 1) key = `${stem}-${copy}`
      storage.write(key, text)
      storage.remove(keyOf(id))
      return { key, id, text, faults }
    } catch {
      return { key: keyOf(id), id, text, faults }
    }
  }
  return {
    moveAside,
    readAll() {
      const items = new Map<string, T>()
      const aside: Aside[] = []
      try {
        for (const key of storage.keys().toSorted()) {
          const id = idOf(key)
          const text = id !== null || key.startsWith(kind.aside) ? storage.read(key) : null
          if (text === null) continue
          const asideId = key.slice(kind.aside.length)
          const read = kind.read(text, id ?? asideId)
          if (id === null) aside.push({ key, id: asideId, text, faults: read.ok ? [] : read.errors })
          else if (read.ok) {
            items.set(id, read.value)
            texts.set(id, text)
          } else aside.push(moveAside(id, text, read.errors))
        }
      } catch (error) {
        return { items, aside, unsaved: refusalWords(error) }
      }
      return { items, aside, unsaved: null }
    },
    read: (id) => storage.read(keyOf(id)),
    known: (id) => texts.get(id),
    learn(id, text) {
      if (text === null) texts.delete(id)
      else texts.set(id, text)
    },
    write(id, value) {
      const text = JSON.stringify(value)
      storage.write(keyOf(id), text)
      texts.set(id, text)
    },
    remove(id) {
      storage.remove(keyOf(id))
      texts.delete(id)
    },
    watch(changed) {
      storage.watch?.((key) => {
        const id = key === null ? null : idOf(key)
        if (key === null) changed([...texts.keys()])
        else if (id !== null) changed([id])
      })
    },
  }
}
