import { expect, test } from 'vitest'
import { exportZh } from '../../src/messages/export-zh.ts'
import { intakeZh } from '../../src/messages/intake-zh.ts'
import { importsOf, readSources, targetOf, type Source } from './sources.ts'

/*
 * Texts that the main view does not need come with the code that says them: whoever names one of their codes imports
 * them, so that none is shown as its code.
 */
const late = [
  { texts: exportZh, from: 'src/messages/export.ts' },
  { texts: intakeZh, from: 'src/messages/intake.ts' },
] as const

const sources = readSources('src').filter(({ path }) => !path.startsWith('src/messages/'))

/** Texts that stand as values: a type says none. */
function namedIn({ nodes }: Source): readonly string[] {
  const types = new Set(nodes.filter(({ type }) => type === 'TSLiteralType').map((node) => node['literal']))
  return nodes.filter((node) => node.type === 'Literal' && !types.has(node)).map((node) => String(node['value']))
}

test.each(late)('every file that names a code of $from imports it', ({ texts, from }) => {
  const users = sources.filter((source) => namedIn(source).some((code) => code.includes('.') && code in texts))
  expect(users.length).toBeGreaterThan(5)
  const without = users.filter((source) => !importsOf(source).some((found) => targetOf(found) === from))
  expect(without.map(({ path }) => path)).toEqual([])
})
