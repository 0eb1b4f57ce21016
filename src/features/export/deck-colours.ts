import type { Deck } from '../../export/deck.ts'
import { PALETTES } from '../../session/palette.ts'

const { paper } = PALETTES

/** Of every deck: those of the paper model, since slides are shown in bright rooms and printed. */
export const DECK_COLOURS: Deck['colours'] = {
  ink: paper.ink,
  quiet: paper.inkQuiet,
  accent: paper.accent,
  line: paper.panelEdge,
  ground: paper.panel,
}
