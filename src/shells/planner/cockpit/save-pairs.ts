import { savedOn, saveText } from '../../../app/save-file.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { fileName } from '../../../base/file-name.ts'
import type { Fact, Pair } from '../../../facts/schema.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { figureText } from '../../../ui/figure-text.ts'
import { useCockpitText } from './cockpit-text.ts'

/** Hands the rows that are shown to the browser as a file. The writer is fetched when it is first needed. */
export function usePairsCsv(): (pairs: readonly Pair[]) => Promise<void> {
  const { city } = useApp()
  const { systems } = useSystems()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const statement = (fact: Fact): string =>
    fact.figure
      ? figureText(fact.figure, language, text).whole
      : (language === 'zh' && fact.status?.wordingZh) || words(fact.subject)
  return async (pairs) => {
    const { writePairsCsv } = await import('../../../export/pairs-csv.ts')
    const csv = writePairsCsv(city, systems, pairs, language, {
      verdict: (pair) => text(`verdict.${pair.verdict}`),
      basis: (fact) => (fact.deadline ? text(`basis.${fact.deadline.basis}`) : ''),
      statement,
      will: (fact) => (fact.will ? text('will', { degree: fact.will.degree }) : ''),
      identity: (pair) =>
        pair.report === null ? '' : text(pair.sharedName === null ? 'pairs.inferred' : 'pairs.named'),
    })
    saveText(fileName([text('pairs.file'), savedOn(), language], 'csv'), csv, 'text/csv;charset=utf-8')
  }
}
