/** Says on the skeleton, in the words of index.html, that the page cannot start. */
export function failStart(error: unknown): void {
  console.error(error)
  const detail = error instanceof Error ? error.message : String(error)
  dispatchEvent(new CustomEvent('start-failed', { detail }))
}
