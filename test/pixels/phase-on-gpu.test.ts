import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSource, settled, type OpenedPage } from '../shells/harness.ts'
import type { PhaseComparison } from './phase-page.ts'

let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource('test/pixels/phase-on-gpu.html', { width: 200, height: 100 })
  await settled(opened.page)
})
afterAll(() => opened.close())

const compare = (which: 'steps' | 'timeline', edit?: [string, string]): Promise<PhaseComparison> =>
  opened.page.evaluate(([which, edit]) => window.comparePhases(which, edit), [which, edit] as const)

describe("the shaders' phase function against momentAt", () => {
  test('over all entities, on every day on which anything changes, and half a day before and after', async () => {
    const found = await compare('steps')
    console.info(`${found.entities} entities, ${found.days} days, progress within ${found.largestProgressGap.toExponential(1)}`)
    expect(found.differences).toEqual([])
    expect(found.entities).toBeGreaterThan(100)
    expect(found.days).toBeGreaterThan(30)
    expect(found.largestProgressGap).toBeLessThan(1e-4)
  })

  test('over all entities, on every day and noon of the timeline', async () => {
    const found = await compare('timeline')
    expect(found.differences).toEqual([])
    expect(found.days).toBe(3045)
  })

  test.each<[what: string, edit: [string, string]]>([
    ['a thing that exists a day late', ['day >= head.x', 'day >= head.x + 1.0']],
    ['an interval open at its start', ['step_.x <= day', 'step_.x < day']],
    ['every second step left out', ['i % 2 == 0 ? pair.xy : pair.zw;\n    if (step_', 'pair.xy;\n    if (step_']],
    ['a plan that starts too early', ['if (day >= head.y) {', 'if (day >= head.y - 30.0) {']],
    ['a plan that ends too late', ['(head.z - head.y)', '(head.z + 9.0 - head.y)']],
    ['phases of the plan read at the wrong place', ['texelFetch(steps, ivec2(5 + i / 2, entity), 0)', 'texelFetch(steps, ivec2(6 + i / 2, entity), 0)']],
    ['ahead and behind mixed up', ['gap > 0.0', 'gap < 0.0']],
    ['a report that is compared for ever', ['lastStepDay + 1.0 ? 4.0 : 3.0', 'lastStepDay + 1.0 ? 3.0 : 3.0']],
  ])('a broken shader is found: %s', async (_what, edit) => {
    expect((await compare('steps', edit)).differing).toBeGreaterThan(0)
  })

  test('the page is in order', () => expect(opened.listFaults()).toEqual([]))
})
