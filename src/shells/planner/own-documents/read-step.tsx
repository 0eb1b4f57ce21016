import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { LONGEST_PHRASE } from '../../../own-documents/make-statement.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/fields.tsx'
import { useOwnText } from './own-documents-context.tsx'
import { useDocumentText, type DocumentTextHandle } from './use-document-text.ts'

/** A phrase that was marked, the page and the line that it stands on, and the sentence around it. */
export interface Marked {
  readonly key: number
  readonly phrase: string
  /** From 1; null where the document has no pages. */
  readonly page: number | null
  readonly line: number
  readonly around: string
}

const ENDS = '。；！？\n'
const OFFERED = '.pdf,.docx,.html,.htm,.xhtml,.txt,.md'

/** Its sentence, without line breaks, and the line from 1. */
function markedIn(text: string, from: number, to: number): Omit<Marked, 'key' | 'page'> {
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

interface ReadStepProps {
  /** Id of the document whose text it is. */
  readonly document: string
  /** A statement is half filled in: another phrase would take its place. */
  readonly isWaiting: boolean
  readonly onMark: (marked: Marked) => void
}

/** The text to read in: pasted, or from a document, page by page. A selection in it becomes the quotation of a statement. */
export function ReadStep({ document, isWaiting, onMark }: ReadStepProps) {
  const text = useOwnText()
  const read = useDocumentText(document)
  /** Why nothing was marked: no words, so that it follows the language. A number: of so many characters. */
  const [markFault, setMarkFault] = useState<'none' | 'waits' | number | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const shown = read.pages[read.at] ?? ''
  const mark = (): void => {
    const [from, to] = [area.current?.selectionStart ?? 0, area.current?.selectionEnd ?? 0]
    const marked = markedIn(shown, from, to)
    if (marked.phrase === '') return setMarkFault('none')
    if (marked.phrase.length > LONGEST_PHRASE) return setMarkFault(marked.phrase.length)
    if (isWaiting) return setMarkFault('waits')
    setMarkFault(null)
    onMark({ key: Date.now(), page: read.paged ? read.at + 1 : null, ...marked })
  }
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    if (!file) return
    // Else it would be read as data for the map.
    event.preventDefault()
    read.take(file)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- files may be dropped on all of it; the button chooses them too
    <section
      className="own-step"
      data-part="own-read"
      aria-label={text('own.step.read')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <h3>{text('own.step.read')}</h3>
      <p className="quiet-words" id="own-text-hint">
        {text('own.textHint')}
      </p>
      <ChooseFile onFile={read.take} />
      <Reading read={read} />
      {read.pages.length > 1 && <PageTurner read={read} />}
      <textarea
        ref={area}
        rows={12}
        lang="zh"
        aria-label={text('own.text')}
        aria-describedby="own-text-hint"
        value={shown}
        onChange={(event) => read.type(event.target.value)}
      />
      <div className="own-buttons">
        <Button kind="solid" onClick={mark}>
          {text('own.mark')}
        </Button>
        <output className="own-outcome">
          {markFault === 'none' && text('own.markNone')}
          {markFault === 'waits' && text('own.markWaits')}
          {typeof markFault === 'number' && text('own.markLong', { count: markFault })}
        </output>
      </div>
    </section>
  )
}

function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const text = useOwnText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="own-buttons">
      <Button onClick={() => input.current?.click()}>{text('own.drop')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={OFFERED}
        aria-label={text('own.drop')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </div>
  )
}

/** How far reading has come with the way to end it; what could not be read, and what not surely. */
function Reading({ read }: { readonly read: DocumentTextHandle }): ReactNode {
  const text = useOwnText()
  const words = useLocalized()
  if (read.reading) {
    const { file, share } = read.reading
    const percent = Math.round(share * 100)
    const label = text('own.reading', { file, percent })
    return (
      <div className="own-reading">
        <progress max={100} value={percent} aria-label={label} />
        <output>{label}</output>
        <Button onClick={read.cancel}>{text('own.readingEnd')}</Button>
      </div>
    )
  }
  return (
    <>
      {read.faults.map(({ file, reason }) => (
        <p className="own-trouble" role="alert" key={file}>
          {text('own.fault', { where: file, reason: words(reason) })}
        </p>
      ))}
      {read.file !== '' && (
        <output className="own-outcome">
          {[text('own.readFile', { file: read.file }), ...read.notes.map((note) => words(note))].join(' · ')}
        </output>
      )}
    </>
  )
}

/** Turns the pages of a document, one by one or to a number. */
function PageTurner({ read }: { readonly read: DocumentTextHandle }) {
  const text = useOwnText()
  const { at, pages, turnTo } = read
  return (
    <fieldset className="own-pages" aria-label={text('own.pages')}>
      <IconButton icon="previous" label={text('own.pageBack')} disabled={at === 0} onClick={() => turnTo(at - 1)} />
      <SelectField
        label={text('own.pages')}
        value={String(at)}
        choices={pages.map((page, number) => ({
          value: String(number),
          label: text(page.trim() === '' ? 'own.pageEmpty' : 'own.pageOf', { page: number + 1, count: pages.length }),
        }))}
        onChange={(value) => turnTo(Number(value))}
      />
      <IconButton
        icon="next"
        label={text('own.pageOn')}
        disabled={at === pages.length - 1}
        onClick={() => turnTo(at + 1)}
      />
    </fieldset>
  )
}
