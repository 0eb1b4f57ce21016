import type { DocumentedStep } from '../../city/documented-steps.ts'
import { formatDay } from '../../ui/format-day.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../app/use-app.ts'

/** On which day a document states a step, or reports it; where the document's own day is inferred, that it is, and about when. */
export function StepDayWords({ step }: { readonly step: DocumentedStep }) {
  const { city } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const about = city.documents.get(city.facts.get(step.fact)?.source.document ?? '')?.dateAbout
  return (
    <span className="phase-when">
      {step.dayInferred && about
        ? text('card.reportedByAbout', { about: words(about) })
        : text(step.mode === 'stated' ? 'card.stated' : 'card.reportedBy', { date: formatDay(step.day, language) })}
    </span>
  )
}
