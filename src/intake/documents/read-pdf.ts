import '../../messages/intake.ts'
import type { PDFDocumentProxy as Pdf } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { message, type Message } from '../../messages/message.ts'
import { UnreadableFile } from '../geodata/geo-file.ts'
import { DOCUMENT_BOUNDS, asRanges, type DocumentText } from './document-text.ts'

/** Code points that a font without a table leaves in the place of characters: private ones and the sign for none. */
const UNMAPPED = /[\u{e000}-\u{f8ff}\u{fffd}\u{f0000}-\u{ffffd}]/gu
/** Radicals, which some programs write for the characters that look alike. */
const RADICALS = /[\u{2e80}-\u{2fdf}]/gu

const detailOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)

/**
 * The text of a PDF, page by page. Nothing in it runs: neither its scripts nor its forms are built, its functions are
 * interpreted, and neither fonts nor images are drawn. Nothing is fetched. Throws `UnreadableFile`.
 */
export async function readPdf(bytes: Uint8Array, onShare: (share: number) => void): Promise<DocumentText> {
  // The worker's half of the library puts itself up for the other one: both run where this runs.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const missing = new Set<string>()
  const task = getDocument({
    // The library takes the buffer for its own.
    data: bytes.slice(),
    BinaryDataFactory: tablesOnly(missing),
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  })
  try {
    const pdf = await task.promise
    return await readPages(pdf, missing, onShare)
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault
    if (fault instanceof Error && fault.name === 'PasswordException')
      throw new UnreadableFile(message('document.locked'))
    throw new UnreadableFile(message('document.badPdf', { detail: detailOf(fault) }))
  } finally {
    await task.destroy()
  }
}

async function readPages(
  pdf: Pdf,
  missing: ReadonlySet<string>,
  onShare: (share: number) => void,
): Promise<DocumentText> {
  const pages: string[] = []
  const [empty, unmapped, broken]: [number[], number[], number[]] = [[], [], []]
  let characters = 0
  const count = Math.min(pdf.numPages, DOCUMENT_BOUNDS.pages)
  for (let number = 1; number <= count && characters < DOCUMENT_BOUNDS.characters; number += 1) {
    let text = ''
    try {
      text = await textOf(pdf, number)
    } catch {
      broken.push(number)
    }
    const signs = text.replaceAll(/\s/g, '').length
    const odd = text.match(UNMAPPED)?.length ?? 0
    if (signs === 0 && broken.at(-1) !== number) empty.push(number)
    else if (odd > 0 && odd * 20 > signs) unmapped.push(number)
    text = text.slice(0, DOCUMENT_BOUNDS.characters - characters)
    characters += text.length
    pages.push(text)
    onShare(number / count)
  }
  if (pages.length === 0) throw new UnreadableFile(message('document.empty'))
  if (broken.length === pages.length) throw new UnreadableFile(message('document.badPages'))
  const tables = [...missing].slice(0, 5).join(', ')
  if (empty.length + broken.length === pages.length)
    throw new UnreadableFile(
      missing.size > 0
        ? message('document.noTable', { names: tables })
        : message('document.scan', { count: pages.length }),
    )
  const notes: Message[] = []
  const tell = (
    code: 'document.noText' | 'document.untold' | 'document.brokenPages',
    numbers: readonly number[],
  ): void => {
    if (numbers.length > 0) notes.push(message(code, { pages: asRanges(numbers) }))
  }
  tell('document.noText', empty)
  tell('document.brokenPages', broken)
  tell('document.untold', unmapped)
  if (missing.size > 0) notes.push(message('document.noTable', { names: tables }))
  if (pages.length < pdf.numPages) notes.push(message('document.cutPages', { count: pages.length, all: pdf.numPages }))
  return { kind: 'pdf', pages, paged: true, notes }
}

async function textOf(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  page.cleanup()
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .replaceAll(RADICALS, (radical) => radical.normalize('NFKC'))
}

/** Gives the library the character tables that are here, and nothing else; `missing` gains the names of others. */
function tablesOnly(missing: Set<string>) {
  return class {
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(kind)
      const { chineseCmap } = await import('./chinese-cmaps.ts')
      const table = chineseCmap(filename)
      if (table) return table
      missing.add(filename.replace(/\.bcmap$/, ''))
      throw new Error(filename)
    }
  }
}
