import { useMemo } from 'react'
import type { OwnFilter } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { columnOf, passingRows, valueText } from '../../../own-layers/style-columns.ts'
import { SelectField } from '../../../ui/fields.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useOwnDataText } from './own-data-text.tsx'

/** Values of a field that can be chosen among; a field of more has its commonest here. */
const MOST_VALUES = 40

interface LayerFiltersProps {
  readonly layer: OwnLayer
  readonly filters: readonly OwnFilter[]
  readonly onChange: (filters: readonly OwnFilter[]) => void
}

/** Which rows are drawn: by values of a field, or between two numbers. */
export function LayerFilters({ layer, filters, onChange }: LayerFiltersProps) {
  const text = useOwnDataText()
  const passing = useMemo(
    () => (filters.length === 0 ? layer.count : passingRows(layer, filters).reduce((sum, one) => sum + one, 0)),
    [layer, filters],
  )
  const free = layer.attributes.filter(({ name }) => !filters.some(({ field }) => field === name))
  const add = (field: string): void => {
    const column = columnOf(layer, field)
    if (!column) return
    const filter: OwnFilter =
      column.type === 'number'
        ? { type: 'range', field, min: null, max: null }
        : { type: 'values', field, values: commonValues(layer, field).map(({ value }) => value) }
    onChange([...filters, filter])
  }
  const replace = (at: number, filter: OwnFilter): void => onChange(filters.with(at, filter))
  return (
    <div className="own-filters" data-part="own-filters">
      {filters.map((filter, at) => (
        <fieldset key={filter.field}>
          <legend>{text('data.filter.of', { field: filter.field })}</legend>
          {filter.type === 'values' ? (
            <ValueChoices layer={layer} filter={filter} onChange={(next) => replace(at, next)} />
          ) : (
            <RangeFields filter={filter} onChange={(next) => replace(at, next)} />
          )}
          <IconButton
            icon="close"
            label={text('data.filter.drop', { field: filter.field })}
            onClick={() => onChange(filters.toSpliced(at, 1))}
          />
        </fieldset>
      ))}
      {filters.length > 0 && <output>{text('data.filter.passing', { count: passing, all: layer.count })}</output>}
      {free.length > 0 && (
        <SelectField
          label={text('data.filter')}
          name="filter"
          value=""
          choices={[
            { value: '', label: text('data.filter.add') },
            ...free.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(field) => field !== '' && add(field)}
        />
      )}
    </div>
  )
}

/** The values of a field with how many rows have each, the commonest first. */
function commonValues(layer: OwnLayer, field: string): readonly { readonly value: string; readonly count: number }[] {
  const column = columnOf(layer, field)
  if (!column) return []
  const counts = new Map<string, number>()
  for (let row = 0; row < layer.count; row += 1) {
    const value = valueText(column, row)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_VALUES)
}

type ValuesFilter = Extract<OwnFilter, { type: 'values' }>
type RangeFilter = Extract<OwnFilter, { type: 'range' }>

function ValueChoices({
  layer,
  filter,
  onChange,
}: {
  readonly layer: OwnLayer
  readonly filter: ValuesFilter
  readonly onChange: (filter: ValuesFilter) => void
}) {
  const values = useMemo(() => commonValues(layer, filter.field), [layer, filter.field])
  return (
    <div className="own-filter-values">
      {values.map(({ value, count }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={filter.values.includes(value)}
            onChange={(event) =>
              onChange({
                ...filter,
                values: event.target.checked ? [...filter.values, value] : filter.values.filter((one) => one !== value),
              })
            }
          />
          <span>
            {value} <small className="number">{count}</small>
          </span>
        </label>
      ))}
    </div>
  )
}

function RangeFields({
  filter,
  onChange,
}: {
  readonly filter: RangeFilter
  readonly onChange: (filter: RangeFilter) => void
}) {
  const text = useOwnDataText()
  const field = (end: 'min' | 'max') => (
    <label>
      <span>{text(`data.filter.${end}`)}</span>
      <input
        type="number"
        step="any"
        value={filter[end] ?? ''}
        onChange={(event) =>
          onChange({ ...filter, [end]: event.target.value === '' ? null : Number(event.target.value) })
        }
      />
    </label>
  )
  return (
    <div className="own-filter-range">
      {field('min')}
      {field('max')}
    </div>
  )
}
