import { useState } from 'react'
import { addDependency } from '../../../scenario/edit-scenario.ts'
import type { LinkKind } from '../../../scenario/link-kinds.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { NumberField, SelectField } from '../../../ui/fields.tsx'
import { useEditor } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { Button } from '../../../ui/button.tsx'

/** As planners name them, the usual one first. */
const KINDS: readonly LinkKind[] = ['finish-to-start', 'start-to-start', 'finish-to-finish', 'start-to-finish']

/** Lets one thing wait for an end of another. A circle is refused, and named. */
export function DependencyForm({
  rows,
  first,
  second,
}: {
  readonly rows: readonly PlanRow[]
  readonly first: string | undefined
  readonly second: string | undefined
}) {
  const editor = useEditor()
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const ids = rows.filter(({ plan }) => plan !== null).map(({ entry }) => entry.entity.id)
  const [before, setBefore] = useState(first ?? ids[0] ?? '')
  const [after, setAfter] = useState(second ?? ids.find((id) => id !== before) ?? '')
  const [kind, setKind] = useState<LinkKind>('finish-to-start')
  const [lag, setLag] = useState('0')
  const nameOf = (id: string) =>
    rows.find(({ entry }) => entry.entity.id === id)?.entry.entity.name ?? city.entityById.get(id)?.name
  const named = (id: string): string => nameOf(id)?.[language] ?? id
  const choices = ids.map((id) => ({ value: id, label: named(id) }))
  return (
    <form
      className="scenario-form"
      aria-label={text('scenario.link.title')}
      onSubmit={(event) => {
        event.preventDefault()
        const catalog = editor.library.catalog()
        editor.commit(
          (scenario, { reason }) =>
            addDependency(scenario, { before, after, kind, lagDays: Number(lag), reason }, catalog, nameOf),
          { message: 'scenario.status.linked', values: { before: named(before), after: named(after) } },
        )
      }}
    >
      <h3>{text('scenario.link.title')}</h3>
      <p className="quiet-words">{text('scenario.link.hint')}</p>
      <SelectField label={text('scenario.link.before')} value={before} choices={choices} onChange={setBefore} />
      <SelectField label={text('scenario.link.after')} value={after} choices={choices} onChange={setAfter} />
      <SelectField
        label={text('scenario.link.kind')}
        name="kind"
        value={kind}
        choices={KINDS.map((value) => ({ value, label: text(`scenario.link.kind.${value}`) }))}
        onChange={setKind}
      />
      <NumberField label={text('scenario.link.lag')} value={lag} min={-3650} max={3650} onChange={setLag} focus />
      <div className="scenario-actions">
        <Button type="submit" kind="solid" disabled={before === after}>
          {text('scenario.link.add')}
        </Button>
      </div>
    </form>
  )
}
