/** What a keyboard may do here: move the focus, press, close. Everything else belongs to the browser and leads away. */
const KEYS = new Set([
  'Tab',
  'Enter',
  ' ',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Backspace',
  'Shift',
])

/** Of the Navigation API, which the page's types do not all know. */
interface NavigateEvent extends Event {
  readonly cancelable: boolean
  readonly navigationType: string
  readonly destination: { readonly url: string }
}

/**
 * Shuts every way out of the page that a page can shut: menus, selection, zoom of the browser, swipes through history,
 * links, dropped files, keys of the browser. What only the browser can shut is among the flags in the README for the hall.
 * Returns the way to open it again.
 */
export function guardPage(page: Window): () => void {
  const { document } = page
  const stops: (() => void)[] = []
  const shut = (target: EventTarget, types: readonly string[], refuse: (event: Event) => boolean): void => {
    const listener = (event: Event): void => {
      if (refuse(event)) event.preventDefault()
    }
    for (const type of types) {
      target.addEventListener(type, listener, { capture: true, passive: false })
      stops.push(() => target.removeEventListener(type, listener, { capture: true }))
    }
  }
  const always = (): boolean => true
  shut(
    document,
    [
      'contextmenu',
      'selectstart',
      'dragstart',
      'dragenter',
      'dragover',
      'drop',
      'gesturestart',
      'gesturechange',
      'copy',
      'cut',
      'paste',
      'submit',
    ],
    always,
  )
  shut(page, ['beforeinstallprompt', 'auxclick'], always)
  shut(page, ['wheel'], (event) => (event as WheelEvent).ctrlKey || (event as WheelEvent).metaKey)
  // The side buttons of a mouse go back and forth in history.
  shut(page, ['pointerdown', 'pointerup', 'mousedown', 'mouseup'], (event) => (event as MouseEvent).button > 2)
  // Two fingers on the panels would zoom the page; on the map they are the map's.
  shut(document, ['touchmove'], (event) => (event as TouchEvent).touches.length > 1)
  shut(
    document,
    ['click'],
    (event) => event.target instanceof Element && event.target.closest('a[href], area[href]') !== null,
  )
  shut(page, ['keydown'], (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event as KeyboardEvent
    if (ctrlKey || metaKey || altKey) return true
    if (key === 'Backspace') return !(target instanceof HTMLInputElement)
    return !KEYS.has(key) && !/^[0-9]$/.test(key)
  })

  // Back and forward stay on this entry, whatever asked for them; nothing but the page itself may take its place.
  const { navigation } = page as Window & { navigation?: EventTarget }
  if (navigation) {
    shut(navigation, ['navigate'], (event) => {
      const { cancelable, destination } = event as NavigateEvent
      const to = new URL(destination.url)
      return (
        cancelable &&
        !(to.origin === page.location.origin && to.pathname === page.location.pathname && to.searchParams.has('kiosk'))
      )
    })
  }
  const stay = (): void => page.history.pushState(null, '', page.location.href)
  // Going back must have somewhere to go that is still this page.
  stay()
  page.addEventListener('popstate', stay)
  stops.push(() => page.removeEventListener('popstate', stay))
  const open = page.open.bind(page)
  page.open = () => null
  page.print = () => undefined
  stops.push(() => {
    page.open = open
  })
  return () => {
    for (const stop of stops) stop()
  }
}
