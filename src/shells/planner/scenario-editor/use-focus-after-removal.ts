import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Those that can have the focus: what is folded away cannot. */
const buttonsIn = (list: HTMLElement | null): readonly HTMLElement[] =>
  [...(list?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) => button.checkVisibility())

interface FocusAfterRemoval {
  readonly list: RefObject<HTMLDivElement | null>
  /** To be called with a button that is about to go away with what it removes. */
  willRemove(button: HTMLElement): void
}

/** In a list whose buttons go away: the focus goes on to the button in the place of the one that had it, and the keys with it. */
export function useFocusAfterRemoval(): FocusAfterRemoval {
  const list = useRef<HTMLDivElement>(null)
  /** Where the button stood among all. */
  const goneAt = useRef<number | null>(null)
  useLayoutEffect(() => {
    const at = goneAt.current
    if (at === null || document.activeElement !== document.body) return
    goneAt.current = null
    const left = buttonsIn(list.current)
    const next = left[Math.min(at, left.length - 1)] ?? list.current?.querySelector<HTMLElement>('select')
    next?.focus({ preventScroll: true })
  })
  return {
    list,
    willRemove(button) {
      goneAt.current = buttonsIn(list.current).indexOf(button)
    },
  }
}
