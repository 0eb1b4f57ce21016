import type { StoreApi } from 'zustand/vanilla'
import type { NotesEnd } from '../link/presentation-link.ts'
import { toggleFullscreen } from '../fullscreen.ts'
import { readPresentKey } from '../present-keys.ts'

/** Digits typed so far, for a chapter's number. */
export type TypedStore = StoreApi<string>

/** The presenter's keys, pressed in the presenter's window and obeyed on the wall. Returns the way to stop. */
export function listenNotes({ state, command }: NotesEnd, typed: TypedStore): () => void {
  const press = (event: KeyboardEvent): void => {
    const action = readPresentKey(event)
    const { wall } = state.getState()
    if (!action) return
    const number = typed.getState()
    // What has the focus is pressed by these two, unless a number waits for Enter.
    if (
      number === '' &&
      (event.key === 'Enter' || event.key === ' ') &&
      event.target instanceof Element &&
      event.target.closest('button')
    )
      return
    const isAway = wall !== null && wall.exploring !== null
    event.preventDefault()
    if (event.repeat) return
    typed.setState('', true)
    switch (action.do) {
      case 'next':
      case 'back':
      case 'first':
      case 'last':
        command({ do: action.do })
        break
      case 'overview':
        command({ do: wall?.exploring === 'overview' ? 'resume' : 'overview' })
        break
      case 'black':
        command({ do: 'black', black: wall?.black !== true })
        break
      case 'auto':
        command({ do: 'auto', auto: wall?.auto !== true })
        break
      case 'fullscreen':
        void toggleFullscreen()
        break
      case 'digit':
        typed.setState(`${number}${action.digit}`.slice(0, 3), true)
        break
      case 'erase':
        if (number !== '') typed.setState(number.slice(0, -1), true)
        else if (isAway) command({ do: 'resume' })
        break
      case 'enter':
        if (number !== '') command({ do: 'goTo', number: Number(number) })
        else if (isAway) command({ do: 'resume' })
        break
      case 'escape':
        if (document.fullscreenElement) void toggleFullscreen()
        break
      // These are of the wall's own interface.
      case 'list':
      case 'help':
      case 'hide':
      case 'notes':
      case 'larger':
      case 'smaller':
      case 'take':
        break
    }
  }
  addEventListener('keydown', press, true)
  return () => removeEventListener('keydown', press, true)
}
