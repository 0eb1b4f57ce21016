import { PALETTES, type Palette } from '../../session/palette.ts'
import type { Theme } from '../../session/session.ts'
import type { Caption, LegendSign } from './caption.ts'

/** The type of whatever is drawn into pictures. */
export const PICTURE_FAMILY = "'Twin Sans', 'Twin Sans Full', sans-serif"

/** Pixels that stand for one of a picture 1080 high. */
function unitOf(width: number, height: number): number {
  return Math.min(width / 1920, height / 1080)
}

/** Height of the band under the map, in pixels of the whole picture: what is left above is the map's. */
export function bandHeight(width: number, height: number, hasWords: boolean): number {
  return Math.round(unitOf(width, height) * (hasWords ? 262 : 192))
}

/** Makes sure that the band's type is there before it is drawn. */
export function loadBandFonts({ title, words, foot, day, reading, ownLegend }: Caption): Promise<void> {
  const own = ownLegend.map(({ label }) => label).join('')
  return loadPictureFonts(`${title}${words}${foot.review}${foot.permanent}${foot.credits}${day}${reading}${own}`)
}

/** Makes sure that the type of these words is there before they are drawn; resolves also where it cannot be had. */
export async function loadPictureFonts(sample: string): Promise<void> {
  await Promise.allSettled([
    document.fonts.load(`400 16px ${PICTURE_FAMILY}`, sample),
    document.fonts.load(`700 16px ${PICTURE_FAMILY}`, sample),
  ])
}

/** Draws the band at the foot of a picture of this size, from `top` down, over whatever is there. */
export function drawBand(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  caption: Caption,
  theme: Theme,
  top: number,
): void {
  const u = unitOf(width, height)
  const palette = PALETTES[theme]
  const edge = 36 * u
  context.save()
  context.textBaseline = 'alphabetic'
  context.fillStyle = palette.panel
  context.fillRect(0, top, width, height - top)
  context.fillStyle = palette.panelEdge
  context.fillRect(0, top, width, Math.max(1, 1.5 * u))

  // The day and how it is read, on the right; where there are words, the legend stands under it.
  const right = width - edge
  const reading = caption.beyond === null ? caption.reading : `${caption.reading} · ${caption.beyond}`
  const [legend, ownLegend] = legendLines(context, caption, right - edge, u)
  const legendBelow =
    caption.words === '' ? 0 : Math.max(legendWidth(context, legend, u), legendWidth(context, ownLegend, u))
  font(context, 700, 46 * u)
  context.textAlign = 'right'
  context.fillStyle = palette.ink
  context.fillText(caption.day, right, top + 58 * u)
  const dayWidth = Math.max(context.measureText(caption.day).width, 300 * u)
  font(context, 400, 19 * u)
  context.fillStyle = palette.inkQuiet
  context.fillText(reading, right, top + 88 * u)
  const readingWidth = context.measureText(reading).width

  // Title and words, on the left.
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  for (const line of fitLines(context, caption.title, 700, 34 * u, right - dayWidth - edge * 2, 1))
    context.fillText(line, edge, top + 52 * u)
  const room = right - Math.max(dayWidth, readingWidth, legendBelow) - edge * 2.5
  const { size, lines } = fitWords(context, caption.words, 23 * u, room, 3)
  font(context, 400, size)
  for (const [at, line] of lines.entries()) context.fillText(line, edge, top + 90 * u + at * size * 1.36)

  const legendLeft = caption.words === '' ? edge : right - legendBelow
  drawLegend(context, legend, legendLeft, top + (caption.words === '' ? 90 : 124) * u, u, palette)
  drawLegend(context, ownLegend, legendLeft, top + 152 * u, u, palette)
  drawFoot(context, caption, { edge, right, bottom: height, u, palette })
  context.restore()
}

interface FootPlace {
  readonly edge: number
  readonly right: number
  readonly bottom: number
  readonly u: number
  readonly palette: Palette
}

/** The review number and the permanent line large enough to read, the credits under them as small as they must be. */
function drawFoot(
  context: CanvasRenderingContext2D,
  { foot }: Caption,
  { edge, right, bottom, u, palette }: FootPlace,
): void {
  context.fillStyle = palette.panelEdge
  context.fillRect(edge, bottom - 86 * u, right - edge, Math.max(1, u))
  font(context, 700, 18 * u)
  context.fillStyle = palette.ink
  const first = `${foot.review}　${foot.permanent}`
  context.fillText(first, edge, bottom - 60 * u)
  const { size, lines } = fitWords(context, foot.credits, 13 * u, right - edge, 3)
  font(context, 400, size)
  context.fillStyle = palette.inkQuiet
  for (const [at, line] of lines.entries()) context.fillText(line, edge, bottom - 40 * u + at * size * 1.25)
}

/** Of a sign and of the space after it, and between signs. */
const SIGN = { width: 30, height: 14, gap: 9, apart: 26 } as const

/** How wide a line of signs is, with the font left set to theirs; `u`: pixels for one of a picture 1080 high. */
export function legendWidth(context: CanvasRenderingContext2D, legend: readonly LegendSign[], u: number): number {
  return legend.reduce(
    (sum, { label }) => sum + (SIGN.width + SIGN.gap + SIGN.apart) * u + widthOf(context, label, 18 * u),
    -SIGN.apart * u,
  )
}

/** The twin's signs and those of own data: in one line where nothing else stands there, else in two. Neither is longer than its room. */
function legendLines(
  context: CanvasRenderingContext2D,
  { legend, ownLegend, words }: Caption,
  room: number,
  u: number,
): readonly [readonly LegendSign[], readonly LegendSign[]] {
  return words === ''
    ? [fitLegend(context, [...legend, ...ownLegend], room, u), []]
    : [legend, fitLegend(context, ownLegend, room / 2, u)]
}

/** As many signs as there is room for; that some are missing is told by the last. */
function fitLegend(
  context: CanvasRenderingContext2D,
  legend: readonly LegendSign[],
  room: number,
  u: number,
): readonly LegendSign[] {
  if (legend.length <= 1 || legendWidth(context, legend, u) <= room) return legend
  const fewer = legend.slice(0, -1)
  const last = fewer.at(-1)!
  const marked = [...fewer.slice(0, -1), { ...last, label: `${last.label.replace(/ …$/, '')} …` }]
  return fitLegend(context, marked, room, u)
}

/** Draws a line of signs from `left` on, their words on the baseline. */
export function drawLegend(
  context: CanvasRenderingContext2D,
  legend: readonly LegendSign[],
  left: number,
  baseline: number,
  u: number,
  palette: Palette,
): void {
  let x = left
  for (const { colour, hatched, label } of legend) {
    const [width, height] = [SIGN.width * u, SIGN.height * u]
    const y = baseline - height
    context.save()
    context.beginPath()
    context.rect(x, y, width, height)
    context.clip()
    if (hatched) {
      context.strokeStyle = colour
      context.lineWidth = 2.4 * u
      context.beginPath()
      for (let at = -height; at < width; at += 6 * u) {
        context.moveTo(x + at, y + height)
        context.lineTo(x + at + height, y)
      }
      context.stroke()
      context.strokeRect(x, y, width, height)
    } else {
      context.fillStyle = colour
      context.fillRect(x, y, width, height)
    }
    context.restore()
    font(context, 400, 18 * u)
    context.fillStyle = palette.ink
    context.fillText(label, x + width + SIGN.gap * u, baseline - u)
    x += width + (SIGN.gap + SIGN.apart) * u + context.measureText(label).width
  }
}

function font(context: CanvasRenderingContext2D, weight: 400 | 700, size: number): void {
  context.font = `${weight} ${size}px ${PICTURE_FAMILY}`
}

function widthOf(context: CanvasRenderingContext2D, text: string, size: number): number {
  font(context, 400, size)
  return context.measureText(text).width
}

/** Words in at most so many lines, smaller where they must be. */
function fitWords(
  context: CanvasRenderingContext2D,
  words: string,
  size: number,
  room: number,
  most: number,
): { size: number; lines: readonly string[] } {
  for (let smaller = size; ; smaller *= 0.93) {
    font(context, 400, smaller)
    const lines = wrap(context, words, room)
    // Smaller than this nobody reads; it then takes more lines than it should.
    if (lines.length <= most || smaller < size * 0.5) return { size: smaller, lines }
  }
}

/** One or more lines at the largest size that fits, with the font left set to it. */
function fitLines(
  context: CanvasRenderingContext2D,
  words: string,
  weight: 400 | 700,
  size: number,
  room: number,
  most: number,
): readonly string[] {
  for (let smaller = size; ; smaller *= 0.93) {
    font(context, weight, smaller)
    const lines = wrap(context, words, room)
    if (lines.length <= most || smaller < size * 0.45) return lines.slice(0, most)
  }
}

/** Lines no wider than the room: Chinese breaks between characters, but never before a closing mark; the rest at spaces. */
export function wrap(
  context: Pick<CanvasRenderingContext2D, 'measureText'>,
  words: string,
  room: number,
): readonly string[] {
  const pieces = words.match(/[\u2e80-\uffff](?:[，。；：、！？）】》”’…—])*|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && context.measureText((line + piece).trimEnd()).width > room) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}
