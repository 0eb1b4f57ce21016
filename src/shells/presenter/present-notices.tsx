import { useState } from 'react'
import { useStore } from 'zustand'
import type { PackError } from '../../intake/read-pack.ts'
import { Icon } from '../../ui/icon.tsx'
import { useText, useApp } from '../../app/use-app.ts'
import { usePresentText, usePresentUi } from './presenter-context.tsx'

/** What there is to say beside the briefing: a number being typed, no map, a recording that is missing, a briefing left out. */
export function PresentNotices({ faults }: { readonly faults: readonly PackError[] }) {
  const { stage } = useApp()
  const text = usePresentText()
  const planner = useText()
  const typed = usePresentUi((ui) => ui.typed)
  const silent = usePresentUi((ui) => ui.silent)
  const status = useStore(stage, ({ state }) => state)
  const [closed, setClosed] = useState(false)
  return (
    <output className="present-notices">
      {typed !== '' && <p className="present-typed panel number">{text('present.typed', { number: typed })}</p>}
      {(status === 'loading' || status === 'restoring') && (
        <p className="panel">{planner(status === 'loading' ? 'stage.loading' : 'stage.restoring')}</p>
      )}
      {status === 'unavailable' && <p className="panel">{text('present.noMap')}</p>}
      {silent !== null && <p className="panel">{text('present.silent', { file: silent })}</p>}
      {!closed && faults.length > 0 && (
        <div className="present-faults panel">
          <FaultLines faults={faults} />
          <button
            type="button"
            className="round-button"
            aria-label={planner('notice.close')}
            onClick={() => setClosed(true)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </output>
  )
}

/** Each briefing that was left out, with file, place and reason. */
export function FaultLines({ faults }: { readonly faults: readonly PackError[] }) {
  const text = usePresentText()
  return (
    <ul className="present-fault-lines">
      {faults.map(({ file, path, reason }) => (
        <li key={`${file} ${path} ${reason}`}>{text('present.fault', { file, path, reason })}</li>
      ))}
    </ul>
  )
}
