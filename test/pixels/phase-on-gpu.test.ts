import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSource, settled, type OpenedPage } from '../shells/harness.ts'
import type { PhaseComparison } from './phase-page.ts'

let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource('test/pixels/phase-on-gpu.html', { width: 200, height: 100 })
  await settled(opened.page)
})
afterAll(() => opened.close())

const compare = (which: 'steps' | 'timeline' | 'stops', edit?: [string, string]): Promise<PhaseComparison> =>
  opened.page.evaluate(([which, edit]) => window.comparePhases(which, edit), [which, edit] as const)

describe("the shaders' phase function against momentAt", () => {
  test('over all entities, on every day on which anything changes, and half a day before and after', async () => {
    const found = await compare('steps')
    console.info(
      `${found.entities} entities, ${found.days} days, progress within ${found.largestProgressGap.toExponential(1)}`,
    )
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

  test('over a plan of which parts are held, given up, or grown in a curve', async () => {
    const found = await compare('stops')
    console.info(`stops: ${found.days} days, progress within ${found.largestProgressGap.toExponential(1)}`)
    expect(found.differences).toEqual([])
    expect(found.days).toBeGreaterThan(200)
    expect(found.largestProgressGap).toBeLessThan(1e-4)
  })

  test.each<[what: string, edit: [string, string]]>([
    ['a hold that ends too late', ['day < hold.y', 'day < hold.y + 9.0']],
    ['a hold in which work goes on', ['(now - head.y - held)', '(now - head.y)']],
    ['a third hold that is not read', ['twinHeld(lastHold.xy, head.y, now)', '0.0']],
    ['a cancelled plan that goes on', ['min(day, lastHold.z)', 'day']],
    ['a curve drawn straight', ['ramp.z > 0.5', 'ramp.z > 1.5']],
    ['a count before anything is known', ['m.progress) * m.exists', 'm.progress) + 1.0 - m.exists']],
  ])('a broken shader is found on a plan with stops: %s', async (_what, edit) => {
    expect((await compare('stops', edit)).differing).toBeGreaterThan(0)
  })

  test.each<[what: string, edit: [string, string]]>([
    ['a thing that exists a day late', ['day >= head.x', 'day >= head.x + 1.0']],
    ['an interval open at its start', ['step_.x <= day', 'step_.x < day']],
    ['every second step left out', ['i % 2 == 0 ? pair.xy : pair.zw;\n    if (step_', 'pair.xy;\n    if (step_']],
    ['a plan that starts too early', ['if (day >= head.y) {', 'if (day >= head.y - 30.0) {']],
    ['a plan that ends too late', ['(head.z - head.y - heldInAll)', '(head.z + 9.0 - head.y - heldInAll)']],
    [
      'phases of the plan read at the wrong place',
      ['texelFetch(steps, ivec2(5 + i / 2, entity), 0)', 'texelFetch(steps, ivec2(6 + i / 2, entity), 0)'],
    ],
    ['ahead and behind mixed up', ['gap > 0.0', 'gap < 0.0']],
    ['a report that is compared for ever', ['day < lastStepDay + 1.0', 'day < lastStepDay + 9999.0']],
    ['a thing that is late before the stated end', ['ramp.w > 0.5 && day >= head.z', 'ramp.w > 0.5']],
    [
      'a thing that is late by an assumption',
      ['day < lastStepDay + 1.0 && ramp.w > 0.5 && day >= head.z', 'day < lastStepDay + 1.0'],
    ],
  ])('a broken shader is found: %s', async (_what, edit) => {
    expect((await compare('steps', edit)).differing).toBeGreaterThan(0)
  })

  test('the page is in order', () => expect(opened.listFaults()).toEqual([]))
})
