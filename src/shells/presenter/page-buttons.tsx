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
      <button
        type="button"
        className="present-edge"
        data-part="present-edge"
        data-side="back"
        aria-label={text('present.back')}
        aria-keyshortcuts="PageUp"
        onMouseDown={keepFocus}
        onClick={() => story.back()}
      >
        <Icon name="chevron" />
      </button>
      <button
        type="button"
        className="present-edge"
        data-part="present-edge"
        data-side="next"
        aria-label={text('present.next')}
        aria-keyshortcuts="PageDown"
        onMouseDown={keepFocus}
        onClick={() => story.next()}
      >
        <Icon name="chevron" />
      </button>
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
