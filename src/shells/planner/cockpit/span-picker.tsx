import './spans.css'
import type { ReactNode } from 'react'
import { FIRST_DAY, LAST_DAY, asDay, dayOf, isoOf, type Day } from '../../../base/day.ts'
import { aboutDay } from '../../../city/about-day.ts'
import { addToast } from '../../../app/panels.ts'
import { useApp, useLanguage, useSession } from '../../../app/use-app.ts'
import { formatShownDay, formatStatedDay } from '../../../ui/format-day.ts'
import { useTypedDate } from '../../../ui/typed-date.ts'
import { useCockpitText } from './cockpit-text.ts'
import type { SpanChoice } from './use-span.ts'

/** Two days, typed or taken from the stops of the timeline. `children`: what else narrows the list. */
export function SpanPicker({ choice, children }: { readonly choice: SpanChoice; readonly children?: ReactNode }) {
  const { span, choose } = choice
  return (
    <div className="span-picker" data-part="span-picker">
      {(['from', 'to'] as const).map((which) => (
        <fieldset key={which}>
          <TypedDay which={which} day={span[which]} onDay={(day) => choose(which, day)} />
          <StopSelect which={which} onDay={(day) => choose(which, day)} />
        </fieldset>
      ))}
      {children}
    </div>
  )
}

interface DayChoice {
  readonly which: 'from' | 'to'
  readonly onDay: (day: Day) => void
}

function TypedDay({ which, day, onDay }: DayChoice & { readonly day: Day }) {
  const { panels } = useApp()
  const text = useCockpitText()
  const { fault, props } = useTypedDate({
    min: FIRST_DAY,
    max: asDay(LAST_DAY - 1),
    onTake: (iso) => onDay(dayOf(iso)),
    onRefuse: (reason) => addToast(panels, 'date.refused', { reason }),
  })
  return (
    <label>
      <span>{text(`span.${which}`)}</span>
      {/* A day that is chosen elsewhere stands in the field at once. */}
      <input key={day} type="date" defaultValue={isoOf(day)} title={fault} {...props} />
    </label>
  )
}

/** The days on which documents speak, the day that is shown, and that of the second side. */
function StopSelect({ which, onDay }: DayChoice) {
  const { city, clock, documentedDays } = useApp()
  const text = useCockpitText()
  const language = useLanguage()
  const second = useSession((session) => session.sides[1]?.day)
  const today = (): Day => asDay(Math.min(Math.floor(clock.day), clock.end - 1))
  const onTimeline = documentedDays.filter((day) => day >= FIRST_DAY && day < LAST_DAY)
  return (
    <select
      aria-label={text(which === 'from' ? 'span.stopFrom' : 'span.stopTo')}
      value=""
      onChange={({ target: { value } }) => onDay(value === 'shown' ? today() : asDay(Number(value)))}
    >
      <option value="" hidden>
        {text('span.stops')}
      </option>
      <option value="shown">{text('span.shownDay', { date: formatShownDay(clock.day, language) })}</option>
      {second !== undefined && (
        <option value={second}>{text('span.secondDay', { date: formatShownDay(second, language) })}</option>
      )}
      {onTimeline.toReversed().map((day) => (
        <option key={day} value={day}>
          {formatStatedDay(day, aboutDay(city, day), language)}
        </option>
      ))}
    </select>
  )
}
