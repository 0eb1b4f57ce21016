import './import-rows.css'
import { useId, useMemo, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { dayText } from '../../../base/day-text.ts'
import type { Day } from '../../../base/day.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { City } from '../../../city/build-city.ts'
import type { AddedKind } from '../../../scenario/added-kinds.ts'
import type { MatchedRow, MatchPreview } from '../../../intake/match-rows.ts'
import type { PlannedRow } from '../../../intake/schedule-acts.ts'
import type { ScheduleRow } from '../../../intake/schedule-file.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { KindSelect } from './kind-select.tsx'
import { useResultsText } from './results-context.tsx'

/** What a viewer says of a row: an entity, a new thing, or that it is left out. */
export type RowChoice = { readonly entity: string } | { readonly as: AddedKind } | 'leave'

interface ImportRowsProps {
  /** Of the scenario that the rows are taken into. */
  readonly city: City
  readonly preview: MatchPreview
  /** One for each row. */
  readonly acts: readonly PlannedRow[]
  readonly onChoose: (index: number, choice: RowChoice) => void
}

/** Rows over and under the ones in view that are kept in the page, so that a turn of the wheel finds them there. */
const OVERSCAN = 6
const ROW_HEIGHT = 76

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed one by one cannot be those of a table */

/** The rows of a schedule, each with its dates, what it will do and the choice of its thing. Only those in view are in the page. */
export function ImportRows({ city, preview, acts, onChoose }: ImportRowsProps) {
  const text = useResultsText()
  const words = useLocalized()
  const things = useId()
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: preview.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => preview.rows[index]?.row.key ?? index,
    overscan: OVERSCAN,
    // Without a size, before the first measure, a few rows stand there all the same.
    initialRect: { width: 400, height: 400 },
  })
  /** Which row holds a thing: what another row could have is said there. */
  const holders = useMemo(
    () =>
      new Map(
        preview.rows.flatMap(({ row, chosen, state }) =>
          state === 'matched' && chosen !== null ? [[chosen, row] as const] : [],
        ),
      ),
    [preview],
  )
  const byName = useMemo(
    () => new Map(city.entities.flatMap(({ id, name }) => [[name.zh, id] as const, [name.en, id] as const])),
    [city],
  )
  return (
    <>
      <datalist id={things}>
        {city.entities.map(({ id, name }) => (
          <option key={id}>{words(name)}</option>
        ))}
      </datalist>
      <div
        ref={scroller}
        className="import-rows"
        data-part="import-rows"
        role="table"
        aria-label={text('results.import.preview')}
        aria-rowcount={preview.rows.length}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard
        tabIndex={0}
      >
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const matched = preview.rows[index]!
            return (
              <div
                key={matched.row.key}
                ref={virtual.measureElement}
                data-index={index}
                data-state={matched.state}
                data-act={acts[index]?.act}
                role="row"
                aria-rowindex={index + 1}
                className="import-row"
                data-part="import-row"
                style={{ transform: `translateY(${start}px)` }}
              >
                <RowFacts row={matched.row} />
                <RowAct planned={acts[index]!} matched={matched} holders={holders} />
                <RowMatch
                  city={city}
                  matched={matched}
                  things={things}
                  byName={byName}
                  onChoose={(choice) => onChoose(index, choice)}
                />
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** Both ends in words; an open end is a dot row, and two are nothing. */
const spanOf = (from: Day | null, to: Day | null, words: (text: LocalizedText) => string): string | null =>
  from === null && to === null ? null : [from, to].map((day) => (day === null ? '…' : words(dayText(day)))).join(' – ')

/** What the file says in a row: its place, its name, planned and actual dates, the share done. */
function RowFacts({ row }: { readonly row: ScheduleRow }) {
  const text = useResultsText()
  const words = useLocalized()
  const planned = spanOf(row.start, row.finish, words)
  const actual = spanOf(row.actualStart, row.actualFinish, words)
  const parts = [
    planned === null ? null : text('results.import.planned', { span: planned }),
    actual === null ? null : text('results.import.actual', { span: actual }),
    row.percent === null ? null : text('results.import.percent', { percent: row.percent }),
    row.cancelled !== null || row.inactive ? text('results.import.cancelled') : null,
    row.holds === null ? null : text('results.import.holds', { count: row.holds.length }),
  ].filter((part) => part !== null)
  return (
    <div role="rowheader">
      <span className="number">{row.row}</span> {row.name ?? row.id}
      <small className="number">{parts.length === 0 ? text('results.import.noDates') : parts.join(' · ')}</small>
    </div>
  )
}

interface RowActProps {
  readonly planned: PlannedRow
  readonly matched: MatchedRow
  readonly holders: ReadonlyMap<string, ScheduleRow>
}

/** What a row will do, why it does not, and which other row took what it might mean. */
function RowAct({ planned, matched, holders }: RowActProps) {
  const text = useResultsText()
  const words = useLocalized()
  const best = matched.candidates[0]?.entity
  const other = matched.state === 'ambiguous' && best !== undefined ? holders.get(best) : undefined
  return (
    <div role="cell" className="import-act">
      <b>{text(`results.import.act.${planned.act}`)}</b>
      {planned.act === 'plan' && planned.records && <> {text('results.import.andRecord')}</>}
      {other && (
        <small>{text('results.import.taken.by', { row: other.row, name: other.name ?? other.id ?? '' })}</small>
      )}
      {planned.remarks.map((remark) => (
        <small key={words(remark)}>{words(remark)}</small>
      ))}
    </div>
  )
}

interface RowMatchProps {
  readonly city: City
  readonly matched: MatchedRow
  readonly things: string
  readonly byName: ReadonlyMap<string, string>
  readonly onChoose: (choice: RowChoice) => void
}

/** The choice of a row's thing: from what is likely, or any other by its name. */
function RowMatch({ city, matched, things, byName, onChoose }: RowMatchProps) {
  const text = useResultsText()
  const words = useLocalized()
  const [typed, setTyped] = useState('')
  const { row, chosen, state, candidates, as = 'building' } = matched
  if (row.summary) return <div role="cell">{text('results.import.heading')}</div>
  const name = row.name ?? row.id ?? ''
  const nameOf = (id: string): string => words(city.entityById.get(id)?.name ?? { zh: id, en: id })
  const likely = [...new Set([...(chosen === null ? [] : [chosen]), ...candidates.map(({ entity }) => entity)])]
  const value = state === 'new' ? 'new' : state === 'matched' ? `=${chosen}` : state === 'ignored' ? 'leave' : 'open'
  const choose = (picked: string): void =>
    onChoose(picked === 'new' ? { as } : picked === 'leave' ? 'leave' : { entity: picked.slice(1) })
  return (
    <div role="cell" className="import-match">
      <select
        value={value}
        aria-label={text('results.import.matchOf', { name })}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {value === 'open' && <option value="open">{text('results.import.open')}</option>}
        {likely.map((id) => (
          <option key={id} value={`=${id}`}>
            {nameOf(id)}
          </option>
        ))}
        <option value="new">{text('results.import.new')}</option>
        <option value="leave">{text('results.import.leave')}</option>
      </select>
      {state === 'new' ? (
        <KindSelect
          label={text('results.import.kindOf', { name })}
          value={as}
          onChange={(kind) => onChoose({ as: kind })}
        />
      ) : (
        <input
          list={things}
          value={typed}
          placeholder={text('results.import.other')}
          aria-label={text('results.import.otherOf', { name })}
          onChange={(event) => {
            const entity = byName.get(event.currentTarget.value.trim())
            setTyped(entity === undefined ? event.currentTarget.value : '')
            if (entity !== undefined) onChoose({ entity })
          }}
        />
      )}
    </div>
  )
}
