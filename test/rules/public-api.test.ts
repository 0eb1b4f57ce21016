import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import type { Twin as Published } from '../../public/twin.d.ts'
import type { Twin } from '../../src/session/automation.ts'
import { root } from './sources.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const types = readFileSync(join(root, 'public/twin.d.ts'), 'utf8')

/** Names of the members of `Twin` in the published types. */
const members = [
  .../export interface Twin \{([\s\S]*?)\n\}/.exec(types)![1]!.matchAll(/^ {2}(?:readonly )?(\w+)[?(:]/gm),
]
  .map(([, name]) => name!)
  .toSorted()

test('the published types of window.twin are those of the code', () => {
  expectTypeOf<Published>().toEqualTypeOf<Twin>()
  expect(members).toContain('goToDay')
})

test('the README names every member of window.twin, and no other', () => {
  const named = [...readme.matchAll(/\btwin\.(\w+)/g)].map(([, name]) => name!)
  expect([...new Set(named)].filter((name) => name !== 'd').toSorted()).toEqual(members)
})
