import { message, type Message } from '../messages/message.ts'
import { asDay, dayOf } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { ScenarioEdit } from './schema.ts'

type Described = ScenarioEdit extends infer T
  ? T extends ScenarioEdit
    ? Omit<T, 'id' | 'entity' | 'author' | 'reason'>
    : never
  : never

/** The last day of a span whose exclusive end is given, as people say it. */
const lastDay = (end: string): LocalizedText => dayText(asDay(dayOf(end) - 1))
const dateText = (date: string): LocalizedText => dayText(dayOf(date))

/** What an edit does, without the thing, the author and the reason: "2 months later", "on hold from … to …". */
export function describeEdit(edit: Described): Message {
  switch (edit.edit) {
    case 'shift': {
      const months = Math.abs(edit.months)
      const days = Math.abs(edit.days)
      return inOrder(
        [
          edit.months > 0 && message('edit.shift.monthsLater', { count: months }),
          edit.months < 0 && message('edit.shift.monthsEarlier', { count: months }),
          edit.days > 0 && message('edit.shift.daysLater', { count: days }),
          edit.days < 0 && message('edit.shift.daysEarlier', { count: days }),
        ],
        message('edit.shift.none'),
      )
    }
    case 'stretch':
      return message('edit.stretch', { factor: edit.factor })
    case 'set-span':
      return inOrder(
        [
          edit.start !== undefined && message('edit.span.start', { date: dateText(edit.start.date) }),
          edit.end !== undefined && message('edit.span.end', { date: lastDay(edit.end.date) }),
        ],
        message('edit.span.none'),
      )
    case 'hold':
      return message('edit.hold', { from: dateText(edit.from), until: lastDay(edit.until) })
    case 'cancel':
      return message('edit.cancel', { from: dateText(edit.from) })
    case 'set-goal':
      return message('edit.setGoal', { value: edit.value })
    case 'set-ramp':
      return edit.shape === 'linear'
        ? message('edit.ramp.linear', { from: edit.from, to: edit.to })
        : message('edit.ramp.curve', { from: edit.from, to: edit.to })
    case 'add':
      return message('edit.add', { start: dateText(edit.start), end: lastDay(edit.end) })
  }
}

/** What there is to say, one after the other; `nothing` where there is nothing. */
function inOrder(parts: readonly (Message | false)[], nothing: Message): Message {
  const clauses = parts.filter((part) => part !== false)
  return clauses.length === 0 ? nothing : clauses.reduce((first, second) => message('text.comma', { first, second }))
}
