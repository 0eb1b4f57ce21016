import { use } from 'react'
import type { City } from '../../../city/build-city.ts'
import { buildSearchIndex, type SearchEntry } from '../../../city/search-city.ts'
import { foldWith, spellWith, type Fold, type Spell } from '../../../city/search-names.ts'
import type { ContentServices } from '../../../app/services.ts'
import { useApp } from '../../../app/use-app.ts'

interface Found {
  readonly index: readonly SearchEntry[]
  /** Makes a query comparable with the index. */
  readonly fold: Fold
  readonly spell: Spell
  /** Indicator -> the system on whose page it stands. */
  readonly systemsOf: ReadonlyMap<string, string>
}

const made = new WeakMap<City, Promise<Found>>()

/** The index of a city, made once on the first search; suspends until it is there. */
export function useSearchIndex(): Found {
  const { city, content } = useApp()
  const promise = made.get(city) ?? make(city, content)
  made.set(city, promise)
  return use(promise)
}

async function make(
  city: City,
  { loadSystems, loadSearchNames }: Pick<ContentServices, 'loadSystems' | 'loadSearchNames'>,
): Promise<Found> {
  const [pack, names] = await Promise.all([loadSystems(), loadSearchNames()])
  const [fold, spell] = [foldWith(names), spellWith(names)]
  const index = buildSearchIndex(city, pack, spell, fold)
  return { index, fold, spell, systemsOf: new Map(pack.indicators.map(({ id, system }) => [id, system])) }
}
