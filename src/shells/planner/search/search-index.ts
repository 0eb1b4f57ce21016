import { pinyin } from 'pinyin-pro'
import { use } from 'react'
import type { City } from '../../../city/build-city.ts'
import { buildSearchIndex, type SearchEntry } from '../../../city/search-city.ts'
import type { SystemsPack } from '../../../intake/read-pack.ts'
import { useApp } from '../../../app/use-app.ts'

interface Found {
  readonly index: readonly SearchEntry[]
  /** Indicator -> the system on whose page it stands. */
  readonly systemsOf: ReadonlyMap<string, string>
}

const made = new WeakMap<City, Promise<Found>>()

/** The index of a city, spelled once on the first search; suspends until it is there. */
export function useSearchIndex(): Found {
  const {
    city,
    content: { loadSystems },
  } = useApp()
  const promise = made.get(city) ?? make(city, loadSystems)
  made.set(city, promise)
  return use(promise)
}

async function make(city: City, loadSystems: () => Promise<SystemsPack>): Promise<Found> {
  const pack = await loadSystems()
  const index = buildSearchIndex(city, pack, (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }))
  return { index, systemsOf: new Map(pack.indicators.map(({ id, system }) => [id, system])) }
}
