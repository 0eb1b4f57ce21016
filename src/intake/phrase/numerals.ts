const DIGITS = '零一二三四五六七八九'
const DIGIT: ReadonlyMap<string, number> = new Map([
  ...[...DIGITS].map((sign, value) => [sign, value] as const),
  ['〇', 0],
  ['两', 2],
])
const PLACE: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** Characters of a Chinese numeral below ten thousand. */
export const NUMERAL = '[零〇一二两三四五六七八九十百千]+'

/** 二十三 -> 23, 十 -> 10, 一百零五 -> 105, 二〇二五 -> 2025; undefined for what is no numeral. */
export function readNumeral(text: string): number | undefined {
  const signs = [...text]
  if (signs.length === 0) return undefined
  if (signs.length > 1 && signs.every((sign) => DIGIT.has(sign)))
    return Number(signs.map((sign) => DIGIT.get(sign)).join(''))
  let [sum, digit]: [number, number | null] = [0, null]
  for (const sign of signs) {
    const place = PLACE.get(sign)
    if (place !== undefined) {
      sum += (digit ?? 1) * place
      digit = null
    } else if (DIGIT.has(sign) && (digit === null || digit === 0)) digit = DIGIT.get(sign)!
    else return undefined
  }
  return sum + (digit ?? 0)
}
