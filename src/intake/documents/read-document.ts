import '../../messages/intake.ts'
import { cleanText } from '../../base/clean-text.ts'
import { failure, success, type Result } from '../../base/result.ts'
import { message } from '../../messages/message.ts'
import { decodeText } from '../decode-text.ts'
import type { FileFault } from '../file-fault.ts'
import { UnreadableFile, endingOf, faultOf } from '../geodata/geo-file.ts'
import { nameBinary, nameFile, type NamedFile } from '../name-file.ts'
import { DOCUMENT_BOUNDS, type DocumentFile, type DocumentText } from './document-text.ts'
import { readHtml } from './read-html.ts'

/** Whether a text is a web page by its own first words. */
const isHtmlText = (text: string): boolean =>
  /^[\u{feff}\s]*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|article)\b/iu.test(
    text.slice(0, 20_000).replaceAll(/<!--[^]*?(?:-->|$)/g, ''),
  )

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  String.fromCharCode(...bytes.subarray(0, text.length)) === text

/** A PDF may have some bytes before it begins. */
const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

/**
 * The text of a document: PDF, Word (.docx), web page, plain text; told by what it holds, whatever its name says. Nothing of
 * it is run, and nothing is fetched. `onShare`: how far it has come, 0 to 1. Never throws for what a file holds.
 */
export async function readDocument(
  file: DocumentFile,
  onShare: (share: number) => void,
): Promise<Result<DocumentText, FileFault>> {
  try {
    const read = await readKind(file, onShare)
    const pages = cleaned(read.pages)
    if (pages.every((page) => page.trim() === '')) throw new UnreadableFile(message('document.empty'))
    const isCut = pages.reduce((sum, page) => sum + page.length, 0) >= DOCUMENT_BOUNDS.characters
    const cut = isCut ? [message('document.cutText', { max: DOCUMENT_BOUNDS.characters })] : []
    const all = read.pages.length
    const cutPages = all > pages.length ? [message('document.cutPages', { count: pages.length, all })] : []
    return success({ ...read, pages, notes: [...read.notes, ...cutPages, ...cut] })
  } catch (fault) {
    return failure([faultOf(file.name, fault)])
  }
}

async function readKind(file: DocumentFile, onShare: (share: number) => void): Promise<DocumentText> {
  const { bytes } = file
  if (bytes.length > DOCUMENT_BOUNDS.bytes)
    throw new UnreadableFile(message('document.tooLarge', { max: DOCUMENT_BOUNDS.bytes / 1e6 }))
  if (isPdf(bytes)) {
    const { readPdf } = await import('./read-pdf.ts')
    return readPdf(bytes, onShare)
  }
  if (startsWith(bytes, 'PK')) {
    const named = nameFile(bytes, () => '')
    if (named && named.what.code !== 'kind.word') throw otherKind(named)
    const { readDocx } = await import('./read-docx.ts')
    return readDocx(bytes)
  }
  const named = nameFile(bytes, () => '')
  if (named) throw otherKind(named)
  const { text, faults } = decodeText(file.name, bytes)
  if (/^html?$|^xhtml$/.test(endingOf(file.name)) || isHtmlText(text)) return readHtml(file)
  const binary = nameBinary(text)
  if (binary) throw otherKind(binary)
  const pages = text.split('\f')
  return { kind: 'text', pages, paged: pages.length > 1, notes: faults.slice(0, 3).map(({ reason }) => reason) }
}

const otherKind = ({ what }: NamedFile): UnreadableFile => new UnreadableFile(message('document.otherKind', { what }))

/** The pages without harmful characters, all together no longer than is read. */
function cleaned(pages: readonly string[]): readonly string[] {
  let left: number = DOCUMENT_BOUNDS.characters
  return pages.slice(0, DOCUMENT_BOUNDS.pages).map((page) => {
    const clean = cleanText(page.slice(0, left), left)
    left -= clean.length
    return clean
  })
}
