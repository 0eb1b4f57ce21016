import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { DEFAULT_SESSION, HOME_CAMERA } from '../../src/session/session.ts'
import { flightPath } from '../../src/stage/camera-path.ts'
import { filmOfDays, filmOfSlides, framesOf, slidesOfShots, type PathOf } from '../../src/features/export/film.ts'
import { secondsOf, slidesOf } from '../../src/story/slides.ts'
import { readPack } from '../../src/intake/read-pack.ts'
import { readDataFiles } from './real-city.ts'

const scenes = new URL('../../scenes/', import.meta.url)
const read = (name: string): [string, unknown] => [
  `scenes/${name}`,
  JSON.parse(readFileSync(new URL(name, scenes), 'utf8')),
]
const result = readPack(
  new Map([
    ...readDataFiles(),
    read('shots.json'),
    ...readdirSync(new URL('briefings/', scenes)).map((name) => read(`briefings/${name}`)),
  ]),
)
if (!result.ok) throw new Error('the pack has faults')
const pack = result.value
const { briefings } = pack.briefings
const pathOf: PathOf = async ({ from, camera, seconds }, before, span) =>
  flightPath(from ?? before, camera, seconds, span)

test('frames are evenly spaced over all parts, none twice, none lost', () => {
  const frames = framesOf([{ seconds: 1.5 }, { seconds: 0.25 }, { seconds: 2 }], 8)
  expect(frames).toHaveLength(30)
  expect(frames.map(({ at }) => at)).toEqual(Array.from({ length: 30 }, (_, i) => i / 8))
  expect([0, 1, 2].map((part) => frames.filter((frame) => frame.part === part).length)).toEqual([12, 2, 16])
  for (const { inPart } of frames.filter(({ part }) => part === 2)) expect(inPart).toBeLessThan(2)
})

test('a stretch of days runs from the first to the last and stands there; going round turns the camera alone', async () => {
  const days = { from: dayOf('2021-11-01'), to: dayOf('2025-06-01') }
  const [part] = filmOfDays(DEFAULT_SESSION, HOME_CAMERA, days, 10, true, 'title')
  expect(part!.dayAt(0)).toBe(days.from)
  expect(part!.dayAt(9.9)).toBe(days.to)
  const run = Array.from({ length: 86 }, (_, i) => part!.dayAt(i / 10))
  expect(run.every((day, i) => i === 0 || day > run[i - 1]!)).toBe(true)
  const path = await part!.pathFrom(pathOf, HOME_CAMERA, 1600)
  expect(path(2)).toEqual({ ...HOME_CAMERA, bearing: HOME_CAMERA.bearing + 6 })
})

test.each(briefings.map((briefing) => [briefing.id, briefing] as const))(
  'the film of %s has every slide for as long as it is told, in its own view',
  async (_, briefing) => {
    const slides = slidesOf(briefing)
    const parts = filmOfSlides(slides, DEFAULT_SESSION, 'zh')
    expect(parts.map(({ title }) => title)).toEqual(
      [briefing.opening, ...briefing.chapters, briefing.closing].map(({ title }) => title.zh),
    )
    expect(parts.map(({ seconds }) => seconds)).toEqual(slides.map(secondsOf))
    for (const [at, part] of parts.entries()) {
      const { view } = slides[at]!
      expect(part.session.sides[0].reading).toBe(view.reading)
      expect(part.dayAt(0)).toBe(dayOf(view.day))
      expect(part.dayAt(part.seconds)).toBeLessThanOrEqual(dayOf(view.play?.to ?? view.day))
      const path = await part.pathFrom(pathOf, HOME_CAMERA, 1600)
      expect(path(0)).toEqual(view.from ?? HOME_CAMERA)
    }
  },
)

test('composed views stay until their days have played', () => {
  expect(pack.facts.shots.length).toBeGreaterThan(0)
  const short = slidesOfShots(pack.facts.shots).filter((slide) => {
    const { play, day } = slide.view
    return play !== null && secondsOf(slide) * play.daysPerSecond <= dayOf(play.to) - dayOf(day)
  })
  expect(short).toEqual([])
})
