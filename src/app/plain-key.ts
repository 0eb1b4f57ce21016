export interface PressedKey {
  readonly key: string
  /** The place of the key on the keyboard, whatever stands on it there; empty where it is not known. */
  readonly code: string
  readonly shiftKey: boolean
}

/** Signs of other scripts, and those of a Chinese input method, that stand where a sign of the shortcuts does. */
const SIGNS: Readonly<Record<string, string>> = {
  '。': '.',
  '｡': '.',
  '·': '.',
  '・': '.',
  '、': '/',
  '､': '/',
  '【': '[',
  '】': ']',
  '「': '[',
  '」': ']',
  '¿': '?',
}

/** What stands on a place of an English keyboard, without and with Shift: for an input method that takes the key for itself. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Space: [' ', ' '],
}

/**
 * The key as a shortcut means it, a letter in lower case: full-width letters, digits and signs as the usual ones; where the
 * layout has other letters or an input method takes the key for itself, what stands there on a keyboard with Latin letters.
 */
export function plainKey({ key, code, shiftKey }: PressedKey): string {
  const plain = SIGNS[key] ?? key.normalize('NFKC')
  const isTaken = ['Process', 'Unidentified', 'Dead'].includes(key)
  const isForeign = isTaken || (plain.length === 1 && !/^[\x20-\x7e]$/.test(plain))
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined && isForeign) return letter.toLowerCase()
  // Some layouts have digits only with Shift; a sign without it stands on a digit's place.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined && (isTaken || (plain.length === 1 && !/^\d$/.test(plain))) && !shiftKey) return digit
  const place = PLACES[code]
  if (isTaken && place) return place[shiftKey ? 1 : 0]
  return plain.length === 1 ? plain.toLowerCase() : plain
}

/** Whether a press of Escape is one to close something: not one that is held down, nor one that ends an input method's word. */
export function isEscape({ key, repeat, isComposing }: Pick<KeyboardEvent, 'key' | 'repeat' | 'isComposing'>): boolean {
  return key === 'Escape' && !repeat && !isComposing
}

/**
 * Whether something happened in the element that hears of it. React tells of what happens in a page over everything, too,
 * where a part of the element opened it; that page's keys are its own.
 */
export function isWithin({
  currentTarget,
  target,
}: {
  currentTarget: EventTarget
  target: EventTarget | null
}): boolean {
  return currentTarget instanceof Node && target instanceof Node && currentTarget.contains(target)
}
