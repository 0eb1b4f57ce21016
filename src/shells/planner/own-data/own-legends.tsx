import './own-legends.css'
import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import type { KeptLayer } from '../../../session/own-layers.ts'
import { LayerLegend } from './layer-legend.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'

/** The part of the legend that is about own layers: what their colours, heights and labels mean, and that they are own data. */
export default function OwnLegends({ layers }: { readonly layers: readonly KeptLayer[] }) {
  return (
    <OwnDataMessages>
      <Legends layers={layers} />
    </OwnDataMessages>
  )
}

function Legends({ layers }: { readonly layers: readonly KeptLayer[] }) {
  const text = useOwnDataText()
  return (
    <section className="own-legends" data-part="own-legends">
      <h3>{text('data.panel.title')}</h3>
      <p className="quiet-words">{text('data.class')}</p>
      {layers.map(({ layer, look }) => (
        <section key={layer.id}>
          <h4>{look.name}</h4>
          <LayerLegend layer={layer} style={look.style} />
          <Notes layer={layer} style={look.style} />
        </section>
      ))}
      <p className="quiet-words">{text('data.legend.edges')}</p>
    </section>
  )
}

/** What heights and labels are read from. */
function Notes({ layer, style }: { readonly layer: OwnLayer; readonly style: OwnLayerStyle }) {
  const text = useOwnDataText()
  const { source, scale } = style.height
  const notes: string[] = []
  if (source.from === 'field')
    notes.push(
      scale === 1
        ? text('data.legend.height', { field: source.field })
        : text('data.legend.heightScaled', { field: source.field, scale }),
    )
  else if (source.from === 'mapping' && layer.heights.metres.some((metres) => metres > 0))
    notes.push(text('data.legend.heightMapped'))
  if (style.labels !== null) notes.push(text('data.legend.labels', { field: style.labels }))
  return notes.map((note) => (
    <p key={note} className="quiet-words">
      {note}
    </p>
  ))
}
