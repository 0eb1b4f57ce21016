import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { captionBox, clearOf } from '../../src/shells/presenter/frame-view.ts'
import { briefingSchema, type Briefing } from '../../src/story/schema.ts'
import hall from '../../src/shells/kiosk/hall.json' with { type: 'json' }
import { hiddenIn, namelessIn, playsInVain, pointsDrawn, SCREENS } from './frame-faults.ts'
import { projectPoint } from './project-point.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)
const briefings: readonly Briefing[] = readdirSync(folder).map((name) =>
  briefingSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
)

const picturesOf = ({ opening, chapters, closing }: Briefing) => [opening, ...chapters, closing]

describe.each(briefings.map((briefing) => [briefing.id, briefing] as const))('%s', (_id, briefing) => {
  test.each(SCREENS.map((screen) => [`${screen.width} by ${screen.height}`, screen] as const))(
    'at %s every picture shows what it is about and what it names, as it is drawn, clear of caption, board and date, and named in both languages',
    (_size, screen) => {
      const faults = picturesOf(briefing).flatMap((chapter) =>
        [...hiddenIn(chapter, screen), ...namelessIn(chapter, screen)].map((fault) => `${chapter.id}: ${fault}`),
      )
      expect(faults).toEqual([])
    },
  )

  test('every picture is about something on the map, or shows figures that have no place; what has an extent is no speck', () => {
    const screen = SCREENS[2]!
    const specks = picturesOf(briefing).flatMap((chapter) => {
      if (chapter.about.length === 0) return chapter.board.length > 0 ? [] : [`${chapter.id}: about nothing`]
      const clear = clearOf(chapter.captionPlace, screen)
      const seen = chapter.about
        .flatMap(pointsDrawn)
        .flatMap((point) => [projectPoint(point, chapter.camera, screen, clear)])
        .filter((at) => at !== null)
      const span = (axis: 0 | 1): number =>
        Math.max(...seen.map((at) => at[axis])) - Math.min(...seen.map((at) => at[axis]))
      return seen.length > 1 && Math.max(span(0), span(1)) < 0.12 * screen.height
        ? [`${chapter.id}: ${Math.round(span(0))} by ${Math.round(span(1))}`]
        : []
    })
    expect(specks).toEqual([])
  })
})

test('days play only where something in the picture comes, grows or goes', () => {
  const screen = SCREENS[1]!
  const all = [...briefings, briefingSchema.parse(hall)]
  const inVain = all.flatMap((briefing) =>
    [briefing.opening, ...briefing.chapters, briefing.closing]
      .filter((slide) => !slide.ride && playsInVain(slide, screen))
      .map((slide) => `${briefing.id}: ${slide.id}`),
  )
  expect(inVain).toEqual([])
})

test('a caption takes the side that its chapter asks for, and the foot of a narrow screen', () => {
  expect(captionBox('right', { width: 1600, height: 900, rem: 15 })).toMatchObject({ place: 'right', width: 450 })
  expect(captionBox('right', { width: 390, height: 780, rem: 16 }).place).toBe('bottom')
  expect(captionBox('left', { width: 1080, height: 1920, rem: 16 }).place).toBe('bottom')
})

test('a thing that is drawn elsewhere than its document says is looked for where it is drawn', () => {
  const chapter = briefings.find(({ id }) => id === 'science-city')!.chapters.find(({ id }) => id === 'institutes')!
  const screen = SCREENS.find(({ width }) => width === 1920)!
  expect(hiddenIn(chapter, screen)).toEqual([])
  // The camera that this chapter once had: the same things, by where they are said to be, all lay in the clear.
  const before = { ...chapter, camera: { lng: 113.742, lat: 34.831, zoom: 13.6, bearing: -22, pitch: 62 } }
  expect(hiddenIn(before, screen).join()).toContain('chaojubian-beilonghu')
  expect(namelessIn(before, screen).join()).toContain('chaojubian-beilonghu')
  expect(namelessIn({ ...chapter, layers: ['parks'] }, screen).join()).toContain('names are off')
  expect(namelessIn({ ...chapter, day: '2021-11-01', play: null }, screen).join()).toContain('not known')
  // Names of the same few, from too far away for all of them to find room.
  expect(namelessIn({ ...chapter, camera: { ...chapter.camera, zoom: 8 } }, screen).join()).toContain('no room')
})
