import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The pages as text, where they are at hand: they are not part of the project. A second checkout lies one folder deeper. */
const folder = ['../../../shared/documents', '../../../../shared/documents']
  .map((path) => join(import.meta.dirname, path))
  .find((path) => existsSync(path))

const FILES: Readonly<Record<string, string>> = {
  'zhengzhou-daily-2022-05-22': '000_',
  'zhengzhou-evening-2022-05-22': '001_',
  'zhengzhou-daily-2021-12-24': '002_',
  'zhengzhou-daily-2022-02-21': '003_',
  'zhengzhou-daily-2023-03-09': '004_',
}

/** Text as it is compared: without white space, and with the full-width marks that one of the scans has in half width. */
export const withoutSpace = (phrase: string): string =>
  phrase.replaceAll(/\s/g, '').replaceAll(',', '，').replaceAll(';', '；')

/** A page without its white space and line breaks, and the line that each character stood on. */
export interface Page {
  readonly text: string
  readonly lineAt: readonly number[]
}

/** The pages by document; undefined where they are not at hand. */
export function readPages(): ReadonlyMap<string, Page> | undefined {
  if (folder === undefined) return undefined
  const names = readdirSync(folder)
  return new Map(
    Object.entries(FILES).map(([document, prefix]) => {
      const lines = readFileSync(
        join(
          folder,
          names.find((name) => name.startsWith(prefix))!,
        ),
        'utf8',
      ).split('\n')
      const lineAt: number[] = []
      let text = ''
      for (const [at, line] of lines.entries()) {
        for (const character of withoutSpace(line)) {
          text += character
          for (let i = 0; i < character.length; i++) lineAt.push(at + 1)
        }
      }
      return [document, { text, lineAt }]
    }),
  )
}

/** Where a phrase stands: the place nearest to the line; -1 where the page does not hold it. */
export function placeOf({ text, lineAt }: Page, line: number, phrase: string): number {
  const words = withoutSpace(phrase)
  let best = -1
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (best < 0 || Math.abs(lineAt[at]! - line) < Math.abs(lineAt[best]! - line)) best = at
  return best
}

/** The stretch of a page about a place that no mark of `ends` cuts. */
export function stretchAbout(
  text: string,
  at: number,
  length: number,
  ends: string,
): readonly [from: number, to: number] {
  let from = at
  while (from > 0 && !ends.includes(text[from - 1]!)) from--
  let to = at + length
  while (to < text.length && !ends.includes(text[to]!)) to++
  return [from, to]
}
