import type { MouseEvent } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePresentation, usePresentText } from './presenter-context.tsx'

/** A press keeps the focus where it was, so that the space bar goes on turning pages. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

/** The page's two edges, which turn it, and the way to all pages. */
export function PageButtons() {
  const { story, ui } = usePresentation()
  const text = usePresentText()
  return (
    <>
      <Edge side="back" label={text('present.back')} keys="PageUp" onTurn={() => story.back()} />
      <Edge side="next" label={text('present.next')} keys="PageDown" onTurn={() => story.next()} />
      <IconButton
        className="present-menu panel"
        data-part="present-menu"
        icon="list"
        label={text('present.menu')}
        aria-haspopup="dialog"
        aria-keyshortcuts="G"
        onMouseDown={keepFocus}
        onClick={() => ui.setState({ dialog: 'list' })}
      />
    </>
  )
}

interface EdgeProps {
  readonly side: 'back' | 'next'
  readonly label: string
  readonly keys: string
  readonly onTurn: () => void
}

function Edge({ side, label, keys, onTurn }: EdgeProps) {
  return (
    <button
      type="button"
      className="present-edge"
      data-part="present-edge"
      data-side={side}
      aria-label={label}
      aria-keyshortcuts={keys}
      onMouseDown={keepFocus}
      onClick={onTurn}
    >
      <Icon name="chevron" />
    </button>
  )
}
