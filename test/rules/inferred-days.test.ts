import { expect, test } from 'vitest'
import { readSources } from './sources.ts'

/*
 * The day of a paper may be inferred. Whatever shows or writes it goes through `dateAbout`: `formatPaperDay`, `formatStatedDay`,
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

test('nor is a day that stems from a paper: of a step, a report, a start, a node of the task tree', () => {
  const days = String.raw`step\.day|litFrom|underWayBy|lastReport\.day|done\.day|(?:plan|ghost)\.start\.day|report\.(?:day|published)|statementDay\(`
  const shows = new RegExp(String.raw`(?:format(?:Iso|Day|Short)|isoOf|isoOf\(dayOf)\([^()]*(?:${days})`)
  const tells = /\babout[A-Z]\w*\(|\babout\b|dateAbout|toldDay|formatStatedDay/
  const shown = readSources('src').filter(({ text }) => shows.test(text))
  expect(shown.length).toBeGreaterThan(6)
  // Tables with a column of the words for the start tell it there. These fill date fields, which take a day and nothing else; the words for the start stand beside them.
  const fields = ['item-forms.tsx', 'plan-table-cells.ts'].map((name) => `src/shells/planner/scenario-editor/${name}`)
  const besides = readSources('src').filter(({ path }) => /scenario-editor\/(item-form|plan-table)\.tsx$/.test(path))
  expect(besides.filter(({ text }) => text.includes('words(plan.start.words)')).length).toBe(2)
  const bare = shown.filter(
    ({ path, text }) => !tells.test(text) && !/plan\.start\.words/.test(text) && !fields.includes(path),
  )
  expect(bare.map(({ path }) => path)).toEqual([])
})

test('files that carry a paper’s date carry how it is told', () => {
  const writers = readSources('src').filter(
    ({ path, text }) =>
      /^src\/(export|city)\//.test(path) &&
      /\b(paper|document)\??\.date\b(?!\))|\bdate\b[^}]*\} = (?:paper|document)\b/.test(text),
  )
  expect(writers.length).toBeGreaterThanOrEqual(4)
  expect(writers.filter(({ text }) => !text.includes('dateAbout')).map(({ path }) => path)).toEqual([])
})
