import type { AttributeColumn, OwnLayer } from './own-layer.ts'
import { valueText } from './style-columns.ts'

/*
 * Finding features of an own layer by what their file says of them. Nothing is made a row: each different text of a column is
 * folded and looked at once, and rows are read as numbers. Work is handed back every few thousand steps, so that whoever runs
 * it can let the page breathe between them.
 */

/** A feature that holds every word of a query. */
export interface OwnMatch {
  readonly row: number
  /** 1 to 100, as the twin's own entries are scored: a whole name is 100, an attribute 12. */
  readonly score: number
  /** The attribute that the first word was found in, where it is not the name. */
  readonly field: string | null
}

export interface OwnMatches {
  /** The best first, rows in the file's order where they are as good. */
  readonly matches: readonly OwnMatch[]
  /** How many there are altogether. */
  readonly total: number
}

export interface LayerSearch {
  /** Runs until its end; every `next` is a few thousand steps at most. */
  find(query: string, limit: number): Generator<undefined, OwnMatches>
}

/** Steps between two chances to do something else: well under a millisecond each. */
const STEPS = 2000
/** More words than these are one phrase. */
const MOST_WORDS = 8
const NONE: OwnMatches = { matches: [], total: 0 }

/** How well a word fits a text: all of it, its beginning, the beginning of a word in it, inside it. */
type Scores = readonly [whole: number, beginning: number, wordStart: number, inside: number]
const NAME: Scores = [100, 80, 65, 45]
const CATEGORY: Scores = [40, 35, 30, 25]
const OTHER: Scores = [22, 20, 18, 12]

type TextColumn = Extract<AttributeColumn, { type: 'text' }>

/** A search over a layer: what it makes of the texts is kept for the next query. `fold` makes texts comparable, `spell` gives pinyin. */
export function createLayerSearch(
  layer: Pick<OwnLayer, 'attributes' | 'mapping' | 'count'>,
  spell: (text: string) => readonly string[],
  fold: (text: string) => string,
): LayerSearch {
  const { foldedTexts, spelledTexts } = keepTexts(spell, fold)
  const isName = ({ name }: AttributeColumn): boolean => name === layer.mapping.name

  /** The score of each text of a column for one word. */
  function* scoreTexts(column: TextColumn, word: string): Generator<undefined, Uint8Array> {
    const texts = yield* foldedTexts(column)
    const scores = new Uint8Array(texts.length)
    const by = isName(column) ? NAME : column.name === layer.mapping.category ? CATEGORY : OTHER
    const pinyin = isName(column) && /^[a-z][a-z0-9]*$/.test(word) ? yield* spelledTexts(column) : null
    for (let code = 0; code < texts.length; code += 1) {
      const written = scoreText(texts[code]!, word, by)
      scores[code] = pinyin && written < 60 ? Math.max(written, scorePinyin(pinyin[code]!, word)) : written
      if (code % STEPS === STEPS - 1) yield
    }
    return scores
  }

  /** The best score of each row for one word, and in which column it was found. */
  function* scoreRows(word: string, columns: readonly AttributeColumn[]): Generator<undefined, Found> {
    const found: Found = { scores: new Uint8Array(layer.count), columns: new Int16Array(layer.count) }
    for (const [at, column] of columns.entries()) {
      if (column.type === 'boolean' || (column.type === 'number' && !/^[-+.\d]+$/.test(word))) continue
      const ofText = column.type === 'text' ? yield* scoreTexts(column, word) : null
      for (let row = 0; row < layer.count; row += 1) {
        const score = ofText
          ? (ofText[(column as TextColumn).codes[row]!] ?? 0)
          : scoreText(valueText(column, row) ?? '', word, OTHER)
        if (score > found.scores[row]!) {
          found.scores[row] = score
          found.columns[row] = at
        }
        if (row % STEPS === STEPS - 1) yield
      }
    }
    return found
  }

  return {
    *find(query, limit) {
      const words = wordsOf(fold(query))
      if (words.length === 0 || layer.count === 0) return NONE
      const found: Found[] = []
      for (const word of words) found.push(yield* scoreRows(word, layer.attributes))
      const total = new Uint8Array(layer.count)
      for (let row = 0; row < layer.count; row += 1) {
        let sum = 0
        let all = true
        for (const { scores } of found) {
          all &&= scores[row]! > 0
          sum += scores[row]!
        }
        if (all) total[row] = Math.max(1, Math.round(sum / words.length))
      }
      yield
      // "zhong yuan" is one name spelled in two pieces, as well as two words.
      const names = layer.attributes.filter(isName)
      for (const one of words.length > 1 ? [words.join(''), words.join(' ')] : []) {
        const { scores } = yield* scoreRows(one, names)
        for (let row = 0; row < layer.count; row += 1) if (scores[row]! > total[row]!) total[row] = scores[row]!
      }
      return bestOf(total, limit, (row) => {
        const column = layer.attributes[found[0]!.columns[row]!]
        return column && !isName(column) && found[0]!.scores[row]! > 0 ? column.name : null
      })
    },
  }
}

/** Texts as they are compared, made once for each column that is looked through. */
function keepTexts(spell: (text: string) => readonly string[], fold: (text: string) => string) {
  const folded = new Map<TextColumn, readonly string[]>()
  const spelled = new Map<TextColumn, readonly string[]>()
  function* foldedTexts(column: TextColumn): Generator<undefined, readonly string[]> {
    const known = folded.get(column)
    if (known) return known
    const texts = yield* mapInSteps(column.texts, (text) => {
      // The very same string where nothing changed: a layer's texts do not stand in memory twice.
      const small = fold(text)
      return small === text ? text : small
    })
    folded.set(column, texts)
    return texts
  }

  /** Names in pinyin, syllables apart; only once somebody types letters. */
  function* spelledTexts(column: TextColumn): Generator<undefined, readonly string[]> {
    const known = spelled.get(column)
    if (known) return known
    const texts = yield* mapInSteps(column.texts, (text) => spell(bare(text)).join(' ').toLowerCase())
    spelled.set(column, texts)
    return texts
  }

  return { foldedTexts, spelledTexts }
}

interface Found {
  readonly scores: Uint8Array
  readonly columns: Int16Array
}

function wordsOf(text: string): readonly string[] {
  const words = text.trim().split(/\s+/).filter(Boolean)
  return words.length > MOST_WORDS ? [words.join(' ')] : words
}

/** A name without what nobody types. */
const bare = (text: string): string => text.replace(/[\s“”‘’《》（）()·、—-]/g, '')

function* mapInSteps(texts: readonly string[], change: (text: string) => string): Generator<undefined, string[]> {
  const changed: string[] = []
  for (const text of texts) {
    changed.push(change(text))
    if (changed.length % STEPS === 0) yield
  }
  return changed
}

function scoreText(text: string, word: string, [whole, beginning, wordStart, inside]: Scores): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return text.length === word.length ? whole : beginning
  return /[a-z0-9]/.test(text[at - 1]!) ? inside : wordStart
}

/** Whole pinyin, the beginning of a syllable of it, or initials; as the twin's own names are scored. */
function scorePinyin(spelled: string, word: string): number {
  const syllables = spelled.split(' ')
  let joined = ''
  let initials = ''
  const starts: number[] = []
  for (const syllable of syllables) {
    starts.push(joined.length)
    joined += syllable
    initials += syllable[0] ?? ''
  }
  if (joined === word) return 90
  if (joined.startsWith(word)) return 70
  if (starts.some((start) => joined.startsWith(word, start))) return 50
  const at = word.length > 1 ? initials.indexOf(word) : -1
  return at < 0 ? 0 : at === 0 ? 60 : 35
}

/** The rows of the best scores, without sorting all of them. */
function bestOf(scores: Uint8Array, limit: number, fieldOf: (row: number) => string | null): OwnMatches {
  const byScore = new Uint32Array(256)
  for (const score of scores) byScore[score]! += 1
  const total = scores.length - byScore[0]!
  const matches: OwnMatch[] = []
  for (let score = 255; score > 0 && matches.length < limit; score -= 1)
    for (let row = byScore[score]! > 0 ? scores.indexOf(score) : -1; row >= 0 && matches.length < limit;) {
      matches.push({ row, score, field: fieldOf(row) })
      row = scores.indexOf(score, row + 1)
    }
  return { matches, total }
}
