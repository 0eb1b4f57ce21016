/** States what cannot be otherwise; a failure here is a defect of the twin, never of its input. */
export function assert(condition: unknown, meaning: string): asserts condition {
  if (!condition) throw new Error(`impossible: ${meaning}`)
}

export function assertDefined<T>(value: T | null | undefined, meaning: string): T {
  if (value === null || value === undefined) throw new Error(`impossible: ${meaning}`)
  return value
}
