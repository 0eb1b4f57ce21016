/**
 * Where a viewer's own scenarios are kept: texts by key. Synchronous, so that a change is on disk before anything else can
 * happen: nothing is lost on a reload or a crash in mid-edit. Any call may throw (no storage, no room); the library says so.
 */
export interface TextStorage {
  keys(): readonly string[]
  read(key: string): string | null
  write(key: string, text: string): void
  remove(key: string): void
}

/** What the keys of a viewer's own scenarios begin with; the scenario's id follows. */
export const SCENARIO_KEY = 'zhengzhou-twin/scenario/'

/** What the keys of a viewer's own records begin with; the id of the scenario that they came with follows. */
export const OWN_RECORDS_KEY = 'zhengzhou-twin/own-records/'

/** Whether any own records are stored; false where storage is refused. Cheap: they are not read or checked. */
export function holdsOwnRecords(storage: TextStorage): boolean {
  try {
    return storage.keys().some((key) => key.startsWith(OWN_RECORDS_KEY))
  } catch {
    return false
  }
}

/** Whether a scenario of this id is stored; false where storage is refused. Cheap: it is not read or checked. */
export function holdsScenario(storage: TextStorage, id: string): boolean {
  try {
    return storage.read(SCENARIO_KEY + id) !== null
  } catch {
    return false
  }
}

/**
 * Whether one of the stored scenarios adds a thing of this id: so that an address may name it before the scenarios themselves
 * are read. False where storage is refused.
 */
export function holdsAddedThing(storage: TextStorage, id: string): boolean {
  try {
    return storage
      .keys()
      .some(
        (key) => key.startsWith(SCENARIO_KEY) && (storage.read(key) ?? '').includes(`"entity":${JSON.stringify(id)}`),
      )
  } catch {
    return false
  }
}

/** The browser's own storage of this origin. `open` is asked anew with every call, since a browser may refuse it. */
export function browserStorage(open: () => Storage = () => localStorage): TextStorage {
  return {
    keys: () => Array.from({ length: open().length }, (_, i) => open().key(i) ?? ''),
    read: (key) => open().getItem(key),
    write: (key, text) => open().setItem(key, text),
    remove: (key) => open().removeItem(key),
  }
}

/** Keeps them for as long as the page is open: for a kiosk, and for tests. */
export function memoryStorage(texts = new Map<string, string>()): TextStorage {
  return {
    keys: () => [...texts.keys()],
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
  }
}
