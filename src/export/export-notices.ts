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
): ExportNotices {
  return {
    notActual: {
      zh: '依据2021—2023年公开报道整理，不代表当前建设情况。',
      en: 'Compiled from public reports of 2021–2023; not the present state of works.',
    },
    planned: {
      zh: `规划时间出自情景方案“${scenario.zh}”，各端注明依据，并非文献记载。`,
      en: `Planned dates are those of the scenario "${scenario.en}", each end with its basis; no document records them.`,
    },
    review:
      reviewNumber === null
        ? {
            zh: '内部研究示意，未经审图；非导航、非法定界线。',
            en: 'For internal study, not reviewed; not for navigation or legal boundaries.',
          }
        : { zh: `审图号：${reviewNumber}`, en: `Map review number: ${reviewNumber}` },
    credits,
  }
}
