import type { StyleSpecification } from 'maplibre-gl'
import type { Place } from '../../city/schema.ts'
import type { LabelRow } from '../../layers/labels.ts'
import { PALETTES } from '../../session/palette.ts'
import type { Session } from '../../session/session.ts'
import { contextLayers, groundLayers } from './ground-style.ts'
import { labelLayers } from './label-style.ts'
import { styleSources } from './style-sources.ts'

/** The map's own style: no tiles, no glyphs, no sprites; all sources are in the pack. */
export function mapStyle(places: readonly Place[], labels: readonly LabelRow[], session: Session): StyleSpecification {
  const { theme } = session
  return {
    version: 8,
    sources: styleSources(places, labels),
    layers: [
      ...groundLayers(theme),
      ...contextLayers(theme, session.layers.has('context')),
      ...labelLayers(labels, session),
    ],
    sky: {
      'sky-color': PALETTES[theme].haze,
      'horizon-color': PALETTES[theme].horizon,
      'fog-color': PALETTES[theme].haze,
      'sky-horizon-blend': 0.6,
      'horizon-fog-blend': 0.4,
      'fog-ground-blend': 0.9,
      'atmosphere-blend': 0,
    },
    transition: { duration: 0, delay: 0 },
  }
}
