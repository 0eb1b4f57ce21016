import type { Layer, LayersList } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers'
import type { Texture } from '@luma.gl/core'
import { outlineRows, type AreaRow, type OutlineRow } from '../../layers/areas.ts'
import type { LineRow } from '../../layers/lines.ts'
import type { NodeRow } from '../../layers/nodes.ts'
import { PALETTES, type Palette } from '../../session/palette.ts'
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

/** A side of the screen, and its step texture. */
interface FlatSide {
  readonly side: 0 | 1
  readonly steps: Texture
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
  /** deck.gl puts its layers into the map's stack right under this one. */
  const under = { beforeId }
  const outlines = outlineRows(rows.areas)
  const of = <T extends { kind: EntityKind }>(list: readonly T[], ...kinds: EntityKind[]): T[] =>
    list.filter((row) => kinds.includes(row.kind))
  const districts = of(rows.areas, 'district', 'county')
  const zones = of(rows.areas, 'development-zone')
  const corridorAreas = of(rows.areas, 'corridor')
  const demonstration = of(rows.areas, 'demonstration-area')
  const parks = of(rows.areas, 'park-area', 'site', 'programme')
  const routes = of(rows.lines, 'micro-circulation', 'branch-line', 'trunk-line')
  const pipelines = of(rows.lines, 'pipeline-existing', 'pipeline-planned')
  const corridorLines = of(rows.lines, 'corridor', 'road', 'express-line', 'site', 'park-area')

  const sideLayers = (theme: Theme, layers: ReadonlySet<LayerSwitch>, bloom: boolean, on: FlatSide): Layer[] => {
    const palette = PALETTES[theme]
    const shines = bloom && theme === 'night'
    const named = (id: string): string => (on.side === 0 ? id : `${id}-second`)
    const area = (
      id: string,
      data: readonly AreaRow[],
      flatStyle: FlatStyle,
      layer: LayerSwitch,
      hue: string,
      alpha: number,
    ): Layer =>
      new SolidPolygonLayer<AreaRow>({
        id: named(id),
        data: data as AreaRow[],
        visible: layers.has(layer),
        pickable: true,
        filled: true,
        extruded: false,
        getPolygon: (row) => row.rings as unknown as [number, number][][],
        getFillColor: colour(hue, alpha),
        parameters: onGround,
        ...under,
        ...timed<AreaRow>(flatStyle, on, time),
        updateTriggers: { getFillColor: theme },
      })
    const line = <T extends LineRow | OutlineRow>(
      id: string,
      data: readonly T[],
      flatStyle: FlatStyle,
      layer: LayerSwitch,
      look: LineLook<T>,
    ): Layer =>
      new PathLayer<T>({
        id: named(id),
        data: data as T[],
        visible: layers.has(layer) && (shines || !look.light),
        pickable: !UNPICKED.has(flatStyle),
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
        ...under,
        ...timed<T>(flatStyle, on, time, (row) => row.path.alongKm),
        updateTriggers: { getColor: theme },
      })
    return [
      area('districts', districts, 'district', 'districts', palette.cityEdge, 1),
      area('zones', zones, 'zone', 'zones', palette.zone, 0.2),
      line('zone-edges', of(outlines, 'development-zone'), 'outline', 'zones', {
        hue: palette.zone,
        alpha: 0.85,
        width: () => 1.6,
        units: 'pixels',
      }),
      area('corridor-areas', corridorAreas, 'corridor', 'corridors', palette.corridors, 0.34),
      line('corridor-edges', of(outlines, 'corridor'), 'outline', 'corridors', {
        hue: palette.corridors,
        alpha: 0.6,
        width: () => 1.2,
        units: 'pixels',
      }),
      line('pipelines-shine', pipelines, 'gas', 'pipelines', {
        hue: palette.pipelines,
        alpha: 1,
        width: (row) => row.accuracyM * 5,
        units: 'meters',
        minPixels: 56,
        maxPixels: 190,
        light: true,
      }),
      line('pipelines', pipelines, 'pipeline', 'pipelines', {
        hue: palette.pipelines,
        alpha: 1,
        width: (row) => row.accuracyM * 2,
        units: 'meters',
        minPixels: 16,
        maxPixels: 90,
      }),
      area('demonstration', demonstration, 'area', 'mobility', palette.mobility, 0.16),
      line('demonstration-edges', of(outlines, 'demonstration-area'), 'outline', 'mobility', {
        hue: palette.mobility,
        alpha: 0.75,
        width: () => 1.6,
        units: 'pixels',
      }),
      area('parks', parks, 'area', 'parks', palette.parks, 0.3),
      line('park-edges', of(outlines, 'park-area', 'site', 'programme'), 'outline', 'parks', {
        hue: palette.parks,
        alpha: 0.95,
        width: () => 1.8,
        units: 'pixels',
      }),
      line('corridor-lines', corridorLines, 'route', 'corridors', {
        hue: palette.corridors,
        alpha: 0.95,
        width: () => 3,
        units: 'pixels',
      }),
      line('routes-shine', routes, 'shine', 'mobility', {
        hue: palette.mobility,
        alpha: 1,
        width: (row) => (ROUTE_WIDTH[row.kind] ?? 3) * 5,
        units: 'pixels',
        light: true,
      }),
      line('routes', routes, 'route', 'mobility', {
        hue: palette.mobility,
        alpha: 1,
        width: (row) => ROUTE_WIDTH[row.kind] ?? 3,
        units: 'pixels',
      }),
      ...nodeLayers(rows.nodes, palette, theme, layers, on, time, { ...under, named }),
    ]
  }
  return (theme, layers, bloom) =>
    time.sides.flatMap((_, i) => {
      const side = i === 0 ? 0 : 1
      return sideLayers(theme, layers, bloom, { side, steps: textures.luma(side) })
    })
}

interface LineLook<T> {
  readonly hue: string
  readonly alpha: number
  readonly width: (row: T) => number
  readonly units: 'pixels' | 'meters'
  readonly minPixels?: number
  readonly maxPixels?: number
  /** Only light, and only where light is drawn. */
  readonly light?: boolean
}

/** The three widths of the network, in pixels: trunk, branch, micro-circulation. */
const ROUTE_WIDTH: Partial<Record<EntityKind, number>> = { 'trunk-line': 9, 'branch-line': 5.5, 'micro-circulation': 3 }

function nodeLayers(
  nodes: readonly NodeRow[],
  palette: Palette,
  theme: Theme,
  layers: ReadonlySet<LayerSwitch>,
  on: FlatSide,
  time: TimeState,
  { named, ...under }: { readonly beforeId: string; readonly named: (id: string) => string },
): Layer[] {
  return (['mobility', 'pipelines'] as const).map((layer) => {
    const hue = layer === 'mobility' ? palette.mobility : palette.pipelines
    return new ScatterplotLayer<NodeRow>({
      id: named(`nodes-${layer}`),
      data: nodes.filter((row) => row.layer === layer),
      visible: layers.has(layer),
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
      ...under,
      ...timed<NodeRow>('node', on, time),
      updateTriggers: { getLineColor: theme },
    })
  })
}

function timed<Row extends FlatRow>(
  flatStyle: FlatStyle,
  on: FlatSide,
  time: TimeState,
  getAlong: (row: Row) => ArrayLike<number> = () => [0, 0, 0],
) {
  return { extensions: [extension], time, ...on, flatStyle, getEntity: (row: Row) => row.entity, getAlong }
}

function colour(hex: string, alpha: number): [number, number, number, number] {
  const [r, g, b] = rgb(hex)
  return [r * 255, g * 255, b * 255, alpha * 255]
}
