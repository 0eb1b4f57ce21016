import { useStore } from 'zustand'
import { useText, useWorld } from './use-world.ts'

/** How the map stands when it does not stand ready: loading, restoring, or that it cannot be had and what still works. */
export function StageNotice() {
  const { stage, open } = useWorld()
  const status = useStore(stage)
  const text = useText()
  if (status.state === 'ready') return null
  if (status.state === 'unavailable') {
    return (
      <section className="stage-unavailable panel" role="alert">
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
          <button type="button" className="solid-button" onClick={() => open.setState({ dock: 'list' })}>{text('stage.openList')}</button>
          <button type="button" className="plain-button" onClick={() => location.reload()}>{text('stage.reload')}</button>
        </p>
      </section>
    )
  }
  const share = status.state === 'loading' ? status.share : null
  return (
    <output className="stage-progress">
      <span className="stage-progress-bar" data-endless={share === null || undefined}>
        <span style={{ transform: `scaleX(${share ?? 0.35})` }} />
      </span>
      <span className="stage-progress-words panel">
        {text(share === null ? 'stage.restoring' : 'stage.loading')}
        {share !== null && <span className="number"> {Math.round(share * 100)}%</span>}
      </span>
    </output>
  )
}
