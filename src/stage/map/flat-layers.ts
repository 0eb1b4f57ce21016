import type { Layer, LayersList } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers'
import type { Texture } from '@luma.gl/core'
import { outlineRows, type AreaRow, type OutlineRow } from '../../layers/areas.ts'
import type { LineRow } from '../../layers/lines.ts'
import type { NodeRow } from '../../layers/nodes.ts'
import { PALETTES } from '../../session/palette.ts'
import type { LayerSwitch, Theme } from '../../session/session.ts'
import type { EntityKind } from '../../city/schema.ts'
import type { StepTextures } from '../time/step-textures.ts'
import { rgb, type TimeState } from '../time/time-state.ts'
import type { FlatStyle } from './flat-style-glsl.ts'
import { TimeExtension } from './time-extension.ts'

export interface FlatRows {
  readonly areas: readonly AreaRow[]
  readonly lines: readonly LineRow[]
  readonly nodes: readonly NodeRow[]
}

/** A row of any flat layer: what is picked is its entity. */
export interface FlatRow {
  readonly entity: number
}

const extension = new TimeExtension()
/** Flat things lie on the ground in the order in which they are drawn; solids, which come after, stand on them. */
const onGround = { depthWriteEnabled: false, depthCompare: 'always' } as const
/** Light that a line throws beside it only ever adds. */
const adding = {
  ...onGround,
  blend: true,
  blendColorOperation: 'add',
  blendColorSrcFactor: 'src-alpha',
  blendColorDstFactor: 'one',
} as const
/** Styles that show light and no line: nothing to point at. */
const UNPICKED: ReadonlySet<FlatStyle> = new Set<FlatStyle>(['outline', 'shine', 'gas'])

/** The rows of the flat layers, grouped as they are drawn: the same lists every time, so that deck.gl uploads them once. */
type Groups = ReturnType<typeof groupRows>

function groupRows({ areas, lines, nodes }: FlatRows) {
  const of = <T extends { kind: EntityKind }>(list: readonly T[], ...kinds: EntityKind[]): readonly T[] =>
    list.filter((row) => kinds.includes(row.kind))
  const outlines = outlineRows(areas)
  return {
    districts: of(areas, 'district', 'county'),
    zones: of(areas, 'development-zone'),
    zoneEdges: of(outlines, 'development-zone'),
    corridorAreas: of(areas, 'corridor'),
    corridorEdges: of(outlines, 'corridor'),
    demonstration: of(areas, 'demonstration-area'),
    demonstrationEdges: of(outlines, 'demonstration-area'),
    parks: of(areas, 'park-area', 'site', 'programme'),
    parkEdges: of(outlines, 'park-area', 'site', 'programme'),
    routes: of(lines, 'micro-circulation', 'branch-line', 'trunk-line'),
    pipelines: of(lines, 'pipeline-existing', 'pipeline-planned'),
    corridorLines: of(lines, 'corridor', 'road', 'express-line', 'site', 'park-area'),
    mobilityNodes: nodes.filter(({ layer }) => layer === 'mobility'),
    pipelineNodes: nodes.filter(({ layer }) => layer === 'pipelines'),
  }
}

/** What all flat layers of one side of the screen share. */
interface FlatSide {
  readonly side: 0 | 1
  readonly steps: Texture
  readonly time: TimeState
  readonly theme: Theme
  readonly layers: ReadonlySet<LayerSwitch>
  /** Whether lines throw light beside them. */
  readonly bloom: boolean
  /** deck.gl puts its layers into the map's stack right under this one. */
  readonly beforeId: string
}

/**
 * Makes the flat layers anew for a set of switches, a theme, with or without the light of lines, and one or two sides of the
 * screen. Rows and their attributes stay as they are; deck.gl matches layers by id.
 */
export function createFlatLayers(
  rows: FlatRows,
  textures: StepTextures,
  time: TimeState,
  beforeId: string,
): (theme: Theme, layers: ReadonlySet<LayerSwitch>, bloom: boolean) => LayersList {
  const groups = groupRows(rows)
  return (theme, layers, bloom) =>
    time.sides.flatMap((_, i) => {
      const side = i === 0 ? 0 : 1
      return sideLayers(groups, { side, steps: textures.luma(side), time, theme, layers, bloom, beforeId })
    })
}

/** The flat layers of a side, from the ground up. */
function sideLayers(groups: Groups, on: FlatSide): Layer[] {
  const { cityEdge, zone, corridors, pipelines, mobility, parks } = PALETTES[on.theme]
  return [
    areaLayer(on, 'districts', groups.districts, { style: 'district', switch: 'districts', hue: cityEdge, alpha: 1 }),
    areaLayer(on, 'zones', groups.zones, { style: 'zone', switch: 'zones', hue: zone, alpha: 0.2 }),
    edgeLayer(on, 'zone-edges', groups.zoneEdges, 'zones', { hue: zone, alpha: 0.85, width: 1.6 }),
    areaLayer(on, 'corridor-areas', groups.corridorAreas, {
      style: 'corridor',
      switch: 'corridors',
      hue: corridors,
      alpha: 0.34,
    }),
    edgeLayer(on, 'corridor-edges', groups.corridorEdges, 'corridors', { hue: corridors, alpha: 0.6, width: 1.2 }),
    ...pipelineLayers(on, groups.pipelines, pipelines),
    areaLayer(on, 'demonstration', groups.demonstration, {
      style: 'area',
      switch: 'mobility',
      hue: mobility,
      alpha: 0.16,
    }),
    edgeLayer(on, 'demonstration-edges', groups.demonstrationEdges, 'mobility', {
      hue: mobility,
      alpha: 0.75,
      width: 1.6,
    }),
    areaLayer(on, 'parks', groups.parks, { style: 'area', switch: 'parks', hue: parks, alpha: 0.3 }),
    edgeLayer(on, 'park-edges', groups.parkEdges, 'parks', { hue: parks, alpha: 0.95, width: 1.8 }),
    lineLayer(on, 'corridor-lines', groups.corridorLines, {
      style: 'route',
      switch: 'corridors',
      hue: corridors,
      alpha: 0.95,
      // Roads and express lines are what a picture of them is about: seen across a room.
      width: ({ kind }) => (kind === 'road' || kind === 'express-line' ? 4.5 : 3),
      units: 'pixels',
    }),
    ...routeLayers(on, groups.routes, mobility),
    nodeLayer(on, 'nodes-mobility', groups.mobilityNodes, 'mobility', mobility),
    nodeLayer(on, 'nodes-pipelines', groups.pipelineNodes, 'pipelines', pipelines),
  ]
}

function pipelineLayers(on: FlatSide, rows: readonly LineRow[], hue: string): Layer[] {
  const look = { switch: 'pipelines', hue, alpha: 1, units: 'meters' } as const
  return [
    lineLayer(on, 'pipelines-shine', rows, {
      ...look,
      style: 'gas',
      width: (row) => row.accuracyM * 5,
      minPixels: 56,
      maxPixels: 190,
      light: true,
    }),
    lineLayer(on, 'pipelines', rows, {
      ...look,
      style: 'pipeline',
      width: (row) => row.accuracyM * 2,
      minPixels: 16,
      maxPixels: 90,
    }),
  ]
}

/** The three widths of the network, in pixels: trunk, branch, micro-circulation. */
const ROUTE_WIDTH: Partial<Record<EntityKind, number>> = { 'trunk-line': 9, 'branch-line': 5.5, 'micro-circulation': 3 }

function routeLayers(on: FlatSide, rows: readonly LineRow[], hue: string): Layer[] {
  const look = { switch: 'mobility', hue, alpha: 1, units: 'pixels' } as const
  const widthOf = (row: LineRow): number => ROUTE_WIDTH[row.kind] ?? 3
  return [
    lineLayer(on, 'routes-shine', rows, { ...look, style: 'shine', width: (row) => widthOf(row) * 5, light: true }),
    lineLayer(on, 'routes', rows, { ...look, style: 'route', width: widthOf }),
  ]
}

const idOn = ({ side }: FlatSide, id: string): string => (side === 0 ? id : `${id}-second`)

interface FlatLook {
  readonly style: FlatStyle
  readonly switch: LayerSwitch
  readonly hue: string
  readonly alpha: number
}

function areaLayer(on: FlatSide, id: string, data: readonly AreaRow[], look: FlatLook): Layer {
  return new SolidPolygonLayer<AreaRow>({
    id: idOn(on, id),
    data: data as AreaRow[],
    visible: on.layers.has(look.switch),
    pickable: true,
    filled: true,
    extruded: false,
    getPolygon: (row) => row.rings as unknown as [number, number][][],
    getFillColor: colour(look.hue, look.alpha),
    parameters: onGround,
    ...timed<AreaRow>(look.style, on),
    updateTriggers: { getFillColor: on.theme },
  })
}

interface LineLook<T> extends FlatLook {
  readonly width: (row: T) => number
  readonly units: 'pixels' | 'meters'
  readonly minPixels?: number
  readonly maxPixels?: number
  /** Only light, and only where light is drawn. */
  readonly light?: boolean
}

function lineLayer<T extends LineRow | OutlineRow>(
  on: FlatSide,
  id: string,
  data: readonly T[],
  look: LineLook<T>,
): Layer {
  const lit = on.bloom && on.theme === 'night'
  return new PathLayer<T>({
    id: idOn(on, id),
    data: data as T[],
    visible: on.layers.has(look.switch) && (lit || !look.light),
    pickable: !UNPICKED.has(look.style),
    getPath: (row) => row.path.positions as unknown as [number, number][],
    positionFormat: 'XY',
    // Flat positions, taken as they are; a ring ends where it began.
    _pathType: 'open',
    getColor: colour(look.hue, look.alpha),
    getWidth: look.width,
    widthUnits: look.units,
    widthMinPixels: look.minPixels ?? 0,
    widthMaxPixels: look.maxPixels ?? Number.MAX_SAFE_INTEGER,
    capRounded: false,
    jointRounded: true,
    parameters: look.light ? adding : onGround,
    ...timed<T>(look.style, on, (row) => row.path.alongKm),
    updateTriggers: { getColor: on.theme },
  })
}

/** The outline of areas, a constant width in pixels. */
function edgeLayer(
  on: FlatSide,
  id: string,
  data: readonly OutlineRow[],
  layer: LayerSwitch,
  { hue, alpha, width }: { readonly hue: string; readonly alpha: number; readonly width: number },
): Layer {
  return lineLayer(on, id, data, { style: 'outline', switch: layer, hue, alpha, width: () => width, units: 'pixels' })
}

function nodeLayer(on: FlatSide, id: string, data: readonly NodeRow[], layer: LayerSwitch, hue: string): Layer {
  return new ScatterplotLayer<NodeRow>({
    id: idOn(on, id),
    data: data as NodeRow[],
    visible: on.layers.has(layer),
    pickable: true,
    stroked: true,
    filled: false,
    getPosition: (row) => [...row.at] as [number, number],
    getRadius: (row) => (row.kind === 'pipeline-end' ? row.accuracyM : 0),
    radiusMinPixels: 7,
    getLineColor: colour(hue, 1),
    lineWidthUnits: 'pixels',
    getLineWidth: 2.5,
    parameters: onGround,
    ...timed<NodeRow>('node', on),
    updateTriggers: { getLineColor: on.theme },
  })
}

/** A layer in time: what the extension reads of it, and its place in the stack. */
function timed<Row extends FlatRow>(
  flatStyle: FlatStyle,
  { side, steps, time, beforeId }: FlatSide,
  getAlong: (row: Row) => ArrayLike<number> = () => [0, 0, 0],
) {
  return {
    beforeId,
    extensions: [extension],
    time,
    side,
    steps,
    flatStyle,
    getEntity: (row: Row) => row.entity,
    getAlong,
  }
}

function colour(hex: string, alpha: number): [number, number, number, number] {
  const [r, g, b] = rgb(hex)
  return [r * 255, g * 255, b * 255, alpha * 255]
}
