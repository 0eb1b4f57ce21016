import { WILL_WORDS, type PhaseRule, type WillDegree } from '../../facts/schema.ts'
import type { Span } from './span.ts'

/** A wording of the one table that stands in a text, and the rows that it may mean. */
export interface ReadWording {
  readonly wording: string
  readonly span: Span
  /** The row that the sentence speaks for; null where none of its rows fits. */
  readonly rule: PhaseRule | null
  readonly rules: readonly PhaseRule[]
}

/** What has been, as a sentence tells it. A bare verb is no report that something is done. */
const HAS_BEEN = /已|去年|前年|近日|日前|昨日|连日来|截至|正式|了/
const TO_COME = /将|拟|力争|争取|确保|努力|到20\d\d年|年内|争创/

/**
 * The wordings of the table that a phrase and the sentence around it print. The longest stands where one lies within another
 * (加快推进, 推进). What the phrase itself says comes first, unless it is but a noun at its end (…项目建设) or a word of will
 * (推动…): then the verb of the sentence does. Of a wording that may mean several phases (开工建设: to be begun, or begun) the
 * sentence decides, and it tells of nothing as done without a word for that.
 */
export function readWordings(phrase: string, around: string, rules: readonly PhaseRule[]): readonly ReadWording[] {
  const sentence = `${around}${phrase}`
  const inPhrase = wordingsIn(phrase, rules, sentence).map((found) => ({ found, weak: isWeak(phrase, found) }))
  const inSentence = wordingsIn(around, rules, sentence)
  const wordings = [
    ...inPhrase.filter(({ weak }) => !weak).map(({ found }) => found),
    ...inSentence,
    ...inPhrase.filter(({ weak }) => weak).map(({ found }) => found),
  ]
  return wordings
    .filter(({ wording }, at) => wordings.findIndex((other) => other.wording === wording) === at)
    .toSorted((a, b) => strengthOf(b, inPhrase, phrase) - strengthOf(a, inPhrase, phrase))
}

/** A wording of works in the sentence before a word of will that stands there too; else the order stays. */
function strengthOf(
  { rules, wording }: ReadWording,
  inPhrase: readonly { readonly found: ReadWording; readonly weak: boolean }[],
  phrase: string,
): number {
  const own = inPhrase.find(({ found }) => found.wording === wording)
  if (own && !own.weak) return 2
  const will = Object.values(WILL_WORDS).flat().includes(wording)
  return own || will || (wording === '建设' && phrase !== '')
    ? 0
    : rules.every(({ class: kind }) => kind === 'none')
      ? 0.5
      : 1
}

const isWeak = (phrase: string, { wording, span }: ReadWording): boolean =>
  Object.values(WILL_WORDS).flat().includes(wording) ||
  (wording === '建设' && span.from > 0 && /^(?:$|[，。、；”])/.test(phrase.slice(span.to)))

function wordingsIn(text: string, rules: readonly PhaseRule[], sentence: string): readonly ReadWording[] {
  const wordings = [...new Set(rules.flatMap(({ wordingZh }) => wordingZh ?? []))].toSorted(
    (a, b) => b.length - a.length,
  )
  const found: ReadWording[] = []
  for (const wording of wordings)
    for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + 1)) {
      const span = { from: at, to: at + wording.length }
      if (found.some((other) => span.from < other.span.to && other.span.from < span.to)) continue
      const rows = rules.filter(({ wordingZh }) => wordingZh === wording)
      found.push({ wording, span, rules: rows, rule: decide(rows, sentence) })
    }
  return found.toSorted((a, b) => a.span.from - b.span.from)
}

function decide(rows: readonly PhaseRule[], sentence: string): PhaseRule | null {
  const [first] = rows
  if (!first) return null
  if (rows.every(({ phase }) => phase === first.phase)) return first
  const been = HAS_BEEN.test(sentence) && !TO_COME.test(sentence)
  return rows.find(({ status }) => (status === 'planned') !== been) ?? null
}

/** The degree of will that a text prints, with its word. */
export function readWill(
  text: string,
): { readonly degree: WillDegree; readonly word: string; readonly span: Span } | null {
  const found = (Object.entries(WILL_WORDS) as [WillDegree, readonly string[]][])
    .flatMap(([degree, words]) => words.map((word) => ({ degree, word, at: text.indexOf(word) })))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
  return found
    ? { degree: found.degree, word: found.word, span: { from: found.at, to: found.at + found.word.length } }
    : null
}
