import type { Map as MapLibreMap } from 'maplibre-gl'
import type { LabelRow } from '../../layers/labels.ts'
import { labelGroups } from './style.ts'

/** Names of what is not known yet stay out of sight: one constant opacity for each group of names that appear on one day. */
export interface KnownNames {
  show(day: number): void
  /** The style was changed under it: show everything anew next time. */
  forget(): void
}

export function createKnownNames(map: MapLibreMap, labels: readonly LabelRow[]): KnownNames {
  const groups = labelGroups(labels)
  let upTo = -1
  return {
    show(day) {
      const known = groups.filter((group) => day >= group.knownFrom).length
      if (known === upTo) return
      upTo = known
      for (const group of groups) map.setPaintProperty(group.id, 'text-opacity', day >= group.knownFrom ? 1 : 0)
      // Opacity moves no name: a crossed day must not place, and upload, them all anew.
      ;(map.style as unknown as { _symbolPlacementTriggered: boolean })._symbolPlacementTriggered = false
    },
    forget() {
      upTo = -1
    },
  }
}
