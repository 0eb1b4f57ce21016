import type PptxGenJS from 'pptxgenjs'
import type { DeckPicture } from './deck.ts'
import type { Box } from './slide-text.ts'
import { toBase64 } from './to-base64.ts'

/** Puts a picture into a box: whole in its middle, or filling it and cut at its sides. */
export function placePicture(page: PptxGenJS.Slide, picture: DeckPicture, box: Box, how: 'fit' | 'fill'): void {
  const data = `data:${picture.type};base64,${toBase64(picture.bytes)}`
  const shape = picture.width / picture.height
  const byWidth = shape > box.w / box.h
  if (how === 'fit') {
    const [w, h] = byWidth ? [box.w, box.w / shape] : [box.h * shape, box.h]
    page.addImage({ data, altText: picture.alt, x: box.x, y: box.y, w, h })
    return
  }
  const [w, h] = byWidth ? [box.h * shape, box.h] : [box.w, box.w / shape]
  page.addImage({
    data,
    altText: picture.alt,
    x: box.x,
    y: box.y,
    w,
    h,
    sizing: { type: 'crop', x: (w - box.w) / 2, y: (h - box.h) / 2, w: box.w, h: box.h },
  })
}
