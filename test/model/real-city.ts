import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCity, type City } from '../../src/city/build-city.ts'
import { readPack, type Pack } from '../../src/intake/read-pack.ts'
import { indexGeography, placeEntities, type Geography, type Placement } from '../../src/layers/placement.ts'
import { buildSchedule, type EntitySchedule, type Schedule } from '../../src/scenario/build-schedule.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Every JSON file of data/ and scenes/scenarios/ as text, by its path in the repository. */
export function readDataTexts(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const folder of ['data', 'scenes/scenarios']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue
      const path = join(entry.parentPath, entry.name)
      texts.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'))
    }
  }
  return new Map([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

export function readDataFiles(): Map<string, unknown> {
  return new Map([...readDataTexts()].map(([file, text]) => [file, JSON.parse(text) as unknown]))
}

export interface RealCity {
  readonly pack: Pack
  readonly city: City
  readonly schedule: Schedule
  readonly geography: Geography
  readonly placements: ReadonlyMap<string, Placement>
  entry(id: string): EntitySchedule
}

/** The committed city pack, read and built as the app does it, under the reference assumption. */
export function readRealCity(): RealCity {
  const result = readPack(readDataFiles())
  if (!result.ok)
    throw new Error(result.errors.map(({ file, path, reason }) => `${file}: ${path}: ${reason}`).join('\n'))
  const pack = result.value
  const city = buildCity(pack.facts)
  const scenario = pack.facts.scenarios.find(({ id }) => id === 'reference')
  if (!scenario) throw new Error('no scenario "reference"')
  const schedule = buildSchedule(city, scenario)
  const geography = indexGeography(pack.geometry.places, pack.geometry.massing)
  return {
    pack,
    city,
    schedule,
    geography,
    placements: placeEntities(city, geography),
    entry(id) {
      const entry = schedule.entries.find(({ entity }) => entity.id === id)
      if (!entry) throw new Error(`no entity ${id}`)
      return entry
    },
  }
}
