import './day-summary.css'
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */
import { useEffect, useState } from 'react'
import { asDay, isoOf, type Day } from '../../base/day.ts'
import { entityMomentAt } from '../../moment/moment-at.ts'
import { aboutDay, aboutStatements } from '../../city/about-day.ts'
import type { Fact } from '../../facts/schema.ts'
import { summaryAt } from '../../moment/summary-at.ts'
import { formatShownDay, formatStatedDay } from '../../ui/format-day.ts'
import { useLastEvidence } from '../../app/last-evidence.ts'
import { phaseMessage } from '../../app/phase-messages.ts'
import { useLanguage, usePanels, useReading, useSession, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** A day that stands still is read out after this; while it runs, no more often than the second. In milliseconds. */
const [STILL_MS, RUNNING_MS] = [500, 5000]
/** Names in one sentence, so that it can still be listened to. */
const NAMES = 4

/** The shown day once it stands still, and from time to time while it runs. */
function useSettledDay(): Day {
  const { clock } = useApp()
  const [day, setDay] = useState(() => asDay(Math.floor(clock.day)))

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const settle = (): void => {
      waiting = undefined
      setDay(asDay(Math.floor(clock.day)))
    }
    const listen = (): void => {
      if (clock.playing) waiting ??= setTimeout(settle, RUNNING_MS)
      else {
        clearTimeout(waiting)
        waiting = setTimeout(settle, STILL_MS)
      }
    }
    const stop = clock.subscribe(listen)
    return () => {
      clearTimeout(waiting)
      stop()
    }
  }, [clock])
  return day
}

/** The shown day in words, made from the same moment as the map: read out politely, and seen where asked for. */
export function DayWords() {
  const { city, schedule } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const reading = useReading()
  const last = useLastEvidence()
  const shown = usePanels((open) => open.words)
  const selection = useSession((session) => session.selection)
  const day = useSettledDay()
  const date = formatShownDay(day, language)
  const summary = summaryAt(city, schedule, day)
  const comma = language === 'zh' ? '、' : ', '
  const phases = (rows: typeof summary.documented, assumed: boolean): string =>
    rows
      .map(({ phase, count }) => ({
        name: assumed && phase === 'started' ? ('phase.started.any' as const) : (`phase.${phase}` as const),
        count,
      }))
      .map(({ name, count }) => text('words.count', { phase: text(name), count }))
      .join(comma)
  const first = (names: readonly string[]): string =>
    names.slice(0, NAMES).join(comma) + (names.length > NAMES ? '……' : '')
  const sentences = [
    summary.evidence === 'before'
      ? text('words.before', { date })
      : summary.evidence === 'after'
        ? text('words.after', { date, last: formatStatedDay(last, aboutDay(city, last), language) })
        : text('words.known', { date, count: summary.spokenOf }),
  ]
  if (reading !== 'planned' && summary.documented.length > 0)
    sentences.push(text('words.documented', { list: phases(summary.documented, false) }))
  if (reading !== 'documented' && summary.planned.length > 0)
    sentences.push(
      text('words.planned', { scenario: words(schedule.scenario.name), list: phases(summary.planned, true) }),
    )
  if (summary.changed.length > 0)
    sentences.push(
      text('words.changed', {
        list: first(
          summary.changed.map(({ entity, phase }) =>
            text('words.change', { name: words(entity.name), phase: text(phaseMessage(phase, entity)) }),
          ),
        ),
      }),
    )
  sentences.push(...useTodayWords(summary.today, first))
  const entry = selection === null ? undefined : schedule.entries[city.indexOf.get(selection) ?? -1]
  if (entry) {
    const moment = entityMomentAt(entry, day)
    sentences.push(
      text('words.selection', {
        name: words(entry.entity.name),
        documented: text(phaseMessage(moment.documented, entry.entity)),
        planned: moment.planned ? text(phaseMessage(moment.planned, entry.entity)) : text('words.noPlan'),
      }),
    )
  }
  if (summary.nextDay !== null)
    sentences.push(
      text('words.next', { date: formatStatedDay(summary.nextDay, aboutDay(city, summary.nextDay), language) }),
    )

  return (
    <section
      className={shown ? 'day-words-panel panel' : 'hidden-words'}
      tabIndex={shown ? 0 : undefined}
      aria-label={text('words.label')}
    >
      <p aria-live="polite" aria-atomic="true" data-day={isoOf(day)} lang={language === 'zh' ? 'zh-CN' : 'en-GB'}>
        {sentences.join(language === 'zh' ? '' : ' ')}
      </p>
    </section>
  )
}

/** What is printed or happened on the day, and that the day of the paper is inferred where it is. */
function useTodayWords(today: readonly Fact[], first: (names: readonly string[]) => string): readonly string[] {
  const { city } = useApp()
  const text = useText()
  const words = useLocalized()
  if (today.length === 0) return []
  const about = aboutStatements(city, today)
  return [
    text('words.today', { count: today.length, list: first(today.map(({ subject }) => words(subject))) }),
    ...(about ? [text('words.inferred', { about: words(about) })] : []),
  ]
}
