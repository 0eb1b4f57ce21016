/** The page stays free for input and drawing: a slice is half a frame. */
const SLICE_MS = 8

/** Runs long work to its end, a slice at a time; null where it was given up. */
export async function runInSlices<Result>(
  work: Generator<undefined, Result>,
  signal: AbortSignal,
): Promise<Result | null> {
  while (!signal.aborted) {
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return null
}
