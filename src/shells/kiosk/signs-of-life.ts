/** Seconds that one contact, one spot or one key counts for: no one holds a finger or presses one spot for longer. */
export const LONGEST_S = 60
/** Seconds without anything from it, after which a spot or a key counts anew. */
const QUIET_S = 20
/** A frame that trembles or drips presses within this of one spot, in CSS pixels. */
const SPOT_PX = 60

/** Tells people from a frame that is stuck or trembles, a key that is jammed, something that leans on the glass. */
export interface SignsOfLife {
  /** Whether this is one of someone who is there. */
  down(id: number, x: number, y: number): boolean
  move(id: number, x: number, y: number): boolean
  up(id: number): void
  key(key: string, isRepeat: boolean): boolean
  wheel(x: number, y: number): boolean
}

interface Source {
  readonly since: number
  last: number
}

/** `now` in seconds, never running backwards. */
export function createSignsOfLife(now: () => number): SignsOfLife {
  const contacts = new Map<number, number>()
  const keys = new Map<string, Source>()
  let spots: (Source & { readonly x: number; readonly y: number })[] = []
  /** Each source counts for so long after it began, until it has been quiet. */
  const counts = (source: Source): boolean => {
    source.last = now()
    return now() - source.since <= LONGEST_S
  }
  const spotAt = (x: number, y: number): boolean => {
    spots = spots.filter(({ last }) => now() - last <= QUIET_S)
    let spot = spots.find((one) => Math.hypot(one.x - x, one.y - y) <= SPOT_PX)
    if (!spot) spots.push((spot = { x, y, since: now(), last: now() }))
    return counts(spot)
  }
  return {
    down(id, x, y) {
      contacts.set(id, now())
      return spotAt(x, y)
    },
    move(id, x, y) {
      const since = contacts.get(id)
      // A contact of which no beginning was heard began now.
      if (since === undefined) contacts.set(id, now())
      const isFresh = now() - (since ?? now()) <= LONGEST_S
      // One that is stuck keeps its spot from counting anew, wherever it trembles to.
      return spotAt(x, y) && isFresh
    },
    up: (id) => void contacts.delete(id),
    key(key, isRepeat) {
      for (const [name, { last }] of keys) if (now() - last > QUIET_S) keys.delete(name)
      const source = keys.get(key) ?? { since: now(), last: now() }
      keys.set(key, source)
      return counts(source) && !isRepeat
    },
    wheel: spotAt,
  }
}
