import { OWN_HUES, OWN_RAMP, type OwnColour, type OwnFilter, type OwnLayerStyle } from './layer-style.ts'

/* Styles that come from outside: what is not as it must be falls back to what stands there without it. */

type Loose = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const isHue = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < OWN_HUES
const isText = (value: unknown): value is string => typeof value === 'string'
const between = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && value >= least && value <= most ? value : otherwise

function readColour(value: unknown, otherwise: OwnColour): OwnColour {
  if (!isObject(value)) return otherwise
  if (value['by'] === 'one' && isHue(value['hue'])) return { by: 'one', hue: value['hue'] }
  const field = value['field']
  if (!isText(field)) return otherwise
  const breaks: unknown = value['breaks']
  if (value['by'] === 'classes' && Array.isArray(breaks) && breaks.every(Number.isFinite))
    return { by: 'classes', field, breaks: (breaks as number[]).slice(0, OWN_RAMP - 1).toSorted((a, b) => a - b) }
  const categories: unknown = value['categories']
  if (value['by'] !== 'categories' || !Array.isArray(categories)) return otherwise
  return {
    by: 'categories',
    field,
    categories: categories.flatMap((one: unknown) =>
      isObject(one) && isText(one['value']) && isHue(one['hue']) ? [{ value: one['value'], hue: one['hue'] }] : [],
    ),
  }
}

function readFilter(value: unknown): OwnFilter[] {
  if (!isObject(value) || !isText(value['field'])) return []
  const [field, values] = [value['field'], value['values']]
  if (value['type'] === 'values' && Array.isArray(values))
    return [{ type: 'values', field, values: values.filter(isText) }]
  const limit = (one: unknown): number | null => (typeof one === 'number' && Number.isFinite(one) ? one : null)
  return value['type'] === 'range' ? [{ type: 'range', field, min: limit(value['min']), max: limit(value['max']) }] : []
}

/** A style from outside, part by part; what is missing or wrong is as in `otherwise`. */
export function readStyle(value: unknown, otherwise: OwnLayerStyle): OwnLayerStyle {
  if (!isObject(value)) return otherwise
  const height = isObject(value['height']) ? value['height'] : {}
  const source = isObject(height['source']) ? height['source'] : {}
  const field = source['field']
  return {
    visible: typeof value['visible'] === 'boolean' ? value['visible'] : otherwise.visible,
    opacity: between(value['opacity'], 0, 1, otherwise.opacity),
    colour: readColour(value['colour'], otherwise.colour),
    height: {
      source:
        source['from'] === 'field' && isText(field)
          ? { from: 'field', field }
          : source['from'] === 'flat'
            ? { from: 'flat' }
            : otherwise.height.source,
      scale: between(height['scale'], 0.01, 1000, otherwise.height.scale),
    },
    lineWidth: between(value['lineWidth'], 0, 100, otherwise.lineWidth),
    labels: value['labels'] === null || isText(value['labels']) ? value['labels'] : otherwise.labels,
    filters: Array.isArray(value['filters']) ? value['filters'].flatMap(readFilter) : otherwise.filters,
  }
}
