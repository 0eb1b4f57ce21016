import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LabelRow } from '../../layers/labels.ts'
import type { Language, Session } from '../../session/session.ts'
import { CONTEXT_LABELS, FEATURED_LABELS, labelGroups, featuredFilter } from './label-style.ts'

/** Names of what is not known yet stay out of sight: one constant opacity for each group of names that appear on one day. */
export interface KnownLabels {
  show(day: number): void
  /** The names that stand on the map, as its collisions have left them; at a point, in CSS pixels of the map's element, those whose room holds it. */
  standing(language: Language, point?: readonly [number, number]): readonly string[]
  /** The style was changed under it: show everything anew next time. */
  forget(): void
}

export function createKnownLabels(map: MapLibreMap, labels: readonly LabelRow[], session: () => Session): KnownLabels {
  const groups = labelGroups(labels)
  let upTo = -1
  return {
    show(day) {
      const known = groups.filter((group) => day >= group.knownFrom).length
      if (known === upTo) return
      upTo = known
      const { featured, layers } = session()
      // Featured labels are few and laid out for the day; the others are only hidden.
      if (featured.length > 0) map.setFilter(FEATURED_LABELS, featuredFilter(day, layers, featured))
      for (const group of groups) map.setPaintProperty(group.id, 'text-opacity', day >= group.knownFrom ? 1 : 0)
      // Opacity moves no name: a crossed day must not place, and upload, them all anew.
      if (featured.length === 0)
        (map.style as unknown as { _symbolPlacementTriggered: boolean })._symbolPlacementTriggered = false
    },
    standing(language, point) {
      const shown = groups.slice(0, Math.max(0, upTo)).map(({ id }) => id)
      const layers = [...CONTEXT_LABELS, ...shown, FEATURED_LABELS].filter((id) => map.getLayer(id))
      return map
        .queryRenderedFeatures(point ? [point[0], point[1]] : undefined, { layers })
        .map(({ properties }) => String(properties[language]))
    },
    forget() {
      upTo = -1
    },
  }
}
