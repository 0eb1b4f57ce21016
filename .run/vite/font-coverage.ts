/** The code points that a TrueType or OpenType file (uncompressed) has glyphs for. */
export function fontCoverage(font: Buffer): Set<number> {
  const points = new Set<number>()
  const cmap = tableOffset(font, 'cmap')
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4)
    const format = font.readUInt16BE(at)
    if (format === 12) addGroups(font, at, points)
    if (format === 4) addSegments(font, at, points)
  }
  return points
}

function tableOffset(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const at = 12 + 16 * i
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

function addGroups(font: Buffer, at: number, points: Set<number>): void {
  for (let i = 0; i < font.readUInt32BE(at + 12); i += 1) {
    const group = at + 16 + 12 * i
    for (let c = font.readUInt32BE(group); c <= font.readUInt32BE(group + 4); c += 1) points.add(c)
  }
}

function addSegments(font: Buffer, at: number, points: Set<number>): void {
  const count = font.readUInt16BE(at + 6) / 2
  for (let i = 0; i < count; i += 1) {
    const last = font.readUInt16BE(at + 14 + 2 * i)
    const first = font.readUInt16BE(at + 16 + 2 * count + 2 * i)
    for (let c = first; c <= last && c < 0xffff; c += 1) points.add(c)
  }
}
