import type PptxGenJS from 'pptxgenjs'
import type { Deck } from './deck.ts'

/** Inches of a wide slide. */
export const PAGE = { width: 13.333, height: 7.5, edge: 0.45, foot: 6.78 } as const
/** Inches between the edges. */
export const ROOM = PAGE.width - 2 * PAGE.edge

/** In inches. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** How the words of a deck look. */
export interface DeckLook {
  readonly fontFace: string
  readonly colours: Deck['colours']
}

/** A colour as the format wants it. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase()

export interface TextLook {
  readonly size: number
  readonly colour: keyof Deck['colours']
  readonly bold?: boolean
  readonly valign?: 'middle' | 'top'
  /** Grows smaller where it would not fit. */
  readonly shrinks?: boolean
}

/** Options of a text without room to its edges. */
export function textOptions(
  { fontFace, colours }: DeckLook,
  box: Box,
  { size, colour, bold = false, valign = 'middle', shrinks = false }: TextLook,
): PptxGenJS.TextPropsOptions {
  return {
    ...box,
    margin: 0,
    fontFace,
    fontSize: size,
    ...(bold ? { bold } : {}),
    color: hex(colours[colour]),
    valign,
    ...(shrinks ? { fit: 'shrink' } : {}),
  }
}
