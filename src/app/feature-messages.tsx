import { useCallback, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import type { Language } from '../session/session.ts'
import { LOCALES } from '../base/localized-text.ts'
import { MESSAGES } from './messages/catalogue.ts'
import type { MessageId } from './messages/zh.ts'
import { useLanguage, type TextValues } from './use-app.ts'

/** The interface's words and a part's own, by id. */
export type FeatureText<Id extends string> = (id: Id | MessageId, values?: TextValues) => string

/** The words of a part that is loaded on first use: what gives them to all that stands in it, and what reads them there. */
export function createFeatureMessages<Id extends string>(
  own: Readonly<Record<Language, Readonly<Record<Id, string>>>>,
) {
  const words = { zh: { ...MESSAGES.zh, ...own.zh }, en: { ...MESSAGES.en, ...own.en } }
  return {
    Provider({ children }: { readonly children: ReactNode }) {
      const language = useLanguage()
      return (
        <IntlProvider locale={LOCALES[language]} messages={words[language]}>
          {children}
        </IntlProvider>
      )
    },
    useMessages(): FeatureText<Id> {
      const intl = useIntl()
      return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
    },
  }
}
