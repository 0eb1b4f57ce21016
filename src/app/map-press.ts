type OnPress = (entity: string | null) => void

/** Who hears of presses on the map: the last one who asked to, else the one that it was made with. */
export interface MapPress {
  readonly press: OnPress
  /** Hears of presses from now on, until the returned function is called. */
  readonly take: (onPress: OnPress) => () => void
}

export function createMapPress(usual: OnPress): MapPress {
  let takers: readonly OnPress[] = [usual]
  return {
    press: (entity) => takers.at(-1)?.(entity),
    take(onPress) {
      const taker: OnPress = (entity) => onPress(entity)
      takers = [...takers, taker]
      return () => {
        takers = takers.filter((one) => one !== taker)
      }
    },
  }
}
