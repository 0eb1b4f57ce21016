import { takeAwayEn } from '../../i18n/take-away-en.ts'
import { takeAwayZh, type TakeAwayMessageId } from '../../i18n/take-away-zh.ts'
import { createPartWords, type PartText } from '../part-words.tsx'

/** The interface's words and those of what is taken away, by id. */
export type TakeText = PartText<TakeAwayMessageId>

/** Gives what stands in it the words of what is taken away. */
export const { Words: TakeWordsProvider, useWordsOf: useTakeText } = createPartWords<TakeAwayMessageId>({
  zh: takeAwayZh,
  en: takeAwayEn,
})
