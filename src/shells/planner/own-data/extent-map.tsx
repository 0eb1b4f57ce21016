import './extent-map.css'
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG is an image */
import { use, useMemo } from 'react'
import type { PlaceGeometry } from '../../../city/schema.ts'
import type { LngLat } from '../../../base/geodesy.ts'
import type { FilePreview } from '../../../own-layers/file-preview.ts'
import { useApp } from '../../../app/use-app.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** A box in degrees: west, south, east, north. */
export type Box = readonly [number, number, number, number]

/** Width and height of the drawing, in the units of its viewBox. */
const [WIDTH, HEIGHT] = [320, 240]
/** Room around what is shown, as a share of it. */
const MARGIN = 0.08

/** Degrees to the units of a drawing, north up, with the width of a degree of longitude true in its middle. */
export interface Projection {
  readonly point: (lng: number, lat: number) => readonly [number, number]
  /** Units of the drawing for a metre. */
  readonly scale: number
}

/** Fits a box into a drawing. */
export function fitBox([west, south, east, north]: Box, width: number, height: number, margin = MARGIN): Projection {
  const lat = (south + north) / 2
  const squeeze = Math.max(Math.cos((lat * Math.PI) / 180), 0.05)
  const [wide, high] = [Math.max((east - west) * squeeze, 1e-6), Math.max(north - south, 1e-6)]
  const unit = Math.min(width / wide, height / high) * (1 - 2 * margin)
  const lng = (west + east) / 2
  return {
    point: (x, y) => [width / 2 + (x - lng) * squeeze * unit, height / 2 - (y - lat) * unit],
    scale: unit / 111_195,
  }
}

/** The rings and lines of a place, as lists of positions. */
export function linesOf(geometry: PlaceGeometry): readonly (readonly LngLat[])[] {
  switch (geometry.type) {
    case 'Point':
      return []
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return geometry.coordinates
  }
}

/** The path of a line in a drawing. */
export function pathOf(line: Iterable<readonly [number, number]>, { point }: Projection): string {
  let path = ''
  for (const [lng, lat] of line) {
    const [x, y] = point(lng, lat)
    path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
  }
  return path
}

/** The larger of two boxes' hull. */
const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** Zhengzhou with its surroundings, in degrees. */
const CITY: Box = [112.7, 34.25, 114.25, 35]
const HENAN: Box = [110.35, 31.38, 116.65, 36.37]

/** What the small map shows: the city where the layer lies in it, the province where it lies there, else both and the layer. */
function frameOf(bounds: Box | null): Box {
  if (!bounds) return CITY
  const inside = (box: Box): boolean =>
    bounds[0] >= box[0] && bounds[1] >= box[1] && bounds[2] <= box[2] && bounds[3] <= box[3]
  return inside(CITY) ? CITY : inside(HENAN) ? HENAN : around(HENAN, bounds)
}

/** Shapes of a sample as one path for lines and rings, and a list of points. */
function sampleOf({ positions, starts }: FilePreview['outlines'], projection: Projection) {
  let path = ''
  const points: (readonly [number, number])[] = []
  for (let shape = 0; shape < starts.length; shape += 1) {
    const [from, to] = [starts[shape]!, starts[shape + 1] ?? positions.length / 2]
    if (to - from === 1) points.push(projection.point(positions[from * 2]!, positions[from * 2 + 1]!))
    else path += pathOf(pairsOf(positions, from, to), projection)
  }
  return { path, points }
}

function* pairsOf(positions: Float64Array, from: number, to: number): Generator<readonly [number, number]> {
  for (let at = from; at < to; at += 1) yield [positions[at * 2]!, positions[at * 2 + 1]!]
}

/** Where the layer lies, over the outlines of Henan and of Zhengzhou's districts. */
export function ExtentMap({ preview }: { readonly preview: Pick<FilePreview, 'bounds' | 'outlines' | 'inHenan'> }) {
  const { content } = useApp()
  const text = useOwnDataText()
  const { places } = use(content.loadGeometry())
  const { bounds, outlines, inHenan } = preview
  const projection = useMemo(() => fitBox(frameOf(bounds), WIDTH, HEIGHT), [bounds])
  const known = useMemo(
    () =>
      places
        .filter(({ kind, id }) => kind === 'district' || id === 'henan' || kind === 'prefecture')
        .map(({ id, kind, geometry }) => ({
          id,
          kind,
          path: linesOf(geometry)
            .map((line) => `${pathOf(line, projection)}Z`)
            .join(''),
        })),
    [places, projection],
  )
  const sample = useMemo(() => sampleOf(outlines, projection), [outlines, projection])
  return (
    <figure className="extent-map" data-part="extent-map" data-in-henan={inHenan ?? undefined}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('data.extent')}>
        {known.map(({ id, kind, path }) => (
          <path key={id} className="extent-known" data-kind={kind} d={path} />
        ))}
        <path className="extent-lines" d={sample.path} />
        {sample.points.map(([x, y], at) => (
          // oxlint-disable-next-line react/no-array-index-key -- points of a sample have no names and do not change places
          <circle key={at} className="extent-point" cx={x} cy={y} r="1.8" />
        ))}
        {bounds && <ExtentBox bounds={bounds} projection={projection} />}
      </svg>
      <figcaption>{text(inHenan === null ? 'data.extent.nowhere' : `data.extent.${inHenan}`)}</figcaption>
    </figure>
  )
}

/** The layer's bounds; never so small that it is not seen. */
function ExtentBox({ bounds: [west, south, east, north], projection }: { bounds: Box; projection: Projection }) {
  const [[x0, y1], [x1, y0]] = [projection.point(west, south), projection.point(east, north)]
  const grow = (size: number): number => Math.max((10 - size) / 2, 0)
  const [dx, dy] = [grow(x1 - x0), grow(y1 - y0)]
  return (
    <rect className="extent-box" x={x0 - dx} y={y0 - dy} width={x1 - x0 + 2 * dx} height={y1 - y0 + 2 * dy} rx="2" />
  )
}
