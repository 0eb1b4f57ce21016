/** A name without case, width, spaces, punctuation and the words that schedules add: 项目, 工程, 建设, "project", "of", "the". */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:the|of|a|an|and|project|projects|works?|construction)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:建设项目|建设工程|工程项目|项目|工程|建设)$/u, '')
}

/** How alike two plain names are, 0 to 1: shared pairs of characters (Dice), or how much of the longer one the shorter is. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 2) return 0
  const inside = long.includes(short) ? 0.5 + (0.45 * short.length) / long.length : 0
  const pairs = pairsOf(short)
  let shared = 0
  for (const [pair, count] of pairsOf(long)) shared += Math.min(count, pairs.get(pair) ?? 0)
  // "Phase 1" and "phase 2" differ in one character, and are two works: numbers that differ weigh.
  const same = numbersOf(a) === numbersOf(b) ? 1 : 0.8
  return Math.min(0.99, Math.max(inside, (2 * shared) / (a.length + b.length - 2))) * same
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

function numbersOf(text: string): string {
  return (text.match(/\d+|[一二三四五六七八九十]+(?=期|标|号|线|段)/g) ?? []).join(',')
}
