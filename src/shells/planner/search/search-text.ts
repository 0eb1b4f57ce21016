import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { searchEn } from './messages/en.ts'
import { searchZh } from './messages/zh.ts'

/** Gives what stands in it the words of the search. */
export const { Provider: SearchMessages, useMessages: useSearchText } = createFeatureMessages({
  zh: searchZh,
  en: searchEn,
})
