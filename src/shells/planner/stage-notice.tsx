import './stage-notice.css'
import { useStore } from 'zustand'
import { FabricProgress } from './fabric-progress.tsx'
import { ProgressLine } from './progress-line.tsx'
import { useText, useApp } from '../../app/use-app.ts'
import { Button } from '../../ui/button.tsx'

/** How the map stands while it is not whole: loading, restoring, its city fabric still being made, or that it cannot be had and what still works. */
export function StageNotice() {
  const { stage, panels } = useApp()
  const status = useStore(stage)
  const text = useText()
  if (status.state === 'ready') return <FabricProgress />
  if (status.state === 'unavailable') {
    return (
      <section className="stage-unavailable panel" data-part="stage-unavailable" role="alert">
        <h2>{text(`stage.unavailable.${status.reason}`)}</h2>
        <p>{text('stage.unavailable.rest')}</p>
        <p className="quiet-words">{text('stage.unavailable.advice')}</p>
        {status.detail !== '' && (
          <details>
            <summary>{text('stage.unavailable.detail')}</summary>
            <code>{status.detail}</code>
          </details>
        )}
        <p className="stage-actions">
          <Button kind="solid" onClick={() => panels.setState({ dock: 'list' })}>
            {text('stage.openList')}
          </Button>
          <Button onClick={() => location.reload()}>{text('stage.reload')}</Button>
        </p>
      </section>
    )
  }
  const share = status.state === 'loading' ? status.share : null
  return <ProgressLine words={text(share === null ? 'stage.restoring' : 'stage.loading')} share={share} />
}
