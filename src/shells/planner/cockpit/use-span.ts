import { useState } from 'react'
import { dayOf, type Day } from '../../../base/day.ts'
import { spanOf, type DaySpan } from '../../../moment/day-span.ts'
import { openCockpit } from '../../../app/panels.ts'
import { useApp, usePanels } from '../../../app/use-app.ts'

/** The two days of a list, and how another is chosen. What was chosen stands in the address; until then the list names its own. */
export interface SpanChoice {
  readonly span: DaySpan
  readonly choose: (which: 'from' | 'to', day: Day) => void
  readonly chooseBoth: (from: Day, to: Day) => void
}

/** `first`: the days before any were chosen, worked out once. */
export function useSpan(tab: 'due' | 'changes', first: () => readonly [Day, Day]): SpanChoice {
  const { panels } = useApp()
  const [own] = useState(first)
  const chosen = usePanels((open) => (open.cockpit?.tab === tab ? open.cockpit.span : null))
  const [from, to] = chosen ?? own
  const chooseBoth = (a: Day, b: Day): void => {
    const { from: earlier, to: later } = spanOf(a, b)
    openCockpit(panels, { tab, span: [earlier, later] })
  }
  return {
    span: spanOf(from, to),
    choose: (which, day) => (which === 'from' ? chooseBoth(day, to) : chooseBoth(from, day)),
    chooseBoth,
  }
}

/** The first and the last day of a year. */
export function yearSpan(year: number): readonly [Day, Day] {
  return [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)]
}
