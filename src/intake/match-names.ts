/** A name without case, width, spaces, punctuation and the words that schedules add: 项目, 工程, 建设, "project", "of", "the". */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:the|of|a|an|and|project|projects|works?|construction)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:建设项目|建设工程|工程项目|项目|工程|建设)$/u, '')
}

/** A plain name taken apart for comparing it with many others. */
export interface NameParts {
  readonly plain: string
  /** Pairs of neighbouring characters, and how often each comes. */
  readonly pairs: ReadonlyMap<string, number>
  /** "Phase 1" and "phase 2" differ in one character, and are two works. */
  readonly numbers: string
}

export function namePartsOf(plain: string): NameParts {
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < plain.length; i += 1) {
    const pair = plain.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { plain, pairs, numbers: (plain.match(/\d+|[一二三四五六七八九十]+(?=期|标|号|线|段)/g) ?? []).join(',') }
}

/** How alike two plain names are, 0 to 1: shared pairs of characters (Dice), or how much of the longer one the shorter is. */
export function likeness(a: NameParts, b: NameParts): number {
  let shared = 0
  for (const [pair, count] of a.pairs) shared += Math.min(count, b.pairs.get(pair) ?? 0)
  return likenessBy(a, b, shared)
}

/** The same, where the pairs that both have are counted already. */
export function likenessBy(a: NameParts, b: NameParts, shared: number): number {
  if (a.plain === b.plain) return a.plain === '' ? 0 : 1
  const [short, long] = a.plain.length <= b.plain.length ? [a, b] : [b, a]
  if (short.plain.length < 2) return 0
  const inside = long.plain.includes(short.plain) ? 0.5 + (0.45 * short.plain.length) / long.plain.length : 0
  const same = a.numbers === b.numbers ? 1 : 0.8
  return Math.min(0.99, Math.max(inside, (2 * shared) / (a.plain.length + b.plain.length - 2))) * same
}
