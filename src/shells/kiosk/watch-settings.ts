import type { KioskTime } from './kiosk-time.ts'
import type { SettingsTexts } from './load-settings.ts'

/** Seconds between two looks. */
const LOOK = 30

export interface WatchedSettings {
  readonly time: KioskTime
  /** As the page was started with. */
  readonly loaded: SettingsTexts
  readonly read: () => Promise<SettingsTexts>
  readonly isIdle: () => boolean
  /** Starts the page anew. */
  readonly restart: () => void
}

/**
 * Starts the page anew, while no one is there, when the settings are no longer those that it was started with: they were
 * changed, or could not be had then. Returns the way to stop.
 */
export function watchSettings({ time, loaded, read, isIdle, restart }: WatchedSettings): () => void {
  let sinceLook = 0
  let looking = false
  const look = async (): Promise<void> => {
    looking = true
    const now = await read()
    looking = false
    const differs = (['settings', 'pin'] as const).some((file) => now[file] !== null && now[file] !== loaded[file])
    if (differs && isIdle()) restart()
  }
  return time.onPass((seconds) => {
    sinceLook += seconds
    if (sinceLook < LOOK || looking || !isIdle()) return
    sinceLook = 0
    void look()
  })
}
