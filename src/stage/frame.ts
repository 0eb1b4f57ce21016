import type { Clock } from '../session/clock.ts'

/**
 * The one frame loop. It runs only while the clock plays or something has asked for it; when nothing moves, nothing runs.
 * Every frame lets time pass on the clock and calls the listeners with the seconds since the last frame.
 */
export interface FrameLoop {
  /** Called on every frame of play. */
  onFrame(listener: (seconds: number) => void): () => void
  stop(): void
}

/** Longest step that one frame may take, in seconds: a tab that slept does not jump a year. */
const LONGEST_STEP = 0.25

export function createFrameLoop(clock: Clock): FrameLoop {
  const listeners = new Set<(seconds: number) => void>()
  let request = 0
  let last = 0
  const frame = (now: number): void => {
    request = 0
    const seconds = Math.min(Math.max(0, (now - last) / 1000), LONGEST_STEP)
    last = now
    clock.advance(seconds)
    for (const listener of [...listeners]) listener(seconds)
    wake()
  }
  const wake = (): void => {
    if (!clock.playing || request !== 0) return
    request = requestAnimationFrame(frame)
  }
  const stopListening = clock.subscribe(() => {
    if (clock.playing && request === 0) last = performance.now()
    wake()
  })
  return {
    onFrame(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      stopListening()
      cancelAnimationFrame(request)
    },
  }
}
