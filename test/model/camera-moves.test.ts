import type { Map as MapLibreMap } from 'maplibre-gl'
import { afterEach, expect, test, vi } from 'vitest'
import { DEFAULT_FOV, type Camera } from '../../src/session/session.ts'
import { createCameraMoves } from '../../src/stage/camera-moves.ts'

const there: Camera = { lng: 113.8, lat: 34.8, zoom: 12, bearing: 20, pitch: 50 }

/** A map that writes down what it is asked; where less motion is wanted, or not. */
function handMap(reduce: boolean) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: reduce && query === '(prefers-reduced-motion: reduce)' }))
  vi.stubGlobal('cancelAnimationFrame', () => {})
  const asked: { how: 'jumpTo' | 'flyTo'; zoom?: number; bearing?: number; duration?: number; padding?: unknown }[] = []
  const ends: ((event: object) => void)[] = []
  let fov = DEFAULT_FOV
  const map = {
    on: (event: string, then: (event: object) => void) => void (event === 'moveend' && ends.push(then)),
    once: (event: string, then: (event: object) => void) => void (event === 'moveend' && ends.push(then)),
    off() {},
    getVerticalFieldOfView: () => fov,
    setVerticalFieldOfView: (next: number) => void (fov = next),
    jumpTo: (options: object) => void asked.push({ how: 'jumpTo', ...options }),
    flyTo: (options: object) => void asked.push({ how: 'flyTo', ...options }),
    getContainer: () => ({ clientWidth: 1000, clientHeight: 500 }),
    getCenter: () => ({ lng: 113, lat: 34 }),
    getZoom: () => 9,
    getBearing: () => 5,
    getPitch: () => 30,
  }
  const moves = createCameraMoves(map as unknown as MapLibreMap, {
    bounds: new Map(),
    lineOf: () => [
      [113.6, 34.7],
      [113.7, 34.7],
      [113.8, 34.75],
    ],
  })
  return { moves, asked, arrive: () => ends.splice(0).forEach((end) => end({})) }
}
afterEach(() => vi.unstubAllGlobals())

test('a flight takes its seconds, with the room of the words kept clear', async () => {
  const { moves, asked, arrive } = handMap(false)
  const flown = moves.fly(there, 4, { top: 0.1, right: 0, bottom: 0.2, left: 0.4 })
  expect(asked).toMatchObject([
    { how: 'flyTo', zoom: 12, bearing: 20, duration: 4000, padding: { top: 50, right: 0, bottom: 100, left: 400 } },
  ])
  arrive()
  expect(await flown).toBe(true)
})

test('where less motion is wanted, flights, rides and turns are cuts: one step, and they have arrived', async () => {
  const { moves, asked } = handMap(true)
  expect(await moves.fly(there, 4)).toBe(true)
  expect(asked.splice(0)).toMatchObject([{ how: 'jumpTo', zoom: 12, bearing: 20 }])
  expect(await moves.ride(['line'], 30, 13, 60)).toBe(true)
  expect(asked.splice(0)).toMatchObject([{ how: 'jumpTo', zoom: 13, pitch: 60 }])
  expect(await moves.orbit(true)).toBe(true)
  expect(asked).toMatchObject([{ how: 'jumpTo', bearing: 35 }])
})
