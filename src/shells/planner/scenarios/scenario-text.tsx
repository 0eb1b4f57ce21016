import { scenariosEn } from './messages/en.ts'
import { scenariosZh, type ScenariosMessageId } from './messages/zh.ts'
import { createPartWords, type PartText } from '../../../app/feature-messages.tsx'

/** The interface's words and those of scenarios, by id. */
export type ScenarioText = PartText<ScenariosMessageId>

/** Gives what stands in it the words of scenarios. */
export const { Words: ScenarioWordsProvider, useWordsOf: useScenarioText } = createPartWords<ScenariosMessageId>({
  zh: scenariosZh,
  en: scenariosEn,
})
