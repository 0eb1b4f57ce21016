import type { Result } from '../../base/result.ts'
import { chapterSession } from '../../story/chapter-session.ts'
import type { Slide } from '../../story/slides.ts'
import { holdScreen, type CapturedApp, type TakeFault } from './capture-session.ts'
import { cssHeightOfClear, WHOLE_WIDTH_STEP } from './picture-scale.ts'
import { makeCanvas } from './render-picture.ts'

interface PicturesOrder {
  readonly slides: readonly Slide[]
  readonly width: number
  readonly height: number
}

/** The picture of each slide as it stands when all that moves in it has come to rest. */
export function renderSheetPictures(
  world: CapturedApp,
  { slides, width, height }: PicturesOrder,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Result<readonly Blob[], TakeFault>> {
  const cssHeight = cssHeightOfClear({ width, height })
  const base = world.store.getState()
  return holdScreen(world, { width, height, cssHeight }, signal, async (screen) => {
    const { context, toBlob } = makeCanvas(width, height)
    const pictures: Blob[] = []
    for (const { view } of slides) {
      const { session, day } = chapterSession(view, base)
      await screen.show(session, day)
      const way = (await screen.view()).wayOf(view, view.camera, Math.max(cssHeight, (cssHeight * width) / height))
      const camera = way(view.seconds + (view.ride?.seconds ?? 0))
      const step = view.captionPlace === 'bottom' ? WHOLE_WIDTH_STEP : 0
      await screen.paint({ camera: { ...camera, zoom: camera.zoom + step }, ambient: view.seconds }, context)
      pictures.push(await toBlob('image/jpeg'))
      tell(pictures.length / slides.length)
    }
    return pictures
  })
}
