import type { TextStorage } from '../session/text-storage.ts'
import { parseDraft } from './briefing-draft-store.ts'
import type { Draft } from './draft.ts'
import { freeBriefingId } from './showable.ts'

const SHELF = 'zhengzhou-twin/briefing/'

/** A briefing that was opened from a file and is kept; what cannot be read any more says why, and is kept word for word. */
export interface StoredBriefing {
  /** By which it is kept and addressed. */
  readonly id: string
  readonly text: string
  readonly draft: Draft | null
  readonly fault: string | null
}

/** Briefings of the viewer's own beside the one that is being made. Any call may throw: no storage, or no room. */
export function createBriefingLibrary(storage: TextStorage) {
  const list = (): readonly StoredBriefing[] =>
    storage
      .keys()
      .filter((key) => key.startsWith(SHELF))
      .toSorted()
      .map((key) => {
        const text = storage.read(key) ?? ''
        const read = parseDraft(text)
        return {
          id: key.slice(SHELF.length),
          text,
          draft: read.ok ? read.value : null,
          fault: read.ok ? null : (read.errors[0] ?? ''),
        }
      })
  return {
    list,
    /** Keeps one under an id that neither the catalog nor `taken` has; the very same one is kept once. Gives that id. */
    add(draft: Draft, taken: ReadonlySet<string>): string {
      const text = JSON.stringify(draft)
      const there = list()
      const same = there.find((one) => one.text === text)
      if (same) return same.id
      const id = freeBriefingId(draft.id, new Set([...taken, ...there.map((one) => one.id)]))
      storage.write(SHELF + id, text)
      return id
    },
    remove: (id: string): void => storage.remove(SHELF + id),
  }
}
export type BriefingLibrary = ReturnType<typeof createBriefingLibrary>
