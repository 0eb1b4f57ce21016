import type { Result } from '../../base/result.ts'
import type { Camera } from '../../session/session.ts'
import { captionOf, type CaptionSource } from './caption.ts'
import { bandHeight, drawBand, loadBandFonts } from './draw-caption.ts'
import { framesOf, type FilmPart } from './film.ts'
import { withRenderer, ExportError, type RenderingApp, type ExportFault } from './render-session.ts'
import { makeCanvas } from './render-picture.ts'
import { cssHeightOfComposed, cssHeightOfScreen } from './picture-scale.ts'
import { openVideo, type VideoFormat } from './write-video.ts'

export interface VideoOrder {
  readonly width: number
  readonly height: number
  readonly perSecond: number
  readonly format: VideoFormat
  readonly parts: readonly FilmPart[]
  /** Its views are composed for any screen; otherwise they are those of this one. */
  readonly composed: boolean
  /** Where the camera is when the film begins. */
  readonly camera: Camera
}

/** Seconds in which one part fades into the next, where the camera cuts. */
const FADE_S = 0.5

/**
 * A video drawn frame by frame: the day, what moves by itself and the camera are set by hand for each frame, so that it
 * is smooth however slow the machine.
 */
export function exportVideo(
  services: RenderingApp,
  source: CaptionSource,
  order: VideoOrder,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Result<Blob, ExportFault>> {
  const { width, height, perSecond, format, parts } = order
  const mapHeight =
    height -
    bandHeight(
      width,
      height,
      parts.some(({ words }) => words !== ''),
    )
  const map = { width, height: mapHeight }
  const cssHeight = order.composed ? cssHeightOfComposed(map, order) : cssHeightOfScreen(map)
  const span = Math.max(cssHeight, (cssHeight * width) / mapHeight)
  return withRenderer(services, { width, height: mapHeight, cssHeight }, signal, async ({ render, pathOf }) => {
    const picture = makeCanvas(width, height)
    const before = makeCanvas(width, height)
    const video = await openVideo(picture.canvas, format, perSecond)
    if (!video) throw new ExportError({ kind: 'noEncoder' })
    try {
      const frames = framesOf(parts, perSecond)
      let camera = order.camera
      let path = null
      let shown = -1
      for (const [i, frame] of frames.entries()) {
        const part = parts[frame.part]!
        if (frame.part !== shown) {
          if (shown >= 0) before.context.drawImage(picture.canvas, 0, 0)
          const first = services.viewOf(part.session, part.dayAt(frame.inPart))
          path = await part.pathFrom((...way) => pathOf(first, ...way), camera, span)
          await loadBandFonts(captionOf(source, part.session, part.dayAt(0), part.title, part.words))
        }
        const isFirst = shown < 0 || frames[0]!.part === frame.part
        shown = frame.part
        const day = part.dayAt(frame.inPart)
        camera = path!(frame.inPart)
        await render({ view: services.viewOf(part.session, day), camera, ambient: frame.at }, picture.context)
        drawBand(
          picture.context,
          width,
          height,
          captionOf(source, part.session, day, part.title, part.words),
          part.session.theme,
          mapHeight,
        )
        if (part.cut && !isFirst && frame.inPart < FADE_S) {
          picture.context.globalAlpha = 1 - frame.inPart / FADE_S
          picture.context.drawImage(before.canvas, 0, 0)
          picture.context.globalAlpha = 1
        }
        await video.add()
        tell((i + 1) / frames.length)
      }
      return await video.finish()
    } catch (error) {
      await video.cancel().catch(() => {})
      throw error
    }
  })
}
