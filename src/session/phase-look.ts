import type { Phase } from '../facts/phase.ts'

/** What a phase's mark shows inside its frame, so that phases of the same height differ by form and not by colour alone. */
export type PhaseSign = 'none' | 'dot' | 'lines' | 'arrow' | 'cap' | 'door' | 'tick' | 'pause' | 'cross' | 'house'

/** How a phase looks, apart from its colour (see `palette.ts`). Numbers are shares, 0 to 1. */
export interface PhaseLook {
  /** Strength of the light on the ground, of an area or along a line. */
  readonly ground: number
  /** Share of the full height, of solids on the map and in the phase's mark. */
  readonly rise: number
  /** Height of the beacon, against the tallest. */
  readonly beacon: number
  /** Share of the windows that are lit. */
  readonly windows: number
  readonly sign: PhaseSign
}

/**
 * The one table of how phases look: map, massing, beacons, legend and marks are all made from it. There are no floors
 * before a wording says that works are under way ("progressing" is no such wording), and lit windows only where something
 * is in operation.
 */
export const PHASE_LOOKS: Readonly<Record<Phase, PhaseLook>> = {
  notStated: { ground: 0, rise: 0, beacon: 0.1, windows: 0, sign: 'none' },
  proposed: { ground: 0.12, rise: 0, beacon: 0.18, windows: 0, sign: 'dot' },
  planned: { ground: 0.2, rise: 0, beacon: 0.28, windows: 0, sign: 'lines' },
  started: { ground: 0.42, rise: 0.1, beacon: 0.45, windows: 0, sign: 'none' },
  progressing: { ground: 0.36, rise: 0, beacon: 0.45, windows: 0, sign: 'arrow' },
  underConstruction: { ground: 0.55, rise: 0.55, beacon: 0.6, windows: 0, sign: 'none' },
  toppedOut: { ground: 0.7, rise: 1, beacon: 0.8, windows: 0, sign: 'cap' },
  partlyInOperation: { ground: 0.82, rise: 1, beacon: 0.9, windows: 0.34, sign: 'door' },
  inOperation: { ground: 1, rise: 1, beacon: 1, windows: 0.7, sign: 'tick' },
  onHold: { ground: 0.1, rise: 0, beacon: 0.15, windows: 0, sign: 'pause' },
  cancelled: { ground: 0.1, rise: 0, beacon: 0.15, windows: 0, sign: 'cross' },
  existing: { ground: 0.3, rise: 1, beacon: 0.2, windows: 0, sign: 'house' },
}
