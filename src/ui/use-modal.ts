import { useEffect, useRef, type RefObject } from 'react'

/** A dialog that is open for as long as it is drawn: the browser's own, so that focus and Escape are right by themselves. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return dialog
}
