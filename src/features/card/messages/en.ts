import type { OwnMessageId } from './zh.ts'

export const ownEn: Readonly<Record<OwnMessageId, string>> = {
  'own.title': 'Own record',
  'own.class':
    'A source class of its own: from an imported schedule, not from a document, and counted in no timeline view',
  'own.from': '{file}, row {row}',
  'own.name': 'Name in the file',
  'own.start': 'Start recorded',
  'own.finish': 'Finish recorded',
  'own.percent': 'Progress recorded',
  'own.notStated': 'left empty',
  'own.on': 'By this record, on the chosen day',
  'own.state.not-begun': 'not started',
  'own.state.under-way': 'started, not finished',
  'own.state.finished': 'finished',
  'own.state.unknown': 'not stated',
  'own.against': 'Compared with other sources',
  'own.start.plan':
    'start {days, plural, =0 {as the scenario plans it} one {# day {way} than the scenario plans it} other {# days {way} than the scenario plans it}}',
  'own.finish.plan':
    'finish {days, plural, =0 {as the scenario plans it} one {# day {way} than the scenario plans it} other {# days {way} than the scenario plans it}}',
  'own.start.document':
    'start {days, plural, =0 {as the documents state it} one {# day {way} than the documents state it} other {# days {way} than the documents state it}} ({date})',
  'own.later': 'later',
  'own.earlier': 'earlier',
  'own.of': 'Imported with the scenario "{name}"',
}
