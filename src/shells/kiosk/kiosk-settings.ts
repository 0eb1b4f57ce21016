import { z } from 'zod'
import { failure, success, type Result } from '../../base/result.ts'

// The page's policy forbids code made from text, which zod would else try.
z.config({ jitless: true })

/** Share of the screen's side, in percent. */
const inset = z.number().min(0).max(90)

const pin = z.strictObject({
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
  insets: z
    .strictObject({ top: inset.default(0), right: inset.default(0), bottom: inset.default(0), left: inset.default(0) })
    .default({ top: 0, right: 0, bottom: 0, left: 0 }),
  /** How much larger words and controls are than what suits the screen's size. */
  scale: z.number().min(0.6).max(3).default(1),
  /** Hour of the machine's own clock at which it starts anew, when it is idle; null for never. */
  reloadHour: z.int().min(0).max(23).nullable().default(4),
  /** Whether the server that serves the kiosk has a control interface to listen to. */
  control: z.boolean().default(false),
  /** Opens the staff page: made by `npm run kiosk:pin`; null leaves it shut. */
  pin: pin.nullable().default(null),
})

const settings = z.strictObject({ kiosk: kioskSettings })

/** What a hall may set, from `settings.json` beside the app. */
export type KioskSettings = z.infer<typeof kioskSettings>
/** A salted hash of the staff's PIN. */
export type PinHash = z.infer<typeof pin>

export const DEFAULT_KIOSK_SETTINGS: KioskSettings = kioskSettings.parse({})

/** Reads the text of `settings.json`; a fault names its place and reason, one line each. Insets that leave no room are one. */
export function readKioskSettings(text: string): Result<KioskSettings, string> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (fault) {
    return failure([`settings.json: ${fault instanceof Error ? fault.message : String(fault)}`])
  }
  const read = settings.safeParse(value)
  if (!read.success)
    return failure(
      read.error.issues.map(({ path, message }) => `settings.json: ${path.join('.') || 'the whole'}: ${message}`),
    )
  const { kiosk } = read.data
  const { top, right, bottom, left } = kiosk.insets
  if (left + right > 90 || top + bottom > 90)
    return failure(['settings.json: kiosk.insets: nothing is left of the screen'])
  return success(kiosk)
}
