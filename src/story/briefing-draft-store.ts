import { temporal } from 'zundo'
import { createStore } from 'zustand/vanilla'
import { failure, success, type Result } from '../base/result.ts'
import type { TextStorage } from '../session/text-storage.ts'
import { draftSchema, type Draft } from './draft.ts'
import { EMPTY_DRAFT } from './edit-briefing.ts'

/** A stored draft that could not be read, or that another window wrote meanwhile: kept word for word under `key`. */
export interface AsideDraft {
  readonly key: string
  readonly text: string
  /** Where and why it could not be read; null for one that another window wrote. */
  readonly fault: string | null
}

interface DraftState {
  readonly draft: Draft
  readonly aside: readonly AsideDraft[]
  /** Why the last change could not be stored; null while all is stored. */
  readonly unsaved: string | null
}

export type DraftStore = ReturnType<typeof createDraftStore>

const KEY = 'zhengzhou-twin/briefing-draft'
const ASIDE = 'zhengzhou-twin/briefing-aside/'
const STEPS_BACK = 200

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * The one briefing that is being made. It is stored after every change and read again when the page is opened; undo and
 * redo run over all changes. What is stored and cannot be read is kept aside, never overwritten.
 */
export function createDraftStore(storage: TextStorage) {
  const { found, text: foundText } = readStored(storage)
  let lastText = foundText
  let lastGroup: string | null = null
  const store = createStore<DraftState>()(
    temporal((): DraftState => found, {
      partialize: ({ draft }) => ({ draft }),
      equality: (a, b) => a.draft === b.draft,
      limit: STEPS_BACK,
    }),
  )
  store.subscribe(({ draft, aside }, before) => {
    if (draft === before.draft) return
    try {
      const there = storage.read(KEY)
      if (there !== null && there !== lastText)
        store.setState({ aside: [...aside, { key: moveAside(storage, there), text: there, fault: null }] })
      const text = JSON.stringify(draft)
      storage.write(KEY, text)
      lastText = text
      if (store.getState().unsaved !== null) store.setState({ unsaved: null })
    } catch (error) {
      store.setState({ unsaved: said(error) })
    }
  })
  const past = store.temporal
  return {
    store,
    /** One step that can be undone. Changes of one `group` that follow each other, as the letters of a word do, are one step. */
    change(verb: (draft: Draft) => Draft, group: string | null = null): void {
      const draft = verb(store.getState().draft)
      if (draft === store.getState().draft) return
      const goesOn = group !== null && group === lastGroup
      lastGroup = group
      if (goesOn) past.getState().pause()
      store.setState({ draft })
      if (goesOn) past.getState().resume()
    },
    undo(): void {
      lastGroup = null
      past.getState().undo()
    },
    redo(): void {
      lastGroup = null
      past.getState().redo()
    },
    /** Throws away what was kept aside. */
    dropAside(key: string): void {
      try {
        storage.remove(key)
        store.setState(({ aside }) => ({ aside: aside.filter((item) => item.key !== key) }))
      } catch (error) {
        store.setState({ unsaved: said(error) })
      }
    },
  }
}

/** A stored draft, or where and why it cannot be read. */
export function parseDraft(text: string): Result<Draft, string> {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text))
    if (parsed.success) return success(parsed.data)
    return failure(parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`))
  } catch (error) {
    return failure([said(error)])
  }
}

/** The key under which it lies now. */
function moveAside(storage: TextStorage, text: string): string {
  const keys = storage.keys()
  let copy = 1
  while (keys.includes(ASIDE + copy)) copy += 1
  storage.write(ASIDE + copy, text)
  storage.remove(KEY)
  return ASIDE + copy
}

function readStored(storage: TextStorage): { found: DraftState; text: string | null } {
  const aside: AsideDraft[] = []
  try {
    for (const key of storage.keys().filter((one) => one.startsWith(ASIDE))) {
      const text = storage.read(key) ?? ''
      const read = parseDraft(text)
      aside.push({ key, text, fault: read.ok ? null : (read.errors[0] ?? '') })
    }
    const text = storage.read(KEY)
    if (text === null) return { found: { draft: EMPTY_DRAFT, aside, unsaved: null }, text }
    const read = parseDraft(text)
    if (read.ok) return { found: { draft: read.value, aside, unsaved: null }, text }
    aside.push({ key: moveAside(storage, text), text, fault: read.errors[0] ?? '' })
    return { found: { draft: EMPTY_DRAFT, aside, unsaved: null }, text: null }
  } catch (error) {
    return { found: { draft: EMPTY_DRAFT, aside, unsaved: said(error) }, text: null }
  }
}
