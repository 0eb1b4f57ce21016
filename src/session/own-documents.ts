import { createStore, type StoreApi } from 'zustand/vanilla'
import { cleanTexts } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import { message, type Message } from '../messages/message.ts'
import { recordFileSchema, type RecordFile } from '../own-documents/schema.ts'
import { createQuarantinedStore, parseJson } from './quarantined-store.ts'
import type { Aside, StoreFault } from './stored-texts.ts'
import { RECORD_FILE_KEY, type TextStorage } from './text-storage.ts'

export interface OwnDocumentsState {
  /** Record files that are open, by id. */
  readonly records: ReadonlyMap<string, RecordFile>
  /** Whether their statements count. */
  readonly counted: boolean
  /** Stored texts that could not be read: kept aside, word for word. */
  readonly damaged: readonly Aside[]
  /** Why the last change could not be stored; null while all is. */
  readonly unsaved: Message | null
  /** Why the last change was not taken: another window has changed or taken out the same. Null where it was. */
  readonly refused: Message | null
}

export interface OwnDocuments {
  readonly store: StoreApi<OwnDocumentsState>
  /** Opens a record file, or puts a changed one in its place; what another window changed is merged in. */
  put(record: RecordFile): Result<RecordFile, StoreFault>
  remove(id: string): void
  /** Lets own documents count, or the shipped ones alone; for this window. */
  count(counted: boolean): void
  dropDamaged(key: string): void
}

/** Keeps record files in the browser: written at every change, one truth for all of its windows. */
export function createOwnDocuments(storage: TextStorage): OwnDocuments {
  const kept = createQuarantinedStore<RecordFile>(storage, {
    prefix: RECORD_FILE_KEY,
    aside: 'zhengzhou-twin/record-file-aside/',
    read: (text, id) =>
      parseJson(text, (value) => {
        const read = recordFileSchema.safeParse(cleanTexts(value))
        if (!read.success)
          return failure(
            read.error.issues.slice(0, 20).map(({ path, message: detail }) => ({
              path: `/${path.map(String).join('/')}`,
              reason: message('recordFile.field', { detail }),
            })),
          )
        return read.data.id === id
          ? success(read.data)
          : failure([{ path: '/id', reason: message('recordFile.otherId', { id: read.data.id }) }])
      }),
  })
  let counted = true
  let refused: Message | null = null
  const stateOf = (): OwnDocumentsState => {
    const { items, aside, unsaved } = kept.store.getState()
    return { records: items, counted, damaged: aside, unsaved, refused }
  }
  const store = createStore<OwnDocumentsState>(stateOf)
  const refresh = (): void => store.setState(stateOf(), true)
  kept.store.subscribe(refresh)
  return {
    store,
    put(record) {
      // What is typed may be pasted from anywhere: it is cleaned here as it is when it is read.
      const taken = kept.put(record.id, cleanTexts(record) as RecordFile)
      refused = taken.ok ? null : (taken.errors[0]?.reason ?? null)
      refresh()
      return taken
    },
    remove(id) {
      refused = null
      kept.remove(id)
    },
    count(next) {
      counted = next
      refresh()
    },
    dropDamaged: kept.dropAside,
  }
}
