import { LAST_EVIDENCE_DAY } from '../../../moment/moment-at.ts'
import { formatShort } from '../format-day.ts'
import { useClockFact } from '../use-clock.ts'
import { useLanguage, useText } from '../use-world.ts'
import { shareOf } from './track-scale.ts'

/** The line at the last day of evidence, and the shaded track after it with its words. */
export function TrackEvidence() {
  const text = useText()
  const language = useLanguage()
  const after = useClockFact((clock) => clock.day >= LAST_EVIDENCE_DAY + 1)
  const left = `${shareOf(LAST_EVIDENCE_DAY + 1) * 100}%`
  return (
    <div className="track-beyond" style={{ left }} data-crossed={after || undefined}>
      <span className="track-beyond-words">
        <b>{text('evidence.last', { date: formatShort(LAST_EVIDENCE_DAY, language) })}</b>
        <span>{text('evidence.after')}</span>
      </span>
    </div>
  )
}
