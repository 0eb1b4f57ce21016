import { expect, inject, test } from 'vitest'
import { soak } from '../../.run/soak.mjs'

test(
  'after hours of loop, visitors, lost contexts, a cut network, clock jumps and resizes nothing has grown',
  { timeout: 300_000 },
  async () => {
    const lines: string[] = []
    const found = await soak({
      url: inject('appUrl'),
      browserPath: inject('browserPath'),
      sessions: 4,
      losses: 2,
      hours: 0.1,
      say: (line) => lines.push(line),
    })
    console.info(lines.join('\n'))
    expect(found.failures).toEqual([])
    expect(found.contextLosses).toBe(3)
  },
)
