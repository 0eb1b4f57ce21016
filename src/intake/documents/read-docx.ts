import '../../messages/intake.ts'
import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { message, type Message } from '../../messages/message.ts'
import { UnreadableFile } from '../geodata/geo-file.ts'
import { DOCUMENT_BOUNDS, type DocumentText } from './document-text.ts'

/** Parts that are looked into; pictures and what is embedded are not unpacked. */
const PARTS = /^\/?(?:_rels\/\.rels|docProps\/app\.xml|word\/[\w.-]+\.xml)$/i
/** What is there twice, for older programs, or was moved elsewhere. */
const LEFT = new Set(['mc:Fallback', 'w:moveFrom'])

/**
 * The text of a Word document (.docx). Its pages are those that the program that saved it laid out last, where it kept them;
 * else it has none. Throws `UnreadableFile`.
 */
export function readDocx(bytes: Uint8Array): DocumentText {
  const parts = unpack(bytes)
  const main = parts.get(mainPart(parts.get('_rels/.rels') ?? '')) ?? parts.get('word/document.xml')
  if (main === undefined) throw new UnreadableFile(message('document.noMainPart'))
  const body = readPart(main)
  const remarks = ['word/footnotes.xml', 'word/endnotes.xml'].flatMap((name) => {
    const part = parts.get(name)
    const text = part === undefined ? '' : readPart(part).laidOut.join('\n').trim()
    return text === '' ? [] : [text]
  })
  const counted = Number(/<Pages>(\d{1,6})<\/Pages>/.exec(parts.get('docProps/app.xml') ?? '')?.[1] ?? 0)
  // Breaks that a writer set tell the pages only where there are as many as the program counted.
  const pages =
    body.laidOut.length > 1 || counted === 1 ? body.laidOut : body.broken.length === counted ? body.broken : null
  const notes: Message[] = [
    ...(pages === null ? [message('document.noPages')] : pages.length > 1 ? [message('document.pagesAsSaved')] : []),
    ...(remarks.length > 0 ? [message('document.footnotesLast')] : []),
  ]
  const whole = pages ?? [body.laidOut.join('\n')]
  return {
    kind: 'docx',
    pages: [...whole.slice(0, -1), [whole.at(-1)!, ...remarks].join('\n')],
    paged: pages !== null,
    notes,
  }
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  let unpacked = 0
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false
        unpacked += originalSize
        return unpacked <= DOCUMENT_BOUNDS.unpacked
      },
    })
  } catch (fault) {
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    throw new UnreadableFile(message('geo.badArchive', { detail }))
  }
  if (unpacked > DOCUMENT_BOUNDS.unpacked)
    throw new UnreadableFile(message('geo.unpacksTooLarge', { max: DOCUMENT_BOUNDS.unpacked / 1e6 }))
  return new Map(Object.entries(parts).map(([name, part]) => [name.replace(/^\//, ''), strFromU8(part)]))
}

/** The part that is the document, as the package names it. */
function mainPart(relations: string): string {
  let target = ''
  const parser = new Parser(
    {
      onopentag(_, { Type = '', Target = '' }) {
        if (Type.endsWith('/officeDocument')) target = Target
      },
    },
    { xmlMode: true },
  )
  parser.end(relations)
  return target.replace(/^\//, '')
}

/** The text of a part, cut where the program laid out a page, and where a writer broke one. */
function readPart(xml: string): { readonly laidOut: readonly string[]; readonly broken: readonly string[] } {
  const [laidOut, broken] = [[''], ['']]
  /** Elements that are open within one that is left out, with it; whether the run is hidden; whether text is being read. */
  let [skipped, depth, isHidden, isText] = [0, 0, false, false]
  const add = (text: string): void => {
    laidOut[laidOut.length - 1] += text
    broken[broken.length - 1] += text
  }
  const breakPage = (): void => void (broken.at(-1) !== '' && broken.push(''))
  const open: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    'w:r': () => (isHidden = false),
    'w:vanish': (attributes) => (isHidden = !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')),
    'w:t': () => (isText = !isHidden),
    'w:tab': () => add(' '),
    'w:cr': () => add('\n'),
    'w:noBreakHyphen': () => add('-'),
    'w:br': (attributes) => (attributes['w:type'] === 'page' ? breakPage() : add('\n')),
    'w:pageBreakBefore': (attributes) => void (/^(?:0|false|off)$/.test(attributes['w:val'] ?? '') || breakPage()),
    'w:lastRenderedPageBreak': () => void laidOut.push(''),
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > DOCUMENT_BOUNDS.depth)
          throw new UnreadableFile(message('document.tooDeep', { max: DOCUMENT_BOUNDS.depth }))
        if (skipped > 0 || LEFT.has(name)) skipped += 1
        else if (Object.hasOwn(open, name)) open[name]!(attributes)
      },
      ontext: (text) => void (isText && skipped === 0 && add(text)),
      onclosetag(name) {
        depth -= 1
        if (skipped > 0) skipped -= 1
        else if (name === 'w:t') isText = false
        else if (name === 'w:p') add('\n')
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  const tidy = (pages: readonly string[]): readonly string[] =>
    pages.map((page) =>
      page
        .replaceAll(/[ \t]+/g, ' ')
        .replaceAll(/\n\s*\n+/g, '\n')
        .trim(),
    )
  return { laidOut: tidy(laidOut), broken: tidy(broken) }
}
