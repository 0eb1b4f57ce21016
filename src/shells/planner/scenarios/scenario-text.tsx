import { scenariosEn } from './messages/en.ts'
import { scenariosZh } from './messages/zh.ts'
import { createFeatureMessages } from '../../../app/feature-messages.tsx'

/** Gives what stands in it the words of scenarios. */
export const { Provider: ScenarioMessages, useMessages: useScenarioText } = createFeatureMessages({
  zh: scenariosZh,
  en: scenariosEn,
})
