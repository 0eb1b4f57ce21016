import './own-mark.css'
import type { Fact } from '../../facts/schema.ts'
import { formatIso } from '../../ui/format-day.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../app/use-app.ts'

/** Of a statement that was entered here: that it was, by whom and when, whether a second person has checked it, what it corrects. */
export function OwnMark({ fact }: { readonly fact: Fact }) {
  const { city } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const own = city.own.statements.get(fact.id)
  const corrected = [...city.own.statements].filter(([, { corrects }]) => corrects.includes(fact.id)).map(([id]) => id)
  const subjects = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => city.facts.get(id)?.subject ?? [])
      .map(words)
      .join(language === 'zh' ? '、' : ', ')
  if (!own && corrected.length === 0) return null
  return (
    <p className="own-mark" data-part="own-mark" data-state={own?.state}>
      {own && (
        <>
          <span className="own-badge">
            {text(own.state === 'draft' ? 'ownDocuments.markDraft' : 'ownDocuments.mark')}
          </span>
          <span>{text('ownDocuments.entered', { author: own.author, day: formatIso(own.entered, language) })}</span>
          {own.checkedBy !== null && <span>{text('ownDocuments.checked', { by: own.checkedBy })}</span>}
          {own.corrects.length > 0 && (
            <span>{text('ownDocuments.corrects', { subjects: subjects(own.corrects) })}</span>
          )}
        </>
      )}
      {corrected.length > 0 && <span>{text('ownDocuments.corrected', { subjects: subjects(corrected) })}</span>}
    </p>
  )
}
