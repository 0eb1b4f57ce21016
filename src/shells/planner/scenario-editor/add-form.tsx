import { useState } from 'react'
import { HORIZON_DAY, asDay, isoOf, parseDay } from '../../../base/day.ts'
import { nextYear } from '../../../base/years.ts'
import { nameInBoth } from '../../../messages/own-names.ts'
import { ADDED_KINDS, ADDED_KIND_NAMES, type AddedKind } from '../../../scenario/added-kinds.ts'
import { addEdit } from '../../../scenario/edit-scenario.ts'
import { newId } from '../../../session/new-id.ts'
import { DateField, SelectField } from '../../../ui/fields.tsx'
import { useLastEvidence } from '../../../app/last-evidence.ts'
import { useLanguage, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { useEditor } from './editor-context.tsx'
import { LocationFields, locationOf, useLocation } from './location-fields.tsx'
import { NameFields, NO_NAME } from './name-fields.tsx'
import { reachTo } from './move-bar.ts'
import { Button } from '../../../ui/button.tsx'

/** A thing of the scenario's own, with place and dates: never shown as a document's. */
export function AddForm() {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const [name, setName] = useState(NO_NAME)
  const [kind, setKind] = useState<AddedKind>('building')
  const [location, setLocation] = useLocation()
  const [parent, setParent] = useState('')
  const soon = nextYear(useLastEvidence())
  const [start, setStart] = useState(() => isoOf(soon))
  const [last, setLast] = useState(() => isoOf(asDay(Math.max(HORIZON_DAY, nextYear(soon)) - 1)))
  const [one, two] = [parseDay(start), parseDay(last)]
  const ready = (name.zh + name.en).trim() !== '' && one !== undefined && two !== undefined && one <= two
  const add = (): void => {
    if (!ready) return
    const end = asDay(two + 1)
    const added = {
      edit: 'add',
      entity: newId('added'),
      ...ADDED_KINDS[kind],
      ...locationOf(location),
      name: nameInBoth(name),
      parent: parent === '' ? null : parent,
      start,
      end: isoOf(end),
    } as const
    const catalog = editor.library.catalog()
    editor.commit(
      (scenario, stated) => {
        const reached = reachTo(scenario, end, catalog)
        return reached.ok ? addEdit(reached.value, { ...added, ...stated }) : reached
      },
      { message: 'scenario.status.added', values: { name: nameInBoth(name)[language] } },
    )
    setName(NO_NAME)
  }
  return (
    <form
      className="scenario-form"
      aria-label={text('scenario.add.title')}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <h3>{text('scenario.add.title')}</h3>
      <p className="quiet-words">{text('scenario.add.hint')}</p>
      <NameFields label={text('scenario.add.name')} value={name} maxLength={60} onChange={setName} />
      <SelectField
        label={text('scenario.add.kind')}
        value={kind}
        choices={ADDED_KIND_NAMES.map((value) => ({ value, label: text(`scenario.add.kind.${value}`) }))}
        onChange={setKind}
      />
      <LocationFields location={location} onChange={setLocation} />
      <ParentField parent={parent} onChange={setParent} />
      <div className="scenario-row">
        <DateField label={text('scenario.item.start')} value={start} onChange={setStart} />
        <DateField label={text('scenario.item.last')} value={last} onChange={setLast} />
      </div>
      <div className="scenario-actions">
        <Button type="submit" kind="solid" disabled={!ready}>
          {text('scenario.add.add')}
        </Button>
      </div>
    </form>
  )
}

interface ParentProps {
  readonly parent: string
  readonly onChange: (parent: string) => void
}

/** The district, zone or park that it lies in; empty for none. */
function ParentField({ parent, onChange }: ParentProps) {
  const { wholeCity } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const around = wholeCity.entities.filter(
    ({ kind }) => kind === 'district' || kind === 'development-zone' || kind === 'park-area',
  )
  return (
    <SelectField
      label={text('scenario.add.parent')}
      value={parent}
      choices={[
        { value: '', label: text('scenario.add.noParent') },
        ...around.map(({ id, name }) => ({ value: id, label: name[language] })),
      ]}
      onChange={onChange}
    />
  )
}
