/** A cell that a spreadsheet would run as a formula is led by an apostrophe; plain numbers are left alone. */
function cellOf(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const safe =
    typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)*%?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte order mark, without which spreadsheets in Chinese take UTF-8 for something else. */
export function writeCsv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\u{feff}${[head, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}
