import { asDay, dayOf, isoOf } from '../../../base/day.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import type { Language } from '../../../session/session.ts'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import type { TextValues } from '../../../app/use-app.ts'
import { signedDays } from './signed-days.ts'

/** The last day of a span that ends, exclusively, on a date. */
const lastDate = (date: string): string => isoOf(asDay(dayOf(date) - 1))

/** What an edit does, as a message and its values. */
export function describeEdit(edit: ScenarioEdit, language: Language): [ScenariosMessageId, TextValues] {
  switch (edit.edit) {
    case 'shift':
      return ['scenario.edit.shift', { months: signedDays(edit.months), days: signedDays(edit.days) }]
    case 'stretch':
      return ['scenario.edit.stretch', { percent: Math.round(edit.factor * 100) }]
    case 'set-span':
      return edit.start && edit.end
        ? ['scenario.edit.span', { start: edit.start.date, end: lastDate(edit.end.date) }]
        : edit.start
          ? ['scenario.edit.start', { start: edit.start.date }]
          : ['scenario.edit.end', { end: edit.end ? lastDate(edit.end.date) : '' }]
    case 'hold':
      return ['scenario.edit.hold', { from: edit.from, until: lastDate(edit.until) }]
    case 'cancel':
      return ['scenario.edit.cancel', { from: edit.from }]
    case 'set-goal':
      return ['scenario.edit.goal', { value: edit.value }]
    case 'set-ramp':
      return ['scenario.edit.ramp', { from: edit.from, to: edit.to }]
    case 'add':
      return ['scenario.edit.add', { name: edit.name[language], start: edit.start, end: lastDate(edit.end) }]
  }
}
