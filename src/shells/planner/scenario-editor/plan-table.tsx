import './plan-table.css'
/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are moved among and typed in is a grid. */
import {
  createColumnHelper,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { addMonths, asDay, isoOf, parseDay } from '../../../base/day.ts'
import type { Localizable } from '../../../messages/message.ts'
import { replaceEdit } from '../../../scenario/edit-scenario.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import type { LaneId } from '../timeline/lanes.ts'
import { useEditor, useEditorState } from './editor-context.tsx'
import { endShift, type PlanLane, type PlanRow } from './gantt-rows.ts'
import { putBar } from './move-bar.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { signedDays } from './signed-days.ts'
import { TableCell } from './table-cell.tsx'

interface Line {
  readonly row: PlanRow
  readonly lane: LaneId
  /** The own edit that was made last, and the own span. */
  readonly last: ScenarioEdit | undefined
  readonly span: Extract<ScenarioEdit, { edit: 'set-span' }> | undefined
}

const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, Line>()
const COLUMNS = ['name', 'lane', 'start', 'end', 'months', 'basis', 'shift', 'reason'] as const
export type TableColumn = (typeof COLUMNS)[number]
const PAGE_ROWS = 50

/** On what an end of the plan rests, beside its date or its basis. */
function hintOf(plan: PlanRow['plan'], column: TableColumn, words: (text: Localizable) => string): string | undefined {
  if (column === 'start') return plan ? words(plan.start.words) : undefined
  return column === 'basis' && plan ? words(plan.end.words) : undefined
}
const monthsOf = ({ plan }: PlanRow): number => (plan ? Math.round((plan.end.day - plan.start.day) / 30.4375) : 0)

/** The same plan as a table: sorted by any column, its cells to be typed in. */
export function PlanTable({ lanes }: { readonly lanes: readonly PlanLane[] }) {
  const editor = useEditor()
  const { city, schedule } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const selected = useEditorState((state) => state.selected)
  const grid = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const [editing, setEditing] = useState(false)
  const lines = useMemo(() => {
    const own = schedule.source.edits
    return lanes.flatMap((lane) =>
      lane.rows.map((row): Line => {
        const mine = own.filter(({ entity }) => entity === row.entry.entity.id)
        return { row, lane: lane.id, last: mine.at(-1), span: mine.findLast((edit) => edit.edit === 'set-span') }
      }),
    )
  }, [lanes, schedule])
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor(({ row }) => row.entry.entity.name[language], { id: 'name', sortFn: 'alphanumeric' }),
        helper.accessor(({ lane }) => text(`lane.${lane}`), { id: 'lane', sortFn: 'alphanumeric' }),
        helper.accessor(({ row }) => row.plan?.start.day ?? -1, { id: 'start', sortFn: 'basic' }),
        helper.accessor(({ row }) => row.plan?.end.day ?? -1, { id: 'end', sortFn: 'basic' }),
        helper.accessor(({ row }) => monthsOf(row), { id: 'months', sortFn: 'basic' }),
        helper.accessor(({ row }) => row.plan?.end.basis ?? '', { id: 'basis', sortFn: 'alphanumeric' }),
        helper.accessor(({ row }) => endShift(row) ?? 0, { id: 'shift', sortFn: 'basic' }),
        helper.accessor(({ last }) => (last ? last.reason[language] : ''), { id: 'reason', sortFn: 'alphanumeric' }),
      ]),
    [language, text],
  )
  const table = useTable({
    features,
    columns,
    data: lines,
    initialState: { pagination: { pageIndex: 0, pageSize: PAGE_ROWS } },
    autoResetPageIndex: false,
  })
  const shown = table.getRowModel().rows
  const pages = table.getPageCount()
  const page = table.state.pagination.pageIndex

  const valueOf = ({ row, last, span }: Line, column: TableColumn): string => {
    const { plan } = row
    switch (column) {
      case 'start':
        return plan ? isoOf(plan.start.day) : ''
      case 'end':
        return plan ? isoOf(asDay(plan.end.day - 1)) : ''
      case 'months':
        return plan ? String(monthsOf(row)) : ''
      case 'basis':
        return span ? ((span.end ?? span.start)?.basis ?? '') : (plan?.end.basis ?? '')
      case 'reason':
        return last?.reason[language] ?? ''
      default:
        return ''
    }
  }
  const write = (line: Line, column: TableColumn, value: string): void => {
    setEditing(false)
    if (value === valueOf(line, column)) return
    const { row, last, span } = line
    const { entity } = row.entry
    const said = { message: 'scenario.status.moved', values: { name: entity.name[language] } } as const
    if (column === 'reason' && last) {
      const { id, ...rest } = last
      editor.commit((scenario) => replaceEdit(scenario, id, { ...rest, reason: { zh: value, en: value } }), {
        message: 'scenario.status.reason',
        values: said.values,
      })
      return
    }
    if (column === 'basis' && span && (value === 'derived' || value === 'assumed')) {
      const { id, start, end, ...rest } = span
      editor.commit(
        (scenario) =>
          replaceEdit(scenario, id, {
            ...rest,
            ...(start ? { start: { ...start, basis: value } } : {}),
            ...(end ? { end: { ...end, basis: value } } : {}),
          }),
        { message: 'scenario.status.basis', values: said.values },
      )
      return
    }
    if (!row.plan) return
    const before = { start: row.plan.start.day, end: row.plan.end.day }
    const day = parseDay(value)
    const to =
      column === 'months'
        ? { ...before, end: addMonths(before.start, Math.max(1, Math.round(Number(value)))) }
        : day === undefined
          ? before
          : column === 'start'
            ? { ...before, start: day }
            : { ...before, end: asDay(day + 1) }
    const evidence = evidenceOf(city, entity)
    editor.commit(
      (scenario, stated) => putBar(scenario, entity.id, before, to, evidence, stated, editor.library.catalog()),
      said,
    )
  }
  const canWrite = ({ row, last, span }: Line, column: TableColumn): boolean =>
    column === 'reason'
      ? last !== undefined
      : column === 'basis'
        ? span !== undefined
        : (column === 'start' || column === 'end' || column === 'months') && row.plan !== null

  const focusCell = (row: number, column: number): void => {
    const next = {
      row: Math.min(Math.max(row, -1), shown.length - 1),
      column: Math.min(Math.max(column, 0), COLUMNS.length - 1),
    }
    setAt(next)
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const press = (event: KeyboardEvent): void => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined
    if (cell === undefined) return
    const [row = 0, column = 0] =
      cell.split('-').length === 3 ? [-1, Number(cell.split('-')[2])] : cell.split('-').map(Number)
    const line = shown[row]?.original
    const name = COLUMNS[column]!
    const to = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, COLUMNS.length - 1],
      PageUp: [row - 12, column],
      PageDown: [row + 12, column],
    }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (to) focusCell(to[0]!, to[1]!)
    else if (event.key === 'Enter' || event.key === 'F2') {
      if (row < 0 && !event.repeat) table.getColumn(name)?.toggleSorting()
      else if (line && canWrite(line, name)) setEditing(true)
      else if (line) editor.store.setState({ focused: line.row.entry.entity.id, form: 'thing' })
    } else if (event.key === ' ' && line) {
      const { id } = line.row.entry.entity
      if (!event.repeat) editor.select(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])
      editor.store.setState({ focused: id })
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
        <thead>
          <tr>
            {COLUMNS.map((name, column) => {
              const sorted = table.getColumn(name)?.getIsSorted()
              return (
                <th
                  key={name}
                  scope="col"
                  data-column={name}
                  data-cell={`-1-${column}`}
                  tabIndex={at.row === -1 && at.column === column ? 0 : -1}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  onClick={() => table.getColumn(name)?.toggleSorting()}
                >
                  {text(`scenario.table.${name}`)}
                  <span aria-hidden="true">{sorted === 'asc' ? ' ▲' : sorted === 'desc' ? ' ▼' : ''}</span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((one, index) => {
            const line = one.original
            const { entity } = line.row.entry
            const shift = endShift(line.row)
            return (
              <tr
                key={entity.id}
                data-line={entity.id}
                aria-selected={selected.has(entity.id)}
                aria-rowindex={page * PAGE_ROWS + index + 2}
                data-edited={line.row.edited || undefined}
              >
                {COLUMNS.map((name, column) => {
                  const here = at.row === index && at.column === column
                  const plain =
                    name === 'name'
                      ? entity.name[language]
                      : name === 'lane'
                        ? text(`lane.${line.lane}`)
                        : name === 'shift'
                          ? shift === null
                            ? text(line.row.plan ? 'scenario.table.added' : 'scenario.table.gone')
                            : signedDays(shift)
                          : name === 'basis'
                            ? line.row.plan
                              ? text(`basis.${line.row.plan.end.basis}`)
                              : ''
                            : valueOf(line, name)
                  return (
                    <TableCell
                      key={name}
                      column={name}
                      position={`${index}-${column}`}
                      stop={here}
                      shown={plain}
                      value={valueOf(line, name)}
                      editable={canWrite(line, name)}
                      editing={here && editing}
                      hint={hintOf(line.row.plan, name, words)}
                      label={`${entity.name[language]}, ${text(`scenario.table.${name}`)}`}
                      onPress={() => {
                        setAt({ row: index, column })
                        editor.store.setState({ focused: entity.id })
                        if (canWrite(line, name)) setEditing(true)
                        else if (name === 'name') editor.store.setState({ form: 'thing' })
                      }}
                      onWrite={(value) => {
                        write(line, name, value)
                        // The field is gone; unless a form has asked for the focus, it goes back to the cell.
                        requestAnimationFrame(() => {
                          if (document.activeElement === document.body)
                            grid.current
                              ?.querySelector<HTMLElement>(`[data-cell="${index}-${column}"]`)
                              ?.focus({ preventScroll: true })
                        })
                      }}
                      onLeave={() => setEditing(false)}
                    />
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="plan-pages" aria-label={text('scenario.table.pages')}>
          <button type="button" className="editor-button" disabled={page === 0} onClick={() => table.previousPage()}>
            {text('scenario.table.previous')}
          </button>
          <span className="number">{text('scenario.table.page', { page: page + 1, pages, count: lines.length })}</span>
          <button type="button" className="editor-button" disabled={page >= pages - 1} onClick={() => table.nextPage()}>
            {text('scenario.table.next')}
          </button>
        </nav>
      )}
    </div>
  )
}
