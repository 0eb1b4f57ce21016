import './shots-menu.css'
import { useEffect, useRef, useState } from 'react'
import type { Shot } from '../../story/schema.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePanels, useStageView, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** Views composed by hand, by name. */
export function ShotsMenu() {
  const {
    runShot,
    panels: things,
    content: { shots },
  } = useApp()
  const view = useStageView()
  const text = useText()
  const words = useLocalized()
  const [open, setOpen] = useState(false)
  const running = usePanels((open) => open.shot)
  const menu = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!open) return
    const close = (event: Event): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      menu.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', escape, true)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', escape, true)
    }
  }, [open])

  if (!view || shots.length === 0) return null
  const run = (shot: Shot): void => {
    setOpen(false)
    things.setState({ shot: shot.id })
    void runShot(shot)
  }
  return (
    <div className="shots" data-part="shots" ref={menu}>
      <IconButton
        icon="camera"
        label={text('shots.label')}
        aria-expanded={open}
        aria-haspopup="true"
        onClick={() => setOpen(!open)}
      />
      {open && (
        <ul className="shots-list panel" aria-label={text('shots.label')}>
          {shots.map((shot) => (
            <li key={shot.id}>
              <button
                type="button"
                className="shots-item"
                data-part="shots-item"
                aria-current={running === shot.id}
                onClick={() => run(shot)}
              >
                {words(shot.name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
