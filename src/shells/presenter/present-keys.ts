import { plainKey, type PressedKey } from '../../app/plain-key.ts'

/** What a key of the presenter asks for. */
export type PresentAction =
  | {
      readonly do:
        | 'next'
        | 'back'
        | 'first'
        | 'last'
        | 'list'
        | 'overview'
        | 'fullscreen'
        | 'black'
        | 'hide'
        | 'help'
        | 'auto'
        | 'escape'
        | 'enter'
        | 'erase'
        | 'take'
        | 'notes'
        | 'larger'
        | 'smaller'
    }
  | { readonly do: 'digit'; readonly digit: string }

const ACTIONS: Readonly<Record<string, PresentAction['do'] & Exclude<PresentAction['do'], 'digit'>>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  n: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  p: 'back',
  Home: 'first',
  End: 'last',
  g: 'list',
  o: 'overview',
  f: 'fullscreen',
  b: 'black',
  '.': 'black',
  h: 'hide',
  '?': 'help',
  a: 'auto',
  w: 'notes',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  Escape: 'escape',
  Enter: 'enter',
  Backspace: 'erase',
  // Clickers send it to begin a show: taken, so that the page is not loaded anew, and nothing else.
  F5: 'take',
  // Remotes and keyboards with keys for media and history: the latter would leave the page.
  MediaTrackNext: 'next',
  MediaTrackPrevious: 'back',
  BrowserForward: 'next',
  BrowserBack: 'back',
}

type KeyPress = PressedKey & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>

/** The action of a key, or null for a key that is none of the presenter's. */
export function readPresentKey(pressed: KeyPress): PresentAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null
  const key = plainKey(pressed)
  if (/^\d$/.test(key)) return { do: 'digit', digit: key }
  const action = ACTIONS[key]
  return action ? { do: action } : null
}
