/* oxlint-disable jsx-a11y/control-has-associated-label -- the table lays out pages, it holds no controls */
import './handout.css'
import { useEffect, useRef, type CSSProperties } from 'react'
import { createPortal } from 'react-dom'
import { PALETTES } from '../../../session/palette.ts'
import { paletteProperties } from '../../../session/palette-css.ts'
import { Icon } from '../icon.tsx'
import type { FootWords } from './caption.ts'
import { appendixOf, type Sheet } from './sheets.ts'
import { useTakeText } from './take-words.tsx'

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

/** Paper is paper, whatever theme the screen has. */
const PAPER = Object.fromEntries(paletteProperties(PALETTES.paper)) as CSSProperties

/** The handout as it will be printed, over everything else; print styles leave nothing but its pages. */
export function Handout({ title, statement, sheets, pictures, withNotes, foot, onClose }: HandoutProps) {
  const text = useTakeText()
  const appendix = appendixOf(sheets)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    document.documentElement.dataset['printing'] = 'handout'
    element?.showModal()
    return () => {
      element?.close()
      delete document.documentElement.dataset['printing']
    }
  }, [])
  return createPortal(
    <dialog
      className="handout"
      style={PAPER}
      ref={dialog}
      aria-label={text('take.handout.label', { title })}
      onCancel={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="handout-bar">
        <button type="button" className="take-make" onClick={() => print()}>
          {text('take.print')}
        </button>
        <button type="button" className="round-button" aria-label={text('dialog.close')} title={text('dialog.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <table className="handout-paper" role="presentation">
        {/* The head and foot of a table stand on every printed page, and take their room there. */}
        <tfoot>
          <tr>
            <td>
              <div className="handout-foot">
                <strong>{foot.review}</strong> <strong>{foot.permanent}</strong>
                <p>{foot.credits}</p>
              </div>
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td>
              <header className="handout-title">
                <h1>{title}</h1>
                {statement !== '' && <p>{statement}</p>}
                <p>{text('reading.both.why')}</p>
              </header>
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
                    <p key={mark} className="handout-mark">{mark}</p>
                  ))}
                  {withNotes && sheet.notes !== '' && (
                    <p className="handout-notes">
                      <strong>{text('take.notes')}</strong> {sheet.notes}
                    </p>
                  )}
                  {sheet.sources.length > 0 && (
                    <div className="handout-sources">
                      <strong>{text('take.sources')}</strong>
                      <ul>
                        {sheet.sources.map((line) => (
                          <li key={line}>[{appendix.findIndex((row) => row.endsWith(line)) + 1}] {line}</li>
                        ))}
                      </ul>
                    </div>
                  )}
                </article>
              ))}
              <section className="handout-appendix">
                <h2>{text('take.appendix')}</h2>
                <ul>
                  {appendix.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </section>
            </td>
          </tr>
        </tbody>
      </table>
    </dialog>,
    document.body,
  )
}
