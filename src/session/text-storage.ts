import { message, type Message } from '../messages/message.ts'

/**
 * Where a viewer's own things are kept: texts by key. Synchronous, so that a change is on disk before anything else can
 * happen: nothing is lost on a reload or a crash in mid-edit. Any call may throw (no storage, no room); `refusalWords` says why.
 */
export interface TextStorage {
  keys(): readonly string[]
  read(key: string): string | null
  write(key: string, text: string): void
  remove(key: string): void
  /** Calls back with each key that another window of this browser has changed; null where all were cleared. Gives the way to stop. */
  watch?(changed: (key: string | null) => void): () => void
}

/** What the keys of a viewer's own scenarios begin with; the scenario's id follows. */
export const SCENARIO_KEY = 'zhengzhou-twin/scenario/'
/** What the keys of a viewer's own records begin with; the id of the scenario that they came with follows. */
export const OWN_RECORDS_KEY = 'zhengzhou-twin/own-records/'
/** Says that own layers are kept in the browser's database; what they are stands there. */
export const OWN_LAYERS_KEY = 'zhengzhou-twin/own-layers'
/** The one briefing that is being made. */
export const DRAFT_KEY = 'zhengzhou-twin/briefing-draft'
/** What the keys of opened briefings begin with; the briefing's id follows. */
export const BRIEFING_KEY = 'zhengzhou-twin/briefing/'

/** What the keys of record files begin with; the record's id follows. */
export const RECORD_FILE_KEY = 'zhengzhou-twin/record-file/'

/** What the keys of own documents begin with that are typed and not entered yet, in this window. */
export const PENDING_ENTRY_KEY = 'zhengzhou-twin/own-documents-pending/'

/** Who enters own documents in this browser. */
export const AUTHOR_KEY = 'zhengzhou-twin/own-documents-author'

/** Whether any record file is stored; false where storage is refused. Cheap: they are not read or checked. */
export function holdsRecordFiles(storage: TextStorage): boolean {
  try {
    return storage.keys().some((key) => key.startsWith(RECORD_FILE_KEY))
  } catch {
    return false
  }
}

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

/** Why something could not be stored, and what to do about it. */
export function refusalWords(error: unknown): Message {
  const [name, detail] = error instanceof Error ? [error.name, error.message] : ['', String(error)]
  if (name === 'SecurityError') return message('storage.blocked')
  if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return message('storage.full')
  return message('storage.failed', { detail })
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
