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

/** Signs of other scripts that stand where a sign of the presenter's does. */
const SIGNS: Readonly<Record<string, string>> = { '。': '.', '｡': '.', '·': '.', '・': '.', '¿': '?' }

/**
 * The key as the presenter means it: full-width letters, digits and signs as the usual ones; where the layout has other letters
 * or an input method takes the key for itself, what stands there on a keyboard with Latin letters.
 */
function plainKey({ key, code, shiftKey }: PressedKey): string {
  const plain = SIGNS[key] ?? key.normalize('NFKC')
  const isTaken = ['Process', 'Unidentified', 'Dead'].includes(key)
  const isForeign = isTaken || (plain.length === 1 && !/^[\x20-\x7e]$/.test(plain))
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined && isForeign) return letter
  // Some layouts have digits only with Shift; a sign without it stands on a digit's place.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined && (isTaken || (plain.length === 1 && !/^\d$/.test(plain))) && !shiftKey) return digit
  if (isTaken && code === 'Period') return '.'
  if (isTaken && code === 'Slash' && shiftKey) return '?'
  return plain
}

export interface PressedKey {
  readonly key: string
  /** The place of the key on the keyboard, whatever stands on it there; empty where it is not known. */
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The action of a key, or null for a key that is none of the presenter's. */
export function readPresentKey(pressed: PressedKey): PresentAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null
  const key = plainKey(pressed)
  if (/^\d$/.test(key)) return { do: 'digit', digit: key }
  const action = ACTIONS[key.length === 1 ? key.toLowerCase() : key]
  return action ? { do: action } : null
}
