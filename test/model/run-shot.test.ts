import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/base/assert.ts'
import { dayOf, type Day } from '../../src/base/day.ts'
import { createClock, type Clock } from '../../src/session/clock.ts'
import { createSessionStore, type Camera, type SessionStore } from '../../src/session/session.ts'
import { runShot, type ViewCamera } from '../../src/story/run-view.ts'
import { shotSchema, type Shot } from '../../src/story/schema.ts'

const shots: readonly Shot[] = shotSchema
  .array()
  .parse(JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')))
const playing = shots.filter((shot) => shot.play !== null)

/** A camera that arrives when it is told to. */
interface HeldCamera extends ViewCamera {
  readonly asked: string[]
  /** Ends what it is doing: it has arrived, or the viewer has taken over. */
  end(arrived: boolean): Promise<void>
}

function holdCamera(): HeldCamera {
  const asked: string[] = []
  let ending: ((arrived: boolean) => void) | undefined
  const until = (what: string): Promise<boolean> => {
    asked.push(what)
    return new Promise((resolve) => {
      ending = resolve
    })
  }
  const words = (camera: Camera): string => `${camera.lng},${camera.lat},${camera.zoom}`
  return {
    asked,
    camera: () => assertDefined(shots[0], 'a shot').camera,
    jumpTo: (camera) => void asked.push(`jump ${words(camera)}`),
    fly: (camera, seconds) => until(`fly ${words(camera)} in ${seconds}`),
    ride: (entities, seconds) => until(`ride ${entities.join(' ')} in ${seconds}`),
    async end(arrived) {
      ending?.(arrived)
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
  }
}

interface Running {
  readonly clock: Clock
  readonly store: SessionStore
  readonly camera: HeldCamera
  readonly over: Promise<boolean>
}

function start(shot: Shot, speed = 7): Running {
  const clock = createClock(dayOf('2022-01-01'))
  clock.setSpeed(speed)
  const store = createSessionStore()
  const camera = holdCamera()
  return { clock, store, camera, over: runShot(shot, { store, clock, camera }).done }
}

/** Lets play run by hand, at most so many seconds. */
function pass(clock: Clock, seconds: number, step = 1 / 30): void {
  for (let passed = 0; passed < seconds && clock.playing; passed += step) clock.advance(step)
}
const secondsOf = ({ play, day }: Shot): number => (play ? (dayOf(play.to) - dayOf(day)) / play.daysPerSecond : 0)

test('there are five, and four of them play', () => {
  expect(shots).toHaveLength(5)
  expect(playing.length).toBeGreaterThanOrEqual(3)
})

describe.each(shots.map((shot) => [shot.id, shot] as const))('%s', (_id, shot) => {
  test('sets its whole view at once', () => {
    const { clock, store, camera } = start(shot)
    expect(clock.day).toBe(dayOf(shot.day))
    expect(store.getState()).toMatchObject({
      sides: [{ scenario: 'reference', reading: shot.reading }],
      hour: shot.hour,
      selection: shot.selection,
    })
    expect(camera.asked.some((what) => what.startsWith('jump'))).toBe(shot.from !== null)
    expect(camera.asked.at(-1)).toMatch(new RegExp(`^fly .* in ${shot.seconds}$`))
    expect(clock.playing).toBe(shot.play !== null)
  })

  test('comes to its end: the last day stands, the speed is given back, the camera has done all', async () => {
    const { clock, camera, over } = start(shot)
    pass(clock, secondsOf(shot) + 5)
    expect(clock.playing).toBe(false)
    expect(clock.day).toBe(dayOf(shot.play ? shot.play.to : shot.day))
    expect(clock.speed).toBe(7)
    await camera.end(true)
    if (shot.ride) await camera.end(true)
    await over
    expect(camera.asked.filter((what) => what.startsWith('ride'))).toEqual(
      shot.ride ? [`ride ${shot.ride.entities.join(' ')} in ${shot.ride.seconds}`] : [],
    )
  })

  test('a viewer who takes the camera ends the flight: no ride follows', async () => {
    const { camera, over } = start(shot)
    await camera.end(false)
    await over
    expect(camera.asked.filter((what) => what.startsWith('ride'))).toEqual([])
  })
})

describe.each(playing.map((shot) => [shot.id, shot] as const))('%s plays', (_id, shot) => {
  test('its stretch of days at its own pace', () => {
    const { clock } = start(shot)
    expect(clock.speed).toBe(shot.play!.daysPerSecond)
    const half = secondsOf(shot) / 2
    pass(clock, half)
    expect(clock.playing).toBe(true)
    expect(Math.abs(clock.day - (dayOf(shot.day) + half * shot.play!.daysPerSecond))).toBeLessThan(
      shot.play!.daysPerSecond / 10,
    )
  })

  test('a viewer who pauses takes over: the day stays where it is, and the speed is given back', () => {
    const { clock } = start(shot)
    pass(clock, secondsOf(shot) / 3)
    clock.pause()
    const day: Day = clock.day
    expect(clock.speed).toBe(7)
    clock.play()
    clock.advance(1)
    expect(clock.day - day).toBeCloseTo(7, 6)
  })

  test('frames that come late do not overshoot its end', () => {
    const { clock } = start(shot)
    pass(clock, secondsOf(shot) * 3, secondsOf(shot) / 2.3)
    expect(clock.day).toBe(dayOf(shot.play!.to))
    expect(clock.speed).toBe(7)
  })

  test("another that begins while it runs takes over: its own pace first, the viewer's own in the end", () => {
    const { clock, store } = start(shot)
    pass(clock, secondsOf(shot) / 4)
    const other = playing.find(({ id }) => id !== shot.id)!
    runShot(other, { store, clock, camera: holdCamera() })
    expect(clock.speed).toBe(other.play!.daysPerSecond)
    pass(clock, secondsOf(other) + 5)
    expect([clock.day, clock.speed]).toEqual([dayOf(other.play!.to), 7])
  })
})
