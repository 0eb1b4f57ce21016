import type { Day } from '../../../base/day.ts'
import { PALETTES } from '../../../session/palette.ts'
import type { Language } from '../../../session/session.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import { loadPictureFonts, PICTURE_FAMILY, wrap } from '../../../features/export/draw-caption.ts'
import { makeCanvas } from '../../../features/export/render-picture.ts'
import type { ReportCurves } from './comparison-report.ts'
import { shapeCurves, type Curve } from './shape-curves.ts'

/** A sheet of small charts, in pixels. */
export const CURVES_PICTURE = { width: 2400, height: 1040 } as const
const COLUMNS = 3
const ROWS = 2
/** How many charts a sheet holds. */
export const CURVES_A_SHEET = COLUMNS * ROWS

export interface CurvesOrder {
  readonly charts: readonly ReportCurves[]
  readonly end: Day
  /** Marked by a line. */
  readonly day: Day
  readonly language: Language
  /** Over the charts: which line is which scenario's. */
  readonly names: readonly { readonly role: Curve['role']; readonly name: string }[]
}

/** Charts of several indicators on one picture, as they stand on paper: for files that hold no drawings of their own. */
export async function drawCurves({ charts, end, day, names, language }: CurvesOrder): Promise<Uint8Array> {
  const { context, toBlob } = makeCanvas(CURVES_PICTURE.width, CURVES_PICTURE.height)
  await loadPictureFonts(
    [...names.map(({ name }) => name), ...charts.flatMap(({ name, values }) => [name, values])].join(''),
  )
  const format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  const paper = PALETTES.paper
  context.fillStyle = paper.panel
  context.fillRect(0, 0, CURVES_PICTURE.width, CURVES_PICTURE.height)
  let x = 10
  for (const { role, name } of names) {
    drawLine(context, role, [
      [x, 26],
      [x + 70, 26],
    ])
    font(context, 700, 30)
    context.fillStyle = paper.ink
    context.fillText(name, x + 86, 37)
    x += 140 + context.measureText(name).width
  }
  const [width, height] = [CURVES_PICTURE.width / COLUMNS, (CURVES_PICTURE.height - 60) / ROWS]
  for (const [at, chart] of charts.slice(0, CURVES_A_SHEET).entries()) {
    drawChart(context, chart, end, day, format, {
      x: (at % COLUMNS) * width,
      y: 60 + Math.floor(at / COLUMNS) * height,
      width,
      height,
    })
  }
  return new Uint8Array(await (await toBlob('image/png')).arrayBuffer())
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function drawChart(
  context: CanvasRenderingContext2D,
  { name, values, curves }: ReportCurves,
  end: Day,
  day: Day,
  format: Intl.NumberFormat,
  place: Place,
): void {
  const paper = PALETTES.paper
  const box = {
    left: place.x + 10,
    right: place.x + place.width - 40,
    top: place.y + 150,
    bottom: place.y + place.height - 60,
  }
  font(context, 700, 30)
  context.fillStyle = paper.ink
  const [title = ''] = wrap(context, name, place.width - 50)
  context.fillText(title, box.left, place.y + 46)
  font(context, 400, 23)
  context.fillStyle = paper.inkQuiet
  for (const [at, line] of wrap(context, values, place.width - 50)
    .slice(0, 2)
    .entries())
    context.fillText(line, box.left, place.y + 84 + at * 30)
  const { lines, marks, years, xOf, most } = shapeCurves(curves, end, box)
  context.lineWidth = 2
  context.strokeStyle = paper.panelEdge
  stroke(context, [
    [box.left, box.bottom],
    [box.right, box.bottom],
  ])
  for (const { year, x } of years) {
    stroke(context, [
      [x, box.top - 10],
      [x, box.bottom + 10],
    ])
    context.fillText(String(year), x + 6, box.bottom + 34)
  }
  // The largest value, where the curves reach it.
  context.textAlign = 'right'
  context.fillText(format.format(most), box.right, box.top - 4)
  context.textAlign = 'left'
  for (const { role, points } of lines) {
    let run: [number, number][] = []
    for (const { x, y } of points) {
      if (y !== null) run.push([x, y])
      else {
        drawLine(context, role, run)
        run = []
      }
    }
    drawLine(context, role, run)
  }
  drawMarks(context, marks)
  context.setLineDash([])
  context.lineWidth = 2
  context.strokeStyle = paper.ink
  stroke(context, [
    [xOf(day), box.top - 14],
    [xOf(day), box.bottom + 14],
  ])
}

/** Goals as diamonds, reports as discs. */
function drawMarks(context: CanvasRenderingContext2D, marks: ReturnType<typeof shapeCurves>['marks']): void {
  const { paper } = PALETTES
  context.strokeStyle = paper.documented
  context.lineWidth = 3
  for (const { kind, x, y } of marks) {
    context.beginPath()
    if (kind === 'report') context.arc(x, y, 9, 0, Math.PI * 2)
    else {
      context.moveTo(x, y - 12)
      for (const [dx, dy] of [
        [12, 0],
        [0, 12],
        [-12, 0],
      ] as const)
        context.lineTo(x + dx, y + dy)
      context.closePath()
    }
    context.fillStyle = kind === 'report' ? paper.documented : paper.panel
    context.fill()
    context.stroke()
  }
}

/** A scenario's line, distinguished by its dashes too, for those who print without colours. */
function drawLine(
  context: CanvasRenderingContext2D,
  role: Curve['role'],
  points: readonly (readonly [number, number])[],
): void {
  const { planned, ink, inkQuiet } = PALETTES.paper
  context.strokeStyle = role === 'first' ? planned : role === 'second' ? ink : inkQuiet
  context.lineWidth = role === 'second' ? 7 : 5
  context.setLineDash(role === 'first' ? [] : role === 'second' ? [22, 9] : [4, 9])
  stroke(context, points)
  context.setLineDash([])
}

function stroke(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  if (points.length === 0) return
  context.beginPath()
  for (const [at, [x, y]] of points.entries()) {
    if (at === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.stroke()
}

function font(context: CanvasRenderingContext2D, weight: 400 | 700, size: number): void {
  context.font = `${weight} ${size}px ${PICTURE_FAMILY}`
}
