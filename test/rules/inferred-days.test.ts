import { expect, test } from 'vitest'
import { readSources } from './sources.ts'

/*
 * The day of a paper may be inferred. Whatever shows or writes it goes through `dateAbout`: `formatPaperDay`, `formatTold`,
 * or the words beside the date in a file.
 */

test('no day of a paper is formatted as if it were known', () => {
  const bare = readSources('src').flatMap(({ path, text }) =>
    [...text.matchAll(/format(?:Iso|Day|Short)\((?:dayOf\()?(?:document|paper|source)\.date\b/g)].map(
      ([found]) => `${path}: ${found}`,
    ),
  )
  expect(bare).toEqual([])
})

test('files that carry a paper’s date carry how it is told', () => {
  const writers = readSources('src').filter(
    ({ path, text }) => /^src\/(export|city)\//.test(path) && /\b(paper|document)\??\.date\b(?!\))/.test(text),
  )
  expect(writers.length).toBeGreaterThanOrEqual(4)
  expect(writers.filter(({ text }) => !text.includes('dateAbout')).map(({ path }) => path)).toEqual([])
})
