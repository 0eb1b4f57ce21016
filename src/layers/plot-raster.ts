import { boundsOf, type LngLat, type LocalFrame } from '../base/geodesy.ts'

/** Side of a plot, in metres, and plots along the side of a cell; a cell is what densities are worked out for. */
export const PLOT_M = 25
export const LATTICE = 8
export const CELL_M = PLOT_M * LATTICE

/** Plots over the city, row by row from the north-west, in the local frame's metres; a whole number of cells each way. */
export interface PlotRaster {
  readonly west: number
  readonly north: number
  /** Plots each way. */
  readonly columns: number
  readonly rows: number
  /** 1 where something may be built. */
  readonly open: Uint8Array
}

export function createPlotRaster(points: Iterable<LngLat>, frame: LocalFrame): PlotRaster {
  const [west, south, east, north] = boundsOf(points)
  const [x0, z0] = frame.toLocal([west, north])
  const [x1, z1] = frame.toLocal([east, south])
  const [columns, rows] = [Math.ceil((x1 - x0) / CELL_M) * LATTICE, Math.ceil((z1 - z0) / CELL_M) * LATTICE]
  return { west: x0, north: z0, columns, rows, open: new Uint8Array(columns * rows) }
}

/** Sets the plots whose middle lies in a polygon (even-odd over all its rings). */
export function fillPolygon(
  raster: PlotRaster,
  rings: readonly (readonly LngLat[])[],
  frame: LocalFrame,
  value: 0 | 1,
): void {
  const local = rings.map((ring) => ring.map((point) => frame.toLocal(point)))
  const [, north, , south] = boundsOf(local.flat())
  const rowOf = (z: number): number => Math.floor((z - raster.north) / PLOT_M)
  const columnAfter = (x: number): number => Math.ceil((x - raster.west) / PLOT_M - 0.5)
  for (let row = Math.max(0, rowOf(north)); row <= Math.min(raster.rows - 1, rowOf(south)); row += 1) {
    const z = raster.north + (row + 0.5) * PLOT_M
    const crossings: number[] = []
    for (const ring of local) {
      for (let i = 1; i < ring.length; i += 1) {
        const [[ax, az], [bx, bz]] = [ring[i - 1]!, ring[i]!]
        if (az > z !== bz > z) crossings.push(ax + ((z - az) / (bz - az)) * (bx - ax))
      }
    }
    crossings.sort((a, b) => a - b)
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, columnAfter(crossings[k]!))
      const to = Math.min(raster.columns, columnAfter(crossings[k + 1]!))
      if (from < to) raster.open.fill(value, row * raster.columns + from, row * raster.columns + to)
    }
  }
}

/** Closes the plots whose middle lies within `half` metres of a line; of a point, given as a line of one. */
export function clearLine(raster: PlotRaster, line: readonly LngLat[], frame: LocalFrame, half: number): void {
  const points = line.map((point) => frame.toLocal(point))
  for (const [i, [bx, bz]] of points.entries()) {
    const [ax, az] = points[i - 1] ?? [bx, bz]
    const [dx, dz] = [bx - ax, bz - az]
    const lengthSquared = dx * dx + dz * dz
    const column = (x: number): number =>
      Math.min(raster.columns - 1, Math.max(0, Math.floor((x - raster.west) / PLOT_M)))
    const row = (z: number): number => Math.min(raster.rows - 1, Math.max(0, Math.floor((z - raster.north) / PLOT_M)))
    for (let r = row(Math.min(az, bz) - half); r <= row(Math.max(az, bz) + half); r += 1) {
      const z = raster.north + (r + 0.5) * PLOT_M
      for (let c = column(Math.min(ax, bx) - half); c <= column(Math.max(ax, bx) + half); c += 1) {
        const x = raster.west + (c + 0.5) * PLOT_M
        const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (z - az) * dz) / lengthSquared))
        if (Math.hypot(x - ax - t * dx, z - az - t * dz) <= half) raster.open[r * raster.columns + c] = 0
      }
    }
  }
}
