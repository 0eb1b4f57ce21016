import type PptxGenJS from 'pptxgenjs'
import type { DeckSlide } from './deck.ts'
import { hex, type DeckLook } from './slide-text.ts'

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** A table with a line under each row; its height follows what stands in it. */
export function addTable(
  page: PptxGenJS.Slide,
  table: NonNullable<DeckSlide['table']>,
  place: { x: number; y: number; w: number },
  { colours, fontFace }: DeckLook,
): void {
  const cell = (text: string, bold: boolean): PptxGenJS.TableCell => ({
    text,
    options: {
      bold,
      fontFace,
      fontSize: 10,
      color: hex(bold ? colours.accent : colours.ink),
      border: [
        { type: 'none' },
        { type: 'none' },
        { type: 'solid', pt: 0.5, color: hex(colours.line) },
        { type: 'none' },
      ],
    },
  })
  page.addTable(
    [table.head.map((text) => cell(text, true)), ...table.rows.map((row) => row.map((text) => cell(text, false)))],
    {
      ...place,
      ...(table.widths ? { colW: table.widths.map((share) => (place.w * share) / sumOf(table.widths ?? [])) } : {}),
      margin: 0.04,
      autoPage: false,
    },
  )
}
