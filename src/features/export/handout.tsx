import type { FootWords } from './caption.ts'
import { PaperPages } from './paper-pages.tsx'
import { appendixOf, type Sheet } from './sheets.ts'
import { useExportText } from './use-export-text.tsx'

interface HandoutProps {
  readonly title: string
  readonly statement: string
  readonly sheets: readonly Sheet[]
  /** Addresses of their pictures, in the same order. */
  readonly pictures: readonly string[]
  readonly withNotes: boolean
  readonly foot: FootWords
  readonly onClose: () => void
}

/** A briefing as pages of paper: picture, words and sources of each chapter, and all sources at the end. */
export function Handout({ title, statement, sheets, pictures, withNotes, foot, onClose }: HandoutProps) {
  const text = useExportText()
  const appendix = appendixOf(sheets)
  return (
    <PaperPages
      label={text('export.handout.label', { title })}
      title={title}
      lead={[...(statement === '' ? [] : [statement]), text('reading.both.why')]}
      foot={foot}
      onClose={onClose}
    >
      {sheets.map((sheet, at) => (
        <article key={sheet.id} className="handout-sheet" data-kind={sheet.kind}>
          {sheet.kicker !== '' && <p className="handout-kicker">{sheet.kicker}</p>}
          <h2>{sheet.title}</h2>
          <figure>
            <img src={pictures[at]} alt={`${sheet.title} · ${sheet.caption}`} />
            <figcaption>{sheet.caption}</figcaption>
          </figure>
          <p className="handout-words">{sheet.words}</p>
          {sheet.marks.map((mark) => (
            <p key={mark} className="handout-mark">
              {mark}
            </p>
          ))}
          {withNotes && sheet.notes !== '' && (
            <p className="handout-notes">
              <strong>{text('export.notes')}</strong> {sheet.notes}
            </p>
          )}
          {sheet.sources.length > 0 && (
            <div className="handout-sources">
              <strong>{text('export.sources')}</strong>
              <ul>
                {sheet.sources.map((line) => (
                  <li key={line}>
                    [{appendix.findIndex((row) => row.endsWith(line)) + 1}] {line}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </article>
      ))}
      <section className="handout-appendix">
        <h2>{text('export.appendix')}</h2>
        <ul>
          {appendix.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </PaperPages>
  )
}
