import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Fact } from '../../src/facts/schema.ts'
import { placeOf, readPages, stretchAbout, withoutSpace } from './pages.ts'
import { readRealCity } from './real-city.ts'

const { pack, city } = readRealCity()
const facts = pack.facts.facts
const hashes = JSON.parse(readFileSync(join(import.meta.dirname, 'phrase-hashes.json'), 'utf8')) as Record<
  string,
  string
>
const hashOf = (phrase: string): string => createHash('sha256').update(phrase).digest('hex').slice(0, 16)

/** All that a fact quotes of its page, but for the places where it stands elsewhere. */
const quotedBy = (fact: Fact): string[] => [
  fact.source.phrase,
  ...(fact.will ? [fact.will.phrase] : []),
  ...(fact.startBasis?.governedBy ?? []),
  ...(fact.deadline?.governedBy ?? []),
]

test('the phrases of each fact are the ones that were checked against its page', () => {
  expect(Object.fromEntries(facts.map((fact) => [fact.id, hashOf(quotedBy(fact).join('|'))]))).toEqual(hashes)
})

const pages = readPages()
const pageOf = (document: string) => pages!.get(document)!

test('each phrase stands on its page (says that it skipped where the pages are not at hand)', ({ skip }) => {
  if (!pages) skip('the pages are not at hand')
  const missing = facts.flatMap((fact) => [
    ...quotedBy(fact)
      .filter((phrase) => !pageOf(fact.source.document).text.includes(withoutSpace(phrase)))
      .map((phrase) => `${fact.id}: ${phrase}`),
    ...[fact.source, ...fact.alsoIn]
      .filter(({ document, line, phrase }) => {
        const at = placeOf(pageOf(document), line, phrase)
        return at < 0 || Math.abs(pageOf(document).lineAt[at]! - line) > 1
      })
      .map(({ document, line, phrase }) => `${fact.id}: ${phrase} (${document}:${line})`),
  ])
  expect(missing).toEqual([])
})

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

test('no phrase is cut within a word, nor before what belongs to its figure', ({ skip }) => {
  if (!pages) skip('the pages are not at hand')
  const bounds = new Map(
    [...pages!].map(([document, { text }]) => [
      document,
      new Set([...WORDS.segment(text)].map(({ index }) => index).concat(text.length)),
    ]),
  )
  const cut = facts.flatMap((fact) =>
    [fact.source, ...fact.alsoIn].flatMap(({ document, line, phrase }) => {
      const page = pageOf(document)
      const at = placeOf(page, line, phrase)
      const end = at + withoutSpace(phrase).length
      const within = !bounds.get(document)!.has(at) || !bounds.get(document)!.has(end)
      const figure =
        fact.figure !== null &&
        (/^(以上|以下|左右|余|多)/.test(page.text.slice(end)) ||
          /(超过?|突破|约|近|不少于)$/.test(page.text.slice(0, at)))
      return within || figure
        ? [`${fact.id}: …${page.text.slice(at - 4, at)}[${phrase}]${page.text.slice(end, end + 4)}…`]
        : []
    }),
  )
  expect(cut).toEqual([])
})

test('a wording stands in the sentence of its phrase, and is cut within no word', ({ skip }) => {
  if (!pages) skip('the pages are not at hand')
  const wrong = facts.flatMap((fact) => {
    const wording = fact.status?.wordingZh
    if (!wording) return []
    const { text } = pageOf(fact.source.document)
    const at = placeOf(pageOf(fact.source.document), fact.source.line, fact.source.phrase)
    const [from, to] = stretchAbout(text, at, withoutSpace(fact.source.phrase).length, '。！')
    const sentence = text.slice(from, to)
    const starts = new Set([...WORDS.segment(sentence)].map(({ index }) => index).concat(sentence.length))
    for (let place = sentence.indexOf(wording); place >= 0; place = sentence.indexOf(wording, place + 1))
      if (starts.has(place) && starts.has(place + wording.length)) return []
    return [`${fact.id}: ${wording}`]
  })
  expect(wrong).toEqual([])
})

test('names under which both pages of a pair speak stand on both', ({ skip }) => {
  if (!pages) skip('the pages are not at hand')
  const missing = pack.systems.pairs.flatMap(({ id, goal, report, sharedName }) =>
    sharedName === null
      ? []
      : [goal, report!]
          .filter((fact) => !pageOf(city.facts.get(fact)!.source.document).text.includes(sharedName))
          .map((fact) => `${id}: ${sharedName} (${fact})`),
  )
  expect(missing).toEqual([])
})
