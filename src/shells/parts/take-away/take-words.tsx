import { useCallback, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { LOCALES, MESSAGES } from '../../i18n/messages.ts'
import { takeAwayEn } from '../../i18n/take-away-en.ts'
import { takeAwayZh, type TakeAwayMessageId } from '../../i18n/take-away-zh.ts'
import type { MessageId } from '../../i18n/zh.ts'
import { useLanguage, type TextValues } from '../use-world.ts'

const WORDS = { zh: { ...MESSAGES.zh, ...takeAwayZh }, en: { ...MESSAGES.en, ...takeAwayEn } }

/** The interface's words and those of what is taken away, by id. */
export type TakeText = (id: TakeAwayMessageId | MessageId, values?: TextValues) => string

/** Gives what stands in it the words of what is taken away. */
export function TakeWordsProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      {children}
    </IntlProvider>
  )
}

export function useTakeText(): TakeText {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
