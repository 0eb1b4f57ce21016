import { takeAwayEn } from './messages/en.ts'
import { takeAwayZh, type TakeAwayMessageId } from './messages/zh.ts'
import { createPartWords, type PartText } from '../../app/feature-messages.tsx'

/** The interface's words and those of what is taken away, by id. */
export type TakeText = PartText<TakeAwayMessageId>

/** Gives what stands in it the words of what is taken away. */
export const { Words: TakeWordsProvider, useWordsOf: useTakeText } = createPartWords<TakeAwayMessageId>({
  zh: takeAwayZh,
  en: takeAwayEn,
})
