import { useRef, useState, type RefObject } from 'react'

/** A cell by its row and column; row -1 is the head's. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/** How many rows Page Up and Page Down go. */
const PAGE = 12

/** What a cell's `data-cell` says of where it is. */
export const cellName = ({ row, column }: CellPosition): string => `${row}-${column}`

/** Where a cell is that an event came from; null where it came from no cell itself, but from a field in one, say. */
export function cellOf(target: EventTarget | null): CellPosition | null {
  const name = target instanceof HTMLElement ? target.dataset['cell'] : undefined
  const [, row, column] = /^(-?\d+)-(\d+)$/.exec(name ?? '') ?? []
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) }
}

/** To which cell a key goes; null for keys that go nowhere. */
export function cellBeside({ row, column }: CellPosition, key: string, columns: number): CellPosition | null {
  const to: Readonly<Record<string, CellPosition>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
  }
  return to[key] ?? null
}

interface GridFocus {
  readonly grid: RefObject<HTMLTableElement | null>
  /** The one cell to which Tab comes. */
  readonly at: CellPosition
  /** Makes a cell that one, without moving the focus. */
  setAt(at: CellPosition): void
  /** Moves the focus to the cell nearest to where it is asked for. */
  focusCell(to: CellPosition): void
  /** The field in a cell is gone: unless something else has asked for the focus, it goes back to the cell. */
  giveBackFocus(to: CellPosition): void
}

/** The focus of a grid, that arrows move among its cells. */
export function useGridFocus(rows: number, columns: number): GridFocus {
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<CellPosition>({ row: 0, column: 0 })
  const find = (to: CellPosition): HTMLElement | null | undefined =>
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cellName(to)}"]`)
  return {
    grid,
    at,
    setAt,
    focusCell(to) {
      const next = {
        row: Math.min(Math.max(to.row, -1), rows - 1),
        column: Math.min(Math.max(to.column, 0), columns - 1),
      }
      setAt(next)
      const cell = find(next)
      cell?.focus({ preventScroll: true })
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    giveBackFocus(to) {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) find(to)?.focus({ preventScroll: true })
      })
    },
  }
}
