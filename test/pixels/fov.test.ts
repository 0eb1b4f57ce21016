import factsPack from 'virtual:city-facts'
import geometryPack from 'virtual:city-geometry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { distanceM, type LngLat } from '../../src/base/geodesy.ts'
import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import type { Camera } from '../../src/session/session.ts'
import { projectPoint } from '../model/project-point.ts'
import { openApp, openSource, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'

/** Through any field of view, MapLibre, deck.gl and three put a point of the ground where the projection, worked out here, has it. */
const screen = { width: 480, height: 320, rem: 16 }
const clear = { top: 0, right: 0, bottom: 0, left: 0 }
const { places } = geometryPack as GeometryPack
const { entities } = factsPack as FactsPack
/** The points that an entity's place is drawn through. */
const pointsOf = (id: string): LngLat[] => {
  const geometry = places.find((place) => place.id === entities.find((entity) => entity.id === id)?.place)?.geometry
  if (geometry?.type === 'Point') return [geometry.coordinates]
  return geometry?.type === 'LineString'
    ? geometry.coordinates
    : geometry?.type === 'MultiLineString'
      ? geometry.coordinates[0]!
      : []
}

let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource('test/pixels/stage.html?quality=low&hide=fabric&day=2025-12-31&reading=planned', {
    width: screen.width,
    height: screen.height,
    before: WITHOUT_DRAWING,
  })
  await settled(opened.page, 115_000)
})
afterAll(() => opened.close())

const at = (point: LngLat, camera: Camera): readonly [number, number] => projectPoint(point, camera, screen, clear)!
const aim = (camera: Camera): Promise<void> => opened.page.evaluate((camera) => window.stage.jumpTo(camera), camera)
const isSeen = ([x, y]: readonly [number, number]): boolean =>
  x > 20 && x < screen.width - 20 && y > 20 && y < screen.height - 20
/** What is drawn within a few pixels of a point; nothing else is drawn but the ids that are picked. */
const drawnAround = (point: readonly [number, number], step: number): Promise<(string | null)[]> =>
  opened.page.evaluate(
    ({ point: [x, y], step }) => {
      window.skipDraws = false
      const drawn = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => window.stage.pick(x + dx * step, y + dy * step)))
      window.skipDraws = true
      return drawn
    },
    { point, step },
  )

/** Named, so that the list of tests says which field of view failed. */
const FIELDS_OF_VIEW = [14, 28, undefined, 55] as const

describe.each(FIELDS_OF_VIEW)('through a field of view of %s degrees', (fov) => {
  const near: Camera = {
    lng: 113.7666,
    lat: 34.8051,
    zoom: 12.6,
    bearing: -75,
    pitch: 62,
    ...(fov === undefined ? {} : { fov }),
  }
  const far: Camera = { lng: 112.2, lat: 33.2, zoom: 7, bearing: -20, pitch: 45, ...(fov === undefined ? {} : { fov }) }

  test('the map', async () => {
    await aim(near)
    const points: LngLat[] = [
      [113.7666, 34.8051],
      [113.7285, 34.8135],
      [113.775, 34.8],
      [113.76, 34.82],
    ]
    for (const point of points) {
      const [x, y] = at(point, near)
      const ground = await opened.page.evaluate(([x, y]) => window.stage.groundAt(x, y), [x, y] as const)
      expect(
        distanceM([ground!.lng, ground!.lat], point),
        `${point.join(', ')} at ${x.toFixed(1)}, ${y.toFixed(1)}`,
      ).toBeLessThan(12)
    }
  })

  test('a line of deck.gl', async () => {
    await aim(far)
    for (const point of pointsOf('wepp3-henan')
      .filter((one) => isSeen(at(one, far)))
      .slice(0, 2))
      expect({ point, drawn: await drawnAround(at(point, far), 5) }).toMatchObject({
        point,
        drawn: expect.arrayContaining(['wepp3-henan']) as unknown,
      })
    expect(pointsOf('wepp3-henan').some((point) => isSeen(at(point, far)))).toBe(true)
  })

  test('solids of three', async () => {
    await aim(near)
    const [spot] = pointsOf('jinrong-dao-kaidao')
    expect(await drawnAround(at(spot!, near), 7)).toContain('jinrong-dao-kaidao')
  })
})

test('the fields of view are far enough apart for these tests to tell them from each other', async () => {
  const spots = FIELDS_OF_VIEW.map((fov) =>
    at([113.7285, 34.8135], { lng: 113.7666, lat: 34.8051, zoom: 12.6, bearing: -75, pitch: 62, fov }),
  )
  const apart = spots.slice(1).map((spot, i) => Math.hypot(spot[0] - spots[i]![0], spot[1] - spots[i]![1]))
  expect(Math.min(...apart)).toBeGreaterThan(9)
  expect(opened.listFaults()).toEqual([])
})

test('a composed view brings its field of view, the address keeps it, and whoever moves the map by hand gets the default back', async () => {
  const planner = await openApp('?quality=low&hide=districts,zones,pipelines,corridors,fabric,labels', {
    width: 1000,
    height: 640,
    deviceScaleFactor: 0.5,
    reducedMotion: 'reduce',
    before: WITHOUT_DRAWING,
  })
  await settled(planner.page, 110_000)
  const view = (): Promise<string[]> =>
    planner.page.evaluate(() => (new URLSearchParams(window.twin.address()).get('view') ?? '').split(','))
  await planner.page.evaluate(() => window.twin.showShot('crossing-the-evidence'))
  expect((await view())[5]).toBe('26')
  // A press is no move.
  await planner.page.mouse.click(560, 190)
  await planner.page.evaluate(() => window.twin.settled())
  await expect.poll(async () => (await view())[5]).toBe('26')
  await planner.page.evaluate(() => window.twin.setView({ selection: null }))
  await planner.page.mouse.wheel(0, -240)
  await expect.poll(async () => (await view()).length).toBe(5)
  await planner.page.evaluate(() => window.twin.setView({ camera: { fov: 20 } }))
  expect((await view())[5]).toBe('20')
  expect(planner.listFaults()).toEqual([])
  await planner.close()
})
