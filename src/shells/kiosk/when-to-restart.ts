/** Seconds that a page must have run before the night may start it anew: a clock that jumps to and fro restarts it no more often. */
const LEAST_UPTIME = 2 * 3600
/** Share of the heap's limit above which a restart is due. */
const FULL_HEAP = 0.8

export interface RestartReasons {
  /** Hour of the machine's own clock, and that at which it starts anew; null for never. */
  readonly hour: number
  readonly reloadHour: number | null
  readonly uptime: number
  /** Bytes; null where the browser does not tell. */
  readonly heap: { readonly used: number; readonly limit: number } | null
  /** A newer version lies ready. */
  readonly update: boolean
}

/** Why the page should start anew at the next idle moment, or null. The caller sees to it that it is idle. */
export function whyRestart({
  hour,
  reloadHour,
  uptime,
  heap,
  update,
}: RestartReasons): 'update' | 'night' | 'heap' | null {
  if (update) return 'update'
  if (uptime < LEAST_UPTIME) return null
  if (hour === reloadHour) return 'night'
  return heap !== null && heap.used > FULL_HEAP * heap.limit ? 'heap' : null
}

/** Seconds to wait before the next attempt, after so many that did not help: a minute at first, half an hour at most. */
export function waitBeforeRestart(attempts: number): number {
  return Math.min(1800, 60 * 2 ** Math.min(Math.max(0, attempts), 10))
}
