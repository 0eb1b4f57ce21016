import type { City } from '../../../city/build-city.ts'
import type { PairWords } from '../../../export/pairs-csv.ts'
import type { Pair, System } from '../../../facts/schema.ts'
import type { Language } from '../../../session/session.ts'
import { savedOn, saveText } from '../../../app/save-file.ts'
import { fileName } from '../../../base/file-name.ts'

/** Hands the rows that are shown to the browser as a file. The writer is fetched when it is first needed. */
export async function savePairs(
  city: City,
  systems: readonly System[],
  pairs: readonly Pair[],
  language: Language,
  name: string,
  words: PairWords,
): Promise<void> {
  const { writePairsCsv } = await import('../../../export/pairs-csv.ts')
  saveText(
    fileName([name, savedOn(), language], 'csv'),
    writePairsCsv(city, systems, pairs, language, words),
    'text/csv;charset=utf-8',
  )
}
