/** The kiosk's time, in seconds since it began. It never runs backwards, whatever the machine's own clock does. */
export interface KioskTime {
  now(): number
  /** Calls back with the seconds that have passed, a few times a second; returns the way to stop. */
  onPass(listener: (seconds: number) => void): () => void
  /** From now on time passes by hand only, for tests and the soak run: returns what lets it pass. */
  takeOver(): (seconds: number) => void
  stop(): void
}

/** Milliseconds between two looks at the clock. */
const TICK_MS = 250
/** A longer pass is cut into steps, so that what comes after what keeps its order; in seconds. */
const STEP = 1
/** More than this has not passed for anyone who watched: the machine slept, and a step is a step; in seconds. */
const SLEPT = 3600

export function createKioskTime(): KioskTime {
  const listeners = new Set<(seconds: number) => void>()
  let passed = 0
  let last = performance.now()
  const pass = (seconds: number): void => {
    if (!(seconds > 0)) return
    const step = seconds > SLEPT ? seconds : STEP
    for (let left = seconds; left > 0; left -= step) {
      const part = Math.min(step, left)
      passed += part
      for (const listener of [...listeners]) listener(part)
    }
  }
  const timer = setInterval(() => {
    const now = performance.now()
    const seconds = (now - last) / 1000
    last = now
    pass(seconds)
  }, TICK_MS)
  return {
    now: () => passed,
    onPass(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    takeOver() {
      clearInterval(timer)
      return pass
    },
    stop() {
      clearInterval(timer)
      listeners.clear()
    },
  }
}
