import { expect, test } from 'vitest'
import { QUALITIES, type Quality } from '../../src/session/session.ts'
import { createQualityGovernor, type QualityGovernor } from '../../src/stage/quality.ts'

/** A context that says what draws it, as WEBGL_debug_renderer_info does. */
function drawnBy(renderer: string): WebGL2RenderingContext {
  const info = { UNMASKED_RENDERER_WEBGL: 0x9246 }
  const context: Pick<WebGL2RenderingContext, 'RENDERER'> & {
    getExtension: (name: string) => unknown
    getParameter: (name: number) => unknown
  } = {
    RENDERER: 0x1f01,
    getExtension: (name) => (name === 'WEBGL_debug_renderer_info' ? info : null),
    getParameter: (name) => (name === info.UNMASKED_RENDERER_WEBGL ? renderer : null),
  }
  return context as unknown as WebGL2RenderingContext
}
const software = drawnBy('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)')
const card = drawnBy('ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.6)')

function governor(gl: WebGL2RenderingContext, quality: Quality): { made: QualityGovernor; changes: () => number } {
  let changes = 0
  return { made: createQualityGovernor(gl, quality, () => (changes += 1)), changes: () => changes }
}
const moveFor = (made: QualityGovernor, frames: number, ms: number): void => {
  for (let i = 0; i < frames; i += 1) made.frame(ms)
}
/** Enough frames of one pace for any step up or down to be taken. */
const LONG = 400

test('each chosen level draws more than the one before, and the highest all buildings', () => {
  const budgets = QUALITIES.filter((quality) => quality !== 'auto').map((quality) =>
    governor(card, quality).made.budget(),
  )
  expect(budgets).toEqual(budgets.toSorted((a, b) => a - b))
  expect(new Set(budgets).size).toBe(budgets.length)
  expect(budgets.at(-1)).toBe(1_120_000)
})

test('a chosen level stays, however slow or fast the frames are', () => {
  const { made, changes } = governor(card, 'medium')
  const before = made.budget()
  moveFor(made, LONG, 200)
  moveFor(made, LONG, 8)
  expect([made.budget(), changes()]).toEqual([before, 0])
})

test('left to itself: slow frames draw less, step by step, down to a floor; fast ones more, up to everything', () => {
  const { made } = governor(card, 'auto')
  const seen = [made.budget()]
  const note = (): void => {
    if (made.budget() !== seen.at(-1)) seen.push(made.budget())
  }
  for (let i = 0; i < LONG; i += 1) {
    made.frame(80)
    note()
  }
  expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  const floor = made.budget()
  expect(floor).toBeGreaterThan(0)
  seen.length = 0
  seen.push(floor)
  for (let i = 0; i < LONG; i += 1) {
    made.frame(9)
    note()
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.length).toBeGreaterThan(3)
  expect(made.budget()).toBe(1_120_000)
})

test('frames of an even pace in between change nothing, and one that stutters neither', () => {
  const { made, changes } = governor(card, 'auto')
  const before = made.budget()
  moveFor(made, LONG, 30)
  for (let i = 0; i < LONG; i += 1) made.frame(i % 10 === 0 ? 900 : 30)
  expect([made.budget(), changes()]).toEqual([before, 0])
})

test('every change is told once', () => {
  const { made, changes } = governor(card, 'auto')
  const before = made.budget()
  while (made.budget() === before) made.frame(90)
  expect(changes()).toBe(1)
  made.choose('full')
  expect(changes()).toBe(2)
  made.choose('full')
  expect(changes()).toBe(2)
})

test('software WebGL begins with the least and makes no single buildings, unless more is asked for', () => {
  expect(governor(software, 'auto').made.budget()).toBeLessThan(governor(card, 'auto').made.budget())
  expect(governor(software, 'auto').made.levels).toBe(1)
  expect(governor(software, 'full').made.levels).toBe(2)
  expect(governor(card, 'auto').made.levels).toBe(2)
})

test('effects come with the levels: none is lost on the way up, and the lowest mirrors nothing', () => {
  const rank = { none: 0, solids: 1, all: 2 }
  const effects = QUALITIES.filter((quality) => quality !== 'auto').map((quality) =>
    governor(card, quality).made.effects(),
  )
  expect(effects[0]).toEqual({
    mirror: 'none',
    ripples: false,
    contact: 'solids',
    occlusion: false,
    trails: false,
    bloom: 'none',
  })
  for (const [i, after] of effects.entries()) {
    const before = effects[i - 1] ?? after
    expect(rank[after.mirror]).toBeGreaterThanOrEqual(rank[before.mirror])
    expect(rank[after.contact]).toBeGreaterThanOrEqual(rank[before.contact])
    expect([after.ripples, after.occlusion, after.trails].map(Number)).toEqual([
      Math.max(Number(before.ripples), Number(after.ripples)),
      Math.max(Number(before.occlusion), Number(after.occlusion)),
      Math.max(Number(before.trails), Number(after.trails)),
    ])
  }
  expect(effects.at(-1)).toEqual({
    mirror: 'all',
    ripples: true,
    contact: 'all',
    occlusion: true,
    trails: true,
    bloom: 'wide',
  })
  // No two of the levels that one may choose look the same: each draws more buildings, and the upper ones more light.
  expect(effects.map(({ bloom }) => bloom)).toEqual(['none', 'none', 'near', 'wide'])
})

test('left to itself, software begins with the plainest look', () => {
  expect(governor(software, 'auto').made.effects()).toEqual(governor(card, 'low').made.effects())
})
