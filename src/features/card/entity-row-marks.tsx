import './card.css'
import { DifferenceMark } from '../../ui/difference-mark.tsx'
import { PhaseMark } from '../../ui/phase-mark.tsx'
import { useMoment } from '../../app/use-moment.ts'
import { phaseMessage } from '../../app/phase-messages.ts'
import { useApp, useReading, useText } from '../../app/use-app.ts'

/** A thing's phase on the day as the reading has it, for lists: one mark, or two where plan and report part. */
export function EntityRowMarks({ id }: { readonly id: string }) {
  const reading = useReading()
  const moment = useMoment(id)
  const { city } = useApp()
  const text = useText()
  const documented = reading !== 'planned'
  const planned =
    moment.planned !== null && (reading === 'planned' || (reading === 'both' && moment.planned !== moment.documented))
  return (
    <span className="row-marks" data-part="row-marks">
      {documented && <PhaseMark phase={moment.documented} />}
      {reading === 'planned' && !planned && <PhaseMark phase="notStated" planned />}
      {planned && moment.planned && <PhaseMark phase={moment.planned} planned />}
      {reading === 'difference' && <DifferenceMark difference={moment.difference} />}
      <span className="hidden-words">
        {text(
          phaseMessage(
            reading === 'planned' ? (moment.planned ?? 'notStated') : moment.documented,
            city.entityById.get(id) ?? null,
          ),
        )}
      </span>
    </span>
  )
}
