import './card-indicators.css'
import type { Fact } from '../../facts/schema.ts'
import { OpenListMark, WillMark } from '../../ui/fact-marks.tsx'
import { figureText, type FigureText } from '../../ui/figure-text.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../app/use-app.ts'
import { useSystemText } from './systems-context.tsx'

/** A statement's number as its document gives it. A press opens the document at it; every number of the cockpit is one of these. */
export function FactFigure({ fact, side }: { readonly fact: Fact; readonly side: 'goal' | 'report' | 'plain' }) {
  const { panels } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const figure = useFigureText(fact)
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
      <WillMark fact={fact} />
      {figure.mark && <span className="figure-mark">{figure.mark}</span>}
      {figure.number === null ? <q lang="zh">{fact.source.phrase}</q> : <b className="number">{figure.number}</b>}
      {figure.unit && (
        <>
          {' '}
          <span className="figure-unit">{figure.unit}</span>
        </>
      )}
      {fact.figure?.basis === 'counted' && <em>{text('indicator.counted')}</em>}
      <OpenListMark fact={fact} />
      {fact.figure === null && <em>{text('indicator.range')}</em>}
      <span className="hidden-words"> {words(fact.subject)}</span>
    </button>
  )
}

/** A figure in parts and as a whole, in the chosen language; without a figure, the words of the page. */
function useFigureText(fact: Fact): Pick<FigureText, 'mark' | 'unit' | 'whole'> & { readonly number: string | null } {
  const language = useLanguage()
  const text = useText()
  return fact.figure
    ? figureText(fact.figure, language, text)
    : { mark: '', number: null, unit: '', whole: fact.source.phrase }
}
