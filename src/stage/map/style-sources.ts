import type { GeoJSONSourceSpecification, SourceSpecification } from 'maplibre-gl'
import { boundsOf } from '../../base/geodesy.ts'
import type { Place } from '../../city/schema.ts'
import { roundedRings } from '../../layers/areas.ts'
import { ringCentre, type LabelRow } from '../../layers/labels.ts'
import { outerRing } from '../../layers/placement.ts'

const CONTEXT_KINDS = ['river', 'canal', 'lake', 'island', 'road', 'expressway', 'railway', 'hsr', 'metro']

/** The sources of the map's own style, by name; all of it is in the pack. */
export function styleSources(
  places: readonly Place[],
  labels: readonly LabelRow[],
): Record<'province' | 'city' | 'context' | 'names' | 'labels', SourceSpecification> {
  return {
    province: collection(places, ['province', 'prefecture']),
    city: collection(places, ['district', 'city-outline', 'county']),
    context: collection(places, CONTEXT_KINDS),
    names: contextNames(places),
    labels: labelSource(labels),
  }
}

function collection(places: readonly Place[], kinds: readonly string[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: places
        .filter((place) => kinds.includes(place.kind))
        .map((place) => ({
          type: 'Feature',
          properties: { id: place.id, kind: place.kind, zh: place.name.zh, en: place.name.en },
          geometry: drawnGeometry(place),
        })),
    },
    tolerance: 0.2,
  }
}

/** Lakes are given by few points on their shore; the map rounds them, as the flat layers do. */
function drawnGeometry(place: Place): GeoJSON.Geometry {
  if (place.geometry.type !== 'Polygon') return place.geometry as GeoJSON.Geometry
  return {
    type: 'Polygon',
    coordinates: roundedRings(place, place.geometry.coordinates) as unknown as GeoJSON.Position[][],
  }
}

/** One point for the name of each lake and prefecture: a polygon's own name would stand in each of its tiles. */
function contextNames(places: readonly Place[]): GeoJSONSourceSpecification {
  const features = places
    .filter((place) => place.kind === 'lake' || place.kind === 'prefecture' || place.kind === 'mountain-range')
    .flatMap((place): GeoJSON.Feature[] => {
      if (place.geometry.type === 'LineString')
        return [named(place, place.geometry.coordinates[Math.floor(place.geometry.coordinates.length / 2)]!)]
      const ring = outerRing(place)
      if (!ring) return []
      // A lake round an island has its name on the water, south of it.
      const [west, south, east, north] = boundsOf(ring)
      const holed = place.geometry.type === 'Polygon' && place.geometry.coordinates.length > 1
      const at = holed ? [(west + east) / 2, south + (north - south) * 0.1] : [...ringCentre(ring)]
      return [named(place, at)]
    })
  return { type: 'geojson', data: { type: 'FeatureCollection', features } }
}

function named({ kind, name }: Place, at: readonly number[]): GeoJSON.Feature {
  const en = name.en
    .replace(/[,(].*$/, '')
    .replace(/ (City|Prefecture)\b.*$/, '')
    .trim()
  return {
    type: 'Feature',
    properties: { kind, zh: name.zh.replace(/[，,（(].*$/, ''), en },
    geometry: { type: 'Point', coordinates: [...at] },
  }
}

function labelSource(labels: readonly LabelRow[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: labels.map((label) => ({
        type: 'Feature',
        properties: {
          entity: label.entity,
          zh: shortName(label.name.zh),
          en: shortName(label.name.en),
          layer: label.layer,
          kind: label.kind,
          rank: label.rank,
          knownFrom: label.knownFrom,
          anchor: label.anchor,
          minZoom: label.minZoom,
          maxZoom: label.maxZoom,
        },
        geometry: { type: 'Point', coordinates: [...label.at] },
      })),
    },
  }
}

/** What stands in brackets explains, and is for the card; the map has the name. */
function shortName(name: string): string {
  const short = name.replace(/[（(][^（）()]*[）)]/g, '').trim()
  return short === '' ? name : short
}
