import { parse, printParseErrorCode, visit, type ParseError } from 'jsonc-parser'
import { z } from 'zod'
import { failure, success, type Result } from '../../base/result.ts'

// The page's policy forbids code made from text, which zod would else try.
z.config({ jitless: true })

/** Share of the screen's side, in percent. */
const inset = z.number().min(0).max(90).default(0)
const insets = z.strictObject({ top: inset, right: inset, bottom: inset, left: inset })

const pinHash = z.strictObject({
  /** Base64, at least 16 bytes. */
  salt: z.string().regex(/^[A-Za-z0-9+/]{22,}={0,2}$/),
  iterations: z.int().min(100_000).max(5_000_000),
  /** Base64 of 32 bytes: PBKDF2 with SHA-256. */
  hash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
})

const kioskSettings = z.strictObject({
  /** Which loop runs where the address names none, or one that is not there; null for the kiosk's own. */
  briefing: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .nullable()
    .default(null),
  language: z.enum(['zh', 'en']).default('zh'),
  /** Seconds without a touch until it asks, and that it then waits for an answer. */
  idleSeconds: z.number().min(10).max(3600).default(90),
  countdownSeconds: z.number().min(5).max(300).default(30),
  /** Where the words and controls may stand: what they keep away from each side, in percent of it. The map fills all of the screen. */
  insets: insets.default({ top: 0, right: 0, bottom: 0, left: 0 }),
  /** How much larger words and controls are than what suits the screen's size. */
  scale: z.number().min(0.6).max(3).default(1),
  /** Hour of the machine's own clock at which it starts anew, when it is idle; null for never. */
  reloadHour: z.int().min(0).max(23).nullable().default(4),
  /** Whether the server that serves the kiosk has a control interface to listen to. */
  control: z.boolean().default(false),
})

/** What a hall may set, from `settings.json` beside the app. */
export type KioskSettings = z.infer<typeof kioskSettings>
/** A salted hash of the staff's PIN. */
export type PinHash = z.infer<typeof pinHash>

export const DEFAULT_KIOSK_SETTINGS: KioskSettings = kioskSettings.parse({})

export interface ReadSettings {
  /** Whole: the default stands for each setting that is missing or at fault, and for no other. */
  readonly settings: KioskSettings
  /** Place and reason of each fault, one line each. */
  readonly faults: readonly string[]
  /** Older settings hold the PIN's hash, which is kept in pin.json now. */
  readonly oldPin: PinHash | null
}

type Fault = (path: string, reason: string) => void

/** Reads the text of `settings.json`. What cannot be read costs that setting only, and is named. Never throws. */
export function readKioskSettings(text: string): ReadSettings {
  const faults: string[] = []
  const fault: Fault = (path, reason) => void faults.push(`settings.json: ${path}: ${reason}`)
  const whole = asObject(parseLoosely(text, 'settings.json', faults), 'the whole', fault)
  const { kiosk = Object.keys(whole).length === 0 && faults.length > 0 ? {} : undefined, ...others } = whole
  for (const key of Object.keys(others)) fault(key, 'there is no such setting; all stand in "kiosk"')
  const { pin, ...given } = asObject(kiosk, 'kiosk', fault)
  for (const key of Object.keys(given))
    if (!Object.hasOwn(kioskSettings.shape, key)) fault(`kiosk.${key}`, 'there is no such setting')
  const settings = {
    ...readEach(kioskSettings.shape, given, 'kiosk', fault),
    insets: readInsets(given['insets'], fault),
  } as KioskSettings
  return { settings, faults, oldPin: readOldPin(pin, fault) }
}

/** Reads the text of `pin.json`: null while none is set. */
export function readPin(text: string): Result<PinHash | null, string> {
  const faults: string[] = []
  const value = parseLoosely(text, 'pin.json', faults)
  const read = pinHash.nullable().safeParse(value)
  if (faults.length === 0 && read.success) return success(read.data)
  return failure([...faults, ...(read.success ? [] : read.error.issues.map((issue) => `pin.json: ${wordsOf(issue)}`))])
}

/** As much of a text as can be read as JSON, with each fault of its writing named by line and column. */
function parseLoosely(text: string, file: string, faults: string[]): unknown {
  const errors: ParseError[] = []
  // An editor may put a mark of its encoding before everything.
  const plain = text.replace(/^\uFEFF/, '')
  const value: unknown = parse(plain, errors, { disallowComments: true, allowTrailingComma: false })
  for (const { error, offset } of errors.slice(0, 3)) {
    const before = plain.slice(0, offset).split('\n')
    faults.push(`${file}: line ${before.length}, column ${before.at(-1)!.length + 1}: ${printParseErrorCode(error)}`)
  }
  for (const path of namedTwice(plain)) faults.push(`${file}: ${path}: stands there twice, and only the last counts`)
  return value
}

/** The paths of what a text gives more than once. */
function namedTwice(text: string): readonly string[] {
  const seen = new Map<string, number>()
  visit(text, {
    onObjectProperty: (key, _offset, _length, _line, _column, pathOf) => {
      const path = [...pathOf(), key].join('.')
      seen.set(path, (seen.get(path) ?? 0) + 1)
    },
  })
  return [...seen].flatMap(([path, count]) => (count > 1 ? [path] : []))
}

function asObject(value: unknown, path: string, fault: Fault): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  fault(path, value === undefined ? 'is missing' : 'must be an object: { … }')
  return {}
}

function readEach(
  shape: Readonly<Record<string, z.ZodType>>,
  given: Readonly<Record<string, unknown>>,
  path: string,
  fault: Fault,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => {
      if (key === 'insets') return [key, undefined]
      const read = schema.safeParse(Object.hasOwn(given, key) ? given[key] : undefined)
      if (!read.success) fault(`${path}.${key}`, read.error.issues.map(wordsOf).join('; '))
      return [key, read.success ? read.data : schema.parse(undefined)]
    }),
  )
}

/** Each side is a setting of its own; two that leave nothing of the screen between them cost each other. */
function readInsets(value: unknown, fault: Fault): KioskSettings['insets'] {
  const given = value === undefined ? {} : asObject(value, 'kiosk.insets', fault)
  for (const key of Object.keys(given))
    if (!Object.hasOwn(insets.shape, key)) fault(`kiosk.insets.${key}`, 'there is no such setting')
  const read = readEach(insets.shape, given, 'kiosk.insets', fault) as KioskSettings['insets']
  const fits = { ...read }
  for (const [one, other] of [
    ['left', 'right'],
    ['top', 'bottom'],
  ] as const) {
    if (read[one] + read[other] <= 90) continue
    fault(`kiosk.insets`, `${one} and ${other}: nothing is left of the screen`)
    fits[one] = 0
    fits[other] = 0
  }
  return fits
}

function readOldPin(value: unknown, fault: Fault): PinHash | null {
  if (value === undefined || value === null) return null
  const read = pinHash.safeParse(value)
  fault('kiosk.pin', 'is kept in pin.json now: "npm start" or "npm run kiosk:pin" moves it there')
  return read.success ? read.data : null
}

function wordsOf({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}
