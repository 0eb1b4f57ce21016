import type { City } from '../city/build-city.ts'
import type { Fabric, LayerId, Massing, Place } from '../city/schema.ts'
import { createLocalFrame, boundsOf, metresPerDegree, type LngLat, type LocalFrame } from '../base/geodesy.ts'
import { LAYER_SWITCHES } from '../session/session.ts'
import { CITY_ORIGIN } from './city-origin.ts'
import { areaRows } from '../layers/areas.ts'
import { boundaryWalls } from '../layers/boundary-walls.ts'
import type { FabricSource } from '../layers/fabric.ts'
import { contactShadowsOf } from '../layers/contact-shadows.ts'
import { labelRows, type LabelRow } from '../layers/labels.ts'
import { lineRows, smoothLine } from '../layers/lines.ts'
import { addedMassing } from '../layers/added-massing.ts'
import { massingOf } from '../layers/massing.ts'
import { nodeRows } from '../layers/nodes.ts'
import { indexGeography, placeEntities, type Geography, type Placement } from '../layers/placement.ts'
import { solidMesh } from '../layers/solid-mesh.ts'
import { layTrays } from '../layers/trays.ts'
import { waterOf } from '../layers/water.ts'
import { vehicleColumns } from '../layers/vehicles.ts'
import type { FlatRows } from './map/flat-layers.ts'
import { addedPlaces } from '../scenario/city-with-added.ts'
import { largestFleet, type SideSchedules } from './side-schedules.ts'
import type { GroundContent } from './world/ground.ts'
import type { WorldContent } from './world/create-world.ts'

export interface StageContent {
  readonly places: readonly Place[]
  readonly labels: readonly LabelRow[]
  readonly flat: FlatRows
  readonly world: WorldContent
  readonly ground: GroundContent
  /** What the illustrative city fabric is made from; undefined in a pack without one. */
  readonly fabric: Omit<FabricSource, 'levels'> | undefined
  /** Points of an entity's line, rounded as it is drawn; empty for what has none. */
  readonly lineOf: (entity: string) => readonly LngLat[]
  /** West, south, east, north of what there is to see of each entity. */
  readonly bounds: ReadonlyMap<string, [number, number, number, number]>
}

/** Everything that is drawn, as plain rows and columns; made once for a city, whatever its schedules, unless one has a larger fleet. */
export function createStageContent(
  city: City,
  schedules: SideSchedules,
  source: {
    readonly places: readonly Place[]
    readonly massing: readonly Massing[]
    readonly fabric?: Fabric | undefined
  },
): StageContent {
  // What an own document names, and what a scenario adds on a point of its own, has its place there.
  const places = [...source.places, ...city.own.places, ...schedules.flatMap(({ scenario }) => addedPlaces(scenario))]
  const geography = indexGeography(places, [...source.massing, ...addedMassing(city)])
  const frame = createLocalFrame(CITY_ORIGIN)
  const placements = placeEntities(city, geography)
  const massing = massingOf(city, geography, placements, frame)
  const trays = layTrays(city, geography, placements, frame)
  const layerOf = (entity: number): LayerId => city.entities[entity]!.layer
  const solidLayers = LAYER_SWITCHES.filter((layer) =>
    [...massing.parts, ...trays.parts].some((part) => layerOf(part.entity) === layer),
  )
  const trayLabels = trays.trays.map((tray) => ({
    host: tray.host,
    at: frame.fromLocal(tray.centre[0], tray.centre[1] + tray.size[1] / 2),
    layer: layerOf(tray.tokens[0]!),
    count: tray.tokens.length,
  }))
  const fleet = largestFleet(schedules)
  const vehicles = fleet > 0 ? vehicleColumns(city, geography, frame, fleet) : null
  return {
    places: source.places,
    labels: labelRows(city, schedules[0], geography, placements, trayLabels),
    flat: { areas: areaRows(city, geography), lines: lineRows(city, geography), nodes: nodeRows(city, geography) },
    world: {
      walls: boundaryWalls(city, geography, frame),
      solids: solidLayers.map((layer) => {
        const parts = [...massing.parts, ...trays.parts].filter((part) => layerOf(part.entity) === layer)
        return { layer, mesh: solidMesh(parts), contactShadows: contactShadowsOf(parts) }
      }),
      sites: solidLayers
        .map((layer) => ({ layer, rows: massing.sites.filter((site) => layerOf(site.entity) === layer) }))
        .filter(({ rows }) => rows.length > 0),
      trays: solidLayers
        .map((layer) => ({
          layer,
          rows: trays.trays.filter((tray) => tray.tokens.some((token) => layerOf(token) === layer)),
        }))
        .filter(({ rows }) => rows.length > 0),
      vehicles,
    },
    ground: {
      water: waterOf(source.places, frame),
      ranges: source.places.filter((place) => place.kind === 'mountain-range'),
    },
    // Its total is a document's: where that document is not known yet, there is nothing to be illustrated.
    fabric:
      source.fabric && city.facts.has(source.fabric.totalFact)
        ? {
            fabric: source.fabric,
            places: source.places,
            // What is documented stands free.
            reserved: massing.sites.map((site) => ({ at: frame.fromLocal(...site.at), radiusM: 380 })),
            // What is known to lie somewhere stands on its tray, and in nobody's street.
            trays: trays.trays.map((tray) => ({ at: frame.fromLocal(...tray.centre), sizeM: tray.size })),
          }
        : undefined,
    lineOf(id) {
      const place = geography.places.get(city.entityById.get(id)?.place ?? '')
      return place?.geometry.type === 'LineString' ? smoothLine(place.geometry.coordinates) : []
    },
    bounds: boundsByEntity(city, geography, placements, trays.trays, frame),
  }
}

function boundsByEntity(
  city: City,
  geography: Geography,
  placements: ReadonlyMap<string, Placement>,
  trays: ReturnType<typeof layTrays>['trays'],
  frame: LocalFrame,
): ReadonlyMap<string, [number, number, number, number]> {
  const bounds = new Map<string, [number, number, number, number]>()
  const around = ([lng, lat]: LngLat, metres: number): [number, number, number, number] => {
    const [perLng, perLat] = metresPerDegree(lat)
    const [dLng, dLat] = [metres / perLng, metres / perLat]
    return [lng - dLng, lat - dLat, lng + dLng, lat + dLat]
  }
  for (const entity of city.entities) {
    const placement = placements.get(entity.id)
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    if (placement?.mode === 'pin' || placement?.mode === 'somewhere') bounds.set(entity.id, around(placement.at, 650))
    else if (placement?.mode === 'token') {
      const tray = trays.find((candidate) => candidate.host === placement.host)
      if (tray) bounds.set(entity.id, around(frame.fromLocal(...tray.centre), Math.max(...tray.size) * 0.7))
    } else if (place) bounds.set(entity.id, boundsOf(pointsOf(place)))
  }
  // What has nothing of its own to see is found where its parent is.
  for (const entity of city.entities) {
    if (bounds.has(entity.id)) continue
    for (let up = entity.parent; up !== null; up = city.entityById.get(up)?.parent ?? null) {
      const box = bounds.get(up)
      if (!box) continue
      bounds.set(entity.id, box)
      break
    }
  }
  return bounds
}

function pointsOf(place: Place): LngLat[] {
  const { geometry } = place
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates.flat()
  return geometry.coordinates.flat(2)
}
