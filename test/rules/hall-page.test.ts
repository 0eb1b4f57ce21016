import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kioskFlags } from '../../.run/kiosk-flags.mjs'
import { DEFAULT_KIOSK_SETTINGS } from '../../src/shells/kiosk/kiosk-settings.ts'

const page = readFileSync('src/shells/kiosk/README.md', 'utf8')

test('the page for the hall starts Chromium with every flag that the check asks for, by hand and by systemd', () => {
  const byHand = /```sh\nchromium ([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const bySystemd = /^ExecStart=\/usr\/bin\/chromium (.*)$/m.exec(page)?.[1] ?? ''
  for (const started of [byHand, bySystemd]) {
    const words = started.split(/[\s\\]+/).filter((word) => word.startsWith('--'))
    expect(words.toSorted()).toEqual(kioskFlags.map(([flag]) => flag as string).toSorted())
  }
})

test('the page for the hall explains every setting', () => {
  for (const key of Object.keys(DEFAULT_KIOSK_SETTINGS)) expect(page).toContain(`\`${key}\``)
})
