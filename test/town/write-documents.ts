import { strToU8, zipSync } from 'fflate'

/* Documents as other programs write them, small enough to read: for tests of what is read from them. */

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255)

/** Chinese as the bytes of GBK in hexadecimal, two a character; only what `encodeGbk` finds is there. */
export function encodeGbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk')
  const bytes: number[] = []
  for (const sign of text) {
    if (sign.charCodeAt(0) < 128) {
      bytes.push(sign.charCodeAt(0))
      continue
    }
    const found = gbk().get(sign)
    if (found === undefined) throw new Error(`no GBK for ${sign} (${decoder.encoding})`)
    bytes.push(found >> 8, found & 255)
  }
  return Uint8Array.from(bytes)
}

let table: ReadonlyMap<string, number> | undefined
function gbk(): ReadonlyMap<string, number> {
  if (table) return table
  const decoder = new TextDecoder('gbk')
  const made = new Map<string, number>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) made.set(decoder.decode(Uint8Array.of(high, low)), high * 256 + low)
  table = made
  return made
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

interface PdfOptions {
  /** Entries of the catalogue: scripts, forms. */
  readonly catalog?: string
  /** Entries of the trailer: encryption. */
  readonly trailer?: string
  /** The table of the font's characters; GBK-EUC-H unless said. */
  readonly encoding?: string
  /** The collection of its characters; GB1 unless said. */
  readonly ordering?: string
  /** Objects more, from number 100. */
  readonly objects?: readonly string[]
}

/**
 * A PDF whose font is not in it and has no table to Unicode, as Chinese programs of the 2000s wrote them. A page is its lines;
 * one without any holds a picture alone, as a scan does.
 */
export function writePdf(pages: readonly (readonly string[])[], options: PdfOptions = {}): Uint8Array {
  const { catalog = '', trailer = '', encoding = 'GBK-EUC-H', ordering = 'GB1', objects = [] } = options
  const parts: [number: number, body: string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${10 + at * 2} 0 R`).join(' ')}] >>`],
    [3, `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`],
    [
      4,
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>`,
    ],
    [
      5,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    ...pages.flatMap((lines, at): [number, string][] => {
      const shown = lines.map((line) => `<${hex(encodeGbk(line))}> Tj 0 -20 Td`).join(' ')
      const content =
        lines.length > 0
          ? `BT /F1 12 Tf 50 760 Td ${shown} ET`
          : 'q 200 0 0 200 50 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0080 EI Q'
      return [
        [
          10 + at * 2,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + at * 2} 0 R >>`,
        ],
        [11 + at * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
      ]
    }),
    ...objects.map((body, at): [number, string] => [100 + at, body]),
  ]
  let text = '%PDF-1.4\n'
  const offsets = new Map<number, number>()
  for (const [number, body] of parts) {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = text.length
  const rows = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = Math.max(...offsets.keys()) + 1
  text += `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return latin1(text)
}

/** What stands before the body of a Word document. */
const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** A .docx of a body in WordprocessingML; `pages`: how many its program counted. */
export function writeDocx(
  body: string,
  { pages, more = {} }: { readonly pages?: number; readonly more?: Readonly<Record<string, Uint8Array>> } = {},
): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ),
    ...(pages === undefined ? {} : { 'docProps/app.xml': strToU8(`<Properties><Pages>${pages}</Pages></Properties>`) }),
    ...more,
  })
}

/** A paragraph of Word, its text as it is. */
export const wordParagraph = (text: string, before = ''): string =>
  `<w:p><w:r>${before}<w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`
