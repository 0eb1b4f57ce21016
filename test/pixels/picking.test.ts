import factsPack from 'virtual:city-facts'
import geometryPack from 'virtual:city-geometry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { buildCity, PIN_LIMIT_M } from '../../src/city/build-city.ts'
import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { LAYER_SWITCHES, type Camera } from '../../src/session/session.ts'
import { openApp, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'

const [width, height] = [480, 320]
const WITHOUT_FABRIC = LAYER_SWITCHES.filter((layer) => layer !== 'fabric')
const pack = factsPack as FactsPack
const { places, massing } = geometryPack as GeometryPack
const city = buildCity(pack)
const schedule = buildSchedule(
  city,
  pack.scenarios.find(({ id }) => id === 'reference')!,
)
const entryOf = (id: string) => schedule.entries[city.indexOf.get(id)!]!
const placeOf = (id: string) => places.find((place) => place.id === city.entityById.get(id)?.place)

/** Views are not drawn on the way: ids are drawn when a point is picked, and only then. */
let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?hide=fabric', { width, height, before: WITHOUT_DRAWING })
  await settled(opened.page)
})
afterAll(() => opened.close())

/** Goes to a day and a camera and gives what is drawn at some points of the canvas. */
function pickAt(
  day: string,
  camera: Partial<Camera>,
  points: readonly (readonly [number, number])[],
): Promise<(string | null)[]> {
  return opened.page.evaluate(
    async ({ day, camera, points }) => {
      await window.twin.setView({ day, camera })
      window.skipDraws = false
      const found = points.map(([x, y]) => window.twin.pick(x, y))
      window.skipDraws = true
      return found
    },
    { day, camera, points },
  )
}

const grid = (columns: number, rows: number): [number, number][] =>
  Array.from({ length: columns * rows }, (_, i) => [
    Math.round((((i % columns) + 0.5) * width) / columns),
    Math.round(((Math.floor(i / columns) + 0.5) * height) / rows),
  ])
/** Points around the middle, `step` pixels apart; each is a pass of all that can be picked. */
const middle = (step: number): [number, number][] =>
  [0, 1, -1].flatMap((dy) => [0, 1, -1].map((dx): [number, number] => [width / 2 + dx * step, height / 2 + dy * step]))

/** The point nearest to the middle of the canvas at which an entity is drawn; blocks stand around their site's own spot. */
async function findAt(day: string, camera: Partial<Camera>, id: string): Promise<[number, number] | undefined> {
  const fromMiddle = ([x, y]: readonly [number, number]): number => Math.hypot(x - width / 2, y - height / 2)
  const points = grid(21, 14).sort((a, b) => fromMiddle(a) - fromMiddle(b))
  return opened.page.evaluate(
    async ({ day, camera, points, id }) => {
      await window.twin.setView({ day, camera })
      window.skipDraws = false
      const found = points.find(([x, y]) => window.twin.pick(x, y) === id)
      window.skipDraws = true
      return found
    },
    { day, camera, points, id },
  )
}

test.each([
  ['the home view', { lng: 113.68, lat: 34.69, zoom: 9.7, bearing: -12, pitch: 52 }],
  ['the science city', { lng: 113.79, lat: 34.79, zoom: 13, bearing: 20, pitch: 55 }],
  ['the province', { lng: 112.6, lat: 33.9, zoom: 6.6, bearing: 0, pitch: 20 }],
])('what is picked exists on that day: %s', async (_name, camera) => {
  let hits = 0
  for (const day of ['2021-11-01', '2022-05-19', '2025-12-31']) {
    for (const id of await pickAt(day, camera, grid(6, 4))) {
      if (id === null) continue
      hits += 1
      expect(city.entityById.has(id), `${id}`).toBe(true)
      expect(entityMomentAt(entryOf(id), dayOf(day)).exists, `${id} on ${day}`).toBe(true)
    }
  }
  expect(hits).toBeGreaterThan(5)
})

test(
  'the blocks around the middle of the view are the site that stands there, and not before it is known',
  { timeout: 300_000 },
  async () => {
    const sites = massing
      .map((row) => row.entity)
      .filter(
        (id) =>
          city.entityById.get(id)?.layer === 'parks' &&
          placeOf(id)?.geometry.type === 'Point' &&
          placeOf(id)!.accuracyM < PIN_LIMIT_M,
      )
      .filter((id) => entryOf(id).knownFrom !== null)
    const chosen = sites.filter((_, i) => i % Math.ceil(sites.length / 8) === 0).slice(0, 6)
    expect(chosen.length).toBeGreaterThan(5)
    // Nothing else can hide them, and a pick that draws less is quicker.
    await opened.page.evaluate(() => window.twin.setView({ layers: ['parks'] }))
    const missed: string[] = []
    const tooEarly: string[] = []
    for (const id of chosen) {
      const { geometry } = placeOf(id)!
      if (geometry.type !== 'Point') continue
      const [lng, lat] = geometry.coordinates
      const camera = { lng, lat, zoom: 15, bearing: 0, pitch: 0 }
      const hit = await findAt('2025-12-31', camera, id)
      if (!hit) {
        missed.push(id)
        continue
      }
      const known = entryOf(id).knownFrom!
      if (known > dayOf('2021-11-01') && (await pickAt(isoOf(asDay(known - 1)), camera, [hit])).includes(id))
        tooEarly.push(id)
    }
    await opened.page.evaluate((layers) => window.twin.setView({ layers }), WITHOUT_FABRIC)
    expect({ missed, tooEarly }).toEqual({ missed: [], tooEarly: [] })
  },
)

test('the third West–East line is picked from its first statement on, and never before', async () => {
  const geometry = placeOf('wepp3-henan')!.geometry
  const points =
    geometry.type === 'LineString'
      ? geometry.coordinates
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates[0]!
        : []
  const [a, b] = [points[Math.floor(points.length / 2) - 1]!, points[Math.floor(points.length / 2)]!]
  const camera = { lng: (a[0] + b[0]) / 2, lat: (a[1] + b[1]) / 2, zoom: 7, bearing: 0, pitch: 0 }
  const known = entryOf('wepp3-henan').knownFrom!
  expect(await pickAt('2021-12-01', camera, middle(4))).not.toContain('wepp3-henan')
  expect(await pickAt(isoOf(asDay(known - 1)), camera, middle(4))).not.toContain('wepp3-henan')
  expect(await pickAt(isoOf(known), camera, middle(4))).toContain('wepp3-henan')
  expect(await pickAt('2025-12-31', camera, middle(4))).toContain('wepp3-henan')
})

test('where nothing else lies the district is picked; outside the city nothing', async () => {
  expect(
    await pickAt('2021-11-01', { lng: 113.38, lat: 34.45, zoom: 12, bearing: 0, pitch: 0 }, [[width / 2, height / 2]]),
  ).toEqual(['xinmi-shi'])
  expect(
    await pickAt('2021-11-01', { lng: 115.9, lat: 32.4, zoom: 9, bearing: 0, pitch: 0 }, [[width / 2, height / 2]]),
  ).toEqual([null])
})

test('what is switched off cannot be picked', async () => {
  const { page } = opened
  await page.evaluate(
    (layers) => window.twin.setView({ layers }),
    WITHOUT_FABRIC.filter((layer) => layer !== 'parks' && layer !== 'districts'),
  )
  const found = await pickAt('2025-12-31', { lng: 113.79, lat: 34.79, zoom: 13, bearing: 0, pitch: 40 }, grid(6, 3))
  const layers = found.flatMap((id) => (id === null ? [] : [city.entityById.get(id)!.layer]))
  expect(layers).not.toContain('parks')
  expect(layers).not.toContain('districts')
  expect(opened.listFaults()).toEqual([])
})
