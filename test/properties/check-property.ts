import * as fc from 'fast-check'
import { KEPT_SEEDS } from './kept-seeds.ts'

/** The seed of every run, so that a test passes or fails the same way each time; FC_SEED tries another. */
const SEED = Number(process.env['FC_SEED'] ?? 20_220_520)

/** Checks a property with the fixed seed, and with every seed kept for it. A failure tells what to keep. */
export function checkProperty<T>(name: string, property: fc.IProperty<T>, numRuns = 200): void {
  for (const { seed, path } of [{ seed: SEED, path: undefined }, ...KEPT_SEEDS.filter((kept) => kept.name === name)]) {
    const details = fc.check(property, { seed, numRuns, ...(path === undefined ? {} : { path, endOnFailure: true }) })
    if (!details.failed) continue
    const row = JSON.stringify({ name, seed: details.seed, path: details.counterexamplePath })
    throw new Error(
      `${fc.defaultReportMessage(details)}\n\nWhen this is mended, keep the case in test/properties/kept-seeds.ts: ${row}`,
      { cause: details.errorInstance },
    )
  }
}

/** The same for a property that waits for something. */
export async function checkAsyncProperty<T>(
  name: string,
  property: fc.IAsyncProperty<T>,
  numRuns = 200,
): Promise<void> {
  for (const { seed, path } of [{ seed: SEED, path: undefined }, ...KEPT_SEEDS.filter((kept) => kept.name === name)]) {
    const details = await fc.check(property, {
      seed,
      numRuns,
      ...(path === undefined ? {} : { path, endOnFailure: true }),
    })
    if (!details.failed) continue
    const row = JSON.stringify({ name, seed: details.seed, path: details.counterexamplePath })
    throw new Error(
      `${fc.defaultReportMessage(details)}\n\nWhen this is mended, keep the case in test/properties/kept-seeds.ts: ${row}`,
      { cause: details.errorInstance },
    )
  }
}
