import { pinyin } from 'pinyin-pro'
import * as OpenCC from 'opencc-js/t2cn'
import { bareTitle, type SearchNames } from '../../src/city/search-names.ts'

const CJK = { from: 0x3400, to: 0x9fff }

/** Chinese titles of what can be found: names and subjects, wherever they stand, and documents with their dates. */
function titlesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(titlesIn)
  if (typeof value !== 'object' || value === null) return []
  const fields = value as Record<string, unknown>
  const chinese = (key: string): string | undefined => {
    const zh = (fields[key] as { zh?: unknown } | undefined)?.zh
    return typeof zh === 'string' ? zh : undefined
  }
  const own = [chinese('name'), chinese('subject')].flatMap((title) => title ?? [])
  const publication = chinese('publication')
  const paper =
    publication && typeof fields['date'] === 'string'
      ? [`${publication} ${chinese('dateAbout') ?? fields['date']}`]
      : []
  return [...own, ...paper, ...Object.values(fields).flatMap(titlesIn)]
}

/** Spells the names of a pack, and finds the traditional forms of its characters: both dictionaries stay in the build. */
export function searchNamesOf(pack: { readonly facts?: unknown; readonly systems?: unknown }): SearchNames {
  const titles = [...new Set(titlesIn([pack.facts, pack.systems]).map(bareTitle))].toSorted()
  const spelled = Object.fromEntries(
    titles.map((title) => [title, pinyin(title, { toneType: 'none', type: 'array', v: true }).join(' ')]),
  )
  const occurring = new Set(JSON.stringify([pack.facts, pack.systems]))
  const simplify = OpenCC.Converter({ from: 't', to: 'cn' })
  let simplified = ''
  for (let code = CJK.from; code <= CJK.to; code += 1) {
    const character = String.fromCodePoint(code)
    const simpler = simplify(character)
    if (simpler !== character && [...simpler].length === 1 && occurring.has(simpler)) simplified += character + simpler
  }
  return { spelled, simplified }
}
