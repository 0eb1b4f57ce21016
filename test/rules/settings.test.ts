import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashInputs, placeSettings } from '../../.run/build.mjs'

test('a hall may change its settings without a new build: they are put in place at the next start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'public'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'public/settings.json'), '{}')
  writeFileSync(join(folder, 'public/pin.json'), 'null')
  writeFileSync(join(folder, 'public/icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'dist/settings.json'), '{}')
  const built = hashInputs(folder)

  writeFileSync(join(folder, 'public/settings.json'), '{"kiosk":{"idleSeconds":120}}')
  writeFileSync(join(folder, 'public/pin.json'), '{}')
  expect(hashInputs(folder)).toBe(built)
  placeSettings(folder)
  expect(readFileSync(join(folder, 'dist/settings.json'), 'utf8')).toContain('120')

  // Anything else in that folder is part of the build.
  writeFileSync(join(folder, 'public/icon.svg'), '<svg></svg>')
  expect(hashInputs(folder)).not.toBe(built)
})
