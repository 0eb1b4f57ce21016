/** Bounds of what is taken from files of one's own; more belongs into tiles. */
export const GEO_BOUNDS = {
  /** Of one file, and of all that an archive unpacks to. */
  bytes: 1_000_000_000,
  /** Characters that one string can hold in every engine; longer texts are refused rather than lost. */
  textBytes: 500_000_000,
  rows: 2_000_000,
  positions: 30_000_000,
  fields: 400,
  /** Characters of one attribute. */
  textLength: 10_000,
  /** Files of an archive that are looked at. */
  archived: 500,
  /** An archive that unpacks to this many times its size is no archive of data, where it is also over the least size. */
  unpackRatio: 200,
  unpackLeast: 50_000_000,
  /** Faults that are kept with their place; the rest is counted. */
  faults: 50,
  /** Levels of nested geometry collections, and of nested XML. */
  depth: 32,
} as const
