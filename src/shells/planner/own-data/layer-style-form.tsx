import './layer-style-form.css'
import { useMemo } from 'react'
import { OWN_HUES, type OwnColour, type OwnHeightStyle, type OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { suggestColour } from '../../../own-layers/style-columns.ts'
import { SelectField, type Choice } from '../../../ui/fields.tsx'
import { LayerFilters } from './layer-filters.tsx'
import { OwnSwatch } from './layer-legend.tsx'
import { useOwnDataText } from './own-data-text.tsx'

interface LayerStyleFormProps {
  readonly layer: OwnLayer
  readonly style: OwnLayerStyle
  readonly onChange: (change: Partial<OwnLayerStyle>) => void
}

/** How a layer is drawn. Every change shows at once. */
export function LayerStyleForm({ layer, style, onChange }: LayerStyleFormProps) {
  const text = useOwnDataText()
  const fields = useMemo(() => layer.attributes.map(({ name }) => ({ value: name, label: name })), [layer])
  const numbers = useMemo(
    () => layer.attributes.filter(({ type }) => type === 'number').map(({ name }) => ({ value: name, label: name })),
    [layer],
  )
  return (
    <div className="own-style" data-part="own-style">
      <Slider
        label={text('data.opacity')}
        value={style.opacity}
        limits={[0.05, 1, 0.05]}
        valueText={`${Math.round(style.opacity * 100)}%`}
        onChange={(opacity) => onChange({ opacity })}
      />
      <Slider
        label={text('data.lineWidth')}
        value={style.lineWidth}
        limits={[0.5, 12, 0.5]}
        valueText={`${style.lineWidth}`}
        onChange={(lineWidth) => onChange({ lineWidth })}
      />
      <ColourFields layer={layer} colour={style.colour} fields={fields} onChange={(colour) => onChange({ colour })} />
      <HeightFields height={style.height} numbers={numbers} onChange={(height) => onChange({ height })} />
      <SelectField
        label={text('data.labels')}
        name="labels"
        value={style.labels ?? ''}
        choices={[{ value: '', label: text('data.labels.none') }, ...fields]}
        onChange={(field) => onChange({ labels: field === '' ? null : field })}
      />
      <LayerFilters layer={layer} filters={style.filters} onChange={(filters) => onChange({ filters })} />
    </div>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  /** Least, most, step. */
  readonly limits: readonly [number, number, number]
  readonly valueText: string
  readonly onChange: (value: number) => void
}

function Slider({ label, value, limits: [min, max, step], valueText, onChange }: SliderProps) {
  return (
    <label className="own-slider">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={valueText}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <b className="number">{valueText}</b>
    </label>
  )
}

interface ColourFieldsProps {
  readonly layer: OwnLayer
  readonly colour: OwnColour
  readonly fields: readonly Choice<string>[]
  readonly onChange: (colour: OwnColour) => void
}

/** One colour, or a field's: classes for numbers, categories for all else, each with its hue. */
function ColourFields({ layer, colour, fields, onChange }: ColourFieldsProps) {
  const text = useOwnDataText()
  const choose = (field: string): void =>
    onChange((field === '' ? null : suggestColour(layer, field)) ?? { by: 'one', hue: 0 })
  return (
    <>
      <SelectField
        label={text('data.colour')}
        name="colour"
        value={colour.by === 'one' ? '' : colour.field}
        choices={[{ value: '', label: text('data.colour.one') }, ...fields]}
        onChange={choose}
      />
      {colour.by === 'one' && (
        <HueChoice
          label={text('data.hue')}
          name={`hue-${layer.id}`}
          hue={colour.hue}
          onChange={(hue) => onChange({ by: 'one', hue })}
        />
      )}
      {colour.by === 'categories' &&
        colour.categories.map(({ value, hue }, at) => (
          <HueChoice
            key={value}
            label={value}
            name={`hue-${layer.id}-${at}`}
            hue={hue}
            onChange={(next) =>
              onChange({
                ...colour,
                categories: colour.categories.map((one) => (one.value === value ? { value, hue: next } : one)),
              })
            }
          />
        ))}
    </>
  )
}

interface HueChoiceProps {
  readonly label: string
  readonly name: string
  readonly hue: number
  readonly onChange: (hue: number) => void
}

/** One of the project's hues for own data, numbered for whoever cannot tell them by eye. */
function HueChoice({ label, name, hue, onChange }: HueChoiceProps) {
  const text = useOwnDataText()
  return (
    <fieldset className="own-hues">
      <legend>{label}</legend>
      {Array.from({ length: OWN_HUES }, (_, at) => (
        <label key={at}>
          <input type="radio" name={name} checked={hue === at} onChange={() => onChange(at)} />
          <OwnSwatch number={at} />
          <span className="hidden-words">{text('data.hue.number', { number: at + 1 })}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface HeightFieldsProps {
  readonly height: OwnHeightStyle
  readonly numbers: readonly Choice<string>[]
  readonly onChange: (height: OwnHeightStyle) => void
}

function HeightFields({ height, numbers, onChange }: HeightFieldsProps) {
  const text = useOwnDataText()
  const { source } = height
  const value = source.from === 'field' ? `field ${source.field}` : source.from
  const choices = [
    { value: 'mapping', label: text('data.height.mapping') },
    { value: 'flat', label: text('data.height.flat') },
    ...numbers.map(({ value: field, label }) => ({ value: `field ${field}`, label })),
  ]
  const choose = (next: string): void =>
    onChange({
      ...height,
      source:
        next === 'mapping' || next === 'flat' ? { from: next } : { from: 'field', field: next.slice('field '.length) },
    })
  return (
    <>
      <SelectField label={text('data.height')} name="height" value={value} choices={choices} onChange={choose} />
      {source.from !== 'flat' && (
        <Slider
          label={text('data.height.scale')}
          value={height.scale}
          limits={[0.5, 10, 0.5]}
          valueText={`× ${height.scale}`}
          onChange={(scale) => onChange({ ...height, scale })}
        />
      )}
    </>
  )
}
