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
  Escape: 'escape',
  Enter: 'enter',
  Backspace: 'erase',
  // Clickers send it to begin a show: taken, so that the page is not loaded anew, and nothing else.
  F5: 'take',
}

export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The action of a key, or null for a key that is none of the presenter's. */
export function readPresentKey({ key, ctrlKey, metaKey, altKey }: PressedKey): PresentAction | null {
  if (ctrlKey || metaKey || altKey) return null
  if (/^\d$/.test(key)) return { do: 'digit', digit: key }
  const action = ACTIONS[key.length === 1 ? key.toLowerCase() : key]
  return action ? { do: action } : null
}
