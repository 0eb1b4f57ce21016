/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Escape in the panel closes it, whatever in it has the focus */
import type { ReactNode } from 'react'
import { isEscape, isWithin } from '../../app/plain-key.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFocusOnOpen } from './use-focus-on-open.ts'

interface SidePanelProps {
  /** Its class, and the part that tests find it by. */
  readonly name: string
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel at the side of the map: it takes the focus when it opens, and its button or Escape closes it. */
export function SidePanel({ name, title, closeLabel, onClose, children }: SidePanelProps) {
  const panel = useFocusOnOpen<HTMLElement>()
  return (
    <section
      className={`${name} panel`}
      data-part={name}
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (!isEscape(event.nativeEvent) || event.defaultPrevented || !isWithin(event)) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <header>
        <h2>{title}</h2>
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </header>
      {children}
    </section>
  )
}
