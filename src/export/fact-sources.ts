import '../messages/export.ts'
import { dayOf } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { localize } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'

/** The pages that facts stand on, each once: publication, date (as it is told where it is inferred) and line. Facts that the city does not hold are left out. */
export function sourcesText(city: City, facts: readonly string[], language: 'zh' | 'en'): string {
  const pages = facts.flatMap((id) => {
    const fact = city.facts.get(id)
    const paper = fact && city.documents.get(fact.source.document)
    if (!fact || !paper) return []
    const { publication, dateAbout, date } = paper
    const page = message('source.page', {
      publication,
      date: dateAbout ?? dayText(dayOf(date)),
      page: fact.source.page ?? 0,
      line: fact.source.line,
    })
    return [localize(page, language)]
  })
  return [...new Set(pages)].join('; ')
}
