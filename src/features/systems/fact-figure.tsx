import './card-indicators.css'
import type { Fact } from '../../facts/schema.ts'
import { formatFigure } from '../../ui/format-figure.ts'
import { useLanguage, useLocalized, useApp } from '../../app/use-app.ts'
import { useSystemText } from './systems-context.tsx'

/** A statement's number as its document gives it. A press opens the document at it; every number of the cockpit is one of these. */
export function FactFigure({ fact, side }: { readonly fact: Fact; readonly side: 'goal' | 'report' | 'plain' }) {
  const { panels } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const figure = useFigureWords(fact)
  return (
    <button
      type="button"
      className="fact-figure"
      data-figure={fact.figure?.value ?? ''}
      data-fact={fact.id}
      data-side={side}
      data-counted={fact.figure?.basis === 'counted' || undefined}
      title={text('indicator.source', { subject: words(fact.subject), figure: figure.whole })}
      onClick={() => panels.setState({ dialog: null, document: { id: fact.source.document, fact: fact.id } })}
    >
      {figure.mark && <span className="figure-mark">{figure.mark}</span>}
      {figure.number === null ? <q lang="zh">{fact.source.phrase}</q> : <b className="number">{figure.number}</b>}
      {figure.unit && <span className="figure-unit">{figure.unit}</span>}
      {fact.figure?.basis === 'counted' && <em>{text('indicator.counted')}</em>}
      {fact.figure === null && <em>{text('indicator.range')}</em>}
      <span className="hidden-words">{words(fact.subject)}</span>
    </button>
  )
}

const COMPARED = {
  '>=': 'indicator.atLeast',
  '>': 'indicator.moreThan',
  about: 'indicator.about',
  nearly: 'indicator.nearly',
} as const

/** A figure in parts and as a whole, in the chosen language; without a figure, the words of the page. */
export function useFigureWords(fact: Fact): {
  readonly mark: string
  readonly number: string | null
  readonly unit: string
  readonly whole: string
} {
  const language = useLanguage()
  const text = useSystemText()
  if (!fact.figure) return { mark: '', number: null, unit: '', whole: fact.source.phrase }
  const { number, unit } = formatFigure(fact.figure, language)
  const plain = `${number} ${unit}`
  const { comparator } = fact.figure
  const whole = comparator === '=' ? plain : text(COMPARED[comparator], { figure: plain })
  return {
    mark: { '=': '', '>=': '≥', '>': '>', about: text('indicator.aboutMark'), nearly: text('indicator.nearlyMark') }[
      comparator
    ],
    number,
    unit,
    whole,
  }
}
