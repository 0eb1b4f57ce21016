import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { ownDataEn } from './messages/en.ts'
import { ownDataZh } from './messages/zh.ts'

/** Gives what stands in it the words of own data. */
export const { Provider: OwnDataMessages, useMessages: useOwnDataText } = createFeatureMessages({
  zh: ownDataZh,
  en: ownDataEn,
})
