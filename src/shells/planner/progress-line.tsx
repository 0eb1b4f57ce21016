import './progress-line.css'
/** A line across the top of the screen that fills up, with its words in a pill; without a share it sweeps. Read out once, not at each step. */
export function ProgressLine({
  words,
  share,
  quiet = false,
}: {
  readonly words: string
  readonly share: number | null
  readonly quiet?: boolean
}) {
  const percent = share === null ? undefined : Math.round(share * 100)
  return (
    <div className="stage-progress" data-part="stage-progress" data-quiet={quiet || undefined}>
      <progress className="stage-progress-value" aria-label={words} max={100} value={percent} />
      <span className="stage-progress-bar" data-endless={share === null || undefined} aria-hidden="true">
        <span style={{ transform: `scaleX(${share ?? 0.35})` }} />
      </span>
      <span className="stage-progress-words panel">
        <output>{words}</output>
        {percent !== undefined && (
          <span className="number" aria-hidden="true">
            {' '}
            {percent}%
          </span>
        )}
      </span>
    </div>
  )
}
