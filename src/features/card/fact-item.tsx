import type { ReactNode } from 'react'
import type { Fact } from '../../facts/schema.ts'
import { Basis } from '../../ui/basis.tsx'
import { OpenListMark, WillMark } from '../../ui/fact-marks.tsx'
import { formatPeriod } from '../../ui/format-day.ts'
import { figureText } from '../../ui/figure-text.ts'
import { useLanguage, useText, useLocalized } from '../../app/use-app.ts'
import { OwnMark } from './own-mark.tsx'
import { SourceLink } from './source-link.tsx'

/** One statement of one document: subject, figure, what is said about time, a short citation, and its source. */
export function FactItem({ fact }: { readonly fact: Fact }) {
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  return (
    <li className="fact" data-part="fact">
      <p className="fact-subject">{words(fact.subject)}</p>
      {fact.figure ? <FigureWords fact={fact} figure={fact.figure} /> : <FactMarks fact={fact} />}
      <dl className="fact-rows">
        {fact.deadline && (
          <Row term={text('card.deadline')}>
            <span className="number">{formatPeriod(fact.deadline.period, language)}</span>{' '}
            <Basis basis={fact.deadline.basis} />
            <span className="quiet-words">{words(fact.deadline.words)}</span>
          </Row>
        )}
        {fact.duration && <Row term={text('card.duration')}>{words(fact.duration)}</Row>}
        {fact.start && fact.startBasis && (
          <Row term={text('card.begun')}>
            <span className="number">{formatPeriod(fact.start, language)}</span> <Basis basis={fact.startBasis.basis} />
            <span className="quiet-words">{words(fact.startBasis.words)}</span>
          </Row>
        )}
        {fact.investmentYi && <Row term={text('card.investment')}>{words(fact.investmentYi.words)}</Row>}
        {fact.status?.wordingZh && (
          <Row term={text('card.status')}>
            <q lang="zh">{fact.status.wordingZh}</q>
          </Row>
        )}
      </dl>
      {fact.note && <p className="quiet-words">{words(fact.note)}</p>}
      <OwnMark fact={fact} />
      <SourceLink fact={fact} />
    </li>
  )
}

/** The marks of a statement without a figure. */
export function FactMarks({ fact }: { readonly fact: Fact }) {
  if (!fact.will && !fact.openList) return null
  return (
    <p className="fact-marks">
      <WillMark fact={fact} /> <OpenListMark fact={fact} />
    </p>
  )
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The figure as its document gives it; one that a reader counted says so and is never set as a quotation. */
export function FigureWords({ fact, figure }: { readonly fact: Fact; readonly figure: NonNullable<Fact['figure']> }) {
  const text = useText()
  const language = useLanguage()
  const { before, number, unit, after } = figureText(figure, language, text)
  return (
    <p className="figure" data-part="figure" data-basis={figure.basis}>
      <WillMark fact={fact} />
      {before && <span className="figure-words">{before}</span>}
      <b className="number">{number}</b>
      <span className="figure-words">
        {unit}
        {after}
      </span>
      {figure.basis === 'counted' ? (
        <em>{text('card.counted')}</em>
      ) : fact.kind === 'target' ? (
        <em>{text('card.figure.goal')}</em>
      ) : null}
      <OpenListMark fact={fact} />
    </p>
  )
}
