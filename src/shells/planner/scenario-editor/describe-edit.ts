import { asDay, dayOf } from '../../../base/day.ts'
import { dayText } from '../../../base/day-text.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import type { scenariosZh } from '../scenarios/messages/zh.ts'
import type { KeptMessage } from '../../../messages/values.ts'
import { signedDays } from './signed-days.ts'

/** What an edit does, as a message and its values. */
export function describeEdit(edit: ScenarioEdit, language: keyof LocalizedText): KeptMessage<typeof scenariosZh> {
  const date = (iso: string): string => dayText(dayOf(iso))[language]
  /** The last day of a span that ends, exclusively, on a date. */
  const lastDate = (end: string): string => dayText(asDay(dayOf(end) - 1))[language]
  switch (edit.edit) {
    case 'shift':
      return {
        message: 'scenario.edit.shift',
        values: { months: signedDays(edit.months), days: signedDays(edit.days) },
      }
    case 'stretch':
      return { message: 'scenario.edit.stretch', values: { percent: Math.round(edit.factor * 100) } }
    case 'set-span':
      return edit.start && edit.end
        ? { message: 'scenario.edit.span', values: { start: date(edit.start.date), end: lastDate(edit.end.date) } }
        : edit.start
          ? { message: 'scenario.edit.start', values: { start: date(edit.start.date) } }
          : { message: 'scenario.edit.end', values: { end: edit.end ? lastDate(edit.end.date) : '' } }
    case 'hold':
      return { message: 'scenario.edit.hold', values: { from: date(edit.from), until: lastDate(edit.until) } }
    case 'cancel':
      return { message: 'scenario.edit.cancel', values: { from: date(edit.from) } }
    case 'set-goal':
      return { message: 'scenario.edit.goal', values: { value: edit.value } }
    case 'set-ramp':
      return { message: 'scenario.edit.ramp', values: { from: edit.from, to: edit.to } }
    case 'add':
      return { message: 'scenario.edit.add', values: { start: date(edit.start), end: lastDate(edit.end) } }
  }
}
