/**
 * What a spreadsheet runs as a formula, at the beginning of a cell, or of what becomes a cell where the file is opened with
 * another separator than its own: signs of both widths, behind spaces and quotes. Behind a space, which may separate too,
 * a sign that stands alone and a whole number are no formula: "A - B" and "by +5 days" stay as they are.
 */
const FORMULA =
  /(^|[,;|:^\t\r\n]|(?<!\s)\s(?=["'\s]*[=+\-@＝＋－＠](?!\s))(?!["'\s]*[+-]\d+(?:[.,]\d+)*%?\s))(["'\s]*)(?=[=+\-@＝＋－＠])/g
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*%?$/

/** Such a place is led by an apostrophe, which `textOf` in the intake takes away again; plain numbers are left alone. */
function cellOf(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && !NUMBER.test(text) ? text.replace(FORMULA, "$1$2'") : text
  return /["',;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte order mark, without which spreadsheets in Chinese take UTF-8 for something else. */
export function writeCsv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\u{feff}${[head, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}
