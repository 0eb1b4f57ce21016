import { isDated } from '../../../own-layers/is-dated.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'

/** More lanes than these would leave too little of the map; the layers above have them, and the panel lists all. */
const MOST_LANES = 6

/** The shown layers that state days, in their order: those that have a lane. */
export function datedLayers(kept: readonly KeptLayer[]): readonly KeptLayer[] {
  return kept.filter(({ layer, look }) => look.style.visible && isDated(layer)).slice(0, MOST_LANES)
}
