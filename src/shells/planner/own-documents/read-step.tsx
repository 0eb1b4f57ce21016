import { useRef, useState } from 'react'
import { cleanText } from '../../../base/clean-text.ts'
import { LONGEST_PHRASE } from '../../../own-documents/make-statement.ts'
import { useOwnText } from './own-documents-context.tsx'
import { useKeptEntry } from './use-kept-entry.ts'
import { Button } from '../../../ui/button.tsx'

/** A phrase that was marked, the line that it stands on, and the sentence around it. */
export interface Marked {
  readonly key: number
  readonly phrase: string
  readonly line: number
  readonly around: string
}

/** Characters of a text to read in; a newspaper page holds a twentieth of it. */
const LONGEST = 400_000
const ENDS = '。；！？\n'

/** The text of a web page, without what is not read in it; nothing of it runs and nothing is fetched. */
function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const part of page.querySelectorAll('script, style, noscript, template, nav')) part.remove()
  for (const part of page.querySelectorAll('p, div, li, h1, h2, h3, h4, h5, h6, tr, br')) part.append('\n')
  return (page.body.textContent ?? '').replaceAll(/[ \t]+/g, ' ').replaceAll(/\n\s*\n+/g, '\n')
}

/** The encoding that a page names in its head: `<meta charset=gbk>`, also within `content`. */
function declaredInHtml(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096))
  return /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null
}

/** Its sentence, without line breaks, and the line from 1. */
function markedIn(text: string, from: number, to: number): Omit<Marked, 'key'> {
  const [start, end] = [trimStart(text, from, to), trimEnd(text, from, to)]
  let [first, last] = [start, end]
  while (first > 0 && !ENDS.includes(text[first - 1]!)) first -= 1
  while (last < text.length && !ENDS.includes(text[last]!)) last += 1
  return {
    phrase: text.slice(start, end).replaceAll(/\s+/g, ''),
    line: text.slice(0, start).split('\n').length,
    around: text.slice(first, last),
  }
}
const trimStart = (text: string, from: number, to: number): number =>
  from + (/^\s*/.exec(text.slice(from, to))?.[0].length ?? 0)
const trimEnd = (text: string, from: number, to: number): number =>
  to - (/\s*$/.exec(text.slice(from, to))?.[0].length ?? 0)

const NO_TEXT = { source: '' }

interface ReadStepProps {
  /** Id of the document whose text it is. */
  readonly document: string
  /** A statement is half filled in: another phrase would take its place. */
  readonly isWaiting: boolean
  readonly onMark: (marked: Marked) => void
}

/** The text to read in: pasted, or from a file. A selection in it becomes the quotation of a statement. */
export function ReadStep({ document, isWaiting, onMark }: ReadStepProps) {
  const text = useOwnText()
  const [{ source }, keepSource] = useKeptEntry(`text/${document}`, NO_TEXT)
  const setSource = (next: string): void => keepSource(next === '' ? NO_TEXT : { source: next })
  const [told, setTold] = useState<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File): Promise<void> => {
    const isHtml = /\.html?$/i.test(file.name)
    if (!isHtml && !/\.(txt|md)$/i.test(file.name)) return setTold(text('own.dropRefused'))
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { decodeText } = await import('../../../intake/decode-text.ts')
    const read = decodeText(file.name, bytes, isHtml ? declaredInHtml(bytes) : null).text
    setTold(null)
    setSource(cleanText(isHtml ? textOfHtml(read) : read, LONGEST))
  }
  const mark = (): void => {
    const [from, to] = [area.current?.selectionStart ?? 0, area.current?.selectionEnd ?? 0]
    const marked = markedIn(source, from, to)
    if (marked.phrase === '') return setTold(text('own.markNone'))
    if (marked.phrase.length > LONGEST_PHRASE) return setTold(text('own.markLong', { count: marked.phrase.length }))
    if (isWaiting) return setTold(text('own.markWaits'))
    setTold(null)
    onMark({ key: Date.now(), ...marked })
  }
  return (
    <section className="own-step" aria-label={text('own.step.read')}>
      <h3>{text('own.step.read')}</h3>
      <p className="quiet-words" id="own-text-hint">
        {text('own.textHint')}
      </p>
      <textarea
        ref={area}
        rows={10}
        lang="zh"
        aria-label={text('own.text')}
        aria-describedby="own-text-hint"
        value={source}
        onChange={(event) => setSource(cleanText(event.target.value, LONGEST))}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files
          if (!file) return
          event.preventDefault()
          void take(file)
        }}
      />
      <div className="own-buttons">
        <Button kind="solid" onClick={mark}>
          {text('own.mark')}
        </Button>
        <Button onClick={() => input.current?.click()}>{text('own.drop')}</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".txt,.md,.html,.htm"
          aria-label={text('own.drop')}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void take(file)
            event.target.value = ''
          }}
        />
      </div>
      <output className="own-told">{told}</output>
    </section>
  )
}
