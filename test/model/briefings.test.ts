import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPack } from '../../src/intake/read-pack.ts'
import { readDataFiles } from './real-city.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)

function filesWithBriefings(): Map<string, unknown> {
  const files = readDataFiles()
  for (const name of readdirSync(folder)) files.set(`scenes/briefings/${name}`, JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  return files
}

test('the shipped briefings have no fault', () => {
  const result = readPack(filesWithBriefings())
  expect(result.ok && result.value.briefings.faults).toEqual([])
  expect(result.ok && result.value.briefings.briefings.map(({ id }) => id)).toContain('zhengzhou-2025')
})
