import { dayOf, type Day } from '../../base/day.ts'
import type { City } from '../../city/build-city.ts'
import type { Fact } from '../../facts/schema.ts'
import type { Language } from '../../session/session.ts'
import type { Slide } from '../../story/slides.ts'
import { formatPaperDay, formatShownDay } from '../../ui/format-day.ts'
import { figureText } from '../../ui/figure-text.ts'
import type { ExportText } from './use-export-text.tsx'

/** One slide or page in words. */
export interface Sheet {
  readonly id: string
  readonly kind: Slide['kind']
  readonly title: string
  /** Number and section; empty for opening and closing. */
  readonly kicker: string
  readonly words: string
  /** What is derived or assumed in the words, with why. */
  readonly marks: readonly string[]
  readonly notes: string
  /** The day that the picture shows, and how it is read. */
  readonly caption: string
  /** One line for each fact, and the same without headlines, for narrow places. */
  readonly sources: readonly string[]
  readonly shortSources: readonly string[]
}

export interface SheetSource {
  readonly text: ExportText
  readonly language: Language
  readonly city: City
  /** Of the last document in use. */
  readonly lastEvidence: Day
}

/** A briefing's slides in words, each with the places where its claims are written. */
export function sheetsOf(slides: readonly Slide[], source: SheetSource): readonly Sheet[] {
  const { text, language, city, lastEvidence } = source
  return slides.map(({ kind, view, number, section }) => {
    const day = dayOf(view.play?.to ?? view.day)
    const facts = view.facts.flatMap((id) => city.facts.get(id) ?? [])
    const sectionWords = section === null ? '' : text(`export.section.${section}`)
    return {
      id: view.id,
      kind,
      title: view.title[language],
      kicker: number === null ? '' : [String(number), sectionWords].filter((part) => part !== '').join(' · '),
      words: view.words[language],
      marks: view.figures.map((figure) =>
        text('export.mark', {
          basis: text(`basis.${figure.basis}`),
          words: figure.words[language],
          why: figure.why[language],
        }),
      ),
      notes: view.notes[language],
      caption: [
        formatShownDay(day, language),
        text(`reading.${view.reading}`),
        ...(day >= lastEvidence + 1 ? [text('evidence.after')] : []),
      ].join(' · '),
      sources: facts.map((fact) => citeFact(fact, source)),
      shortSources: facts.map((fact) => citeFact(fact, source, true)),
    }
  })
}

/** Where a statement stands, in one line: what, how much, paper, date, headline unless `short`, line. */
function citeFact(
  fact: Fact,
  { text, language, city }: Pick<SheetSource, 'text' | 'language' | 'city'>,
  short = false,
): string {
  const document = city.documents.get(fact.source.document)
  const article = document?.articles.find(({ id }) => id === fact.source.article)
  const statement = [
    ...(fact.will ? [text('will', { degree: fact.will.degree })] : []),
    ...(fact.figure ? [figureText(fact.figure, language, text).whole] : []),
  ].join(' ')
  const what = [fact.subject[language], ...(statement === '' ? [] : [statement])].join(language === 'zh' ? '：' : ': ')
  const headline = article && !short ? (language === 'zh' ? `《${article.headline}》` : article.headlineEn) : ''
  const where = document
    ? [
        document.publication[language],
        formatPaperDay(document, language),
        headline,
        text('card.line', { page: fact.source.page ?? 0, line: fact.source.line }),
      ]
        .filter((part) => part !== '')
        .join(language === 'zh' ? ' ' : ', ')
    : ''
  return text('export.source', { what, where })
}

/** All sources of the sheets, each once, numbered in the order of their first use. */
export function appendixOf(sheets: readonly Sheet[]): readonly string[] {
  return [...new Set(sheets.flatMap(({ sources }) => sources))].map((line, at) => `${at + 1}. ${line}`)
}
