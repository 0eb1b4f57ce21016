import { useMemo } from 'react'
import type { City } from '../../../city/build-city.ts'
import type { ReadFigure } from '../../../intake/phrase/read-figures.ts'
import { readPhrase } from '../../../intake/phrase/read-phrase.ts'
import type { StatementForm } from '../../../own-documents/make-statement.ts'
import { useApp, useText } from '../../../app/use-app.ts'
import { phaseMessage } from '../../../app/phase-messages.ts'
import { figureText } from '../../../ui/figure-text.ts'
import { formatPeriod } from '../../../ui/format-day.ts'
import type { Language } from '../../../session/session.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import type { Marked } from './read-step.tsx'

/** Something that a rule read: what it says, where it stands in the text, and what it fills in once it is taken. */
export interface Suggestion {
  readonly field: 'figure' | 'period' | 'day' | 'wording' | 'entity'
  readonly label: string
  readonly printed: string
  readonly fill: Partial<StatementForm>
}

/** What the rules read from a marked phrase, by field and the likeliest first. Nothing of it is in the form until it is taken. */
export function useSuggestions(marked: Marked, paper: string): readonly Suggestion[] {
  const { wholeCity } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  return useMemo(() => {
    const read = readPhrase(marked.phrase, marked.around, paper, wholeCity)
    const within = (source: string, { from, to }: { readonly from: number; readonly to: number }): string =>
      source.slice(from, to)
    /** Times stand in the phrase where it has any, else in its sentence. */
    const timeIn = (span: { readonly from: number; readonly to: number }, period: string): string =>
      within(marked.phrase, span).includes(period.slice(0, 4))
        ? within(marked.phrase, span)
        : within(marked.around, span)
    const figures = read.figures.map((figure) => figureSuggestion(figure, marked.phrase, language, text))
    // What a sentence reports as under way or done has no term: its year says when.
    const [first] = read.wordings
    const isReport = first?.rule ? first.rule.status !== 'planned' : false
    const terms = (isReport ? [] : read.terms).map(({ period, basis, span, sum }): Suggestion => {
      const printed = timeIn(span, period) || period
      return {
        field: 'period',
        label: `${formatPeriod(period, language)} · ${text(`basis.${basis}`)}`,
        printed,
        fill: { period, periodBasis: basis, periodPhrase: printed, sum },
      }
    })
    const days = read.days
      .filter(({ period, basis }) => period.length === 10 && basis === 'stated')
      .map(({ period, span }): Suggestion => {
        const printed = timeIn(span, period) || period
        return {
          field: 'day',
          label: formatPeriod(period, language),
          printed,
          fill: { day: period, dayPhrase: printed },
        }
      })
    const wordings = read.wordings.flatMap(({ wording, rule }): Suggestion[] => {
      if (!rule) return []
      const phase = rule.phase === null ? null : text(phaseMessage(rule.phase, null))
      return [
        {
          field: 'wording',
          label: phase === null ? wording : `${wording} → ${phase}`,
          printed: wording,
          fill: { wording: `${rule.status}|${wording}` },
        },
      ]
    })
    const names = namesIn(read.names, wholeCity).map(({ id, name }): Suggestion => ({
      field: 'entity',
      label: words(wholeCity.entityById.get(id)!.name),
      printed: name,
      fill: { entity: id, newEntity: null },
    }))
    return [...figures, ...terms, ...days, ...wordings, ...names]
  }, [marked, paper, wholeCity, text, words, language])
}

function figureSuggestion(
  figure: ReadFigure,
  phrase: string,
  language: Language,
  text: ReturnType<typeof useText>,
): Suggestion {
  const unit = figure.unit ?? ''
  const { before, number, after } = figureText(
    { value: figure.value, unit: { zh: unit, en: unit }, comparator: figure.comparator ?? '=', basis: figure.basis },
    language,
    text,
  )
  return {
    field: 'figure',
    label: [before, `${number} ${unit}`.trim(), after].filter(Boolean).join(' '),
    printed: phrase.slice(figure.span.from, figure.span.to),
    fill: {
      figure: String(figure.value),
      unitZh: unit,
      ...(figure.comparator ? { comparator: figure.comparator } : {}),
      basis: figure.basis,
      ordinal: figure.ordinal,
    },
  }
}

/** What stands on a named place is meant as well. */
function namesIn(
  names: ReturnType<typeof readPhrase>['names'],
  city: City,
): readonly { readonly id: string; readonly name: string }[] {
  return names.flatMap(({ kind, id, name }) =>
    kind === 'entity'
      ? [{ id, name }]
      : city.entities.filter(({ place }) => place === id).map((entity) => ({ id: entity.id, name })),
  )
}
