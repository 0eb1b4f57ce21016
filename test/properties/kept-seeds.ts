/** A case that once failed, and is run again with every test. `path` leads to the shrunk counterexample. */
export interface KeptSeed {
  /** The name that the property is checked under. */
  readonly name: string
  readonly seed: number
  readonly path: string
}

export const KEPT_SEEDS: readonly KeptSeed[] = [
  // The validator of XML gave a fault without a column.
  {
    name: 'damaged-project-xml',
    seed: 20_220_520,
    path: '24:2:1:1:1:4:2:4:3:3:4:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:3:2:7:2:6',
  },
]
