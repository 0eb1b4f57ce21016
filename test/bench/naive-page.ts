/**
 * The bench's peer: the same flat features in deck.gl, coloured the usual way. A moved day sets new updateTriggers, and
 * deck.gl asks an accessor for each feature's colour and uploads them all. It has no map, no names and no solids, so it
 * does far less besides.
 */
import factsPack from 'virtual:city-facts'
import geometryPack from 'virtual:city-geometry'
import { Deck } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers'
import { asDay } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import { phaseCode } from '../../src/facts/phase.ts'
import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import type { AreaRow } from '../../src/layers/areas.ts'
import type { LineRow } from '../../src/layers/lines.ts'
import type { NodeRow } from '../../src/layers/nodes.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { readAddress } from '../../src/session/address.ts'
import { PALETTES } from '../../src/session/palette.ts'
import { createStageContent } from '../../src/stage/stage-content.ts'
import { rgb } from '../../src/stage/time/time-state.ts'
import { multiplyPack } from '../pixels/multiply-pack.ts'

const parameters = new URLSearchParams(location.search)
const pack = multiplyPack(factsPack as FactsPack, geometryPack as GeometryPack, Number(parameters.get('copies') ?? 1))
const city = buildCity(pack.facts)
const schedule = buildSchedule(
  city,
  pack.facts.scenarios.find(({ id }) => id === 'reference')!,
)
const { flat } = createStageContent(city, [schedule], pack.geometry)
const { session } = readAddress(location.search, {
  openingDay: schedule.evidenceUntil,
  isEntity: (id) => city.entityById.has(id),
  isScenario: (id) => id === 'reference',
})
const phases = Object.values(PALETTES.night.phases).map(
  (hex) => rgb(hex).map((part) => part * 255) as [number, number, number],
)

function layersOn(day: number) {
  const colour = (row: { entity: number }): [number, number, number, number] => {
    const moment = entityMomentAt(schedule.entries[row.entity]!, asDay(day))
    const [r, g, b] = phases[phaseCode(moment.documented)]!
    return [r, g, b, moment.exists ? 60 + 180 * (moment.progress ?? 0) : 0]
  }
  const trigger = { updateTriggers: { getFillColor: day, getColor: day, getLineColor: day } }
  return [
    new SolidPolygonLayer<AreaRow>({
      id: 'areas',
      data: flat.areas as AreaRow[],
      getPolygon: (row) => row.rings as unknown as [number, number][][],
      getFillColor: colour,
      ...trigger,
    }),
    new PathLayer<LineRow>({
      id: 'lines',
      data: flat.lines as LineRow[],
      getPath: (row) => row.path.positions as unknown as [number, number][],
      positionFormat: 'XY',
      _pathType: 'open',
      getColor: colour,
      getWidth: 4,
      widthUnits: 'pixels',
      ...trigger,
    }),
    new ScatterplotLayer<NodeRow>({
      id: 'nodes',
      data: flat.nodes as NodeRow[],
      getPosition: (row) => [...row.at] as [number, number],
      getRadius: 6,
      radiusUnits: 'pixels',
      stroked: true,
      filled: false,
      lineWidthUnits: 'pixels',
      getLineWidth: 2,
      getLineColor: colour,
      ...trigger,
    }),
  ]
}

let drawn = (): void => {}
const { lng: longitude, lat: latitude, zoom, bearing, pitch } = session.camera
const deck = new Deck({
  parent: document.getElementById('stage') as HTMLDivElement,
  initialViewState: { longitude, latitude, zoom, bearing, pitch },
  layers: layersOn(800),
  onAfterRender: () => drawn(),
})
const goToDay = (day: number): Promise<void> =>
  new Promise((resolve) => {
    drawn = resolve
    deck.setProps({ layers: layersOn(day) })
  })
;(window as unknown as { stage: object }).stage = { entities: city.entities.length, goToDay }
await new Promise<void>((resolve) => {
  drawn = resolve
})
await goToDay(801)
document.documentElement.dataset['state'] = 'settled'
