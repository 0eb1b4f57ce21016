import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { cityPack } from '../../.run/vite/city-pack.ts'
import { findJsonFault } from '../../.run/vite/json-fault.ts'

test.each([
  ['{}', undefined],
  [' [1, -2.5e3, "a\\u00e9\\n", true, null, {"a": {}, "b": []}] ', undefined],
  ['{"a": 1,}', '1:9 expected a key in double quotes, found "}"'],
  ['{\n  "a": 1\n  "b": 2\n}', '3:3 expected "," or "}", found "\\""'],
  ['{"a": tru}', '1:7 expected a value, found "t"'],
  ['[1, 2', '1:6 expected "," or "]", found the end of the file'],
  ['', '1:1 expected a value, found the end of the file'],
  ['{"a": "x\ny"}', '1:7 a string that does not end or holds a bad character, found "\\""'],
  ['[] x', '1:4 expected the end of the file, found "x"'],
  ['{"a": 1, "a": 2}', '1:10 the key "a" stands twice in one object'],
  ['[01]', '1:3 expected "," or "]", found "1"'],
  ['\ufeff{}', '1:1 expected a value, found "\ufeff"'],
])('%j', (text, expected) => {
  const fault = findJsonFault(text)
  expect(fault && `${fault.line}:${fault.column} ${fault.reason}`).toBe(expected)
})

test('nesting without end is a fault, not a crash', () => {
  expect(findJsonFault('['.repeat(200_000))).toBeDefined()
})

const folder = mkdtempSync(join(tmpdir(), 'city-pack-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Builds a page that needs the facts, from some data files; gives the message of the failed build. */
async function buildWith(files: Record<string, string>): Promise<string> {
  const place = mkdtempSync(join(folder, 'case-'))
  const reader = `export function readPack(files) {
    const errors = [...files].flatMap(([file, value]) => (value.bad ? [{ file, path: '/bad', reason: value.bad }] : []))
    return errors.length ? { ok: false, errors } : { ok: true, value: { facts: [...files.keys()], geometry: {} } }
  }`
  for (const [name, text] of Object.entries({
    'read.ts': reader,
    'main.ts': "import f from 'virtual:city-facts'; console.log(f)",
    ...files,
  })) {
    mkdirSync(join(place, name, '..'), { recursive: true })
    writeFileSync(join(place, name), text)
  }
  const input = join(place, 'main.ts')
  const options = { write: false, rolldownOptions: { input } } as const
  try {
    await build({ root: place, configFile: false, logLevel: 'silent', plugins: [cityPack('read.ts')], build: options })
    return ''
  } catch (fault) {
    return String(fault)
  }
}

test('good data files build', async () => {
  expect(await buildWith({ 'data/facts/a.json': '{"it": "is\\u2028 \'good\' \\\\"}' })).toBe('')
})

test('every bad data file fails the build with its name, place and reason', async () => {
  const schema = await buildWith({
    'data/facts/a.json': '{"bad": "no unit"}',
    'scenes/scenarios/b.json': '{"bad": "no date"}',
  })
  expect(schema).toContain('data/facts/a.json: /bad: no unit')
  expect(schema).toContain('scenes/scenarios/b.json: /bad: no date')
  const syntax = await buildWith({ 'data/a.json': '{"a": 1', 'data/deep/er/b.json': '{\n1}' })
  expect(syntax).toContain('data/a.json:1:8: expected "," or "}", found the end of the file')
  expect(syntax).toContain('data/deep/er/b.json:2:1: expected a key in double quotes')
})

test('a briefing that is no JSON is a warning: the build goes on, and its file, line and column stand in the pack', async () => {
  const place = mkdtempSync(join(folder, 'case-'))
  const files = {
    'read.ts':
      'export const readPack = (files, unreadable) => ({ ok: true, value: { facts: {}, geometry: {}, briefings: { briefings: [...files.keys()], faults: unreadable } } })',
    'main.ts': "import b from 'virtual:city-briefings'; console.log(b)",
    'scenes/briefings/good.json': '{}',
    'scenes/briefings/bad.json': '{"id": 1,\n "name" 2}',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(place, name, '..'), { recursive: true })
    writeFileSync(join(place, name), text)
  }
  const warnings: string[] = []
  const built = await build({
    root: place,
    configFile: false,
    logLevel: 'silent',
    plugins: [cityPack('read.ts')],
    build: {
      write: false,
      rolldownOptions: { input: join(place, 'main.ts'), onwarn: (warning) => void warnings.push(warning.message) },
    },
  })
  const code = JSON.stringify(built)
  expect(code).toContain('scenes/briefings/good.json')
  expect(code).toMatch(/scenes\/briefings\/bad\.json.{0,40}2:9/)
  expect(warnings.join('\n')).toMatch(/a briefing is left out: scenes\/briefings\/bad\.json: 2:9: expected ":"/)
})
