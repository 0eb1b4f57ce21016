import './own-section.css'
import { use, useMemo } from 'react'
import { useStore } from 'zustand'
import { FIRST_DAY } from '../../base/day.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import { compareOwnRecord } from '../../moment/compare-own-record.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { ownStateAt, type OwnRecord } from '../../scenario/own-record.ts'
import { ownEn } from './messages/en.ts'
import { ownZh } from './messages/zh.ts'
import { formatDay, formatIso } from '../../ui/format-day.ts'
import { createFeatureMessages } from '../../app/feature-messages.tsx'
import { useClockFact } from '../../app/use-clock.ts'
import { useLanguage, useLocalized, useApp } from '../../app/use-app.ts'

const { Provider: OwnMessages, useMessages: useOwnText } = createFeatureMessages({ zh: ownZh, en: ownEn })

/** What a bureau's own schedules record of a thing, set apart from what documents say: with file, row and dates. */
export default function OwnSection({ entry }: { readonly entry: EntitySchedule }) {
  const {
    schedules,
    scenarios: { loadOwnRecords },
  } = useApp()
  const records = use(loadOwnRecords())
  const byScenario = useStore(records.store, (state) => state.byScenario)
  const here = useMemo(() => {
    const found = new Map<string, { readonly record: OwnRecord; readonly scenario: LocalizedText }>()
    for (const { source, scenario } of schedules) {
      for (const record of byScenario.get(source.id) ?? []) {
        if (record.entity === entry.entity.id)
          found.set(`${record.file} ${record.row}`, { record, scenario: scenario.name })
      }
    }
    return [...found.values()]
  }, [schedules, byScenario, entry])
  if (here.length === 0) return null
  return (
    <OwnMessages>
      {here.map(({ record, scenario }) => (
        <Record key={`${record.file} ${record.row}`} entry={entry} record={record} scenario={scenario} />
      ))}
    </OwnMessages>
  )
}

function Record({
  entry,
  record,
  scenario,
}: {
  readonly entry: EntitySchedule
  readonly record: OwnRecord
  readonly scenario: LocalizedText
}) {
  const { city } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const language = useLanguage()
  const state = useClockFact((clock) => ownStateAt(record, clock.day))
  // How it stands to plan and documents is the same on every day.
  const { startDays, finishDays, documentedStart } = useMemo(
    () => compareOwnRecord(city, entry, record, FIRST_DAY),
    [city, entry, record],
  )
  const date = (iso: string | null): string => (iso === null ? text('own.notStated') : formatIso(iso, language))
  const compared = (
    message: 'own.start.plan' | 'own.finish.plan' | 'own.start.document',
    days: number,
    date = '',
  ): string => text(message, { days: Math.abs(days), way: text(days > 0 ? 'own.later' : 'own.earlier'), date })
  const against = [
    ...(startDays === null ? [] : [compared('own.start.plan', startDays)]),
    ...(finishDays === null ? [] : [compared('own.finish.plan', finishDays)]),
    ...(documentedStart === null || documentedStart.recordLaterDays === null
      ? []
      : [compared('own.start.document', documentedStart.recordLaterDays, formatDay(documentedStart.day, language))]),
  ]
  return (
    <section
      className="card-section own-section"
      data-part="own-section"
      aria-label={`${text('own.title')}: ${text('own.from', { file: record.file, row: record.row })}`}
    >
      <h3>{text('own.title')}</h3>
      <p className="own-class">{text('own.class')}</p>
      <dl>
        <dt>{text('own.name')}</dt>
        <dd>{record.name}</dd>
        <dt>{text('own.start')}</dt>
        <dd className="number">{date(record.actualStart)}</dd>
        <dt>{text('own.finish')}</dt>
        <dd className="number">{date(record.actualFinish)}</dd>
        <dt>{text('own.percent')}</dt>
        <dd className="number">{record.percent === null ? text('own.notStated') : `${record.percent}%`}</dd>
        <dt>{text('own.on')}</dt>
        <dd>
          <strong>{text(`own.state.${state}`)}</strong>
        </dd>
      </dl>
      {against.length > 0 && (
        <p className="quiet-words">
          {text('own.against')}
          {language === 'zh' ? '：' : ': '}
          {against.join(language === 'zh' ? '；' : '; ')}
        </p>
      )}
      <p className="own-from">
        <span className="number">{text('own.from', { file: record.file, row: record.row })}</span>
        <span className="quiet-words">{text('own.of', { name: words(scenario) })}</span>
      </p>
    </section>
  )
}
