import { asDay, dayOf, isoOf } from '../../../base/day.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import type { Language } from '../../../session/session.ts'
import type { ScenariosMessageId } from '../scenarios/messages/zh.ts'
import type { TextValues } from '../../../app/use-app.ts'
import { signedDays } from './signed-days.ts'

/** The last day of a span that ends, exclusively, on a date. */
export const lastDate = (date: string): string => isoOf(asDay(dayOf(date) - 1))

/** What an edit does, as a message and its values. */
export function describeEdit(edit: ScenarioEdit, language: Language): [ScenariosMessageId, TextValues] {
  switch (edit.edit) {
    case 'shift':
      return ['scen.edit.shift', { months: signedDays(edit.months), days: signedDays(edit.days) }]
    case 'stretch':
      return ['scen.edit.stretch', { percent: Math.round(edit.factor * 100) }]
    case 'set-span':
      return edit.start && edit.end
        ? ['scen.edit.span', { start: edit.start.date, end: lastDate(edit.end.date) }]
        : edit.start
          ? ['scen.edit.start', { start: edit.start.date }]
          : ['scen.edit.end', { end: edit.end ? lastDate(edit.end.date) : '' }]
    case 'hold':
      return ['scen.edit.hold', { from: edit.from, until: lastDate(edit.until) }]
    case 'cancel':
      return ['scen.edit.cancel', { from: edit.from }]
    case 'set-goal':
      return ['scen.edit.goal', { value: edit.value }]
    case 'set-ramp':
      return ['scen.edit.ramp', { from: edit.from, to: edit.to }]
    case 'add':
      return ['scen.edit.add', { name: edit.name[language], start: edit.start, end: lastDate(edit.end) }]
  }
}
