import './document-list.css'
import { formatPaperDay } from '../../../ui/format-day.ts'
import { useLanguage, usePanels, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { useSystemText } from '../../../features/systems/systems-context.tsx'
import { Button } from '../../../ui/button.tsx'

/** The documents in the order of their days; each opens as a page of its own. */
export function DocumentList() {
  const { city, panels } = useApp()
  const text = useSystemText()
  const plain = useText()
  const words = useLocalized()
  const language = useLanguage()
  const shown = usePanels((open) => open.document?.id ?? null)
  const documents = [...city.documents.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return (
    <div className="cockpit-body document-list" data-part="document-list">
      <p className="cockpit-lead" data-part="cockpit-lead">
        {text('documents.lead')}
      </p>
      <p>
        <Button
          onClick={() => panels.setState({ ownDocuments: true, cockpit: null, results: null, briefingEditor: false })}
        >
          {plain('ownDocuments.open')}
        </Button>
      </p>
      <ol>
        {documents.map((document) => {
          const title = `${words(document.publication)} ${formatPaperDay(document, language)}`
          const taken = [...city.facts.values()].filter((fact) => fact.source.document === document.id).length
          return (
            <li
              key={document.id}
              data-document={document.id}
              data-own={city.own.documents.has(document.id) || undefined}
            >
              <button
                type="button"
                aria-pressed={shown === document.id}
                title={text('documents.open', { title })}
                onClick={() => panels.setState({ document: { id: document.id, fact: null } })}
              >
                <span className="document-list-date number">{formatPaperDay(document, language)}</span>
                <strong>
                  {words(document.publication)}
                  {document.page && <small> · {words(document.page)}</small>}
                </strong>
                <span
                  className="basis"
                  data-part="basis"
                  data-basis={document.dateConfidence === 'high' ? 'stated' : 'derived'}
                >
                  {plain(`document.confidence.${document.dateConfidence}`)}
                </span>
                <span className="when">{text('documents.facts', { count: taken })}</span>
                <span className="document-list-headlines">
                  {document.articles.map((article) => (
                    <span key={article.id} lang={language === 'zh' ? 'zh' : 'en'}>
                      {language === 'zh' ? `《${article.headline}》` : article.headlineEn}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
