import { strToU8, zipSync } from 'fflate'

/** `format`: a number format, or its number; `raw`: the cell's XML after its place. */
type XlsxCell =
  | string
  | number
  | boolean
  | { readonly date: number }
  | { readonly error: string }
  | { readonly value: number; readonly format: string | number }
  | { readonly raw: string }
  | null

export interface XlsxMore {
  readonly date1904?: boolean
  readonly merges?: readonly string[]
  readonly hidden?: readonly string[]
  /** Rows, from 1, that the first sheet hides. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

function cellXml(cell: XlsxCell, at: string, styleOf: (format: string | number) => number): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
  if ('date' in cell) return `<c r="${at}" s="${styleOf(14)}"><v>${cell.date}</v></c>`
  if ('raw' in cell) return `<c r="${at}"${cell.raw}</c>`
  if ('value' in cell) return `<c r="${at}" s="${styleOf(cell.format)}"><v>${cell.value}</v></c>`
  return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
}

/** A workbook as Excel writes them, no more in it than needed; `date` is a serial number in a cell formatted as a date. */
export function writeXlsx(
  sheets: Readonly<Record<string, readonly (readonly XlsxCell[])[]>>,
  more: XlsxMore = {},
): Uint8Array {
  const names = Object.keys(sheets)
  const formats: (string | number)[] = [0]
  const styleOf = (format: string | number): number => {
    if (!formats.includes(format)) formats.push(format)
    return formats.indexOf(format)
  }
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const state = (name: string): string => (more.hidden?.includes(name) ? ' state="hidden"' : '')
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${rels}">${more.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}"${state(name)} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rels}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${rels}/styles" Target="styles.xml"/></Relationships>`,
  }
  for (const [i, name] of names.entries()) {
    const rows = sheets[name]!.map((row, r) => {
      const hidden = i === 0 && more.hiddenRows?.includes(r + 1) ? ' hidden="1"' : ''
      return `<row r="${r + 1}"${hidden}>${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, styleOf)).join('')}</row>`
    }).join('')
    const cols =
      i === 0 && more.hiddenColumns
        ? `<cols>${more.hiddenColumns.map((at) => `<col min="${at}" max="${at}" hidden="1"/>`).join('')}</cols>`
        : ''
    const merges =
      i === 0 && more.merges
        ? `<mergeCells>${more.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
        : ''
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `${head}<worksheet xmlns="${main}">${cols}<sheetData>${rows}</sheetData>${merges}</worksheet>`
  }
  const own = formats.map((format, i) =>
    typeof format === 'string' ? { format, id: 164 + i } : { format, id: format },
  )
  files['xl/styles.xml'] =
    `${head}<styleSheet xmlns="${main}"><numFmts>${own.flatMap(({ format, id }) => (typeof format === 'string' ? [`<numFmt numFmtId="${id}" formatCode="${escape(format)}"/>`] : [])).join('')}</numFmts><cellXfs>${own.map(({ id }) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}
