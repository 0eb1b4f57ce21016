import './own-gantt.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- rows that are placed one by one; the list has the focus, and its keys move among the rows */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { chooseFeature } from '../../../app/own-data/own-data.ts'
import { useApp, useLanguage, useStageView } from '../../../app/use-app.ts'
import { featureName } from '../../../own-layers/feature-name.ts'
import { NEVER, spansOf, type OwnSpan } from '../../../own-layers/own-spans.ts'
import { rowBounds } from '../../../own-layers/row-bounds.ts'
import { rowsByDay } from '../../../own-layers/rows-by-day.ts'
import { passingRows } from '../../../own-layers/style-columns.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { SelectField } from '../../../ui/fields.tsx'
import { runInSlices } from '../run-in-slices.ts'
import { GanttAxis } from '../scenario-editor/gantt-axis.tsx'
import { DayLine, GanttGrid } from '../scenario-editor/gantt-overlays.tsx'
import { axisTicks, type GanttScale } from '../scenario-editor/gantt-scale.ts'
import { useGanttLayout } from '../scenario-editor/use-gantt-layout.ts'
import { useZoomGestures } from '../scenario-editor/use-zoom-gestures.ts'
import { ScenarioMessages } from '../scenarios/scenario-text.tsx'
import { cameraOnBounds } from '../search/place-camera.ts'
import { DAY_ROLES } from './count-years.ts'
import { formatOwnDay } from './format-own-day.ts'
import { colourOfLayer } from './layer-legend.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'

/** A chart of more rows is no longer read, and browsers limit how long a page is; how many are left out stands above. */
const MOST_ROWS = 100_000
const OVERSCAN = 6
/** Rows that Page Up and Page Down go. */
const PAGE = 8
const NO_ROWS = new Uint32Array(0)

interface ChartProps {
  /** Those that state days. */
  readonly layers: readonly KeptLayer[]
  readonly chosen: KeptLayer
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
}

/** The features of an own layer as rows over the same time as the plan: to be read; their days stand in the file and are not moved here. */
export default function OwnGantt(props: ChartProps) {
  return (
    <OwnDataMessages>
      <OwnChart {...props} />
    </OwnDataMessages>
  )
}

function OwnChart({ layers, chosen, zoom, onZoom }: ChartProps) {
  const { ownData } = useApp()
  const text = useOwnDataText()
  const rows = useRows(chosen)
  return (
    <div className="own-gantt" data-part="own-gantt" data-layer={chosen.layer.id}>
      <div className="own-gantt-head">
        <SelectField
          label={text('data.gantt.layer')}
          name="gantt-layer"
          value={chosen.layer.id}
          choices={layers.map(({ layer, look }) => ({ value: layer.id, label: look.name }))}
          onChange={(gantt) => ownData.view.setState({ gantt })}
        />
        <p className="quiet-words">
          <output>
            {rows === null
              ? text('data.gantt.sorting')
              : text('data.gantt.count', { count: rows.length, all: chosen.layer.count })}
            {rows !== null && rows.length > MOST_ROWS && text('data.gantt.capped', { count: MOST_ROWS })}
          </output>{' '}
          {text('data.gantt.what')}
        </p>
      </div>
      <Rows kept={chosen} rows={(rows ?? NO_ROWS).subarray(0, MOST_ROWS)} zoom={zoom} onZoom={onZoom} />
    </div>
  )
}

/** The dated rows in order; null while they are looked through. */
function useRows({ layer, look }: KeptLayer): Uint32Array | null {
  const { filters } = look.style
  const [found, setFound] = useState<{ readonly of: object; readonly rows: Uint32Array } | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    void runInSlices(rowsByDay(layer, passingRows(layer, filters)), abort.signal).then((rows) => {
      if (rows && !abort.signal.aborted) setFound({ of: layer, rows })
    })
    return () => abort.abort()
  }, [layer, filters])
  return found?.of === layer ? found.rows : null
}

interface RowsProps extends Pick<ChartProps, 'zoom' | 'onZoom'> {
  readonly kept: KeptLayer
  readonly rows: Uint32Array
}

function Rows({ kept, rows, zoom, onZoom }: RowsProps) {
  const { schedule } = useApp()
  const text = useOwnDataText()
  const listId = useId()
  const { room, rowHeight, names, scale, zoomAt } = useGanttLayout(zoom, onZoom)
  useZoomGestures(room, { names, zoom, zoomAt, onPinch: () => undefined })
  const ticks = useMemo(() => axisTicks(scale), [scale])
  const [pressed, setActive] = useState(0)
  /** A filter may have left fewer rows than there were. */
  const active = Math.min(pressed, Math.max(rows.length - 1, 0))
  const open = useOpenFeature(kept)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => room.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: { width: 800, height: 320 },
  })
  const press = (event: KeyboardEvent): void => {
    const to = rowAfter(event.key, active, rows.length)
    if (to !== undefined) {
      setActive(to)
      virtual.scrollToIndex(to)
    } else if (event.key === 'Enter' && rows[active] !== undefined) open(rows[active])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const style = { '--names': `${names}px`, '--row': `${rowHeight}px`, width: names + scale.width } as CSSProperties
  return (
    <div className="gantt" ref={room}>
      <div className="gantt-sheet" style={style}>
        <ScenarioMessages>
          <GanttAxis scale={scale} ticks={ticks} schedule={schedule} />
        </ScenarioMessages>
        <div className="gantt-body">
          <GanttGrid scale={scale} ticks={ticks} />
          <div
            role="listbox"
            className="own-gantt-rows"
            aria-label={text('data.gantt.list', { name: kept.look.name })}
            aria-activedescendant={rows.length > 0 ? `${listId}-${active}` : undefined}
            tabIndex={0}
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={press}
          >
            {virtual.getVirtualItems().map(({ index, start }) => (
              <Row
                key={rows[index]}
                id={`${listId}-${index}`}
                kept={kept}
                row={rows[index]!}
                place={{ index, of: rows.length, start }}
                scale={scale}
                isActive={index === active}
                onPress={() => {
                  setActive(index)
                  open(rows[index]!)
                }}
              />
            ))}
          </div>
          <DayLine scale={scale} />
        </div>
      </div>
    </div>
  )
}

function rowAfter(key: string, at: number, count: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), Math.max(count - 1, 0))
}

/** Shows a feature's card and flies to it. */
function useOpenFeature({ layer }: KeptLayer): (row: number) => void {
  const { ownData, commands, panels } = useApp()
  const view = useStageView()
  return (row) => {
    commands.select(null)
    panels.setState({ document: null })
    chooseFeature(ownData.view, { layer: layer.id, row })
    const bounds = rowBounds(layer.geometry, row)
    if (bounds && view) view.flyTo(cameraOnBounds(bounds, view.camera()))
  }
}

interface RowProps {
  readonly id: string
  readonly kept: KeptLayer
  readonly row: number
  readonly place: { readonly index: number; readonly of: number; readonly start: number }
  readonly scale: GanttScale
  readonly isActive: boolean
  readonly onPress: () => void
}

function Row({ id, kept: { layer, look }, row, place, scale, isActive, onPress }: RowProps) {
  const { ownData } = useApp()
  const text = useOwnDataText()
  const language = useLanguage()
  const isChosen = useStore(ownData.view, ({ feature }) => feature?.layer === layer.id && feature.row === row)
  const { planned, recorded, removed } = spansOf(layer, row)
  const name = featureName(layer, row) ?? layer.ids[row] ?? String(row + 1)
  const days = DAY_ROLES.flatMap((role) => {
    const day = formatOwnDay(layer.days[role], row, language)
    return day === null ? [] : [text('data.gantt.day', { role: text(`data.role.${role}`), day })]
  })
  const label = [name, ...days].join(' · ')
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list's keys do the same
    <div
      id={id}
      role="option"
      className="gantt-row"
      data-row={row}
      data-active={isActive || undefined}
      aria-selected={isChosen}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
      aria-label={label}
      title={label}
      style={{ transform: `translateY(${place.start}px)`, '--own-colour': colourOfLayer(look.style) } as CSSProperties}
      onClick={onPress}
    >
      <div className="gantt-name">
        <span className="gantt-name-words">{name}</span>
      </div>
      <div className="gantt-room" style={{ width: scale.width }}>
        {planned && <Bar kind="planned" span={planned} removed={removed} scale={scale} />}
        {recorded && <Bar kind="recorded" span={recorded} removed={removed} scale={scale} />}
        {removed !== NEVER && removed > scale.from && removed < scale.to && (
          <span className="own-bar-removed" style={{ left: scale.toX(removed) }} />
        )}
      </div>
    </div>
  )
}

interface BarProps {
  readonly kind: 'planned' | 'recorded'
  readonly span: OwnSpan
  readonly removed: number
  readonly scale: GanttScale
}

/** Works as a bar, with gaps where a day is not exact or no end is stated; what stands from one day on is a mark. */
function Bar({ kind, span: { from, until, vagueFrom, vagueUntil }, removed, scale }: BarProps) {
  const within = (day: number): number => Math.min(Math.max(day, scale.from), scale.to)
  const box = (start: number, end: number): CSSProperties => ({
    left: scale.toX(within(start)),
    width: scale.toX(within(end)) - scale.toX(within(start)),
  })
  const isOn = (start: number, end: number): boolean => end > scale.from && start < scale.to && end > start
  if (from === until) {
    const [start, end] = vagueUntil > 0 ? [from - 1 - vagueUntil, from] : [from, from + vagueFrom + 1]
    if (!isOn(start, end)) return null
    return vagueFrom > 0 || vagueUntil > 0 ? (
      <span className="own-bar" data-kind={kind} data-vague style={box(start, end)} />
    ) : (
      <span className="own-bar-mark" data-kind={kind} style={{ left: scale.toX(from) }} />
    )
  }
  const end = Math.min(until, removed)
  if (!isOn(from, end)) return null
  const vague: readonly (readonly [number, number])[] =
    until === NEVER
      ? [[from, end]]
      : [
          [from, Math.min(from + vagueFrom, end)],
          [Math.max(from, until - vagueUntil), end],
        ]
  return (
    <>
      <span className="own-bar" data-kind={kind} style={box(from, end)} />
      {vague
        .filter(([start, stop]) => isOn(start, stop))
        .map(([start, stop]) => (
          <span key={`${start} ${stop}`} className="own-bar-vague" data-kind={kind} style={box(start, stop)} />
        ))}
    </>
  )
}
