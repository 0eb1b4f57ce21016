import { formatShort } from '../../../ui/format-day.ts'
import { useLastEvidence } from '../../../app/last-evidence.ts'
import { useClockEnd, useClockFact } from '../../../app/use-clock.ts'
import { useLanguage, useText } from '../../../app/use-app.ts'
import { shareOf } from './track-scale.ts'

/** The line at the last day of evidence, and the shaded track after it with its words. */
export function TrackEvidence() {
  const text = useText()
  const language = useLanguage()
  const last = useLastEvidence()
  const after = useClockFact((clock) => clock.day >= last + 1)
  const end = useClockEnd()
  const left = `${shareOf(last + 1, end) * 100}%`
  return (
    <div className="track-beyond" data-part="track-beyond" style={{ left }} data-crossed={after || undefined}>
      <span
        className="track-beyond-words"
        title={`${text('evidence.last', { date: formatShort(last, language) })} ${text('evidence.after')}`}
      >
        <b>{text('evidence.last', { date: formatShort(last, language) })}</b>
        <span>{text('evidence.after')}</span>
      </span>
    </div>
  )
}
