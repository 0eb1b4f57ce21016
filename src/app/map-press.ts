import type { OwnFeatureRef } from '../own-layers/layer-style.ts'

/** At most one of both: an entity, or a feature of a layer of the viewer's own. */
type OnPress = (entity: string | null, own: OwnFeatureRef | null) => void

/** Who hears of presses on the map: the last one who asked to, else the one that it was made with. */
export interface MapPress {
  readonly press: OnPress
  /** Hears of presses from now on, until the returned function is called. */
  readonly take: (onPress: OnPress) => () => void
}

export function createMapPress(usual: OnPress): MapPress {
  let takers: readonly OnPress[] = [usual]
  return {
    press: (entity, own) => takers.at(-1)?.(entity, own),
    take(onPress) {
      const taker: OnPress = (entity, own) => onPress(entity, own)
      takers = [...takers, taker]
      return () => {
        takers = takers.filter((one) => one !== taker)
      }
    },
  }
}
