import type { Result } from '../../../base/result.ts'
import { PALETTES, type Palette } from '../../../session/palette.ts'
import type { Camera, Session } from '../../../session/session.ts'
import type { LegendSign } from '../../../features/export/caption.ts'
import { drawLegend, legendWidth, loadPictureFonts } from '../../../features/export/draw-caption.ts'
import { withRenderer, type RenderingApp, type ExportFault } from '../../../features/export/render-session.ts'
import { cssHeightOfScreen } from '../../../features/export/picture-scale.ts'
import { makeCanvas } from '../../../features/export/render-picture.ts'

/** What is seen from where the screen's camera stands: the first scenario, the second, and how their plans differ. */
export interface ComparisonPictures {
  readonly first: Blob
  readonly second: Blob
  readonly difference: Blob
}

/** Of each picture, in pixels: two of them stand side by side on a slide or a page. */
export const COMPARISON_PICTURE = { width: 1280, height: 800 } as const

/** Three pictures from where a camera stands, each side in its own reading and on its own day. */
export function takeComparisonPictures(
  services: RenderingApp,
  { legend, camera }: { readonly legend: readonly LegendSign[]; readonly camera: Camera },
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Result<ComparisonPictures, ExportFault>> {
  const base = services.store.getState()
  const { day } = services.clock
  const [first, second] = base.sides
  return withRenderer(
    services,
    { ...COMPARISON_PICTURE, cssHeight: cssHeightOfScreen(COMPARISON_PICTURE) },
    signal,
    async ({ render }) => {
      await loadPictureFonts(legend.map(({ label }) => label).join(''))
      const { context, toBlob } = makeCanvas(COMPARISON_PICTURE.width, COMPARISON_PICTURE.height)
      const take = async (
        sides: Session['sides'],
        on: typeof day,
        share: number,
        key: readonly LegendSign[] = [],
      ): Promise<Blob> => {
        // What is chosen on the screen is no part of the comparison.
        await render({ view: services.viewOf({ ...base, selection: null, sides }, on), camera }, context)
        if (key.length > 0) drawKey(context, key, PALETTES[base.theme])
        const picture = await toBlob('image/jpeg')
        tell(share)
        return picture
      }
      const other = second ?? first
      // Both sides stand on the screen, and so they are drawn first; what comes anew on a side takes a frame to be there.
      const difference = await take(
        [
          { scenario: first.scenario, reading: 'difference' },
          { scenario: other.scenario, reading: 'difference' },
        ],
        day,
        1 / 3,
        legend,
      )
      return {
        difference,
        first: await take([{ scenario: first.scenario, reading: first.reading }], day, 2 / 3),
        second: await take([{ scenario: other.scenario, reading: other.reading }], other.day ?? day, 1),
      }
    },
  )
}

/** What the colours of the difference mean, in the corner that is sky or land without names. */
function drawKey(context: CanvasRenderingContext2D, legend: readonly LegendSign[], palette: Palette): void {
  const u = COMPARISON_PICTURE.width / 1600
  const [x, height, edge] = [16 * u, 44 * u, 14 * u]
  context.save()
  context.textBaseline = 'alphabetic'
  const width = legendWidth(context, legend, u) + edge * 2
  const top = COMPARISON_PICTURE.height - height - x
  context.fillStyle = palette.panel
  context.fillRect(x, top, width, height)
  drawLegend(context, legend, x + edge, top + height / 2 + 7 * u, u, palette)
  context.restore()
}
