import type { Message } from '../messages/message.ts'
import { createQuarantinedStore } from '../session/quarantined-store.ts'
import type { StoreFault } from '../session/stored-texts.ts'
import { BRIEFING_KEY, type TextStorage } from '../session/text-storage.ts'
import { firstFault, storedDraft } from './briefing-draft-store.ts'
import type { Draft } from './draft.ts'
import { freeBriefingId } from './showable.ts'

/** A briefing that was opened from a file and is kept; what cannot be read any more says why, and is kept word for word. */
export interface StoredBriefing {
  /** By which it is kept and addressed. */
  readonly id: string
  readonly text: string
  readonly draft: Draft | null
  readonly fault: StoreFault | null
}

/** Briefings of the viewer's own beside the one that is being made; the same in all windows. */
export function createBriefingLibrary(storage: TextStorage) {
  const kept = createQuarantinedStore<Draft>(storage, {
    prefix: BRIEFING_KEY,
    aside: 'zhengzhou-twin/briefing-damaged/',
    ...storedDraft,
  })
  const list = (): readonly StoredBriefing[] => {
    const { items, aside } = kept.store.getState()
    return [
      ...[...items].map(([id, draft]) => ({ id, text: JSON.stringify(draft), draft, fault: null })),
      ...aside.map(({ id, text, faults }) => ({ id, text, draft: null, fault: firstFault(faults) })),
    ].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  return {
    list,
    /** Keeps one under an id that neither the list nor `taken` has; the very same one is kept once. Gives that id, and why it could not be stored. */
    add(draft: Draft, taken: ReadonlySet<string>): { readonly id: string; readonly unsaved: Message | null } {
      const text = JSON.stringify(draft)
      const there = list()
      const same = there.find((one) => one.text === text)
      const id = same?.id ?? freeBriefingId(draft.id, new Set([...taken, ...there.map((one) => one.id)]))
      if (!same) kept.put(id, draft)
      return { id, unsaved: kept.store.getState().unsaved }
    },
    remove(id: string): void {
      const damaged = kept.store.getState().aside.find((one) => one.id === id)
      if (damaged) kept.dropAside(damaged.key)
      else kept.remove(id)
    },
  }
}
