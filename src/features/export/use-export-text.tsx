import { exportEn } from './messages/en.ts'
import { exportZh } from './messages/zh.ts'
import { createFeatureMessages, type FeatureText } from '../../app/feature-messages.tsx'

/** The interface's words and those of what is taken away, by id. */
export type ExportText = FeatureText<typeof exportZh>

/** Gives what stands in it the words of what is taken away. */
export const { Provider: ExportMessages, useMessages: useExportText } = createFeatureMessages({
  zh: exportZh,
  en: exportEn,
})
