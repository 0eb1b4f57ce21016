import { expect, test } from 'vitest'
import { readSources } from './sources.ts'

const sources = readSources('src')

test('whatever silences the linter or the compiler says why', () => {
  const silent = sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, at) => [line, `${path}:${at + 1}`] as const)
      .filter(([line]) => /oxlint-disable|@ts-(?:expect-error|ignore|nocheck)/.test(line) && !/ --(?: \S|$)/.test(line))
      .map(([, at]) => at),
  )
  expect(silent).toEqual([])
})

/** Where a type is taken by way of `unknown`: libraries that type less than they do. A list that may only shrink. */
const CASTS: Readonly<Record<string, number>> = {
  'src/intake/xml-nodes.ts': 2,
  'src/stage/capture.ts': 1,
  'src/stage/map-camera.ts': 1,
  'src/stage/map/flat-layers.ts': 2,
  'src/stage/map/known-labels.ts': 1,
  'src/stage/map/style-sources.ts': 1,
  'src/stage/map/time-extension.ts': 1,
}

test('types are taken by way of unknown only where a library types less than it does', () => {
  const counts = sources
    .map(({ path, text }) => [path, text.match(/\bas unknown as\b/g)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
  expect(Object.fromEntries(counts)).toEqual(CASTS)
})
