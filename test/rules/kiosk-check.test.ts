import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_KIOSK_SETTINGS } from '../../src/shells/kiosk/kiosk-settings.ts'

/** A folder as a hall has it, with nothing in it but what the check looks for. */
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hall-'))
  writeFileSync(join(folder, 'index.html'), '<p>郑州</p>')
  writeFileSync(join(folder, 'kiosk-files.json'), '[]')
  writeFileSync(join(folder, 'kiosk-worker.js'), '')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function check(settings: unknown): { readonly rc: number | null; readonly said: string } {
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))
  const { status, stdout } = spawnSync(process.execPath, ['.run/kiosk-check.mjs', '--files', '--folder', folder], {
    encoding: 'utf8',
  })
  return { rc: status, said: stdout.replace(/^\w+ +flags .*$/m, '') }
}

/** Every setting that the hall's page documents, at both ends of what it allows. */
const WHOLE = [
  {
    briefing: 'energy-and-region',
    language: 'en',
    idleSeconds: 3600,
    countdownSeconds: 300,
    insets: { top: 30, right: 20, bottom: 30, left: 20 },
    scale: 3,
    reloadHour: null,
    control: true,
  },
  {
    briefing: null,
    language: 'zh',
    idleSeconds: 10,
    countdownSeconds: 5,
    insets: {},
    scale: 0.6,
    reloadHour: 0,
    control: false,
  },
] as const

test('the check before the show takes every setting that the hall’s page documents', { timeout: 120_000 }, () => {
  for (const kiosk of WHOLE) {
    expect(Object.keys(kiosk)).toEqual(Object.keys(DEFAULT_KIOSK_SETTINGS))
    const { said } = check({ kiosk })
    expect(said).not.toContain('FAIL')
    expect(said).toContain(`in order; control interface ${kiosk.control ? 'on' : 'off'}`)
  }
})

test('it names what it cannot read, and says that the hall is not ready', { timeout: 120_000 }, () => {
  const { rc, said } = check({ kiosk: { idleSecond: 5, scale: 9 } })
  expect(said).toMatch(/FAIL {2}settings .*scale/)
  expect(said).toMatch(/idleSecond/)
  expect(said).toContain('not ready')
  expect(rc).toBe(1)
})
