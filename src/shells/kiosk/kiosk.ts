import type { StoreApi } from 'zustand/vanilla'
import type { AppServices } from '../../app/services.ts'
import type { MovedView } from '../../app/zoom-offset.ts'
import type { KioskRemote } from '../../session/automation.ts'
import type { Briefing } from '../../story/schema.ts'
import type { Story } from '../../story/story.ts'
import type { HallScreen } from './frame-explore.ts'
import type { IdleState } from './idle-machine.ts'
import type { KeptOffline } from './keep-offline.ts'
import type { KioskFault } from './kiosk-fault.ts'
import type { KioskMemory } from './kiosk-memory.ts'
import type { KioskSettings, PinHash } from './kiosk-settings.ts'
import type { KioskTime } from './kiosk-time.ts'
import type { StillStore } from './still-store.ts'
import type { Health } from './watch-health.ts'

export interface KioskState {
  readonly idle: IdleState
  readonly black: boolean
  /** The staff page: shut, asking for the PIN, or open. */
  readonly staff: 'shut' | 'pin' | 'open'
  /** The visitor has moved the map since the loop: the hints have done their work. */
  readonly moved: boolean
  /** Goes up with every reset: what keeps anything of a visitor's is made anew. */
  readonly visits: number
  /** Nothing under the finger can be pressed: in the loop, and until the touch that ends it is over. */
  readonly shield: boolean
}

export interface KioskParts {
  readonly services: AppServices
  readonly settings: KioskSettings
  /** Opens the staff page; null while none is set, or where it cannot be read: then `pinFault` says why. */
  readonly pin: PinHash | null
  readonly pinFault: string | null
  readonly briefings: readonly Briefing[]
  /** Ids of those that were made here: their words are not the project's, and that is said wherever they stand. */
  readonly ownLoops: ReadonlySet<string>
  /** The map's camera; null while there is no map. */
  readonly camera: () => MovedView | null
  readonly time: KioskTime
  readonly health: StoreApi<Health>
  readonly offline: KeptOffline
  readonly still: StillStore
  readonly memory: KioskMemory
  /** What could not be read of settings and address. */
  readonly faults: readonly KioskFault[]
  /** The screen as it is at this moment. */
  readonly screen: () => HallScreen
  /** Drops what the browser itself still holds of a visitor: focus, selected words. */
  readonly forget: () => void
  readonly version: string
  readonly contextLosses: () => number
  /** Starts the page anew, if it is sure to come back. */
  readonly restartPage: () => void
}

/** A kiosk at work: one loop, one visitor at a time. */
export interface Kiosk extends Omit<KioskParts, 'camera' | 'screen' | 'forget'> {
  readonly state: StoreApi<KioskState>
  /** The story that is told; another one when another loop is picked. */
  readonly story: StoreApi<{ readonly story: Story }>
  readonly remote: KioskRemote
  /** Something happened that only people do. */
  touch(): void
  /** "I'm still looking." */
  keepLooking(): void
  /** "Start again": everything of the visitor's is dropped. */
  startAgain(): void
  /** The visitor chooses a chapter; it stands until they choose something else. */
  choose(index: number): void
  /** The visitor turns from what was shown to the whole city. */
  lookAround(): void
  pickLoop(briefing: string): void
  setStaff(staff: KioskState['staff']): void
  noteMoved(): void
  stop(): void
}
