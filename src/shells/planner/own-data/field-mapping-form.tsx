import { useLanguage } from '../../../app/use-app.ts'
import type { FilePreview, IntakeChoices } from '../../../own-layers/file-preview.ts'
import type { FieldMapping } from '../../../own-layers/own-layer.ts'
import { SelectField, type Choice } from '../../../ui/fields.tsx'
import { formatDay } from '../../../ui/format-day.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** What a field can say, in the order in which it is asked for. */
const ROLES = ['name', 'category', 'id', 'height', 'storeys'] as const
const DAYS = ['start', 'end', 'actualStart', 'actualEnd', 'removed'] as const

interface FieldMappingFormProps {
  readonly preview: FilePreview
  readonly choices: IntakeChoices
  readonly onChoose: (choice: IntakeChoices) => void
}

/** Which field says what: name, class, height and the five days, with what came of each. */
export function FieldMappingForm({ preview, choices, onChoose }: FieldMappingFormProps) {
  const text = useOwnDataText()
  const language = useLanguage()
  const { mapping, fields, heights } = preview
  const choose = (role: keyof FieldMapping, field: string): void =>
    onChoose({ mapping: { ...mapping, [role]: field === '' ? null : field } })
  const select = (role: (typeof ROLES)[number] | (typeof DAYS)[number], offered: readonly Choice<string>[]) => (
    <SelectField
      key={role}
      name={`map-${role}`}
      label={text(`data.role.${role}`)}
      value={mapping[role] ?? ''}
      choices={[{ value: '', label: text('data.role.noField') }, ...offered]}
      onChange={(field) => choose(role, field)}
    />
  )
  const all = fields.map(({ name }) => ({ value: name, label: name }))
  const numbers = fields
    .filter(({ type, name }) => type === 'number' || name === mapping.height || name === mapping.storeys)
    .map(({ name }) => ({ value: name, label: name }))
  // A field that reads as dates is offered first; any other can be chosen all the same.
  const dated = fields
    .toSorted((a, b) => b.dateShare - a.dateShare)
    .map(({ name, dateShare }) => ({
      value: name,
      label: dateShare > 0 ? text('data.role.dates', { field: name, share: Math.round(dateShare * 100) }) : name,
    }))
  return (
    <section className="mapping" data-part="data-mapping">
      <h3>{text('data.mapping')}</h3>
      <div className="mapping-fields">
        {ROLES.map((role) => select(role, role === 'height' || role === 'storeys' ? numbers : all))}
        {preview.kinds.polygon > 0 && (
          <label>
            <span>{text('data.defaultHeight')}</span>
            <input
              type="number"
              name="default-height"
              min={1}
              max={1000}
              step="any"
              value={choices.defaultHeightM ?? ''}
              onChange={(event) =>
                onChoose({ defaultHeightM: event.target.value === '' ? null : Number(event.target.value) })
              }
            />
          </label>
        )}
      </div>
      {(heights.stated > 0 || heights.storeys > 0) && <p className="quiet-words">{text('data.heights', heights)}</p>}
      <h4>{text('data.days')}</h4>
      <div className="mapping-fields">{DAYS.map((role) => select(role, dated))}</div>
      {preview.days.length > 0 && (
        <ul className="mapping-days" data-part="data-days">
          {preview.days.map(({ role, field, dated: count, vague, unread, first, last }) => (
            <li key={role}>
              <b>{text(`data.role.${role}`)}</b> {text('data.days.read', { field, dated: count, vague, unread })}
              {first !== null && last !== null && (
                <small>
                  {' '}
                  {text('data.days.span', { first: formatDay(first, language), last: formatDay(last, language) })}
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet-words">{text('data.days.note')}</p>
    </section>
  )
}
