/**
 * Where a viewer's own layers are kept: structured values by key, typed arrays among them. Asynchronous, since they are large.
 * Any call may reject (no storage, no room); `refusalWords` of text-storage.ts says why.
 */
export interface ObjectStorage {
  keys(): Promise<readonly string[]>
  /** Undefined where there is nothing under the key. */
  read(key: string): Promise<unknown>
  write(key: string, value: unknown): Promise<void>
  /** Changes a value in one step that no other window can come between. Undefined for `now` where there is none; what is returned undefined is not written. */
  update(key: string, change: (now: unknown) => unknown): Promise<void>
  remove(keys: readonly string[]): Promise<void>
  /** Calls back with keys that another window of this browser has changed. Gives the way to stop. */
  watch?(changed: (keys: readonly string[]) => void): () => void
}

/** Keeps them for as long as the page is open: for a kiosk, and for tests. Values are copied, as a browser would. */
export function memoryObjects(values = new Map<string, unknown>()): ObjectStorage {
  return {
    keys: () => Promise.resolve([...values.keys()]),
    read: (key) => Promise.resolve(structuredClone(values.get(key))),
    write(key, value) {
      values.set(key, structuredClone(value))
      return Promise.resolve()
    },
    update(key, change) {
      const next = change(structuredClone(values.get(key)))
      if (next !== undefined) values.set(key, structuredClone(next))
      return Promise.resolve()
    },
    remove(keys) {
      for (const key of keys) values.delete(key)
      return Promise.resolve()
    },
  }
}
