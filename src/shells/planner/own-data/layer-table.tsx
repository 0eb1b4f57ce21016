import './layer-table.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../../../app/use-app.ts'
import { chooseFeature } from '../../../app/own-data/own-data.ts'
import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { valueText } from '../../../own-layers/style-columns.ts'
import { SelectField, TextField } from '../../../ui/fields.tsx'
import { useOwnDataText } from './own-data-text.tsx'
import { tableRows, type RowOrder } from './sort-rows.ts'
import { useNarrowed } from '../use-narrowed.ts'

const ROW_HEIGHT = 32
const OVERSCAN = 8
const NO_ROWS: ReadonlySet<number> = new Set()
/** Rows that Page Up and Page Down go. */
const PAGE = 8

interface LayerTableProps {
  readonly layer: OwnLayer
  readonly style: OwnLayerStyle
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- rows that are placed one by one cannot be those of a table; the grid has the focus, and its keys move among the rows */

/** All rows of a layer that pass its filters: only those in sight are in the page. Chosen rows light up on the map. */
export function LayerTable({ layer, style }: LayerTableProps) {
  const { ownData } = useApp()
  const text = useOwnDataText()
  const [query, setQuery] = useState('')
  const [order, setOrder] = useState<RowOrder>({ field: null, descending: false })
  useNarrowed(`table ${layer.id}`, query !== '' || order.field !== null || order.descending)
  const wanted = useDeferredValue(query)
  const rows = useMemo(() => tableRows(layer, style, wanted, order), [layer, style, wanted, order])
  const chosen = useStore(ownData.view, (view) => view.rows.get(layer.id)) ?? NO_ROWS
  const choose = (row: number, adds: boolean): void => {
    const next = new Set(adds ? chosen : [])
    if (chosen.has(row) && (adds || chosen.size === 1)) next.delete(row)
    else next.add(row)
    ownData.view.setState((view) => ({ rows: new Map(view.rows).set(layer.id, next) }))
  }
  const sort = (field: string | null): void =>
    setOrder((now) => ({ field, descending: now.field === field && !now.descending }))
  return (
    <div className="own-table-room" data-part="own-table">
      <TextField label={text('data.table.find')} value={query} onChange={setQuery} />
      <div className="own-table-sort">
        <SelectField
          label={text('data.table.sort')}
          name="table-sort"
          value={order.field ?? ''}
          choices={[
            { value: '', label: text('data.table.fileOrder') },
            ...layer.attributes.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(field) => setOrder({ field: field === '' ? null : field, descending: order.descending })}
        />
        <label>
          <input
            type="checkbox"
            checked={order.descending}
            onChange={(event) => setOrder({ ...order, descending: event.target.checked })}
          />
          {text('data.table.descending')}
        </label>
      </div>
      <p className="quiet-words">
        <output>{text('data.table.count', { count: rows.length, all: layer.count, chosen: chosen.size })}</output>
      </p>
      <Rows
        layer={layer}
        rows={rows}
        order={order}
        chosen={chosen}
        onSort={sort}
        onChoose={choose}
        onOpen={(row) => chooseFeature(ownData.view, { layer: layer.id, row })}
      />
      <p className="quiet-words">{text('data.table.keys')}</p>
    </div>
  )
}

interface RowsProps {
  readonly layer: OwnLayer
  readonly rows: Uint32Array
  readonly order: RowOrder
  readonly chosen: ReadonlySet<number>
  readonly onSort: (field: string | null) => void
  readonly onChoose: (row: number, adds: boolean) => void
  readonly onOpen: (row: number) => void
}

function Rows({ layer, rows, order, chosen, onSort, onChoose, onOpen }: RowsProps) {
  const text = useOwnDataText()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    initialRect: { width: 400, height: 320 },
  })
  const press = (event: KeyboardEvent): void => {
    const row = rows[active]
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (to !== undefined) {
      const next = Math.min(Math.max(to, 0), Math.max(rows.length - 1, 0))
      setActive(next)
      virtual.scrollToIndex(next)
    } else if (event.key === ' ' && row !== undefined) onChoose(row, true)
    else if (event.key === 'Enter' && row !== undefined) onOpen(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const heads: readonly (readonly [field: string | null, label: string])[] = [
    [null, text('data.table.row')],
    ...layer.attributes.map(({ name }) => [name, name] as const),
  ]
  return (
    <div
      ref={scroller}
      className="own-table"
      role="grid"
      aria-label={text('data.tab.table')}
      aria-rowcount={rows.length + 1}
      aria-colcount={heads.length}
      aria-multiselectable="true"
      aria-activedescendant={rows.length > 0 ? `${gridId}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <TableHead heads={heads} order={order} onSort={onSort} />
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Row
            key={rows[index]}
            id={`${gridId}-${index}`}
            layer={layer}
            row={rows[index]!}
            index={index}
            start={start}
            isActive={index === active}
            isChosen={chosen.has(rows[index]!)}
            onPress={(adds) => {
              setActive(index)
              onChoose(rows[index]!, adds)
            }}
            onOpen={() => onOpen(rows[index]!)}
          />
        ))}
      </div>
    </div>
  )
}

interface TableHeadProps extends Pick<RowsProps, 'order' | 'onSort'> {
  readonly heads: readonly (readonly [field: string | null, label: string])[]
}

/** The fields' names: a press sorts by one. By keyboard that is done above the table. */
function TableHead({ heads, order, onSort }: TableHeadProps) {
  return (
    <div className="own-table-head" role="row" aria-rowindex={1}>
      {heads.map(([field, label]) => (
        <div
          key={field ?? ''}
          role="columnheader"
          aria-sort={order.field === field ? (order.descending ? 'descending' : 'ascending') : 'none'}
        >
          <button type="button" tabIndex={-1} onClick={() => onSort(field)}>
            {label}
            <span aria-hidden="true">{order.field === field ? (order.descending ? ' ▼' : ' ▲') : ''}</span>
          </button>
        </div>
      ))}
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly layer: OwnLayer
  readonly row: number
  readonly index: number
  readonly start: number
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onPress: (adds: boolean) => void
  readonly onOpen: () => void
}

function Row({ id, layer, row, index, start, isActive, isChosen, onPress, onOpen }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid's keys do the same
    <div
      id={id}
      role="row"
      className="own-table-row"
      data-row={row}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onPress(event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={onOpen}
    >
      <div role="rowheader" className="number">
        {row + 1}
      </div>
      {layer.attributes.map((column) => (
        <div key={column.name} role="gridcell" className={column.type === 'number' ? 'number' : undefined}>
          {valueText(column, row) ?? ''}
        </div>
      ))}
    </div>
  )
}
