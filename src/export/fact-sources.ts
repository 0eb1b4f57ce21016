import type { City } from '../city/build-city.ts'

/** The pages that facts stand on, each once: publication, date (as it is told where it is inferred) and line. Facts that the city does not hold are left out. */
export function sourcesText(city: City, facts: readonly string[], language: 'zh' | 'en'): string {
  const pages = facts.flatMap((id) => {
    const fact = city.facts.get(id)
    const paper = fact && city.documents.get(fact.source.document)
    if (!fact || !paper) return []
    return [
      language === 'zh'
        ? `${paper.publication.zh} ${paper.dateAbout?.zh ?? paper.date} 第${fact.source.line}行`
        : `${paper.publication.en} ${paper.dateAbout?.en ?? paper.date} line ${fact.source.line}`,
    ]
  })
  return [...new Set(pages)].join('; ')
}
