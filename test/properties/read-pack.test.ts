import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { readPack } from '../../src/intake/read-pack.ts'
import { indexGeography, placeEntities } from '../../src/layers/placement.ts'
import { packStepTexture } from '../../src/layers/step-texture.ts'
import { momentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { readDataFiles } from '../model/real-city.ts'
import { townFiles } from '../town/town-files.ts'
import { checkProperty } from './check-property.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Goes down into a value, at each level by one of the numbers, and does something to what it comes to. */
function damage(
  value: Json,
  way: readonly number[],
  change: (found: Json, parent: Json, key: string) => Json | undefined,
): Json {
  const copy = structuredClone(value)
  let parent: Json = copy
  for (const [level, pick] of way.entries()) {
    if (typeof parent !== 'object' || parent === null) break
    const keys = Object.keys(parent)
    if (keys.length === 0) break
    const key = keys[pick % keys.length] ?? ''
    const holder = parent as { [key: string]: Json }
    const found: Json = holder[key] ?? null
    const deeper = typeof found === 'object' && found !== null && Object.keys(found).length > 0
    if (level < way.length - 1 && deeper) {
      parent = found
      continue
    }
    const next = change(found, parent, key)
    if (next !== undefined) holder[key] = next
    else if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete holder[key]
    break
  }
  return copy
}

const rubbish: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<(Json | undefined)[]>(
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    1e308,
    true,
    [],
    {},
    [[]],
    'none',
    '2022-00',
    '9999-12-31',
    'planned',
    '__proto__',
    [null],
    [[], []],
  ),
  fc.string(),
  fc.double().map((n) => (Number.isFinite(n) ? n : 0)),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json),
)

interface Harm {
  file: number
  way: number[]
  value: Json | undefined
  how: 'put' | 'double' | 'blend'
}
const anyHarm: fc.Arbitrary<Harm> = fc.record({
  file: fc.nat(),
  way: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
  value: rubbish,
  how: fc.constantFrom('put', 'put', 'put', 'double', 'blend'),
})

function harm(files: ReadonlyMap<string, unknown>, harms: readonly Harm[]): Map<string, unknown> {
  const harmed = new Map(files)
  const names = [...files.keys()]
  for (const { file, way, value, how } of harms) {
    const name = names[file % names.length] ?? ''
    harmed.set(
      name,
      damage(harmed.get(name) as Json, way, (found, parent) => {
        if (how === 'double' && Array.isArray(parent)) parent.push(structuredClone(found))
        if (how === 'double') return found
        if (how === 'blend')
          return typeof found === 'string' ? `${found}-x` : typeof found === 'number' ? -found : [found]
        return value
      }),
    )
  }
  return harmed
}

/** Whether a JSON pointer leads to something in a value, or to a field that is missing in something. */
function leadsInto(value: unknown, path: string): boolean {
  let at = value
  const steps = path.split('/').filter((step) => step !== '')
  for (const [i, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) return i === steps.length
    if (!Object.hasOwn(at, step)) return i === steps.length - 1
    at = (at as Record<string, unknown>)[step]
  }
  return true
}

/** What is wrong with how a pack was read: nothing, if it was refused with located faults, or is a city that the app can work with. */
function complaintsOf(files: ReadonlyMap<string, unknown>): string[] {
  const result = readPack(files)
  if (!result.ok) {
    if (result.errors.length === 0) return ['refused without a reason']
    return result.errors
      .filter(
        ({ file, path, reason }) =>
          reason.trim() === '' ||
          !(files.has(file) || file === 'scenes/scenarios') ||
          !leadsInto(files.get(file), path),
      )
      .map(({ file, path, reason }) => `not located: ${file} ${path} ${reason}`)
  }
  const city = buildCity(result.value.facts)
  placeEntities(city, indexGeography(result.value.geometry.places, result.value.geometry.massing))
  return result.value.facts.scenarios.flatMap((scenario) => {
    const schedule = buildSchedule(city, scenario, result.value.facts.scenarios)
    const numbers = momentAt(schedule, dayOf('2023-03-09')).flatMap(({ progress, count }) => [
      progress ?? 0,
      count ?? 0,
    ])
    return [...packStepTexture(schedule).data, ...numbers].every(Number.isFinite)
      ? []
      : [`${scenario.id}: days that are no numbers`]
  })
}

const real = readDataFiles()

test('the real pack, damaged anywhere, is refused with located faults or is still a city', () => {
  checkProperty(
    'damaged-real-pack',
    fc.property(fc.array(anyHarm, { minLength: 1, maxLength: 2 }), (harms) => {
      expect(complaintsOf(harm(real, harms))).toEqual([])
    }),
    100,
  )
})

test('the town, damaged anywhere, is refused with located faults or is still a city', () => {
  checkProperty(
    'damaged-town',
    fc.property(fc.array(anyHarm, { minLength: 1, maxLength: 4 }), (harms) => {
      expect(complaintsOf(harm(townFiles(), harms))).toEqual([])
    }),
    1500,
  )
})

test('any JSON in place of any file is refused by its name', () => {
  // An empty list is sound where nothing refers into it.
  const rubbishFile = fc.jsonValue({ maxDepth: 2 }).filter((value) => !Array.isArray(value) || value.length > 0)
  checkProperty(
    'rubbish-file',
    fc.property(fc.nat(), rubbishFile, (pick, value) => {
      const names = [...townFiles().keys()]
      const name = names[pick % names.length] ?? ''
      const result = readPack(townFiles().set(name, value))
      expect(result.ok ? [] : result.errors.map(({ file }) => file)).toContain(name)
    }),
    500,
  )
})
