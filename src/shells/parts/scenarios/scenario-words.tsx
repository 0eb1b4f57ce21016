import { scenariosEn } from '../../i18n/scenarios-en.ts'
import { scenariosZh, type ScenariosMessageId } from '../../i18n/scenarios-zh.ts'
import { createPartWords, type PartText } from '../part-words.tsx'

/** The interface's words and those of scenarios, by id. */
export type ScenarioText = PartText<ScenariosMessageId>

/** Gives what stands in it the words of scenarios. */
export const { Words: ScenarioWordsProvider, useWordsOf: useScenarioText } = createPartWords<ScenariosMessageId>({
  zh: scenariosZh,
  en: scenariosEn,
})
