import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRealCity } from './real-city.ts'

const { city } = readRealCity()
const hashes = JSON.parse(readFileSync(join(import.meta.dirname, 'phrase-hashes.json'), 'utf8')) as Record<
  string,
  string
>
const hashOf = (phrase: string): string => createHash('sha256').update(phrase).digest('hex').slice(0, 16)

test('the phrase that each fact is found by is the one that was checked against its page', () => {
  expect(Object.fromEntries([...city.facts.values()].map((fact) => [fact.id, hashOf(fact.source.phrase)]))).toEqual(
    hashes,
  )
})

/** The pages as text, where they are at hand: they are not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/documents')
const pages: Readonly<Record<string, string>> = {
  'zhengzhou-daily-2022-05-22': '000_',
  'zhengzhou-evening-2022-05-22': '001_',
  'zhengzhou-daily-2021-12-24': '002_',
  'zhengzhou-daily-2022-02-21': '003_',
  'zhengzhou-daily-2023-03-09': '004_',
}

test('each phrase stands on its page (says that it skipped where the pages are not at hand)', ({ skip }) => {
  if (!existsSync(folder)) skip('the pages are not at hand')
  const files = readdirSync(folder)
  const textOf = (document: string): string =>
    readFileSync(
      join(
        folder,
        files.find((file) => file.startsWith(pages[document]!))!,
      ),
      'utf8',
    ).replace(/\s+/g, '')
  const texts = new Map(Object.keys(pages).map((document) => [document, textOf(document)]))
  const missing = [...city.facts.values()].flatMap((fact) =>
    [fact.source, ...fact.alsoIn]
      .filter(({ document, phrase }) => !texts.get(document)!.includes(phrase.replace(/\s+/g, '')))
      .map(({ document, phrase }) => `${fact.id}: ${phrase} (${document})`),
  )
  expect(missing).toEqual([])
})
