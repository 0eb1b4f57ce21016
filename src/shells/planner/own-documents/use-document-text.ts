import { useEffect, useRef, useState } from 'react'
import { cleanText } from '../../../base/clean-text.ts'
import type { DocumentText } from '../../../intake/documents/document-text.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import { readDocumentFile } from '../../../intake/intake-client.ts'
import type { Message } from '../../../messages/message.ts'
import { useKeptEntry } from './use-kept-entry.ts'

/** Characters of one page to read in; a newspaper page holds a twentieth of it. */
const LONGEST = 400_000

/** The text as it is kept until it is no longer needed. */
interface KeptText {
  /** The text of each page; one, which may be typed or pasted into, until a document is read. */
  readonly pages: readonly string[]
  readonly paged: boolean
  /** The page that is shown, from 0. */
  readonly at: number
  /** The file that they come from; empty for what was pasted. */
  readonly file: string
  readonly notes: readonly Message[]
}

interface Work {
  readonly faults: readonly FileFault[]
  /** How far reading a file has come, 0 to 1; null while none is read. */
  readonly reading: { readonly file: string; readonly share: number } | null
}

const NO_TEXT: KeptText = { pages: [''], paged: false, at: 0, file: '', notes: [] }
const IDLE: Work = { faults: [], reading: null }

export interface DocumentTextHandle extends KeptText, Work {
  /** Reads a file in the worker; what stood here stays until there is something else. */
  take(file: File): void
  cancel(): void
  turnTo(at: number): void
  /** Puts a typed text in the place of the shown page. */
  type(text: string): void
}

/**
 * The text that statements of a document are marked in: pasted, or read from a file. It is no part of the record, and outlives
 * the panel as what is typed does.
 */
export function useDocumentText(document: string): DocumentTextHandle {
  const [kept, keep] = useKeptEntry(`text/${document}`, NO_TEXT)
  const [work, setWork] = useState(IDLE)
  const run = useRef<AbortController | null>(null)
  useEffect(() => () => run.current?.abort(), [])
  const take = (file: File): void => {
    run.current?.abort()
    const controller = new AbortController()
    run.current = controller
    setWork({ faults: [], reading: { file: file.name, share: 0 } })
    const reading = (share: number | null): void =>
      setWork({ faults: [], reading: { file: file.name, share: share ?? 0 } })
    void readDocumentFile(file, { signal: controller.signal, onProgress: ({ share }) => reading(share) }).then(
      (read) => {
        setWork(read.ok ? IDLE : { faults: read.errors, reading: null })
        if (read.ok) keep(shownOf(file.name, read.value))
      },
      () => {
        // Called off: by the viewer, who sees it end, or by the next file.
        if (run.current === controller) setWork(IDLE)
      },
    )
  }
  const type = (text: string): void => {
    const pages = kept.pages.map((page, at) => (at === kept.at ? cleanText(text, LONGEST) : page))
    keep(pages.join('') === '' ? NO_TEXT : { ...kept, pages })
  }
  return {
    ...kept,
    ...work,
    take,
    type,
    cancel: () => run.current?.abort(),
    turnTo: (at) => keep({ ...kept, at: Math.max(0, Math.min(kept.pages.length - 1, at)) }),
  }
}

/** Begins at the first page that has a text. */
function shownOf(file: string, { pages, paged, notes }: DocumentText): KeptText {
  const first = pages.findIndex((page) => page.trim() !== '')
  return { pages, paged, notes, file, at: Math.max(0, first) }
}
