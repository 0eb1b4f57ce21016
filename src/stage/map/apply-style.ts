import type { FilterSpecification, LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'

/**
 * Brings the map from one of our styles to another by changing only properties that differ. The layers of both are the
 * same, in the same order; what deck.gl and three have put between them stays where it is.
 */
export function applyStyle(map: MapLibreMap, from: StyleSpecification, to: StyleSpecification): void {
  if (to.sky && JSON.stringify(to.sky) !== JSON.stringify(from.sky)) map.setSky(to.sky)
  const before = new Map(from.layers.map((layer) => [layer.id, layer]))
  for (const layer of to.layers) {
    const old = before.get(layer.id)
    if (!old || !map.getLayer(layer.id)) continue
    const set = (kind: 'paint' | 'layout', apply: (name: string, value: unknown) => void): void => {
      const [was, is] = [propertiesOf(old, kind), propertiesOf(layer, kind)]
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
        if (JSON.stringify(was[name]) !== JSON.stringify(is[name])) apply(name, is[name])
      }
    }
    set('paint', (name, value) => map.setPaintProperty(layer.id, name as never, value as never))
    set('layout', (name, value) => map.setLayoutProperty(layer.id, name as never, value as never))
    const [wasFilter, isFilter] = [filterOf(old), filterOf(layer)]
    if (isFilter && JSON.stringify(wasFilter) !== JSON.stringify(isFilter)) map.setFilter(layer.id, isFilter)
  }
}

function propertiesOf(layer: LayerSpecification, kind: 'paint' | 'layout'): Record<string, unknown> {
  return ((layer as { paint?: object; layout?: object })[kind] ?? {}) as Record<string, unknown>
}

function filterOf(layer: LayerSpecification): FilterSpecification | undefined {
  return 'filter' in layer ? layer.filter : undefined
}
