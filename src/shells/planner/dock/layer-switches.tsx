import { useMemo } from 'react'
import type { LayerSwitch } from '../../../session/session.ts'
import { useSession, useText, useApp } from '../../../app/use-app.ts'
import { LAYER_ORDER } from './group-entities.ts'

/** In the list's order; what is never drawn has no switch. */
const SWITCHES: readonly LayerSwitch[] = [
  ...LAYER_ORDER.filter((layer) => layer !== 'programmes'),
  'context',
  'fabric',
  'labels',
]

/** What the map shows, each layer with the number of its things. */
export function LayerSwitches() {
  const { city, commands } = useApp()
  const text = useText()
  const layers = useSession((session) => session.layers)
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { layer } of city.entities) found.set(layer, (found.get(layer) ?? 0) + 1)
    return found
  }, [city])
  return (
    <ul className="layer-switches" data-part="layer-switches" aria-label={text('layers.label')}>
      {SWITCHES.map((layer) => {
        const count = counts.get(layer)
        return (
          <li key={layer}>
            <label className="layer-switch" data-part="layer-switch" data-layer={layer}>
              <input
                type="checkbox"
                role="switch"
                checked={layers.has(layer)}
                aria-checked={layers.has(layer)}
                onChange={() => commands.toggleLayer(layer)}
              />
              <span className="layer-name">{text(`layer.${layer}`)}</span>
              <span className="layer-count">
                {layer === 'fabric' ? (
                  text('layers.fabric')
                ) : count === undefined ? (
                  text('layers.context')
                ) : (
                  <span className="number">{text('layers.count', { count })}</span>
                )}
              </span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
