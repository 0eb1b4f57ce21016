import type { City } from './build-city.ts'

/** The years in which the documents in use were published, from the first to the last. */
export function documentYears({ documents }: Pick<City, 'documents'>): {
  readonly first: string
  readonly last: string
} {
  const years = [...documents.values()].map(({ date }) => date.slice(0, 4)).toSorted()
  return { first: years[0] ?? '', last: years.at(-1) ?? '' }
}
