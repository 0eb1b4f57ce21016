import './styles/dialog.css'
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions --
   the press outside is for the pointer; the dialog's own Escape and its button are for the keyboard. */
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'
import { useModal } from './use-modal.ts'
import { useText, useApp } from '../app/use-app.ts'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Where the page is not one of those that the interface keeps open by name. */
  readonly onClose?: () => void
  /** For a page that is laid out by a sheet of its own. */
  readonly className?: string
  readonly 'data-part'?: string
  /** What always stands beneath what scrolls. */
  readonly foot?: ReactNode
  /** A press outside closes nothing while something is being chosen in the page. */
  readonly isKept?: boolean
}

/** A page over everything: the browser's own dialog, so that focus and Escape are right by themselves. */
export function Dialog({
  title,
  children,
  onClose,
  className = '',
  'data-part': part,
  foot,
  isKept = false,
}: DialogProps) {
  const { panels } = useApp()
  const text = useText()
  const dialog = useModal()
  const close = onClose ?? ((): void => panels.setState({ dialog: null }))
  return (
    <dialog
      className={`dialog ${className}`.trim()}
      data-part={part}
      ref={dialog}
      aria-labelledby="dialog-title"
      onCancel={close}
      onClose={close}
      onClick={(event) => event.target === dialog.current && !isKept && close()}
    >
      <div className="dialog-page">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <IconButton icon="close" label={text('dialog.close')} onClick={close} />
        </header>
        <div className="dialog-body" tabIndex={-1}>
          {children}
        </div>
        {foot}
      </div>
    </dialog>
  )
}
