import { scenariosEn } from './messages/en.ts'
import { scenariosZh, type ScenariosMessageId } from './messages/zh.ts'
import { createFeatureMessages } from '../../../app/feature-messages.tsx'

/** Gives what stands in it the words of scenarios. */
export const { Provider: ScenarioMessages, useMessages: useScenarioText } = createFeatureMessages<ScenariosMessageId>({
  zh: scenariosZh,
  en: scenariosEn,
})
