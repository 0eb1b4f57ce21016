import { message, type Message } from '../messages/message.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mergeThree } from '../base/merge-three.ts'
import { failure, success, type Result } from '../base/result.ts'
import {
  createStoredTexts,
  type Aside,
  type FoundTexts,
  type StoredKind,
  type StoredTexts,
  type StoreFault,
} from './stored-texts.ts'
import { refusalWords, type TextStorage } from './text-storage.ts'

export interface QuarantinedState<T> extends FoundTexts<T> {
  /** By id; in the order of their ids when read, new ones last. */
  readonly items: ReadonlyMap<string, T>
  /** Why the last change could not be stored, and what to do; null while all is stored. It is in memory, and tried again with the next. */
  readonly unsaved: Message | null
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

/** What comes of a value that is to be stored: it, merged with what another window stored; or that one's, with the reason. */
interface Reconciled<T> {
  readonly taken: Result<T, StoreFault>
  /** Another window's text, or that it removed it (null), stands in its place. */
  readonly adopted?: string | null
  /** What stood there could not be read. */
  readonly aside?: Aside
}

/** `waits`: an earlier change of the same could not be stored yet. */
function reconcile<T>(texts: StoredTexts<T>, kind: StoredKind<T>, id: string, value: T, waits: boolean): Reconciled<T> {
  const [there, known] = [texts.read(id), texts.known(id)]
  if (there === (known ?? null)) return { taken: success(value) }
  if (there === null)
    return waits ? { taken: success(value) } : { taken: failure([{ path: '', reason: DELETED }]), adopted: null }
  const theirs = kind.read(there, id)
  if (!theirs.ok) return { taken: success(value), aside: texts.moveAside(id, there, theirs.errors) }
  const merged = mergeThree(known === undefined ? undefined : JSON.parse(known), value, theirs.value)
  const read = 'conflict' in merged ? null : kind.read(JSON.stringify(merged.value), id)
  if (read?.ok) return { taken: read }
  const path = 'conflict' in merged ? merged.conflict : ''
  return { taken: failure([{ path, reason: CHANGED }]), adopted: there }
}

function withItem<T>(before: ReadonlyMap<string, T>, id: string, value: T | undefined): ReadonlyMap<string, T> {
  const items = new Map(before)
  if (value === undefined) items.delete(id)
  else items.set(id, value)
  return items
}

/** What a storage refuses; null where it takes it. */
function refusalOf(act: () => void): unknown {
  try {
    act()
    return null
  } catch (error) {
    return error
  }
}

/**
 * Things of one kind, each stored under its own key after every change: checked when read, kept aside and never overwritten
 * where they cannot be read, and one truth for all windows of the browser.
 */
export function createQuarantinedStore<T>(storage: TextStorage, kind: StoredKind<T>): QuarantinedStore<T> {
  const texts = createStoredTexts(storage, kind)
  /** Changed here and not stored yet. */
  const unstored = new Set<string>()
  const store = createStore<QuarantinedState<T>>(texts.readAll)
  const setItem = (id: string, value: T | undefined): void =>
    store.setState({ items: withItem(store.getState().items, id, value) })
  /** Shows what another window has stored, or removed. */
  const adopt = (id: string, there: string | null): void => {
    const read = there === null ? null : kind.read(there, id)
    // A newer version in another window may write what this one cannot read: it stays where it is, and so does what is shown.
    if (read && !read.ok) return
    texts.learn(id, there)
    setItem(id, read?.value)
  }
  /** Gives what is to be written over what is there now; or, where both changed the same, takes theirs in. */
  const merge = (id: string, value: T): Result<T, StoreFault> => {
    const { taken, adopted, aside } = reconcile(texts, kind, id, value, unstored.has(id))
    if (aside) store.setState({ aside: [...store.getState().aside, aside] })
    if (adopted !== undefined) adopt(id, adopted)
    return taken
  }
  const settle = (failed: unknown): void => {
    const unsaved = failed === null ? null : refusalWords(failed)
    if (JSON.stringify(unsaved) !== JSON.stringify(store.getState().unsaved)) store.setState({ unsaved })
  }
  const write = (id: string, value: T): void => {
    texts.write(id, value)
    unstored.delete(id)
  }
  /** Tries again to store what could not be; gives the last refusal. */
  const writeWaiting = (but: string): unknown =>
    [...unstored]
      .filter((id) => id !== but)
      .map((id) => {
        const waiting = store.getState().items.get(id)
        return waiting === undefined ? null : refusalOf(() => write(id, waiting))
      })
      .findLast((refusal) => refusal !== null) ?? null

  texts.watch((ids) => {
    // What cannot be read now is looked at again with the next change.
    refusalOf(() => {
      for (const id of ids) {
        const there = texts.read(id)
        if (there !== (texts.known(id) ?? null) && !unstored.has(id)) adopt(id, there)
      }
    })
  })
  return {
    store,
    get: (id) => store.getState().items.get(id),
    put(id, value) {
      let taken: Result<T, StoreFault> = success(value)
      const failed = refusalOf(() => {
        taken = merge(id, value)
        if (taken.ok) write(id, taken.value)
      })
      if (!taken.ok) return taken
      if (failed !== null) unstored.add(id)
      setItem(id, taken.value)
      settle(writeWaiting(id) ?? failed)
      return taken
    },
    remove(id) {
      const failed = refusalOf(() => texts.remove(id))
      unstored.delete(id)
      setItem(id, undefined)
      settle(failed)
    },
    dropAside(key) {
      const failed = refusalOf(() => {
        storage.remove(key)
        store.setState({ aside: store.getState().aside.filter((item) => item.key !== key) })
      })
      if (failed !== null) settle(failed)
    },
  }
}
