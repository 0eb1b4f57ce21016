import './differing-days.css'
import { useMemo } from 'react'
import { FIRST_DAY } from '../../../base/day.ts'
import { daysOfChange, differingDays } from '../../../moment/differing-days.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatShownShort } from '../../../ui/format-day.ts'
import { useApp, useLanguage } from '../../../app/use-app.ts'
import { useClockEnd } from '../../../app/use-clock.ts'
import { useResults, useResultsText } from './results-context.tsx'
import { Button } from '../../../ui/button.tsx'

/** On which days the two scenarios differ at all, and a press away the day on which they differ most. */
export function DifferingDays({ first, second }: { readonly first: Schedule; readonly second: Schedule }) {
  const { commands } = useApp()
  const { indicatorsOf } = useResults()
  const text = useResultsText()
  const language = useLanguage()
  const end = useClockEnd()
  const runs = useMemo(
    () => differingDays(indicatorsOf(first), indicatorsOf(second), daysOfChange([first, second], FIRST_DAY, end)),
    [indicatorsOf, first, second, end],
  )
  if (runs.length === 0) return <p className="results-note">{text('results.differing.none')}</p>
  return (
    <div className="differing-days" data-part="differing-days">
      <span>{text('results.differing')}</span>
      <ul>
        {runs.map(({ from, to, most }) => (
          <li key={from}>
            <Button
              title={text('results.differing.go', { date: formatShownShort(most.day, language) })}
              onClick={() => commands.goToDay(most.day)}
            >
              <span className="number">
                {from === to
                  ? formatShownShort(from, language)
                  : `${formatShownShort(from, language)} – ${formatShownShort(to, language)}`}
              </span>
              <small>
                {text('results.differing.most', {
                  date: formatShownShort(most.day, language),
                  gain: most.gain,
                  loss: most.cost,
                  moved: most.moved,
                })}
              </small>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
