import { assertDefined } from '../../base/assert.ts'
import type { Fact } from '../../facts/schema.ts'
import { formatPaperDay } from '../../ui/format-day.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'

interface SourceLinkProps {
  readonly fact: Fact
  /** Publication and date only. */
  readonly short?: boolean
}

/** Where a statement stands: paper, date, headline, line. A press opens the document. */
export function SourceLink({ fact, short = false }: SourceLinkProps) {
  const { city, panels } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const document = assertDefined(city.documents.get(fact.source.document), fact.source.document)
  const article = document.articles.find(({ id }) => id === fact.source.article)
  const publication = words(document.publication)
  const date = formatPaperDay(document, language)
  return (
    <button
      type="button"
      className="source-link"
      data-part="source-link"
      data-short={short || undefined}
      title={text('card.openSource', { publication, date })}
      onClick={() => panels.setState({ document: { id: document.id, fact: fact.id } })}
    >
      <Icon name="page" />
      <span>
        <span className="source-paper">
          {publication} · <span className="number">{date}</span>
        </span>
        {!short && article && (
          <span className="source-headline">{language === 'zh' ? `《${article.headline}》` : article.headlineEn}</span>
        )}
        {!short && (
          <span className="source-line" data-part="source-line">
            {text('card.line', { page: fact.source.page ?? 0, line: fact.source.line })}
          </span>
        )}
      </span>
    </button>
  )
}
