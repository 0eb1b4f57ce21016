import './plan-table.css'
/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are moved among and typed in is a grid. */
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Localizable } from '../../../messages/message.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { SortSign, type SortDirection } from '../../../ui/sort-sign.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor, useEditorState } from './editor-context.tsx'
import { endShift, type PlanLane, type PlanRow } from './gantt-rows.ts'
import {
  TABLE_COLUMNS,
  cellChange,
  cellValue,
  isWritable,
  tableLines,
  type TableColumn,
  type TableLine,
} from './plan-table-cells.ts'
import { signedDays } from './signed-days.ts'
import { TableCell } from './table-cell.tsx'
import { cellBeside, cellName, cellOf, useGridFocus, type CellPosition } from './use-grid-focus.ts'
import { PAGE_ROWS, useTableModel, type TableModel } from './use-table-model.ts'

/** The same plan as a table: sorted by any column, its cells to be typed in. */
export function PlanTable({ lanes }: { readonly lanes: readonly PlanLane[] }) {
  const editor = useEditor()
  const { city, schedule } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const lines = useMemo(() => tableLines(lanes, schedule.source.edits), [lanes, schedule])
  const table = useTableModel(lines)
  const shown = table.getRowModel().rows
  const { grid, at, setAt, focusCell, giveBackFocus } = useGridFocus(shown.length, TABLE_COLUMNS.length)

  const write = (line: TableLine, cell: CellPosition, value: string): void => {
    setEditing(false)
    const catalog = editor.library.catalog()
    const written = cellChange(line, TABLE_COLUMNS[cell.column]!, value, { city, catalog, language })
    if (written) editor.commit(written.change, written.what)
    giveBackFocus(cell)
  }
  const press = (event: KeyboardEvent): void => {
    const cell = cellOf(event.target)
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return
    const line = shown[cell.row]?.original
    const name = TABLE_COLUMNS[cell.column]!
    const to = cellBeside(cell, event.key, TABLE_COLUMNS.length)
    if (to) focusCell(to)
    else if (event.key === 'Enter' || event.key === 'F2') {
      if (cell.row < 0 && !event.repeat) table.getColumn(name)?.toggleSorting()
      else if (line && isWritable(line, name)) setEditing(true)
      else if (line) editor.store.setState({ focused: line.row.entry.entity.id, form: 'thing' })
    } else if (event.key === ' ' && line) {
      if (!event.repeat) editor.toggle(line.row.entry.entity.id)
      editor.store.setState({ focused: line.row.entry.entity.id })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="plan-table-room">
      <table
        className="plan-table"
        role="grid"
        ref={grid}
        aria-label={text('scenario.table.title')}
        aria-rowcount={lines.length + 1}
        aria-multiselectable="true"
        onKeyDown={press}
      >
        <TableHead table={table} at={at} />
        <tbody>
          {shown.map(({ original: line }, row) => (
            <LineRow
              key={line.row.entry.entity.id}
              line={line}
              row={row}
              rowIndex={table.state.pagination.pageIndex * PAGE_ROWS + row + 2}
              at={at}
              editing={editing}
              onOpen={(cell, isOpen) => {
                setAt(cell)
                if (isOpen) setEditing(true)
              }}
              onWrite={(cell, value) => write(line, cell, value)}
              onLeave={() => setEditing(false)}
            />
          ))}
        </tbody>
      </table>
      <TablePages table={table} count={lines.length} />
    </div>
  )
}

/** The columns' names: a press, or Enter, sorts by one. */
function TableHead({ table, at }: { readonly table: TableModel; readonly at: CellPosition }) {
  const text = useScenarioText()
  return (
    <thead>
      <tr>
        {TABLE_COLUMNS.map((name, column) => {
          const sorted = table.getColumn(name)?.getIsSorted()
          const direction: SortDirection = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'
          return (
            <th
              key={name}
              scope="col"
              data-column={name}
              data-cell={cellName({ row: -1, column })}
              tabIndex={at.row === -1 && at.column === column ? 0 : -1}
              aria-sort={direction}
              onClick={() => table.getColumn(name)?.toggleSorting()}
            >
              {text(`scenario.table.${name}`)}
              <SortSign direction={direction} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** On what an end of the plan rests, beside its date or its basis. */
function hintOf(plan: PlanRow['plan'], column: TableColumn, words: (text: Localizable) => string): string | undefined {
  if (column === 'start') return plan ? words(plan.start.words) : undefined
  return column === 'basis' && plan ? words(plan.end.words) : undefined
}

interface LineRowProps {
  readonly line: TableLine
  /** Among those on the page, and among all with the head. */
  readonly row: number
  readonly rowIndex: number
  readonly at: CellPosition
  readonly editing: boolean
  /** A cell was pressed; `isOpen`: and its field opens. */
  readonly onOpen: (cell: CellPosition, isOpen: boolean) => void
  readonly onWrite: (cell: CellPosition, value: string) => void
  readonly onLeave: () => void
}

function LineRow({ line, row, rowIndex, at, editing, onOpen, onWrite, onLeave }: LineRowProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const cellText = useCellText()
  const selected = useEditorState((state) => state.selected)
  const { entity } = line.row.entry
  return (
    <tr
      data-line={entity.id}
      aria-selected={selected.has(entity.id)}
      aria-rowindex={rowIndex}
      data-edited={line.row.edited || undefined}
    >
      {TABLE_COLUMNS.map((name, column) => {
        const cell = { row, column }
        const here = at.row === row && at.column === column
        const editable = isWritable(line, name)
        return (
          <TableCell
            key={name}
            column={name}
            position={cellName(cell)}
            stop={here}
            shown={cellText(line, name)}
            value={cellValue(line, name, language)}
            editable={editable}
            editing={here && editing}
            hint={hintOf(line.row.plan, name, words)}
            label={`${entity.name[language]}, ${text(`scenario.table.${name}`)}`}
            onPress={() => {
              onOpen(cell, editable)
              editor.store.setState({ focused: entity.id, ...(name === 'name' ? { form: 'thing' } : {}) })
            }}
            onWrite={(value) => onWrite(cell, value)}
            onLeave={onLeave}
          />
        )
      })}
    </tr>
  )
}

/** What stands in a cell that is not being typed in. */
function useCellText(): (line: TableLine, column: TableColumn) => string {
  const text = useScenarioText()
  const language = useLanguage()
  return (line, column) => {
    const { plan, entry } = line.row
    const shift = endShift(line.row)
    switch (column) {
      case 'name':
        return entry.entity.name[language]
      case 'lane':
        return text(`lane.${line.lane}`)
      case 'shift':
        return shift === null ? text(plan ? 'scenario.table.added' : 'scenario.table.gone') : signedDays(shift)
      case 'basis':
        return plan ? text(`basis.${plan.end.basis}`) : ''
      default:
        return cellValue(line, column, language)
    }
  }
}

/** From page to page; nothing where there is one. */
function TablePages({ table, count }: { readonly table: TableModel; readonly count: number }) {
  const text = useScenarioText()
  const pages = table.getPageCount()
  const page = table.state.pagination.pageIndex
  if (pages <= 1) return null
  return (
    <nav className="plan-pages" aria-label={text('scenario.table.pages')}>
      <button type="button" className="editor-button" disabled={page === 0} onClick={() => table.previousPage()}>
        {text('scenario.table.previous')}
      </button>
      <span className="number">{text('scenario.table.page', { page: page + 1, pages, count })}</span>
      <button type="button" className="editor-button" disabled={page >= pages - 1} onClick={() => table.nextPage()}>
        {text('scenario.table.next')}
      </button>
    </nav>
  )
}
