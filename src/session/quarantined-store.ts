import { message, type Message } from '../messages/message.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mergeThree } from '../base/merge-three.ts'
import { failure, success, type Result } from '../base/result.ts'
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

export interface QuarantinedState<T> {
  /** By id; in the order of their ids when read, new ones last. */
  readonly items: ReadonlyMap<string, T>
  readonly aside: readonly Aside[]
  /** Why the last change could not be stored, and what to do; null while all is stored. It is in memory, and tried again with the next. */
  readonly unsaved: Message | null
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

export interface QuarantinedStore<T> {
  readonly store: StoreApi<QuarantinedState<T>>
  get(id: string): T | undefined
  /** Stores a value. What another window changed meanwhile is merged in; where both changed the same, that window's stands and the fault says so. */
  put(id: string, value: T): Result<T, StoreFault>
  remove(id: string): void
  /** Throws away what was kept aside. */
  dropAside(key: string): void
}

const CHANGED = message('store.changed')
const DELETED = message('store.deleted')

/** Reads JSON that a schema then checks. */
export function parseJson<T>(text: string, read: (value: unknown) => Result<T, StoreFault>): Result<T, StoreFault> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return failure([{ path: '', reason: message('store.notJson', { detail }) }])
  }
  return read(value)
}

/**
 * Things of one kind, each stored under its own key after every change: checked when read, kept aside and never overwritten
 * where they cannot be read, and one truth for all windows of the browser.
 */
export function createQuarantinedStore<T>(storage: TextStorage, kind: StoredKind<T>): QuarantinedStore<T> {
  /** The text of each as it was last known to be stored: what changes of two windows are merged upon. */
  const texts = new Map<string, string>()
  /** Changed here and not stored yet. */
  const unstored = new Set<string>()
  const keyOf = (id: string): string => kind.prefix + id
  const idOf = (key: string): string | null =>
    key.startsWith(kind.prefix) && (!kind.single || key === kind.prefix) ? key.slice(kind.prefix.length) : null
  const store = createStore<QuarantinedState<T>>(() => readAll())
  const setItem = (id: string, value: T | undefined): void => {
    const items = new Map(store.getState().items)
    if (value === undefined) items.delete(id)
    else items.set(id, value)
    store.setState({ items })
  }

  function readAll(): QuarantinedState<T> {
    const items = new Map<string, T>()
    const aside: Aside[] = []
    try {
      const keys = storage.keys().toSorted()
      for (const key of keys) {
        const id = idOf(key)
        const text = id !== null || key.startsWith(kind.aside) ? storage.read(key) : null
        if (text === null) continue
        const read = kind.read(text, id ?? key.slice(kind.aside.length))
        if (id === null) aside.push({ key, id: key.slice(kind.aside.length), text, faults: read.ok ? [] : read.errors })
        else if (read.ok) {
          items.set(id, read.value)
          texts.set(id, text)
        } else aside.push(moveAside(id, text, read.errors))
      }
    } catch (error) {
      return { items, aside, unsaved: refusalWords(error) }
    }
    return { items, aside, unsaved: null }
  }

  /** It stays under its own key where there is no room to move it. */
  function moveAside(id: string, text: string, faults: readonly StoreFault[]): Aside {
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

  const adopt = (id: string, there: string | null): void => {
    if (there === null) {
      texts.delete(id)
      setItem(id, undefined)
      return
    }
    const read = kind.read(there, id)
    // A newer version in another window may write what this one cannot read: it stays where it is, and so does what is shown.
    if (!read.ok) return
    texts.set(id, there)
    setItem(id, read.value)
  }

  /** Gives what is to be written over what is there now; or, where both changed the same, takes theirs in. */
  function reconcile(id: string, value: T): Result<T, StoreFault> {
    const there = storage.read(keyOf(id))
    const known = texts.get(id)
    if (there === (known ?? null)) return success(value)
    if (there === null) {
      if (unstored.has(id)) return success(value)
      adopt(id, null)
      return failure([{ path: '', reason: DELETED }])
    }
    const theirs = kind.read(there, id)
    if (!theirs.ok) {
      store.setState({ aside: [...store.getState().aside, moveAside(id, there, theirs.errors)] })
      return success(value)
    }
    const merged = mergeThree(known === undefined ? undefined : JSON.parse(known), value, theirs.value)
    const read = 'conflict' in merged ? null : kind.read(JSON.stringify(merged.value), id)
    if (read?.ok) return read
    adopt(id, there)
    return failure([{ path: 'conflict' in merged ? merged.conflict : '', reason: CHANGED }])
  }

  const write = (id: string, value: T): void => {
    const text = JSON.stringify(value)
    storage.write(keyOf(id), text)
    texts.set(id, text)
    unstored.delete(id)
  }

  const settle = (failed: unknown): void => {
    const unsaved = failed === null ? null : refusalWords(failed)
    if (JSON.stringify(unsaved) !== JSON.stringify(store.getState().unsaved)) store.setState({ unsaved })
  }

  storage.watch?.((key) => {
    try {
      const ids = key === null ? [...texts.keys()] : [idOf(key) ?? undefined].filter((id) => id !== undefined)
      for (const id of ids) {
        const there = storage.read(keyOf(id))
        if (there !== (texts.get(id) ?? null) && !unstored.has(id)) adopt(id, there)
      }
    } catch {
      // What cannot be read now is looked at again with the next change.
    }
  })

  return {
    store,
    get: (id) => store.getState().items.get(id),
    put(id, value) {
      let failed: unknown = null
      let taken: Result<T, StoreFault> = success(value)
      try {
        taken = reconcile(id, value)
        if (!taken.ok) return taken
        write(id, taken.value)
      } catch (error) {
        unstored.add(id)
        failed = error
      }
      if (taken.ok) setItem(id, taken.value)
      for (const other of [...unstored].filter((one) => one !== id)) {
        const waiting = store.getState().items.get(other)
        try {
          if (waiting !== undefined) write(other, waiting)
        } catch (error) {
          failed = error
        }
      }
      settle(failed)
      return taken
    },
    remove(id) {
      let failed: unknown = null
      try {
        storage.remove(keyOf(id))
        texts.delete(id)
      } catch (error) {
        failed = error
      }
      unstored.delete(id)
      setItem(id, undefined)
      settle(failed)
    },
    dropAside(key) {
      try {
        storage.remove(key)
        store.setState({ aside: store.getState().aside.filter((item) => item.key !== key) })
      } catch (error) {
        settle(error)
      }
    },
  }
}
