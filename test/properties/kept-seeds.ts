/** A case that once failed, and is run again with every test. `path` leads to the shrunk counterexample. */
export interface KeptSeed {
  /** The name that the property is checked under. */
  readonly name: string
  readonly seed: number
  readonly path: string
}

export const KEPT_SEEDS: readonly KeptSeed[] = []
