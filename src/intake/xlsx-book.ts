import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { strFromU8, unzipSync } from 'fflate'
import { shapeOfFormat, shownNumber, type NumberShape } from './xlsx-formats.ts'
import type { Cell, MarkedCell } from './read-cells.ts'
import { SCHEDULE_BOUNDS } from './schedule-file.ts'
import { parseXml, type XmlNode } from './xml-nodes.ts'

/** Bytes that the parts of a workbook may unpack to, all together. */
export const MAX_UNPACKED = 30_000_000
const PART = /\.(?:xml|rels)$/i

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** As they are shown; row and column from 0 are those of the sheet. */
  readonly rows: readonly (readonly Cell[])[]
  /** Rows, from 1, that hold something and are hidden. */
  readonly hiddenRows: readonly number[]
  /** Columns, from 1, that hold something and are hidden. */
  readonly hiddenColumns: readonly number[]
}

/** How much of a workbook is read: rows of a sheet, bytes that its parts unpack to. */
export interface WorkbookBounds {
  readonly rows: number
  readonly unpacked: number
}

const BOUNDS: WorkbookBounds = { rows: SCHEDULE_BOUNDS.rows, unpacked: MAX_UNPACKED }

/** What unpacks to more than is read. */
export class TooLarge extends Error {}

/**
 * The sheets of a workbook (.xlsx) with their cells as they are shown: per cent and dates by the number format of each
 * cell, the 1904 calendar, merged cells. Throws where it is no such workbook.
 */
export function readWorkbook(bytes: Uint8Array, bounds: WorkbookBounds = BOUNDS): readonly Sheet[] {
  const parts = unpack(bytes, bounds.unpacked)
  const main = relationsOf(parts, '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const book = parts.get(main)
  if (!book) throw new Error('xl/workbook.xml')
  const workbook = parseXml(book, 'workbook')
  const relations = relationsOf(parts, main)
  const partOf = (kind: string): XmlNode | undefined => {
    const found = relations.find(({ type }) => type.endsWith(`/${kind}`))
    const text = found && parts.get(found.target)
    return text === undefined ? undefined : parseXml(text, kind === 'styles' ? 'styleSheet' : 'sst')
  }
  const flag = workbook.child('workbookPr')?.attribute('date1904')
  const context: SheetContext = {
    shapes: shapesOf(partOf('styles')),
    strings: (partOf('sharedStrings')?.children('si') ?? []).map(richText),
    from1904: flag === '1' || flag === 'true',
    maxRows: bounds.rows,
  }
  return (workbook.child('sheets')?.children('sheet') ?? []).flatMap((sheet) => {
    const relation = relations.find(({ id, type }) => id === sheet.attribute('id') && type.endsWith('/worksheet'))
    const text = relation && parts.get(relation.target)
    if (text === undefined) return []
    const state = sheet.attribute('state')
    return [
      {
        name: sheet.attribute('name') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        ...readSheet(parseXml(text, 'worksheet'), context),
      },
    ]
  })
}

function unpack(bytes: Uint8Array, most: number): ReadonlyMap<string, string> {
  let sum = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!PART.test(name) || sum > most) return false
      sum += originalSize
      return sum <= most
    },
  })
  if (sum > most) throw new TooLarge()
  return new Map(Object.entries(parts).map(([name, part]) => [name.replace(/^\//, ''), strFromU8(part)]))
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** What a part refers to, with the names of the parts; the empty name stands for the package. */
function relationsOf(parts: ReadonlyMap<string, string>, part: string): readonly Relation[] {
  const at = part.lastIndexOf('/')
  const [folder, name] = [part.slice(0, at + 1), part.slice(at + 1)]
  const text = parts.get(`${folder}_rels/${name}.rels`)
  if (text === undefined) return []
  return parseXml(text, 'Relationships')
    .children('Relationship')
    .map((relation) => ({
      id: relation.attribute('Id') ?? '',
      type: relation.attribute('Type') ?? '',
      target: resolve(folder, relation.attribute('Target') ?? ''),
    }))
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function shapesOf(styles: XmlNode | undefined): readonly NumberShape[] {
  const codes = new Map(
    (styles?.child('numFmts')?.children('numFmt') ?? []).map((format) => [
      Number(format.attribute('numFmtId')),
      format.attribute('formatCode') ?? '',
    ]),
  )
  return (styles?.child('cellXfs')?.children('xf') ?? []).map((style) =>
    shapeOfFormat(Number(style.attribute('numFmtId') ?? 0), codes),
  )
}

/** The text of a string with its runs, without the readings that Japanese workbooks write over them. */
function richText(item: XmlNode): string {
  const runs = item.children('r')
  const text = runs.length > 0 ? runs.map((run) => run.child('t')?.text ?? '').join('') : (item.child('t')?.text ?? '')
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

interface SheetContext {
  readonly shapes: readonly NumberShape[]
  readonly strings: readonly string[]
  readonly from1904: boolean
  readonly maxRows: number
}

function readSheet(sheet: XmlNode, context: SheetContext): Pick<Sheet, 'rows' | 'hiddenRows' | 'hiddenColumns'> {
  const rows: Cell[][] = []
  const hiddenRows: number[] = []
  let rowAt = -1
  for (const row of sheet.child('sheetData')?.children('row') ?? []) {
    rowAt = Number(row.attribute('r') ?? rowAt + 2) - 1
    // One more than is read, so that whoever reads on knows that there is more.
    if (!Number.isInteger(rowAt) || rowAt < 0 || rowAt > context.maxRows) continue
    const cells: Cell[] = []
    let columnAt = -1
    for (const cell of row.children('c')) {
      const place = /^([A-Z]{1,3})\d*$/i.exec(cell.attribute('r') ?? '')
      columnAt = place ? columnOf(place[1]!) : columnAt + 1
      if (columnAt < SCHEDULE_BOUNDS.columns) cells[columnAt] = readCell(cell, context)
    }
    if (isHidden(row) && cells.some(holds)) hiddenRows.push(rowAt + 1)
    rows[rowAt] = Array.from(cells, (cell) => cell ?? null)
  }
  const whole = Array.from(rows, (row) => row ?? [])
  for (const merge of sheet.child('mergeCells')?.children('mergeCell') ?? [])
    spread(whole, merge.attribute('ref') ?? '')
  const hiddenColumns = (sheet.child('cols')?.children('col') ?? []).filter(isHidden).flatMap((column) => {
    const [first, last] = [Number(column.attribute('min')), Number(column.attribute('max'))]
    const columns = Array.from({ length: Math.min(last, SCHEDULE_BOUNDS.columns) - first + 1 }, (_, i) => first + i)
    return columns.filter((at) => whole.some((row) => holds(row[at - 1])))
  })
  return { rows: whole, hiddenRows, hiddenColumns }
}

const holds = (cell: Cell | undefined): boolean => cell !== null && cell !== undefined

function isHidden(node: XmlNode): boolean {
  const flag = node.attribute('hidden')
  return flag === '1' || flag === 'true'
}

/** "AB" -> 27, from 0. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const NO_RESULT: Omit<MarkedCell, 'shown'> = {
  spread: false,
  fault: message('cell.noResult'),
}

function readCell(cell: XmlNode, { shapes, strings, from1904 }: SheetContext): Cell {
  const type = cell.attribute('t') ?? 'n'
  const value = cell.child('v')?.text ?? ''
  if (type === 'inlineStr') return richText(cell.child('is') ?? cell) || null
  if (type === 's') return strings[Number(value)] ?? null
  if (type === 'e')
    return {
      shown: value,
      spread: false,
      fault: message('cell.error', { value }),
    }
  if (value === '') {
    const formula = cell.child('f')?.text ?? ''
    return formula === '' ? null : { shown: `=${formula}`, ...NO_RESULT }
  }
  if (type === 'b') return value === '1' || value === 'true'
  if (type !== 'n')
    return value.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  const number = Number(value)
  return Number.isFinite(number)
    ? shownNumber(number, shapes[Number(cell.attribute('s') ?? 0)] ?? { kind: 'plain', zeros: 0 }, from1904)
    : value
}

/** A merged cell is one over all it covers: down the rows it counts in each; to the right it shows what is meant once. */
function spread(rows: Cell[][], ref: string): void {
  const found = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/i.exec(ref)
  if (!found) return
  const [left, top, right, foot] = [
    columnOf(found[1]!),
    Number(found[2]) - 1,
    columnOf(found[3]!),
    Number(found[4]) - 1,
  ]
  const value = rows[top]?.[left] ?? null
  if (value === null) return
  const shown = typeof value === 'object' && 'shown' in value ? value.shown : String(value)
  const side: Cell = {
    shown,
    spread: true,
    fault: message('cell.merged', { text: shown.slice(0, 40) }),
  }
  for (let row = top; row <= Math.min(foot, rows.length - 1); row += 1) {
    for (let column = left; column <= Math.min(right, SCHEDULE_BOUNDS.columns - 1); column += 1) {
      if (row === top && column === left) continue
      while (rows[row]!.length <= column) rows[row]!.push(null)
      rows[row]![column] = column === left ? value : side
    }
  }
}
