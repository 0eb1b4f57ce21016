import type { Fact } from '../../facts/schema.ts'
import { FactMarks, FigureWords } from '../../features/card/fact-item.tsx'
import { formatPaperDay } from '../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../app/use-app.ts'
import { useKioskText } from './use-kiosk.ts'

/** Statements with where they stand: paper, date, line. LocalizedText only: nothing here leads anywhere. */
export function SourceLines({
  facts,
  withSubject = false,
  most = 4,
}: {
  readonly facts: readonly Fact[]
  readonly withSubject?: boolean
  readonly most?: number
}) {
  const { city } = useApp()
  const text = useKioskText()
  const words = useLocalized()
  const language = useLanguage()
  if (facts.length === 0) return null
  return (
    <section className="kiosk-sources">
      <h3>{text('kiosk.sources')}</h3>
      <ul>
        {facts.slice(0, most).map((fact) => {
          const document = city.documents.get(fact.source.document)
          return (
            <li key={fact.id}>
              {withSubject ? (
                <strong>{words(fact.subject)}</strong>
              ) : (
                <p className="kiosk-subject">{words(fact.subject)}</p>
              )}
              {!withSubject &&
                (fact.figure ? <FigureWords fact={fact} figure={fact.figure} /> : <FactMarks fact={fact} />)}
              {!withSubject && fact.status?.wordingZh && (
                <p>
                  <q lang="zh">{fact.status.wordingZh}</q>
                </p>
              )}
              {document && (
                <p className="kiosk-source" data-part="kiosk-source">
                  {text('kiosk.source', {
                    publication: words(document.publication),
                    date: formatPaperDay(document, language),
                  })}{' '}
                  · {text('kiosk.line', { page: fact.source.page ?? 0, line: fact.source.line })}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {facts.length > most && (
        <p className="kiosk-source" data-part="kiosk-source">
          {text('kiosk.more', { count: facts.length - most })}
        </p>
      )}
    </section>
  )
}
