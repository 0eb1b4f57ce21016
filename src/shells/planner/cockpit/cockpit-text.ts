import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { systemsEn } from '../../../features/systems/messages/en.ts'
import { systemsZh } from '../../../features/systems/messages/zh.ts'
import { cockpitEn } from './messages/en.ts'
import { cockpitZh } from './messages/zh.ts'

/** The words of the cockpit, of the systems in it, and all others. */
export const { Provider: CockpitMessages, useMessages: useCockpitText } = createFeatureMessages({
  zh: { ...systemsZh, ...cockpitZh },
  en: { ...systemsEn, ...cockpitEn },
})
