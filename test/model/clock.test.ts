import { describe, expect, test, vi } from 'vitest'
import { FIRST_DAY, HORIZON_DAY, asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { createClock } from '../../src/session/clock.ts'

describe('the clock', () => {
  test('stands still until it is told to play', () => {
    const clock = createClock(dayOf('2022-05-20'))
    clock.advance(10)
    expect([isoOf(clock.day), clock.playing, clock.speed]).toEqual(['2022-05-20', false, 30])
  })

  test('advances by its speed, and by fractions of days', () => {
    const clock = createClock(dayOf('2022-05-20'))
    clock.play()
    clock.advance(1)
    expect(isoOf(clock.day)).toBe('2022-06-19')
    clock.setSpeed(7)
    clock.advance(0.5)
    expect(clock.day).toBe(dayOf('2022-06-22') + 0.5)
    clock.advance(0)
    clock.advance(-5)
    expect(clock.day).toBe(dayOf('2022-06-22') + 0.5)
  })

  test('many small steps come to the same as one great one', () => {
    const [small, great] = [createClock(FIRST_DAY), createClock(FIRST_DAY)]
    small.play()
    great.play()
    for (let i = 0; i < 640; i += 1) small.advance(1 / 64)
    great.advance(10)
    expect(small.day).toBeCloseTo(great.day, 6)
  })

  test('stops at the horizon, exactly on it; play from there starts over', () => {
    const clock = createClock(dayOf('2025-12-30'))
    clock.play()
    clock.advance(1000)
    expect([clock.day, clock.playing]).toEqual([HORIZON_DAY, false])
    clock.play()
    expect([clock.day, clock.playing]).toEqual([FIRST_DAY, true])
  })

  test('keeps on the timeline, wherever it is sent', () => {
    const clock = createClock(dayOf('1999-01-01'))
    expect(clock.day).toBe(FIRST_DAY)
    clock.goToDay(dayOf('2040-01-01'))
    expect(clock.day).toBe(HORIZON_DAY)
    clock.goToDay(asDay(-Infinity))
    expect(clock.day).toBe(FIRST_DAY)
  })

  test('goes on playing when it is sent to another day', () => {
    const clock = createClock(FIRST_DAY)
    clock.play()
    clock.goToDay(dayOf('2023-03-09'))
    expect([clock.playing, isoOf(clock.day)]).toEqual([true, '2023-03-09'])
  })

  test('tells its listeners of every change and of nothing else', () => {
    const clock = createClock(FIRST_DAY)
    const seen: string[] = []
    const stop = clock.subscribe(() => seen.push(`${isoOf(clock.day)} ${clock.playing} ${clock.speed}`))
    clock.pause()
    clock.goToDay(FIRST_DAY)
    clock.setSpeed(30)
    clock.advance(1)
    expect(seen).toEqual([])
    clock.play()
    clock.play()
    clock.advance(1)
    clock.setSpeed(365)
    clock.pause()
    clock.goToDay(dayOf('2022-01-01'))
    expect(seen).toEqual([
      '2021-11-01 true 30',
      '2021-12-01 true 30',
      '2021-12-01 true 365',
      '2021-12-01 false 365',
      '2022-01-01 false 365',
    ])
    stop()
    clock.play()
    expect(seen).toHaveLength(5)
  })

  test('a listener may stop listening while it is told', () => {
    const clock = createClock(FIRST_DAY)
    const after = vi.fn<() => void>()
    const stop = clock.subscribe(() => stop())
    clock.subscribe(after)
    clock.play()
    clock.pause()
    expect(after).toHaveBeenCalledTimes(2)
  })
})
