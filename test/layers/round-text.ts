/** Numbers as text, rounded so that the last bits of different machines do not matter; never "-0". */
export function roundText(values: Iterable<number>, digits = 1): string {
  return [...values].map((value) => String(Number(value.toFixed(digits)) + 0)).join(' ')
}

/** A flat column of numbers as lines of `width` numbers. */
export function roundRows(values: ArrayLike<number>, width: number, digits = 1): string {
  const rows: string[] = []
  for (let at = 0; at < values.length; at += width)
    rows.push(roundText(Array.from(values).slice(at, at + width), digits))
  return rows.join('\n')
}

/** Lines with a heading, as a golden file holds them. */
export function section(heading: string, lines: readonly string[]): string {
  return `# ${heading}\n${lines.join('\n')}\n`
}
