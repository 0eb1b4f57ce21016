interface NotesTimeProps {
  readonly name: string
  /** In seconds. */
  readonly passed: number
  readonly planned: number
  readonly words: (planned: string) => string
}

/** Minutes and whole seconds that have passed: 61.9 is 1:01. */
function minutes(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}

/** A time that has passed, against the time that was planned for it. */
export function NotesTime({ name, passed, planned, words }: NotesTimeProps) {
  return (
    <div className="notes-time panel" data-part="notes-time" data-late={passed > planned || undefined}>
      <p className="notes-time-name">{name}</p>
      <p className="notes-time-passed number" data-part="notes-time-passed">
        {minutes(passed)}
      </p>
      <p className="notes-quiet number" data-part="notes-quiet">
        {words(minutes(planned))}
      </p>
      <span className="notes-time-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (100 * passed) / Math.max(1, planned))}%` }} />
      </span>
    </div>
  )
}
