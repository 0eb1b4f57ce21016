import './day-plate.css'
import { BigDate, EvidenceChip } from '../../features/overlays/big-date.tsx'
import { useReading, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { usePresentText } from './presenter-context.tsx'

/** The day that is shown, how it is read, and whether it is plan only. */
export function DayPlate() {
  const { schedule } = useApp()
  const text = useText()
  const presentText = usePresentText()
  const words = useLocalized()
  const reading = useReading()
  return (
    <header className="present-day panel" data-part="present-day">
      <BigDate />
      <p className="present-reading">
        <span className="present-side" data-reading={reading}>
          {text(`reading.${reading}`)}
        </span>
        {reading === 'planned' && (
          <span className="present-plan" data-part="present-plan">
            <span className="hatch-swatch" aria-hidden="true" />
            {presentText('present.planned', { scenario: words(schedule.scenario.name) })}
          </span>
        )}
      </p>
      {reading !== 'planned' && <EvidenceChip />}
    </header>
  )
}
