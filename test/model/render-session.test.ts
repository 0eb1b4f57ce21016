import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { createMapPress } from '../../src/app/map-press.ts'
import { ExportError, withRenderer, type RenderingApp } from '../../src/features/export/render-session.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { createClock } from '../../src/session/clock.ts'
import { createSessionStore, HOME_CAMERA } from '../../src/session/session.ts'
import { MapLostError, type StageRenderer } from '../../src/stage/stage-renderer.ts'
import { readRealCity } from './real-city.ts'

const { city, pack } = readRealCity()
const schedules = [buildSchedule(city, pack.facts.scenarios[0]!)] as const
const SIZE = { width: 100, height: 50, cssHeight: 50 }
const TARGET = {} as CanvasRenderingContext2D

/** An app whose map writes down what it is asked; `fault` is what drawing comes to. */
function appWith(fault?: () => Error) {
  const asked: string[] = []
  const store = createSessionStore()
  const clock = createClock(dayOf('2022-06-01'))
  const renderer: StageRenderer = {
    async render({ view }) {
      asked.push(`render ${view.session.sides[0].reading} ${view.day}`)
      if (fault) throw fault()
    },
    pathOf:
      async (_view, { camera }) =>
      () =>
        camera,
    async close() {
      asked.push('close')
    },
  }
  const app: RenderingApp = {
    store,
    clock,
    viewOf: (session, day) => ({ session, day, city, schedules, ownLayers: [], baseMap: null }),
    async openRenderer({ width, height }) {
      asked.push(`open ${width}x${height}`)
      return renderer
    },
  }
  return { app, asked, store, clock }
}

describe('pictures are drawn', () => {
  test('of views that the app does not show, and the app is left alone', async () => {
    const { app, asked, store, clock } = appWith()
    const [before, day] = [store.getState(), clock.day]
    const changes: unknown[] = []
    store.subscribe((now) => changes.push(now))
    clock.subscribe(() => changes.push(clock.day))
    const other = { ...before, sides: [{ scenario: 'reference', reading: 'documented' }] as const }
    const result = await withRenderer(app, SIZE, new AbortController().signal, async ({ render }) => {
      await render({ view: app.viewOf(other, dayOf('2024-01-01')), camera: HOME_CAMERA }, TARGET)
      return 'drawn'
    })
    expect(result).toEqual({ ok: true, value: 'drawn' })
    expect(asked).toEqual(['open 100x50', `render documented ${dayOf('2024-01-01')}`, 'close'])
    expect(changes).toEqual([])
    expect([store.getState(), clock.day]).toEqual([before, day])
  })

  test('until it is called off: the next picture is not drawn, and the map is given back', async () => {
    const { app, asked } = appWith()
    const controller = new AbortController()
    const result = await withRenderer(app, SIZE, controller.signal, async ({ render }) => {
      const picture = { view: app.viewOf(app.store.getState(), app.clock.day), camera: HOME_CAMERA }
      await render(picture, TARGET)
      controller.abort()
      await render(picture, TARGET)
    })
    expect(result).toEqual({ ok: false, errors: [{ kind: 'cancelled' }] })
    expect(asked.filter((line) => line.startsWith('render'))).toHaveLength(1)
    expect(asked.at(-1)).toBe('close')
  })

  test.each([
    ['the map goes away', () => new MapLostError('gone'), { kind: 'lost' }],
    ['the picture is too large', () => new ExportError({ kind: 'tooLarge' }), { kind: 'tooLarge' }],
    ['something else fails', () => new Error('why'), { kind: 'failed', detail: 'why' }],
  ])('%s: the fault is reported, and the map is given back', async (_, fault, expected) => {
    const { app, asked } = appWith(fault)
    const result = await withRenderer(app, SIZE, new AbortController().signal, ({ render }) =>
      render({ view: app.viewOf(app.store.getState(), app.clock.day), camera: HOME_CAMERA }, TARGET),
    )
    expect(result).toEqual({ ok: false, errors: [expected] })
    expect(asked.at(-1)).toBe('close')
  })
})

test('a press on the map is heard by the last one who asked, and by the one before when that one is done', () => {
  const heard: string[] = []
  const { press, take } = createMapPress((entity) => heard.push(`usual ${entity}`))
  press('a', null)
  const stopFirst = take((entity) => heard.push(`first ${entity}`))
  const stopSecond = take((entity) => heard.push(`second ${entity}`))
  press('b', null)
  stopFirst()
  press('c', null)
  stopSecond()
  stopSecond()
  press(null, null)
  expect(heard).toEqual(['usual a', 'second b', 'second c', 'usual null'])
})
