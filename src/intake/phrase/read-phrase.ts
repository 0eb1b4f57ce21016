import type { City } from '../../city/build-city.ts'
import { readFigures, type ReadFigure } from './read-figures.ts'
import { readNames, type ReadName } from './read-names.ts'
import { readDays, readTerms, type ReadTime } from './read-times.ts'
import { readWill, readWordings, type ReadWording } from './read-wording.ts'

/** What the rules read from a marked phrase: suggestions, the likeliest first; empty where nothing can be read. */
export interface ReadPhrase {
  readonly figures: readonly ReadFigure[]
  readonly terms: readonly ReadTime[]
  readonly days: readonly ReadTime[]
  readonly wordings: readonly ReadWording[]
  readonly will: ReturnType<typeof readWill>
  readonly names: readonly ReadName[]
}

/**
 * Reads a phrase that someone has marked on a page. `around`: the sentence that it stands in; `paper`: the day of the document,
 * YYYY-MM-DD. Spans of figures are of the phrase; those of all else of the sentence, where the phrase has none. Pure; nothing is guessed.
 */
export function readPhrase(phrase: string, around: string, paper: string, city: City): ReadPhrase {
  const orAround = <T>(read: (text: string) => readonly T[]): readonly T[] => {
    const inPhrase = read(phrase)
    return inPhrase.length > 0 ? inPhrase : read(around)
  }
  return {
    figures: readFigures(phrase, around),
    terms: orAround((text) => readTerms(text, paper)),
    days: orAround((text) => readDays(text, paper)),
    wordings: readWordings(phrase, around, city.phaseRules),
    will: readWill(phrase) ?? readWill(around),
    names: orAround((text) => readNames(text, city)),
  }
}
