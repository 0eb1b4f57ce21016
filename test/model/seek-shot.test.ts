import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { createClock } from '../../src/session/clock.ts'
import { HOME_CAMERA, createSessionStore, type Camera } from '../../src/session/session.ts'
import { shotSchema, type Shot } from '../../src/story/schema.ts'
import { dayOfShot, secondsOfShot, seekShot } from '../../src/story/seek-shot.ts'

const shots: readonly Shot[] = shotSchema
  .array()
  .parse(JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')))

test.each(shots.map((shot) => [shot.id, shot] as const))(
  '%s stands at any share of its course, with the clock paused',
  (_id, shot) => {
    const clock = createClock(dayOf('2021-12-01'))
    const store = createSessionStore()
    const asked: number[] = []
    const stood: Camera[] = []
    const camera = {
      camera: () => HOME_CAMERA,
      jumpTo: (at: Camera) => void stood.push(at),
      animationOf:
        () =>
        (seconds: number): Camera => {
          asked.push(seconds)
          return { ...HOME_CAMERA, zoom: 6 + seconds / 100 }
        },
    }
    clock.play()
    for (const share of [0, 0.5, 1]) seekShot(shot, share, { store, clock, camera, span: 1280 })
    expect(clock.playing).toBe(false)
    expect(asked).toEqual([0, secondsOfShot(shot) / 2, secondsOfShot(shot)])
    expect(stood.map(({ zoom }) => zoom)).toEqual(asked.map((seconds) => 6 + seconds / 100))
    expect(store.getState()).toMatchObject({
      hour: shot.hour,
      selection: shot.selection,
      sides: [{ reading: shot.reading }],
    })
    expect(clock.day).toBe(dayOf(shot.play?.to ?? shot.day))
  },
)

test('the day of a course is that of its play, and at its rest the last one', () => {
  const [shot] = shots
  const playing: Shot = {
    ...shot!,
    day: '2022-01-01',
    seconds: 10,
    ride: null,
    play: { to: '2022-12-31', daysPerSecond: 10 },
  }
  expect(dayOfShot(playing, 0)).toBe(dayOf('2022-01-01'))
  expect(dayOfShot(playing, 0.5)).toBe(dayOf('2022-02-20'))
  expect(dayOfShot(playing, 1)).toBe(dayOf('2022-12-31'))
  expect(dayOfShot({ ...playing, play: { to: '2022-01-11', daysPerSecond: 10 } }, 0.5)).toBe(dayOf('2022-01-11'))
  expect(dayOfShot({ ...playing, play: null }, 1)).toBe(dayOf('2022-01-01'))
})
