import { useMemo } from 'react'
import type { NewEntityForm, StatementForm } from '../../../own-documents/make-statement.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { NumberField, SelectField, TextField, type Choice } from '../../../ui/fields.tsx'
import { useOwnText } from './own-documents-context.tsx'
import type { Fill } from './statement-step.tsx'
import { Button } from '../../../ui/button.tsx'

const NEW = 'new'
const CLASSES = ['building', 'campus', 'zone', 'line', 'programme', 'undated'] as const
/** A place that is known no better is told so: "somewhere in". */
const USUAL_ACCURACY_M = 500

interface EntityFieldsProps {
  readonly form: StatementForm
  readonly fill: Fill
}

/** What the statement speaks of: one of the city's, or a new one with its class and its place. */
export function EntityFields({ form, fill }: EntityFieldsProps) {
  const { wholeCity } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const language = useLanguage()
  const known = useMemo(
    () =>
      wholeCity.entities
        .map(({ id, name }) => ({ value: id, label: name[language] }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language)),
    [wholeCity, language],
  )
  const choices: readonly Choice<string>[] = [
    { value: '', label: text('own.entityNone') },
    { value: NEW, label: text('own.entityNew') },
    ...known,
  ]
  const entity = wholeCity.entityById.get(form.entity)
  return (
    <>
      <div className="own-wide">
        <SelectField
          label={text('own.entity')}
          value={form.newEntity ? NEW : form.entity}
          choices={choices}
          onChange={(id) =>
            fill(
              id === NEW
                ? { entity: '', newEntity: { zh: '', en: '', planClass: 'building', parent: '', at: null } }
                : { entity: id, newEntity: null, corrects: '', goal: '' },
            )
          }
        />
      </div>
      {form.newEntity && (
        <NewEntity entity={form.newEntity} around={known} onChange={(newEntity) => fill({ newEntity })} />
      )}
      {entity && entity.facts.length > 0 && (
        <div className="own-fields">
          <SelectField
            label={text('own.corrects')}
            value={form.corrects}
            choices={[
              { value: '', label: text('own.correctsNone') },
              ...entity.facts.map((id) => ({ value: id, label: words(wholeCity.facts.get(id)!.subject) })),
            ]}
            onChange={(corrects) => fill({ corrects })}
          />
        </div>
      )}
    </>
  )
}

interface NewEntityProps {
  readonly entity: NewEntityForm
  readonly around: readonly Choice<string>[]
  readonly onChange: (entity: NewEntityForm) => void
}

function NewEntity({ entity, around, onChange }: NewEntityProps) {
  const { store } = useApp()
  const text = useOwnText()
  const change = (part: Partial<NewEntityForm>): void => onChange({ ...entity, ...part })
  const placeHere = (): void => {
    const { lng, lat } = store.getState().camera
    const round = (degrees: number): number => Number(degrees.toFixed(4))
    change({ at: { lng: round(lng), lat: round(lat), accuracyM: entity.at?.accuracyM ?? USUAL_ACCURACY_M } })
  }
  return (
    <fieldset className="own-fields own-new">
      <legend>{text('own.entityNew')}</legend>
      <TextField label={text('own.entityName')} value={entity.zh} maxLength={80} onChange={(zh) => change({ zh })} />
      <TextField label={text('own.entityNameEn')} value={entity.en} maxLength={120} onChange={(en) => change({ en })} />
      <SelectField
        label={text('own.entityClass')}
        value={entity.planClass}
        choices={CLASSES.map((value) => ({ value, label: text(`own.class.${value}`) }))}
        onChange={(planClass) => change({ planClass })}
      />
      <SelectField
        label={text('own.entityParent')}
        value={entity.parent}
        choices={[{ value: '', label: text('own.entityNone') }, ...around]}
        onChange={(parent) => change({ parent })}
      />
      <div className="own-wide own-buttons">
        <Button onClick={placeHere}>{text('own.entityHere')}</Button>
        {entity.at ? (
          <>
            <span className="number">{text('own.entityAt', { lng: entity.at.lng, lat: entity.at.lat })}</span>
            <Button onClick={() => change({ at: null })}>{text('own.entityUnplace')}</Button>
          </>
        ) : (
          <span className="quiet-words">{text('own.entityNoPlace')}</span>
        )}
      </div>
      {entity.at && (
        <NumberField
          label={text('own.entityAccuracy')}
          min={10}
          max={50_000}
          value={String(entity.at.accuracyM)}
          onChange={(value) =>
            entity.at && Number(value) > 0 && change({ at: { ...entity.at, accuracyM: Number(value) } })
          }
        />
      )}
    </fieldset>
  )
}
