import './dialogs.css'
import { Dialog } from '../../ui/dialog.tsx'
import { formatPaperDay } from '../../ui/format-day.ts'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'
import { useCredits } from '../../app/use-credits.ts'

/** Whose work the twin stands on: the documents, the geographic data with their terms, software and type. */
export function CreditsDialog() {
  const { city, panels } = useApp()
  const credits = useCredits()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const documents = [...city.documents.values()].sort((a, b) => a.date.localeCompare(b.date))
  return (
    <Dialog title={text('credits.title')}>
      <section>
        <h3>{text('credits.documents')}</h3>
        <ul className="credits">
          {documents.map((document) => (
            <li key={document.id}>
              <button
                type="button"
                className="link"
                data-part="document-link"
                onClick={() => panels.setState({ dialog: null, document: { id: document.id, fact: null } })}
              >
                {words(document.publication)} · {formatPaperDay(document, language)}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text('credits.data')}</h3>
        <ul className="credits">
          {credits.map((credit) => (
            <li key={credit.file}>
              <p>{words(credit.credit)}</p>
              <p className="quiet-words">
                {text('credits.licence', { licence: credit.licence })} · <code>{credit.file}</code>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text('credits.software')}</h3>
        <p>{text('credits.softwareList')}</p>
      </section>
    </Dialog>
  )
}
