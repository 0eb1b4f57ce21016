import { expect, test } from 'vitest'
import { findFacts } from '../../src/shells/planner/briefing-editor/find-facts.ts'
import { readRealCity } from './real-city.ts'

const facts = readRealCity().pack.facts.facts

test('every fact is found by its name in either language, its phrase and its id, however it is typed', () => {
  const lost = facts.flatMap((fact) => {
    const ways = [fact.id, fact.subject.zh, fact.subject.en.toUpperCase(), fact.source.document, ` ${fact.subject.zh} `]
    return ways
      .filter((query) => !findFacts(facts, query, facts.length).includes(fact))
      .map((query) => `${fact.id}: ${query}`)
  })
  expect(lost).toEqual([])
})

test('all words must be there, no more are given than asked for, and nothing is given for nothing', () => {
  const both = findFacts(facts, '智慧岛 企业', 50)
  expect(both.length).toBeGreaterThan(0)
  expect(both.length).toBeLessThan(findFacts(facts, '智慧岛', 500).length)
  expect(findFacts(facts, '郑州', 3)).toHaveLength(3)
  for (const nothing of ['', '   ', 'no such fact anywhere']) expect(findFacts(facts, nothing, 10)).toEqual([])
})
