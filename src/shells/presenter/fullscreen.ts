/** What a browser lets a page keep of the keyboard while it fills the screen. */
interface KeyboardLock {
  lock?: (keys: readonly string[]) => Promise<void>
  unlock?: () => void
}

/** Fills the screen or leaves it; Escape and F5 then come to the page, where the browser lets them. */
export async function toggleFullscreen(): Promise<void> {
  const { keyboard } = navigator as Navigator & { keyboard?: KeyboardLock }
  try {
    if (document.fullscreenElement) {
      keyboard?.unlock?.()
      await document.exitFullscreen()
    } else {
      await document.documentElement.requestFullscreen()
      await keyboard?.lock?.(['Escape', 'F5'])
    }
  } catch {
    // Not granted: the show goes on in its window.
  }
}
