import '../../messages/intake.ts'
import { Parser } from 'htmlparser2'
import { message, type Message } from '../../messages/message.ts'
import { decodeText } from '../decode-text.ts'
import { UnreadableFile } from '../geodata/geo-file.ts'
import { DOCUMENT_BOUNDS, type DocumentFile, type DocumentText } from './document-text.ts'

/** What is not read as text of the page: code, what is drawn, what is filled in. */
const LEFT = new Set(
  'script style noscript template nav head svg math iframe object embed applet canvas audio video select datalist textarea button'.split(
    ' ',
  ),
)
/** What stands on lines of its own. */
const BLOCKS = new Set(
  'address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tr ul'.split(
    ' ',
  ),
)
/** The end of a cell parts its words from those of the next. */
const CELLS = new Set(['td', 'th'])

/** The encoding that a page declares within its first bytes. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return (
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^[^<]*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1] ??
    null
  )
}

/** The text of a web page in the encoding that it declares or, where its bytes say otherwise, has. Nothing of it is run or fetched. */
export function readHtml(file: DocumentFile): DocumentText {
  const { text, faults } = decodeText(file.name, file.bytes, declaredCharset(file.bytes))
  const notes: Message[] = faults.slice(0, 3).map(({ reason }) => reason)
  return { kind: 'html', pages: [textOfHtml(text)], paged: false, notes }
}

/** The words of HTML, a line a block. Throws `UnreadableFile` where it is nested beyond all pages. */
function textOfHtml(html: string): string {
  const lines: string[] = ['']
  /** Elements that are open within one that is left out, with it. */
  let [skipped, depth, preformatted] = [0, 0, 0]
  const add = (text: string): void => {
    lines[lines.length - 1] += text
  }
  const newLine = (): void => {
    if (lines.at(-1)!.trim() !== '') lines.push('')
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1
      if (depth > DOCUMENT_BOUNDS.depth)
        throw new UnreadableFile(message('document.tooDeep', { max: DOCUMENT_BOUNDS.depth }))
      if (skipped > 0 || LEFT.has(name) || isHidden(attributes)) skipped += 1
      else if (BLOCKS.has(name)) newLine()
      if (name === 'pre') preformatted += 1
    },
    ontext(text) {
      if (skipped > 0) return
      if (preformatted === 0) return add(text.replaceAll(/\s+/g, ' '))
      const [first, ...others] = text.split(/\r\n?|\n/)
      add(first ?? '')
      for (const line of others) {
        newLine()
        add(line)
      }
    },
    onclosetag(name) {
      depth -= 1
      if (name === 'pre') preformatted -= 1
      if (skipped > 0) skipped -= 1
      else if (CELLS.has(name)) add(' ')
      else if (BLOCKS.has(name)) newLine()
    },
  })
  parser.write(html)
  parser.end()
  return lines
    .map((line) => line.replaceAll(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

const isHidden = ({ hidden, style }: Readonly<Record<string, string>>): boolean =>
  hidden !== undefined || (style !== undefined && /display\s*:\s*none/i.test(style))
