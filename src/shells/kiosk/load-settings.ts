import { isPage } from './is-page.ts'
import {
  DEFAULT_KIOSK_SETTINGS,
  readKioskSettings,
  readPin,
  type KioskSettings,
  type PinHash,
} from './kiosk-settings.ts'

export interface LoadedSettings {
  readonly settings: KioskSettings
  readonly faults: readonly string[]
  /** Null: none is set, or it cannot be read; then `pinFault` says why. */
  readonly pin: PinHash | null
  readonly pinFault: string | null
  /** The files as they were read; null for one that could not be had. */
  readonly texts: SettingsTexts
}

export interface SettingsTexts {
  readonly settings: string | null
  readonly pin: string | null
}

interface Asked {
  readonly text: string | null
  readonly fault: string | null
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function ask(file: string, fetching: typeof fetch): Promise<Asked> {
  try {
    const answer = await fetching(`./${file}`, { cache: 'no-store' })
    if (!answer.ok) return { text: null, fault: `${file}: the server answers ${answer.status}` }
    const text = await answer.text()
    return isPage(text)
      ? { text: null, fault: `${file}: the server answers with a page, not with the file` }
      : { text, fault: null }
  } catch (error) {
    return { text: null, fault: `${file}: ${reasonOf(error)}` }
  }
}

/** Fetches what the hall has set. Never rejects: what cannot be had is a fault, and the defaults stand. */
export async function loadSettings(fetching: typeof fetch = fetch): Promise<LoadedSettings> {
  const [file, pinFile] = await Promise.all([ask('settings.json', fetching), ask('pin.json', fetching)])
  const read =
    file.text === null ? { settings: DEFAULT_KIOSK_SETTINGS, faults: [], oldPin: null } : readKioskSettings(file.text)
  const pin = pinFile.text === null ? null : readPin(pinFile.text)
  // Without the file there is no PIN; only one that is there and cannot be read is at fault.
  const pinFault = pin === null ? pinFile.fault : pin.ok ? null : (pin.errors[0] ?? 'pin.json')
  return {
    settings: read.settings,
    faults: [...(file.fault === null ? [] : [file.fault]), ...read.faults],
    pin: (pin?.ok ? pin.value : null) ?? read.oldPin,
    pinFault,
    texts: { settings: file.text, pin: pinFile.text },
  }
}

/** What the files say now; null for one that cannot be had. */
export async function readTexts(fetching: typeof fetch = fetch): Promise<SettingsTexts> {
  const [file, pinFile] = await Promise.all([ask('settings.json', fetching), ask('pin.json', fetching)])
  return { settings: file.text, pin: pinFile.text }
}
