import type { ExpressionSpecification } from 'maplibre-gl'

/** A value that grows with the zoom, exponentially between the stops. */
export function zoomed(...stops: [zoom: number, value: number][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()]
}
