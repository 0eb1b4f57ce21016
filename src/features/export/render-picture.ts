import { type Result } from '../../base/result.ts'
import type { Camera } from '../../session/session.ts'
import { captionOf, type CaptionSource } from './caption.ts'
import { bandHeight, drawBand, loadBandFonts } from './draw-caption.ts'
import { withRenderer, ExportError, type RenderingApp, type ExportFault } from './render-session.ts'
import { cssHeightOfScreen } from './picture-scale.ts'

export interface PictureOrder {
  /** Of the whole picture with its band, in pixels. */
  readonly width: number
  readonly height: number
  readonly title: string
  readonly camera: Camera
}

/** What is on the screen as a PNG of any size, with its caption. */
export function renderPicture(
  services: RenderingApp,
  source: CaptionSource,
  { width, height, title, camera }: PictureOrder,
  signal: AbortSignal,
): Promise<Result<Blob, ExportFault>> {
  const mapHeight = height - bandHeight(width, height, false)
  const cssHeight = cssHeightOfScreen({ width, height: mapHeight })
  return withRenderer(services, { width, height: mapHeight, cssHeight }, signal, async ({ render }) => {
    const view = services.viewOf(services.store.getState(), services.clock.day)
    const { session, day } = view
    const { context, toBlob } = makeCanvas(width, height)
    await render({ view, camera }, context)
    const caption = captionOf(source, session, day, title)
    await loadBandFonts(caption)
    drawBand(context, width, height, caption, session.theme, mapHeight)
    return toBlob('image/png')
  })
}

export interface PictureCanvas {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  toBlob(type: 'image/png' | 'image/jpeg'): Promise<Blob>
}

/** A canvas of this size. Browsers hold no canvas beyond some size, and say so by holding nothing. */
export function makeCanvas(width: number, height: number): PictureCanvas {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context || canvas.width !== width) throw new ExportError({ kind: 'tooLarge' })
  return {
    canvas,
    context,
    toBlob: (type) =>
      new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new ExportError({ kind: 'tooLarge' }))), type, 0.9)
      }),
  }
}
