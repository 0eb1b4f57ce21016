import { createLocalFrame, type LocalFrame } from '../../src/base/geodesy.ts'
import { buildCity, type City } from '../../src/city/build-city.ts'
import { readPack, type Pack } from '../../src/intake/read-pack.ts'
import { indexGeography, placeEntities, type Geography, type Placement } from '../../src/layers/placement.ts'
import { buildSchedule, type EntitySchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { townFiles } from './town-files.ts'

export interface Town {
  readonly pack: Pack
  readonly city: City
  readonly schedule: Schedule
  readonly geography: Geography
  readonly placements: ReadonlyMap<string, Placement>
  /** Its origin is the south-west corner of hilltown. */
  readonly frame: LocalFrame
  entry(id: string): EntitySchedule
}

/** The tiny city of town-files.ts, read and built as the app does it. */
export function buildTown(files: ReadonlyMap<string, unknown> = townFiles()): Town {
  const result = readPack(files)
  if (!result.ok)
    throw new Error(result.errors.map(({ file, path, reason }) => `${file}: ${path}: ${reason}`).join('\n'))
  const pack = result.value
  const city = buildCity(pack.facts)
  const [scenario] = pack.facts.scenarios
  if (!scenario) throw new Error('the town has no scenario')
  const schedule = buildSchedule(city, scenario)
  const geography = indexGeography(pack.geometry.places, pack.geometry.massing)
  return {
    pack,
    city,
    schedule,
    geography,
    placements: placeEntities(city, geography),
    frame: createLocalFrame([113.6, 34.65]),
    entry(id) {
      const entry = schedule.entries.find(({ entity }) => entity.id === id)
      if (!entry) throw new Error(`no entity ${id} in the town`)
      return entry
    },
  }
}
