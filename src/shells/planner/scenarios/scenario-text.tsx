import { scenariosEn } from './messages/en.ts'
import { scenariosZh, type ScenariosMessageId } from './messages/zh.ts'
import { createFeatureMessages, type FeatureText } from '../../../app/feature-messages.tsx'

/** The interface's words and those of scenarios, by id. */
export type ScenarioText = FeatureText<ScenariosMessageId>

/** Gives what stands in it the words of scenarios. */
export const { Provider: ScenarioMessages, useMessages: useScenarioText } = createFeatureMessages<ScenariosMessageId>({
  zh: scenariosZh,
  en: scenariosEn,
})
