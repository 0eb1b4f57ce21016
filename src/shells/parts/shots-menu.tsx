import { useEffect, useRef, useState } from 'react'
import type { Shot } from '../../story/schema.ts'
import { Icon } from './icon.tsx'
import { useStageView, useText, useWords, useWorld } from './use-world.ts'

/** Views composed by hand, by name. The one that runs shows its caption, with the pages that its claims rest on. */
export function ShotsMenu() {
  const { shots, runShot } = useWorld()
  const view = useStageView()
  const text = useText()
  const words = useWords()
  const [open, setOpen] = useState(false)
  // A link may have asked for one; it runs as soon as there is a map.
  const [running, setRunning] = useState<Shot | null>(() => shots.find((shot) => shot.id === new URLSearchParams(location.search).get('shot')) ?? null)
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
    setRunning(shot)
    void runShot(shot)
  }
  return (
    <div className="shots" ref={menu}>
      <button type="button" className="round-button panel" aria-expanded={open} aria-haspopup="true" aria-label={text('shots.label')} title={text('shots.label')} onClick={() => setOpen(!open)}>
        <Icon name="camera" />
      </button>
      {open && (
        <ul className="shots-list panel" aria-label={text('shots.label')}>
          {shots.map((shot) => (
            <li key={shot.id}>
              <button type="button" className="shots-item" aria-current={running?.id === shot.id} onClick={() => run(shot)}>
                {words(shot.name)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {running && <ShotCaption shot={running} onClose={() => setRunning(null)} />}
    </div>
  )
}

function ShotCaption({ shot, onClose }: { readonly shot: Shot; readonly onClose: () => void }) {
  const { city, open } = useWorld()
  const text = useText()
  const words = useWords()
  const facts = shot.facts.flatMap((id) => city.facts.get(id) ?? [])
  return (
    <section className="shot-caption panel" aria-live="polite" aria-label={words(shot.name)}>
      <p className="shot-words">
        <strong>{words(shot.name)}</strong> {words(shot.caption)}
      </p>
      <p className="shot-sources">
        {facts.map((fact) => (
          <button key={fact.id} type="button" className="text-link" onClick={() => open.setState({ document: { id: fact.source.document, fact: fact.id } })}>
            {words(fact.subject)}
          </button>
        ))}
      </p>
      <button type="button" className="round-button shot-close" aria-label={text('shots.close')} title={text('shots.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </section>
  )
}
