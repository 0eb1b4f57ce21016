import '../messages/export.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'
import { documentYears } from '../city/document-years.ts'
import type { LocalizedText } from '../base/localized-text.ts'

/** Whom the geometry owes thanks, as the pack says it (src/intake/read-pack.ts, Credit). */
export interface ExportCredit {
  readonly file: string
  readonly credit: LocalizedText
  readonly licence: string
}

/** What every file that leaves the twin says of itself. */
export interface ExportNotices {
  readonly notActual: LocalizedText
  readonly planned: LocalizedText
  /** The map review number, or that there is none. */
  readonly review: LocalizedText
  readonly credits: readonly ExportCredit[]
}

export function exportNotices(
  credits: readonly ExportCredit[],
  reviewNumber: string | null,
  scenario: LocalizedText,
  city: Pick<City, 'documents'>,
): ExportNotices {
  const { first, last } = documentYears(city)
  return {
    notActual: inBothLanguages(
      message('notice.notActual', { years: first === last ? first : message('notice.years', { first, last }) }),
    ),
    planned: inBothLanguages(message('notice.planned', { scenario })),
    review: inBothLanguages(
      reviewNumber === null ? message('notice.unreviewed') : message('notice.reviewNumber', { number: reviewNumber }),
    ),
    credits,
  }
}
