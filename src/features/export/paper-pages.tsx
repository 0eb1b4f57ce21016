/* oxlint-disable jsx-a11y/control-has-associated-label -- the table lays out pages, it holds no controls */
import './handout.css'
import { useEffect, type CSSProperties, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { savedOn } from '../../app/save-file.ts'
import { fileStem } from '../../base/file-name.ts'
import { PALETTES } from '../../session/palette.ts'
import { paletteProperties } from '../../session/palette-css.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useModal } from '../../ui/use-modal.ts'
import type { FootWords } from './caption.ts'
import { useExportText } from './use-export-text.tsx'

interface PaperPagesProps {
  /** Of the dialog, for those who hear it. */
  readonly label: string
  readonly title: string
  /** Under the title, a paragraph each. */
  readonly lead: readonly string[]
  readonly foot: FootWords
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Paper is paper, whatever theme the screen has. */
const PAPER = Object.fromEntries(paletteProperties(PALETTES.paper)) as CSSProperties

/** Pages as they will be printed, over everything else, the foot on each; print styles leave nothing but them. */
export function PaperPages({ label, title, lead, foot, onClose, children }: PaperPagesProps) {
  const text = useExportText()
  const dialog = useModal()
  useEffect(() => {
    document.documentElement.dataset['printing'] = 'handout'
    // Browsers name the file that a page is printed to after this.
    const before = document.title
    document.title = fileStem([title, savedOn()])
    return () => {
      document.title = before
      delete document.documentElement.dataset['printing']
    }
  }, [title])
  return createPortal(
    <dialog
      className="handout"
      data-part="handout"
      style={PAPER}
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="handout-bar">
        <button type="button" className="export-make" data-part="export-make" onClick={() => print()}>
          {text('export.print')}
        </button>
        <IconButton icon="close" label={text('dialog.close')} onClick={onClose} />
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
                {lead.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </header>
              {children}
            </td>
          </tr>
        </tbody>
      </table>
    </dialog>,
    document.body,
  )
}
