import './pairs.css'
import type { Fact } from '../../../facts/schema.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { OwnMark } from '../../../features/card/own-mark.tsx'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { Basis } from '../../../ui/basis.tsx'
import { OpenListMark, WillMark } from '../../../ui/fact-marks.tsx'
import { formatPaperDay, formatPeriod } from '../../../ui/format-day.ts'
import { Icon } from '../../../ui/icon.tsx'

interface StatementProps {
  readonly fact: Fact
  readonly side: 'goal' | 'report'
  /** Its term is left to another place. */
  readonly withoutTerm?: boolean
}

/** A goal or a report: the figure, or the words of the page, its deadline, and the paper with its date. */
export function Statement({ fact, side, withoutTerm = false }: StatementProps) {
  const language = useLanguage()
  return (
    <div className="statement" data-side={side}>
      {fact.figure ? (
        <FactFigure fact={fact} side={side} />
      ) : (
        <span>
          <WillMark fact={fact} /> <q lang="zh">{fact.status?.wordingZh ?? fact.source.phrase}</q>{' '}
          <OpenListMark fact={fact} />
        </span>
      )}
      {fact.deadline && side === 'goal' && !withoutTerm && (
        <span className="when">
          {formatPeriod(fact.deadline.period, language)} <Basis basis={fact.deadline.basis} />
        </span>
      )}
      <StatementSource fact={fact} />
      <OwnMark fact={fact} />
    </div>
  )
}

/** The paper that a statement stands in, with its date as it is told. A press opens the document at it. */
export function StatementSource({ fact }: { readonly fact: Fact }) {
  const { city, panels } = useApp()
  const words = useLocalized()
  const language = useLanguage()
  const paper = city.documents.get(fact.source.document)
  return (
    paper && (
      <button
        type="button"
        className="statement-source"
        data-part="statement-source"
        data-fact={fact.id}
        onClick={() => panels.setState({ document: { id: paper.id, fact: fact.id } })}
      >
        <Icon name="page" />
        <span>
          {words(paper.publication)} <span className="number">{formatPaperDay(paper, language)}</span>
        </span>
      </button>
    )
  )
}
