import type { Fact } from '../../../facts/schema.ts'

/** As it is looked for: width, case and spaces make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** Facts whose subject, wording, phrase or id holds every word of the query, in the order given; none for an empty one. */
export function findFacts(facts: Iterable<Fact>, query: string, most: number): readonly Fact[] {
  const words = query.split(/\s+/).map(plain).filter(Boolean)
  if (words.length === 0) return []
  const found: Fact[] = []
  for (const fact of facts) {
    const text = plain([fact.id, fact.subject.zh, fact.subject.en, JSON.stringify(fact.source)].join(' '))
    if (!words.every((word) => text.includes(word))) continue
    found.push(fact)
    if (found.length === most) break
  }
  return found
}
