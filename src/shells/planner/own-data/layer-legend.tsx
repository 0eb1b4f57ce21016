import './layer-legend.css'
import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { legendEntries, type LegendMeaning } from '../../../own-layers/legend-entries.ts'
import { useLanguage } from '../../../app/use-app.ts'
import { formatDecimal } from '../../../ui/format-figure.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** A colour of own layers, by its number. */
export function OwnSwatch({ number }: { readonly number: number }) {
  return <span className="own-swatch" style={{ background: `var(--own-${number})` }} aria-hidden="true" />
}

/** The one colour that stands for a whole layer: its own, or the first of what it is coloured by. */
export function colourOfLayer(style: OwnLayerStyle): string {
  const entries = legendEntries(style)
  // Of classes the highest, which stands out most.
  const entry = style.colour.by === 'classes' ? entries.at(-2) : entries[0]
  return `var(--own-${entry?.number ?? 0})`
}

/** What the colours of a layer mean. */
export function LayerLegend({ layer, style }: { readonly layer: Pick<OwnLayer, 'id'>; readonly style: OwnLayerStyle }) {
  const text = useOwnDataText()
  const words = useMeaning()
  return (
    <ul className="own-legend" data-part="own-legend" data-layer={layer.id} aria-label={text('data.legend')}>
      {style.colour.by !== 'one' && <li className="own-legend-field">{style.colour.field}</li>}
      {legendEntries(style).map(({ number, meaning }) => {
        const label = words(meaning)
        return (
          <li key={`${number} ${label}`}>
            <OwnSwatch number={number} />
            {label}
          </li>
        )
      })}
    </ul>
  )
}

function useMeaning(): (meaning: LegendMeaning) => string {
  const text = useOwnDataText()
  const language = useLanguage()
  const figure = (value: number): string => formatDecimal(value, language)
  return (meaning) => {
    if (meaning.of === 'layer') return text('data.legend.own')
    if (meaning.of === 'rest') return text('data.legend.rest')
    if (meaning.of === 'value') return meaning.value
    const { from, to } = meaning
    if (from !== null && to !== null) return text('data.legend.between', { from: figure(from), to: figure(to) })
    if (from !== null) return text('data.legend.from', { from: figure(from) })
    return to === null ? text('data.legend.all') : text('data.legend.below', { to: figure(to) })
  }
}
