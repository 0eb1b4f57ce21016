import { createStore, type StoreApi } from 'zustand/vanilla'

export interface KeptError {
  /** Milliseconds since 1970, by the machine's own clock. */
  readonly at: number
  readonly words: string
}

/** What went wrong since the page was opened; nothing of it is shown to visitors. */
export interface Health {
  readonly errors: number
  /** Newest first. */
  readonly last: readonly KeptError[]
}

/** Errors that are kept in words, and how many characters of each. */
const KEPT = 8
const LONGEST = 300

const wordsOf = (reason: unknown): string =>
  (reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason)).slice(0, LONGEST)

/** Counts errors of the page, promises that nobody caught, and what the engines report; returns the store, and the way to stop. */
export function watchHealth(page: Window & { console: Console }): {
  health: StoreApi<Health>
  note: (reason: unknown) => void
  stop: () => void
} {
  const health = createStore<Health>(() => ({ errors: 0, last: [] }))
  const note = (reason: unknown): void => {
    const { errors, last } = health.getState()
    health.setState({ errors: errors + 1, last: [{ at: Date.now(), words: wordsOf(reason) }, ...last].slice(0, KEPT) })
  }
  const onError = (event: ErrorEvent): void => note(event.error ?? event.message)
  const onRejection = (event: PromiseRejectionEvent): void => note(event.reason)
  const report = page.console.error
  page.console.error = (...parts: unknown[]): void => {
    note(parts.map(wordsOf).join(' '))
    report.apply(page.console, parts)
  }
  page.addEventListener('error', onError)
  page.addEventListener('unhandledrejection', onRejection)
  return {
    health,
    note,
    stop: () => {
      page.console.error = report
      page.removeEventListener('error', onError)
      page.removeEventListener('unhandledrejection', onRejection)
    },
  }
}

/** Bytes of JavaScript in use and allowed; null where the browser does not tell. */
export function readHeap(): { used: number; limit: number } | null {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } }
  return memory ? { used: memory.usedJSHeapSize, limit: memory.jsHeapSizeLimit } : null
}
