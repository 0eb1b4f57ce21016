import { dayOf } from '../../../base/day.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { useClockEnd } from '../../../app/use-clock.ts'
import { useLanguage, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { shareOf } from './track-scale.ts'

/** The scenario's milestones and notes, as flags over the lanes; a press goes to their day. */
export function TrackMarks() {
  const { schedule, commands } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const end = useClockEnd()
  const { milestones, notes } = schedule.scenario
  const marks = [
    ...milestones.map(({ id, date, name }) => ({ key: `milestone ${id}`, kind: 'milestone' as const, date, name })),
    ...notes.map(({ id, date, text: name }) => ({ key: `note ${id}`, kind: 'note' as const, date, name })),
  ]
  return marks.map(({ key, kind, date, name }, at) => {
    const day = dayOf(date)
    const label = text(`timeline.${kind}`, { date: formatDay(day, language), name: words(name) })
    return (
      <button
        key={`${key} ${at}`}
        type="button"
        className="track-mark"
        data-tick={kind}
        style={{ left: `${shareOf(day, end) * 100}%` }}
        title={label}
        aria-label={label}
        onClick={() => commands.goToDay(day)}
      />
    )
  })
}
