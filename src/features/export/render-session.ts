import type { AppServices } from '../../app/services.ts'
import { failure, success, type Result } from '../../base/result.ts'
import { MapLostError, type PictureSize, type StageRenderer } from '../../stage/stage-renderer.ts'

/** The part of the app that pictures are drawn with. */
export type RenderingApp = Pick<AppServices, 'store' | 'clock' | 'viewOf' | 'openRenderer'>

/** Why nothing was made. */
export type ExportFault =
  | { readonly kind: 'cancelled' | 'lost' | 'tooLarge' | 'noEncoder' }
  | { readonly kind: 'failed'; readonly detail: string }

/** Thrown by work that cannot go on, and reported as its fault. */
export class ExportError extends Error {
  constructor(readonly fault: ExportFault) {
    super(fault.kind)
  }
}

/** Draws pictures of one size; rejects once the work is called off. */
export type RenderSession = Pick<StageRenderer, 'render' | 'pathOf'>

/**
 * Has `work` draw pictures of this size on the map. The app itself is left alone: what comes of it, its screen shows again
 * what it shows when this resolves. Aborting the signal ends it at the next picture.
 */
export async function withRenderer<T>(
  app: RenderingApp,
  size: PictureSize,
  signal: AbortSignal,
  work: (session: RenderSession) => Promise<T>,
): Promise<Result<T, ExportFault>> {
  let renderer: StageRenderer | undefined
  try {
    const opened = (renderer = await app.openRenderer(size))
    return success(
      await work({
        async render(picture, target, x, y) {
          signal.throwIfAborted()
          await opened.render(picture, target, x, y)
        },
        pathOf: opened.pathOf,
      }),
    )
  } catch (error) {
    return failure([faultOf(error, signal)])
  } finally {
    await renderer?.close()
  }
}

function faultOf(error: unknown, signal: AbortSignal): ExportFault {
  if (signal.aborted) return { kind: 'cancelled' }
  if (error instanceof ExportError) return error.fault
  if (error instanceof MapLostError) return { kind: 'lost' }
  return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) }
}
