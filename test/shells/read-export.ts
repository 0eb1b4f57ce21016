import { strFromU8, unzipSync } from 'fflate'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Download, Page } from 'playwright-core'
import { readDownload } from './harness.ts'

/** What a reader finds in a .pptx. */
export interface TakenSlides {
  /** The words of each slide, in order. */
  readonly slides: readonly string[]
  /** The words of the first slide's notes, and of the layout that stands under all slides. */
  readonly notes: string
  readonly foot: string
  readonly jpegs: readonly Uint8Array[]
  readonly pngs: readonly Uint8Array[]
}

export async function readSlides(download: Download): Promise<TakenSlides> {
  const parts = unzipSync(await readDownload(download))
  const wordsOf = (name: string): string =>
    [...strFromU8(parts[name] ?? new Uint8Array()).matchAll(/<a:t>([^<]*)/g)]
      .map(([, text]) => text!.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
      .join('\n')
  const files = Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const media = (ending: RegExp): readonly Uint8Array[] =>
    Object.entries(parts).flatMap(([name, bytes]) =>
      name.startsWith('ppt/media/') && ending.test(name) ? [bytes] : [],
    )
  const layout = /slideLayouts\/(slideLayout\d+\.xml)/.exec(strFromU8(parts['ppt/slides/_rels/slide1.xml.rels']!))?.[1]
  return {
    slides: files.map(wordsOf),
    notes: wordsOf('ppt/notesSlides/notesSlide1.xml'),
    foot: wordsOf(`ppt/slideLayouts/${layout}`),
    jpegs: media(/\.jpe?g$/),
    pngs: media(/\.png$/),
  }
}

/** The page as it is printed: its words without spaces, how many pictures and pages. */
export async function readPdf(page: Page): Promise<{ text: string; pictures: number; pages: number }> {
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 })
    .promise
  let [text, pictures] = ['', 0]
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number)
    text += (await sheet.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    pictures += (await sheet.getOperatorList()).fnArray.filter((operator) => operator === OPS.paintImageXObject).length
  }
  return { text: squeezed(text), pictures, pages: pdf.numPages }
}

/** Lines are broken where the page ends, and a PDF has no spaces there. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
