import './card.css'
import './facts.css'
import { useEffect, useRef } from 'react'
import { aboutStatement } from '../../city/about-day.ts'
import { statementDay } from '../../city/documented-steps.ts'
import type { Fact, SourceDocument } from '../../facts/schema.ts'
import { EntityLink } from './entity-link.tsx'
import { Basis } from '../../ui/basis.tsx'
import { formatPaperDay, formatPeriod, formatStatedDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { FactMarks, FigureWords } from './fact-item.tsx'
import { OwnMark } from './own-mark.tsx'
import { placeWords } from './place-words.ts'

/** A bibliography entry: what the page is, how sure its date is, its headlines, and all that the pack takes from it. */
export function DocumentPanel({ document, fact }: { readonly document: SourceDocument; readonly fact: string | null }) {
  const { city, panels, store } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const body = useRef<HTMLDivElement>(null)
  const back = useRef<HTMLButtonElement>(null)
  const facts = [...city.facts.values()].filter((candidate) => candidate.source.document === document.id)

  useEffect(() => {
    body.current?.querySelector('[data-asked]')?.scrollIntoView({ block: 'center' })
    // What had the focus is gone with the card; the way back to it has it now.
    back.current?.focus({ preventScroll: true })
  }, [])

  return (
    <aside className="card panel document-panel" data-part="card document-panel" aria-label={text('document.label')}>
      <header className="card-head" data-part="card-head">
        <button
          type="button"
          className="back-button"
          ref={back}
          onClick={() => {
            panels.setState({ document: null })
            requestAnimationFrame(() =>
              window.document.querySelector<HTMLElement>('.card-body')?.focus({ preventScroll: true }),
            )
          }}
        >
          <Icon name={store.getState().selection === null ? 'close' : 'back'} />
          {text(store.getState().selection === null ? 'dialog.close' : 'card.back')}
        </button>
        <p className="card-kicker">
          {text('document.kicker')} · {text('document.factCount', { count: facts.length })}
        </p>
        <h2>
          {words(document.publication)}
          {document.page && <small> · {words(document.page)}</small>}
        </h2>
        <p className="document-date">
          <span className="number">{formatPaperDay(document, language)}</span>
          <span className="basis" data-basis={document.dateConfidence === 'high' ? 'stated' : 'derived'}>
            {text(`document.confidence.${document.dateConfidence}`)}
          </span>
          <span className="basis" data-basis={document.publicationConfidence === 'high' ? 'stated' : 'derived'}>
            {text(`document.publicationConfidence.${document.publicationConfidence}`)}
          </span>
        </p>
      </header>
      <div className="card-body" data-part="card-body" ref={body} tabIndex={-1}>
        <p className="quiet-words">{words(document.dateBasis)}</p>
        <section className="card-section">
          <h3>
            {text('document.articles')} <span className="count">{facts.length}</span>
          </h3>
          {document.articles.map((article) => (
            <TakenArticle
              key={article.id}
              article={article}
              facts={facts.filter((candidate) => candidate.source.article === article.id)}
              asked={fact}
            />
          ))}
        </section>
        <section className="card-section">
          <h3>{text('document.beyond')}</h3>
          <p className="quiet-words">{words(document.beyondSubject)}</p>
        </section>
        <section className="card-section">
          <h3>{text('document.rights')}</h3>
          <p className="quiet-words">{words(document.rights)}</p>
        </section>
      </div>
    </aside>
  )
}

/** A headline, and all that the pack takes from under it. */
function TakenArticle({
  article,
  facts,
  asked,
}: {
  readonly article: SourceDocument['articles'][number]
  readonly facts: readonly Fact[]
  readonly asked: string | null
}) {
  const text = useText()
  const language = useLanguage()
  return (
    <section className="article">
      <h4 lang="zh">
        《{article.headline}》 <span className="count">{facts.length}</span>
      </h4>
      {language === 'en' && <p className="quiet-words">{article.headlineEn}</p>}
      {article.shortened && <p className="quiet-words">{text('document.shortened')}</p>}
      <ul className="taken">
        {facts
          .toSorted((a, b) => (a.source.page ?? 0) - (b.source.page ?? 0) || a.source.line - b.source.line)
          .map((fact) => (
            <TakenFact key={fact.id} fact={fact} asked={fact.id === asked} />
          ))}
      </ul>
    </section>
  )
}

/** One statement taken from the page, with the few words by which it is found there and the things it speaks of. */
function TakenFact({ fact, asked }: { readonly fact: Fact; readonly asked: boolean }) {
  const { city, commands } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const entities = city.entitiesOfFact.get(fact.id) ?? []
  return (
    <li data-asked={asked || undefined}>
      <p className="taken-subject">{words(fact.subject)}</p>
      {fact.figure ? <FigureWords fact={fact} figure={fact.figure} /> : <FactMarks fact={fact} />}
      <p className="taken-time">
        {fact.status?.wordingZh && <q lang="zh">{fact.status.wordingZh}</q>}
        {fact.deadline && (
          <span>
            {text('card.deadline')} <span className="number">{formatPeriod(fact.deadline.period, language)}</span>{' '}
            <Basis basis={fact.deadline.basis} />
          </span>
        )}
        {fact.investmentYi && <span>{words(fact.investmentYi.words)}</span>}
        <button
          type="button"
          className="link quiet number"
          title={text('document.goToDay')}
          onClick={() => commands.goToDay(statementDay(city, fact))}
        >
          {formatStatedDay(statementDay(city, fact), aboutStatement(city, fact), language)}
        </button>
      </p>
      <p className="taken-phrase" data-part="taken-phrase">
        <q lang="zh">{fact.source.phrase}</q>{' '}
        <span className="source-line">
          {text('card.line', { page: fact.source.page ?? 0, line: fact.source.line })}
        </span>
      </p>
      <OwnMark fact={fact} />
      <p className="taken-entities" data-part="taken-entities">
        {entities.length === 0 && <span className="quiet-words">{text('document.noEntity')}</span>}
        {entities.map((entity) => (
          <span key={entity.id} className="taken-entity">
            <EntityLink entity={entity} />
            <small>{placeWords(city, entity, text, words)}</small>
          </span>
        ))}
      </p>
    </li>
  )
}
