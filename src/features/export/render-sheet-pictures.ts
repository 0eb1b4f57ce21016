import type { Result } from '../../base/result.ts'
import { chapterSession } from '../../story/chapter-session.ts'
import type { Slide } from '../../story/slides.ts'
import { withRenderer, type RenderingApp, type ExportFault } from './render-session.ts'
import { cssHeightOfClear, WHOLE_WIDTH_STEP } from './picture-scale.ts'
import { makeCanvas } from './render-picture.ts'

interface PicturesOrder {
  readonly slides: readonly Slide[]
  readonly width: number
  readonly height: number
}

/** The picture of each slide as it stands when all that moves in it has come to rest. */
export function renderSheetPictures(
  services: RenderingApp,
  { slides, width, height }: PicturesOrder,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Result<readonly Blob[], ExportFault>> {
  const cssHeight = cssHeightOfClear({ width, height })
  const base = services.store.getState()
  return withRenderer(services, { width, height, cssHeight }, signal, async ({ render, pathOf }) => {
    const { context, toBlob } = makeCanvas(width, height)
    const pictures: Blob[] = []
    for (const { view } of slides) {
      const { session, day } = chapterSession(view, base)
      const state = services.viewOf(session, day)
      const path = await pathOf(state, view, view.camera, Math.max(cssHeight, (cssHeight * width) / height))
      const camera = path(view.seconds + (view.ride?.seconds ?? 0))
      const step = view.captionPlace === 'bottom' ? WHOLE_WIDTH_STEP : 0
      await render({ view: state, camera: { ...camera, zoom: camera.zoom + step }, ambient: view.seconds }, context)
      pictures.push(await toBlob('image/jpeg'))
      tell(pictures.length / slides.length)
    }
    return pictures
  })
}
