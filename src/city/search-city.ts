import type { LocalizedText } from '../base/localized-text.ts'
import type { Indicator, System } from '../facts/schema.ts'
import type { City } from './build-city.ts'
import { ALIASES } from './search-aliases.ts'
import { bareTitle, type Fold, type Spell } from './search-names.ts'
import { editDistance } from './search-query.ts'

/** What can be found: a thing of the twin, a place that the map draws, a statement, a document, an indicator of the cockpit. */
export type SearchKind = 'entity' | 'place' | 'indicator' | 'fact' | 'document'

export interface SearchEntry {
  readonly kind: SearchKind
  readonly id: string
  readonly title: LocalizedText
  /** A second line: where it is, or where it stands. */
  readonly detail: LocalizedText | null
  /** Everything that is read, in small letters; the title first. */
  readonly texts: readonly string[]
  /** The Chinese title in pinyin without tones, and where each syllable begins. */
  readonly pinyin: string
  readonly starts: readonly number[]
  readonly initials: string
  /** Other names that people use, as they are written; they are among the texts too. */
  readonly aliases: readonly string[]
}

/** What the map draws for orientation: found by name, though no document of the twin is about it. */
const CONTEXT = new Set(
  'river canal lake road expressway railway hsr metro mountain airport station area district'.split(' '),
)

/** Makes entries whose titles are spelled, and whose texts are folded, once and for all. */
function createEntries(spell: Spell, fold: Fold) {
  return (
    kind: SearchKind,
    id: string,
    title: LocalizedText,
    detail: LocalizedText | null,
    more: readonly (string | null)[],
    aliases: readonly string[] = [],
  ): SearchEntry => {
    const syllables = spell(bareTitle(title.zh)).map((syllable) => syllable.toLowerCase())
    const starts: number[] = []
    let length = 0
    for (const syllable of syllables) {
      starts.push(length)
      length += syllable.length
    }
    return {
      kind,
      id,
      title,
      detail,
      starts,
      texts: [title.zh, title.en, ...aliases, ...more].flatMap((text) => (text ? [fold(text)] : [])),
      aliases,
      pinyin: syllables.join(''),
      initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
    }
  }
}

/** Made once for a city; finding then reads each entry once. */
export function buildSearchIndex(
  city: City,
  systems: { readonly systems: readonly System[]; readonly indicators: readonly Indicator[] } | null,
  spell: Spell,
  fold: Fold,
): readonly SearchEntry[] {
  const entry = createEntries(spell, fold)
  const nameOf = (id: string | null): LocalizedText | null =>
    id === null ? null : (city.entityById.get(id)?.name ?? null)
  const systemName = new Map((systems?.systems ?? []).map(({ id, name }) => [id, name]))
  const found: SearchEntry[] = city.entities.map((entity) =>
    entry(
      'entity',
      entity.id,
      entity.name,
      nameOf(entity.parent),
      [entity.id.replaceAll('-', ' ')],
      ALIASES[entity.id] ?? [],
    ),
  )
  const named = new Set(city.entities.map(({ name }) => name.zh))
  for (const { id, kind, name } of city.placeNotes.values())
    if (CONTEXT.has(kind) && !named.has(name.zh)) found.push(entry('place', id, name, null, [], ALIASES[id] ?? []))
  for (const indicator of systems?.indicators ?? []) {
    const isStated = [...indicator.goals, ...indicator.reports].some(({ fact }) => city.facts.has(fact))
    if (isStated)
      found.push(entry('indicator', indicator.id, indicator.name, systemName.get(indicator.system) ?? null, []))
  }
  for (const fact of city.facts.values()) {
    const paper = city.documents.get(fact.source.document)
    const detail = paper
      ? {
          zh: `${paper.publication.zh} · ${paper.dateAbout?.zh ?? paper.date}`,
          en: `${paper.publication.en} · ${paper.dateAbout?.en ?? paper.date}`,
        }
      : null
    found.push(
      entry('fact', fact.id, fact.subject, detail, [fact.placeZh, fact.source.phrase, fact.status?.wordingZh ?? null]),
    )
  }
  for (const document of city.documents.values()) {
    const title = {
      zh: `${document.publication.zh} ${document.dateAbout?.zh ?? document.date}`,
      en: `${document.publication.en} ${document.dateAbout?.en ?? document.date}`,
    }
    const first = document.articles[0]
    found.push(
      entry(
        'document',
        document.id,
        title,
        first ? { zh: first.headline, en: first.headlineEn } : null,
        [document.date].concat(document.articles.flatMap(({ headline, headlineEn }) => [headline, headlineEn])),
      ),
    )
  }
  return found
}

const ORDER: readonly SearchKind[] = ['entity', 'place', 'indicator', 'document', 'fact']

/** Entries that hold every word of the query, the best first: in Chinese, in English, in whole pinyin or its initials. */
export function searchCity(
  index: readonly SearchEntry[],
  query: string,
  fold: Fold,
  limit = 60,
): readonly SearchEntry[] {
  const tokens = fold(query.trim()).split(/\s+/).filter(Boolean)
  if (tokens.length === 0) return []
  // "zhong yuan ke ji cheng" is one name spelled in five pieces, as well as five words.
  const joined = tokens.join('')
  const phrase = tokens.join(' ')
  const scored: { entry: SearchEntry; score: number }[] = []
  for (const entry of index) {
    let score = 0
    for (const token of tokens) {
      const one = scoreOf(entry, token)
      score = one === 0 ? -Infinity : score + one
    }
    score /= tokens.length
    if (tokens.length > 1) score = Math.max(score, scoreOf(entry, joined), scoreOf(entry, phrase))
    if (score > 0) scored.push({ entry, score })
  }
  return scored
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        ORDER.indexOf(a.entry.kind) - ORDER.indexOf(b.entry.kind) ||
        a.entry.title.zh.length - b.entry.title.zh.length,
    )
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** The alias by which an entry answers a query, where its own names do not. */
export function aliasFor({ title, aliases }: SearchEntry, query: string, fold: Fold): string | undefined {
  const asked = fold(query.trim())
  if (asked === '' || [title.zh, title.en].some((own) => fold(own).includes(asked))) return undefined
  return aliases.find((alias) => fold(alias).includes(asked))
}

/** Entries whose names come nearest to a query that is in none: a character or a few letters apart; the nearest first. */
export function searchNearest(
  index: readonly SearchEntry[],
  query: string,
  fold: Fold,
  limit = 5,
): readonly SearchEntry[] {
  const asked = fold(bareTitle(query))
  const isLatin = /^[a-z0-9]+$/.test(asked)
  const size = [...asked].length
  if (size < (isLatin ? 4 : 3)) return []
  const most = Math.min(isLatin ? Math.floor(size / 4) : Math.floor(size / 3), 3)
  const scored = index
    .filter(({ kind }) => kind === 'entity' || kind === 'place' || kind === 'indicator')
    .flatMap((entry) => {
      const names = entry.texts.slice(0, 2 + entry.aliases.length).map(bareTitle)
      const distance = Math.min(...[...names, entry.pinyin].map((name) => distanceInside(name, asked, most)))
      return distance <= most ? [{ entry, distance }] : []
    })
  return scored
    .toSorted((a, b) => a.distance - b.distance || a.entry.title.zh.length - b.entry.title.zh.length)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** The least distance of a text from any piece of a name that is about as long. */
function distanceInside(name: string, asked: string, most: number): number {
  const [letters, size] = [[...name], [...asked].length]
  // A piece that is near holds most of what was asked: names that do not are left at once.
  const has = new Set(letters)
  if ([...asked].filter((letter) => !has.has(letter)).length > most) return most + 1
  let least = most + 1
  for (let from = 0; from === 0 || from + size - most <= letters.length; from += 1)
    for (let length = size - 1; length <= size + 1 && least > 0; length += 1)
      least = Math.min(least, editDistance(letters.slice(from, from + length).join(''), asked, most))
  return least
}

/** How well a word fits: the whole name, its beginning, inside it, its pinyin, its initials, or elsewhere in its texts. */
function scoreOf(entry: SearchEntry, token: string): number {
  let best = 0
  for (const [at, text] of entry.texts.entries()) {
    const where = text.indexOf(token)
    if (where < 0) continue
    // Another name of a thing is as good as its own, but for one that is really called so.
    if (at < 2 + entry.aliases.length && at >= 2 && text === token) best = Math.max(best, 95)
    if (entry.kind === 'entity' && text === token) best = Math.max(best, 88)
    const inTitle = at < 2
    const wordStart = where === 0 || !/[a-z0-9]/.test(text[where - 1] ?? '')
    best = Math.max(
      best,
      inTitle ? (text === token ? 100 : where === 0 ? 80 : wordStart ? 65 : 45) : wordStart ? 20 : 12,
    )
  }
  if (best < 60 && /^[a-z]+$/.test(token)) {
    if (entry.pinyin === token) best = Math.max(best, 90)
    else if (entry.starts.some((start) => entry.pinyin.startsWith(token, start)))
      best = Math.max(best, entry.pinyin.startsWith(token) ? 70 : 50)
    else if (token.length > 1 && entry.initials.includes(token))
      best = Math.max(best, entry.initials.startsWith(token) ? 60 : 35)
  }
  return best
}
