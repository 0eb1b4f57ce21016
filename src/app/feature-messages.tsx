import type { ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { LOCALES } from '../base/localized-text.ts'
import { MESSAGES } from './messages/catalogue.ts'
import type { TextOf } from '../messages/values.ts'
import type { zh } from './messages/zh.ts'
import { useLanguage, useTexts } from './use-app.ts'

/** The interface's words and a part's own, by id. */
export type FeatureText<Texts extends Readonly<Record<string, string>>> = TextOf<Texts & typeof zh>

/** The words of a part that is loaded on first use: what gives them to all that stands in it, and what reads them there. */
export function createFeatureMessages<const Texts extends Readonly<Record<string, string>>>(own: {
  readonly zh: Texts
  readonly en: Readonly<Record<keyof Texts, string>>
}) {
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
    useMessages(): FeatureText<Texts> {
      return useTexts<Texts & typeof zh>()
    },
  }
}
