import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

interface EditorHeight {
  /** CSS pixels. */
  readonly value: number
  readonly least: number
  readonly most: number
  readonly grip: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

const LEAST = 190
const STEP = 24

/** How tall the editor is: pulled by its upper edge, or by the arrow keys there. */
export function useEditorHeight(): EditorHeight {
  const most = Math.max(LEAST, Math.round(innerHeight * 0.78))
  const [value, setValue] = useState(() => Math.round(Math.min(most, Math.max(280, innerHeight * 0.46))))
  const held = useRef({ y: 0, value: 0 })
  const set = (next: number): void => setValue(Math.round(Math.min(most, Math.max(LEAST, next))))
  return {
    value,
    least: LEAST,
    most,
    grip: {
      onPointerDown(event) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { y: event.clientY, value }
      },
      onPointerMove(event) {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          set(held.current.value + held.current.y - event.clientY)
      },
      onKeyDown(event) {
        const by = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: STEP * 4, PageDown: -STEP * 4 }[event.key]
        if (by === undefined) return
        event.preventDefault()
        event.stopPropagation()
        set(value + by)
      },
    },
  }
}
