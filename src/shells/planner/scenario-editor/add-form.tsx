import { newId } from '../../../session/new-id.ts'
import { useState } from 'react'
import { asDay, isoOf, parseDay } from '../../../base/day.ts'
import { nameInBoth } from '../../../messages/own-names.ts'
import { addEdit } from '../../../scenario/edit-scenario.ts'
import type { EditOf } from '../../../scenario/schema.ts'
import { useStageView, useLanguage, useApp } from '../../../app/use-app.ts'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { NameFields, NO_NAME } from './name-fields.tsx'
import { useEditor } from './editor-context.tsx'
import { reachTo } from './move-bar.ts'
import { PointPicker } from './point-picker.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** What can be added, with what it is in the twin's terms. */
const KINDS = {
  building: { layer: 'parks', kind: 'site', planClass: 'building' },
  campus: { layer: 'parks', kind: 'site', planClass: 'campus' },
  area: { layer: 'parks', kind: 'park-area', planClass: 'zone' },
  node: { layer: 'mobility', kind: 'mobility-node', planClass: 'line' },
  programme: { layer: 'programmes', kind: 'programme', planClass: 'programme' },
} as const satisfies Readonly<Record<string, Pick<EditOf<'add'>, 'layer' | 'kind' | 'planClass'>>>
type AddedKind = keyof typeof KINDS
const KIND_NAMES = Object.keys(KINDS) as AddedKind[]

type Where = 'none' | 'place' | 'point'

/** A thing of the scenario's own, with place and dates: never shown as a document's. */
export function AddForm() {
  const editor = useEditor()
  const { city, wholeCity } = useApp()
  const view = useStageView()
  const text = useScenarioText()
  const language = useLanguage()
  const [name, setName] = useState(NO_NAME)
  const [kind, setKind] = useState<AddedKind>('building')
  const [where, setWhere] = useState<Where>('place')
  const places = [...city.placeNotes.values()]
    .filter(({ id, kind: of }) => !id.includes(':') && !of.includes('pipeline'))
    .toSorted((a, b) => a.name[language].localeCompare(b.name[language], language))
  const [place, setPlace] = useState(places[0]?.id ?? '')
  const [lng, setLng] = useState('113.74')
  const [lat, setLat] = useState('34.77')
  const [accuracy, setAccuracy] = useState('500')
  const [parent, setParent] = useState('')
  const [start, setStart] = useState('2023-06-01')
  const [last, setLast] = useState('2025-12-31')
  const [picking, setPicking] = useState(false)
  const [one, two] = [parseDay(start), parseDay(last)]
  const ready = (name.zh + name.en).trim() !== '' && one !== undefined && two !== undefined && one <= two
  const add = (): void => {
    if (!ready) return
    const id = newId('added')
    const end = asDay(two + 1)
    const catalog = editor.library.catalog()
    editor.commit(
      (scenario, stated) => {
        const reached = reachTo(scenario, end, catalog)
        return reached.ok
          ? addEdit(reached.value, {
              edit: 'add',
              entity: id,
              ...KINDS[kind],
              name: nameInBoth(name),
              place: where === 'place' ? place : null,
              at: where === 'point' ? { lng: Number(lng), lat: Number(lat), accuracyM: Number(accuracy) } : null,
              parent: parent === '' ? null : parent,
              start,
              end: isoOf(end),
              ...stated,
            })
          : reached
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
      <label>
        <span>{text('scenario.add.kind')}</span>
        <select
          value={kind}
          onChange={(event) => setKind(KIND_NAMES.find((one) => one === event.target.value) ?? 'building')}
        >
          {KIND_NAMES.map((one) => (
            <option key={one} value={one}>
              {text(`scenario.add.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="scenario-choice">
        <legend>{text('scenario.add.where')}</legend>
        {(['place', 'point', 'none'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="scenario-where" checked={where === one} onChange={() => setWhere(one)} />
            <span>{text(`scenario.add.where.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {where === 'place' && (
        <label>
          <span>{text('scenario.add.place')}</span>
          <select value={place} onChange={(event) => setPlace(event.target.value)}>
            {places.map(({ id, name: named }) => (
              <option key={id} value={id}>
                {named[language]}
              </option>
            ))}
          </select>
        </label>
      )}
      {where === 'point' && (
        <div className="scenario-row">
          <NumberField label={text('scenario.add.lng')} value={lng} min={70} max={136} step="any" onChange={setLng} />
          <NumberField label={text('scenario.add.lat')} value={lat} min={17} max={55} step="any" onChange={setLat} />
          <NumberField
            label={text('scenario.add.accuracy')}
            value={accuracy}
            min={1}
            max={100_000}
            onChange={setAccuracy}
          />
          {view && (
            <button type="button" className="plain-button" aria-pressed={picking} onClick={() => setPicking(!picking)}>
              {text('scenario.add.pick')}
            </button>
          )}
        </div>
      )}
      {picking && view && (
        <PointPicker
          view={view}
          onClose={() => setPicking(false)}
          onPicked={(at) => {
            setLng(at.lng.toFixed(5))
            setLat(at.lat.toFixed(5))
            setPicking(false)
          }}
        />
      )}
      <label>
        <span>{text('scenario.add.parent')}</span>
        <select value={parent} onChange={(event) => setParent(event.target.value)}>
          <option value="">{text('scenario.add.noParent')}</option>
          {wholeCity.entities
            .filter(({ kind: one }) => one === 'district' || one === 'development-zone' || one === 'park-area')
            .map(({ id, name: named }) => (
              <option key={id} value={id}>
                {named[language]}
              </option>
            ))}
        </select>
      </label>
      <div className="scenario-row">
        <DateField label={text('scenario.item.start')} value={start} onChange={setStart} />
        <DateField label={text('scenario.item.last')} value={last} onChange={setLast} />
      </div>
      <div className="scenario-actions">
        <button type="submit" className="solid-button" disabled={!ready}>
          {text('scenario.add.add')}
        </button>
      </div>
    </form>
  )
}
