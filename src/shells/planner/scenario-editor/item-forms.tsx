import { useState } from 'react'
import { addMonths, asDay, isoOf, parseDay } from '../../../base/day.ts'
import { nextYear } from '../../../base/years.ts'
import { success } from '../../../base/result.ts'
import { addEdit } from '../../../scenario/edit-scenario.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { useLastEvidence } from '../../../app/last-evidence.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor } from './editor-context.tsx'
import { FormRow } from './form-row.tsx'
import { spanOf, spansOf, type PlanRow } from './gantt-rows.ts'
import { putBar, putMany, reachTo } from './move-bar.ts'

interface RowProps {
  readonly row: PlanRow
}

/** The first and the last day of a thing's plan. */
export function DatesForm({ row }: RowProps) {
  const editor = useEditor()
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const { plan } = row
  const { entity } = row.entry
  const [start, setStart] = useState(plan ? isoOf(plan.start.day) : '')
  const [last, setLast] = useState(plan ? isoOf(asDay(plan.end.day - 1)) : '')
  const setDates = (): void => {
    const [one, two] = [parseDay(start), parseDay(last)]
    if (one === undefined || two === undefined) return
    const to = { start: one, end: asDay(two + 1) }
    // A thing without a plan, or with one that was pushed out of its time, gets its span from here.
    const before = spanOf(row) ?? { start: asDay(-1), end: asDay(-1) }
    const catalog = editor.library.catalog()
    const evidence = evidenceOf(city, entity)
    editor.commit((scenario, stated) => putBar(scenario, entity.id, before, to, evidence, stated, catalog), {
      message: 'scenario.status.moved',
      values: { name: entity.name[language] },
    })
  }
  return (
    <FormRow action={text('scenario.item.set')} onSubmit={setDates}>
      <DateField label={text('scenario.item.start')} value={start} onChange={setStart} focus />
      <DateField label={text('scenario.item.last')} value={last} onChange={setLast} />
    </FormRow>
  )
}

/** Moves one thing, or several together, by months and days. */
export function MoveForm({ rows }: { readonly rows: readonly PlanRow[] }) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const [months, setMonths] = useState('3')
  const [days, setDays] = useState('0')
  const many = rows.length > 1
  const move = (): void => {
    const spans = spansOf(rows)
    const by = { months: Number(months), days: Number(days), snap: false }
    const catalog = editor.library.catalog()
    editor.commit(
      (scenario, stated) => putMany(scenario, spans, by, stated, catalog),
      many
        ? { message: 'scenario.status.movedMany', values: { count: spans.size } }
        : { message: 'scenario.status.moved', values: { name: rows[0]?.entry.entity.name[language] ?? '' } },
    )
  }
  return (
    <FormRow action={text('scenario.item.move')} onSubmit={move}>
      <NumberField
        label={text('scenario.item.months')}
        value={months}
        min={-120}
        max={120}
        onChange={setMonths}
        focus={many}
      />
      <NumberField label={text('scenario.item.days')} value={days} min={-4000} max={4000} onChange={setDays} />
    </FormRow>
  )
}

/** Makes what is planned take longer or shorter, from its start on. */
export function StretchForm({ row: { plan, entry } }: RowProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const [percent, setPercent] = useState('150')
  const stretch = (): void => {
    const { id, name } = entry.entity
    const factor = Number(percent) / 100
    const to = asDay(plan ? plan.start.day + Math.ceil((plan.end.day - plan.start.day) * factor) : 0)
    const catalog = editor.library.catalog()
    editor.commit(
      (scenario, stated) => {
        const longer = reachTo(scenario, to, catalog)
        return longer.ok ? addEdit(longer.value, { edit: 'stretch', entity: id, factor, ...stated }) : longer
      },
      { message: 'scenario.status.stretched', values: { name: name[language], percent } },
    )
  }
  return (
    <FormRow action={text('scenario.item.stretch')} onSubmit={stretch}>
      <NumberField label={text('scenario.item.percent')} value={percent} min={5} max={2000} onChange={setPercent} />
    </FormRow>
  )
}

/** Lets works rest for a while; what comes after is that much later. */
export function HoldForm({ row: { plan, entry } }: RowProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const soon = nextYear(useLastEvidence())
  const [from, setFrom] = useState(() => isoOf(soon))
  const [until, setUntil] = useState(() => isoOf(asDay(addMonths(soon, 6) - 1)))
  const hold = (): void => {
    const { id, name } = entry.entity
    const [one, two] = [parseDay(from), parseDay(until)]
    if (one === undefined || two === undefined) return
    const end = asDay(two + 1)
    const catalog = editor.library.catalog()
    editor.commit(
      (scenario, stated) => {
        const longer = plan
          ? reachTo(scenario, asDay(plan.end.day + Math.max(0, end - one)), catalog)
          : success(scenario)
        return longer.ok
          ? addEdit(longer.value, { edit: 'hold', entity: id, from, until: isoOf(end), ...stated })
          : longer
      },
      { message: 'scenario.status.held', values: { name: name[language] } },
    )
  }
  return (
    <FormRow action={text('scenario.item.hold')} onSubmit={hold}>
      <DateField label={text('scenario.item.holdFrom')} value={from} onChange={setFrom} />
      <DateField label={text('scenario.item.holdUntil')} value={until} onChange={setUntil} />
    </FormRow>
  )
}

/** Gives a thing up from a day on. */
export function CancelForm({ row }: RowProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const soon = nextYear(useLastEvidence())
  const [from, setFrom] = useState(() => isoOf(soon))
  const { id, name } = row.entry.entity
  const cancel = (): void =>
    editor.commit((scenario, stated) => addEdit(scenario, { edit: 'cancel', entity: id, from, ...stated }), {
      message: 'scenario.status.cancelled',
      values: { name: name[language] },
    })
  return (
    <FormRow action={text('scenario.item.cancel')} onSubmit={cancel}>
      <DateField label={text('scenario.item.cancelFrom')} value={from} onChange={setFrom} />
    </FormRow>
  )
}
