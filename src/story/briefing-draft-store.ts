import '../messages/intake.ts'
import { createStore } from 'zustand/vanilla'
import { message, type Message } from '../messages/message.ts'
import { cleanTexts } from '../base/clean-text.ts'
import { mergeThree } from '../base/merge-three.ts'
import { failure, success, type Result } from '../base/result.ts'
import { createQuarantinedStore, parseJson } from '../session/quarantined-store.ts'
import type { StoreFault } from '../session/stored-texts.ts'
import { createSteps } from '../session/steps.ts'
import { DRAFT_KEY, type TextStorage } from '../session/text-storage.ts'
import { draftSchema, type Draft } from './draft.ts'
import { EMPTY_DRAFT } from './edit-briefing.ts'

/** A stored draft that could not be read: kept word for word under `key`. */
export interface AsideDraft {
  readonly key: string
  readonly text: string
  /** Where and why it could not be read. */
  readonly fault: StoreFault
}

interface DraftState {
  readonly draft: Draft
  readonly aside: readonly AsideDraft[]
  /** Why the last change could not be stored, and what to do; null while all is stored. */
  readonly unsaved: Message | null
  /** Why the last change was not taken: another window had changed the same. Null while all was. */
  readonly refused: Message | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export type DraftStore = ReturnType<typeof createDraftStore>

const readStored = (text: string): Result<Draft, StoreFault> =>
  parseJson(text, (value) => {
    const parsed = draftSchema.safeParse(cleanTexts(value))
    if (parsed.success) return success(parsed.data)
    return failure(
      parsed.error.issues.map(({ path, message: detail }) => ({
        path: `/${path.map(String).join('/')}`,
        reason: message('briefing.format', { detail }),
      })),
    )
  })

/** A stored draft, or where and why it cannot be read. */
export function parseDraft(text: string): Result<Draft, StoreFault> {
  return readStored(text)
}

/** The first fault of a text that was kept aside; one that was kept before faults were counted is unreadable as a whole. */
export const firstFault = (faults: readonly StoreFault[]): StoreFault =>
  faults[0] ?? { path: '', reason: message('briefing.unreadable') }

/** How drafts are stored and read, for the one that is made and for those that are opened. */
export const storedDraft = { read: readStored }

/**
 * The one briefing that is being made. It is stored after every change and is the same in all windows; undo and redo run over
 * all changes made here. What is stored and cannot be read is kept aside, never overwritten.
 */
export function createDraftStore(storage: TextStorage) {
  const kept = createQuarantinedStore<Draft>(storage, {
    prefix: DRAFT_KEY,
    aside: 'zhengzhou-twin/briefing-aside/',
    single: true,
    ...storedDraft,
  })
  // The letters of a word are one step however slowly they come.
  const steps = createSteps<Draft>({ now: () => 0 })
  const current = (): Draft => kept.get('') ?? EMPTY_DRAFT
  const stateOf = (refused: Message | null): DraftState => {
    const { aside, unsaved } = kept.store.getState()
    return {
      draft: current(),
      aside: aside.map(({ key, text, faults }) => ({ key, text, fault: firstFault(faults) })),
      unsaved,
      refused,
      canUndo: steps.lastDone('') !== undefined,
      canRedo: steps.lastUndone('') !== undefined,
    }
  }
  const store = createStore<DraftState>(() => stateOf(null))
  kept.store.subscribe(() => store.setState(stateOf(store.getState().refused)))
  const put = (draft: Draft): boolean => {
    const taken = kept.put('', draft)
    store.setState({ refused: taken.ok ? null : (taken.errors[0]?.reason ?? null) })
    return taken.ok
  }
  /** From one state to another, whatever else was changed meanwhile. */
  const go = (from: Draft, to: Draft): boolean => {
    const merged = mergeThree(from, to, current())
    const read = 'conflict' in merged ? null : draftSchema.safeParse(merged.value)
    return read?.success === true && put(read.data)
  }
  return {
    store,
    /** One step that can be undone. Changes of one `group` that follow each other, as the letters of a word do, are one step. */
    change(verb: (draft: Draft) => Draft, group: string | null = null): void {
      const before = current()
      const draft = cleanTexts(verb(before)) as Draft
      if (draft === before || !put(draft)) return
      steps.add({ id: '', before, after: draft, name: null, group })
      store.setState(stateOf(null))
    },
    undo(): void {
      steps.endRun('')
      const last = steps.lastDone('')
      if (last?.before && go(last.after, last.before)) steps.undone(last)
      store.setState(stateOf(store.getState().refused))
    },
    redo(): void {
      const last = steps.lastUndone('')
      if (last?.before && go(last.before, last.after)) steps.redone(last)
      store.setState(stateOf(store.getState().refused))
    },
    /** Throws away what was kept aside. */
    dropAside: kept.dropAside,
  }
}
