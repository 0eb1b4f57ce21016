import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSource, settled, type OpenedPage } from '../shells/harness.ts'
import type { OwnComparison } from './own-phase-page.ts'

let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource('test/pixels/own-phase-on-gpu.html', { width: 200, height: 100 })
  await settled(opened.page)
})
afterAll(() => opened.close())

const compare = (recorded: boolean, edit?: [string, string]): Promise<OwnComparison> =>
  opened.page.evaluate(([recorded, edit]) => window.compareOwn(recorded, edit), [recorded, edit] as const)

describe("the shaders' phase function of own layers against ownFeatureMomentAt, in all readings, as known and by all", () => {
  test.each([true, false])(
    'over features of any days, exact or vague; a layer that holds records: %s',
    async (recorded) => {
      const found = await compare(recorded)
      expect(found.differences).toEqual([])
      expect([found.features, found.days]).toEqual([2100, 40])
    },
  )

  test.each<[what: string, edit: [string, string]]>([
    ['features wrapped at the wrong column', ['feature % 2048', 'feature % 2047']],
    ['works that end a day late', ['if (day >= end)', 'if (day > end)']],
    ['a vague start taken as exact', ['bool early = day < begin + float(vague.x);', 'bool early = false;']],
    ['an open end that has come', ['if (until == 32767)', 'if (until == 1)']],
    ['a removed thing that stays', ['if (!removed)', 'if (true)']],
    ['a record from beyond what is known', ['float(works.z) > known', 'false']],
    ['ahead and behind mixed up', ['gap > 0.5 ? OWN_AHEAD', 'gap < -0.5 ? OWN_AHEAD']],
    ['a ghost of what is there already', ['plan.share > record.share ? plan.share', 'true ? plan.share']],
  ])('a broken shader is found: %s', async (_what, edit) => {
    expect((await compare(true, edit)).differing).toBeGreaterThan(0)
  })

  test('the page is in order', () => expect(opened.listFaults()).toEqual([]))
})
