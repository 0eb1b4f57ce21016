import { browserStorage } from '../../session/browser-storage.ts'
import { createDraftStore, type DraftStore } from '../../story/briefing-draft-store.ts'

let kept: DraftStore | undefined

/** The briefing that is being made: one for the page, so that its steps can be undone after the panel was closed and opened again. */
export function openDraftStore(): DraftStore {
  return (kept ??= createDraftStore(browserStorage()))
}
