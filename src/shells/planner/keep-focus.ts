import type { AppContextValue } from '../../app/use-app.ts'

/** How many places are remembered to which the focus may go back. */
const REMEMBERED = 12

/**
 * What closes takes the focus along with it when it had it; then the focus goes back to where it was before. A card that
 * takes the place of another takes its focus too. A press on the map, which takes the focus away, is left alone.
 */
export function keepFocus(
  { panels, store }: Pick<AppContextValue, 'panels' | 'store'>,
  document: Document,
): () => void {
  let places: HTMLElement[] = []
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement)
      places = [...places.filter((place) => place !== target), target].slice(-REMEMBERED)
  }
  const giveBack = (): void => {
    const last = places.at(-1)
    if (!last || last.isConnected || (document.activeElement && document.activeElement !== document.body)) return
    const nextCard = last.closest('.card') ? document.querySelector<HTMLElement>('.card-body') : null
    const place =
      nextCard ??
      places.findLast((one) => one.isConnected && one.checkVisibility()) ??
      document.querySelector<HTMLElement>('[role=slider]')
    place?.focus({ preventScroll: true })
  }
  // After React has drawn what the change means.
  const later = (): void => void requestAnimationFrame(giveBack)
  document.addEventListener('focusin', remember)
  const stopOpen = panels.subscribe(later)
  const stopStore = store.subscribe((now, before) => {
    if (now.selection !== before.selection) later()
  })
  return () => {
    document.removeEventListener('focusin', remember)
    stopOpen()
    stopStore()
  }
}
