import type { Place } from './schema.ts'

/** Where a statement of an own document comes from: it stands in the city beside the shipped facts, and is told apart by this. */
export interface OwnOrigin {
  /** The id of the record file that holds it. */
  readonly record: string
  readonly author: string
  /** The day on which it was entered, YYYY-MM-DD. */
  readonly entered: string
  /** `checked`: a second person has read it against its page. */
  readonly state: 'draft' | 'checked'
  readonly checkedBy: string | null
  /** Statements, shipped or own, that it corrects. They stay as they are; both are shown. */
  readonly corrects: readonly string[]
}

/** What a city holds beyond the shipped pack: own documents, and what came with them. */
export interface OwnSource {
  /** By the id of the fact. */
  readonly statements: ReadonlyMap<string, OwnOrigin>
  readonly documents: ReadonlySet<string>
  readonly entities: ReadonlySet<string>
  /** Places that only own documents name: the geometry of the pack has none of them. */
  readonly places: readonly Place[]
}

export const NOTHING_OWN: OwnSource = {
  statements: new Map(),
  documents: new Set(),
  entities: new Set(),
  places: [],
}
