import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/base/assert.ts'
import type { LngLat } from '../../src/base/geodesy.ts'
import { offsetZoom } from '../../src/app/zoom-offset.ts'
import { captionBox, clearOf, zoomOffsetFor, type Screen } from '../../src/shells/presenter/frame-view.ts'
import { briefingSchema, type Briefing, type Chapter } from '../../src/story/schema.ts'
import { pointsOfEntity, projectPoint } from './project-point.ts'
import { readRealCity } from './real-city.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)
const briefings: readonly Briefing[] = readdirSync(folder).map((name) =>
  briefingSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
)
const { pack, city } = readRealCity()

/** Screens, with the rem that tokens.css gives them. */
const SCREENS: readonly Screen[] = [
  [960, 540],
  [1280, 720],
  [1600, 900],
  [1920, 1080],
  [3840, 2160],
].map(([width = 0, height = 0]) => ({ width, height, rem: Math.max(15, Math.min(0.0148 * height, 0.0088 * width)) }))

const pointsOf = (entity: string): readonly LngLat[] => pointsOfEntity(pack, city, entity)

/** How much of what a chapter is about lies in the clear, and where its middle is. */
function frameOf(
  chapter: Pick<Chapter, 'captionPlace' | 'camera'>,
  entity: string,
  screen: Screen,
): { clear: number; middle: readonly [number, number] } {
  const clear = clearOf(chapter.captionPlace, screen)
  const camera = offsetZoom(chapter.camera, zoomOffsetFor(chapter.captionPlace, screen))
  const seen = pointsOf(entity)
    .map((point) => projectPoint(point, camera, screen, clear))
    .map((at) => assertDefined(at ?? ([Number.NaN, Number.NaN] as const), 'a point'))
  const { width, height } = screen
  const inside = seen.filter(
    ([x, y]) =>
      x >= clear.left * width &&
      x <= width * (1 - clear.right) &&
      y >= 0.02 * height &&
      y <= height * (1 - clear.bottom),
  )
  const mean = (axis: 0 | 1): number => seen.reduce((sum, at) => sum + at[axis], 0) / seen.length
  return { clear: inside.length / seen.length, middle: [mean(0) / width, mean(1) / height] }
}

describe.each(briefings.map((briefing) => [briefing.id, briefing] as const))('%s', (_id, briefing) => {
  test('every chapter shows what it is about, clear of its caption, on every screen', () => {
    const hidden = briefing.chapters.flatMap((chapter) =>
      SCREENS.flatMap((screen) =>
        chapter.about.flatMap((entity) => {
          if (pointsOf(entity).length === 0) return [`${chapter.id}: ${entity} has no place`]
          const { clear, middle } = frameOf(chapter, entity, screen)
          return clear >= 0.85
            ? []
            : [
                `${chapter.id} at ${screen.width}: ${entity} ${Math.round(clear * 100)}% middle ${middle.map((share) => share.toFixed(2)).join(', ')}`,
              ]
        }),
      ),
    )
    expect(hidden).toEqual([])
  })

  test('every chapter is about something on the map, or shows figures that have no place; what has an extent is no speck', () => {
    const screen = SCREENS[2]!
    const specks = briefing.chapters.flatMap((chapter) => {
      if (chapter.about.length === 0) return chapter.board.length > 0 ? [] : [`${chapter.id}: about nothing`]
      const clear = clearOf(chapter.captionPlace, screen)
      const seen = chapter.about
        .flatMap(pointsOf)
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

test('a caption takes the side that its chapter asks for, and the foot of a narrow screen', () => {
  expect(captionBox('right', { width: 1600, height: 900, rem: 15 })).toMatchObject({ place: 'right', width: 450 })
  expect(captionBox('right', { width: 390, height: 780, rem: 16 }).place).toBe('bottom')
  expect(captionBox('left', { width: 1080, height: 1920, rem: 16 }).place).toBe('bottom')
})
