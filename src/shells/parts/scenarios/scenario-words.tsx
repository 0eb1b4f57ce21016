import { useCallback, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { LOCALES, MESSAGES } from '../../i18n/messages.ts'
import { scenariosEn } from '../../i18n/scenarios-en.ts'
import { scenariosZh, type ScenariosMessageId } from '../../i18n/scenarios-zh.ts'
import type { MessageId } from '../../i18n/zh.ts'
import { useLanguage, type TextValues } from '../use-world.ts'

const WORDS = { zh: { ...MESSAGES.zh, ...scenariosZh }, en: { ...MESSAGES.en, ...scenariosEn } }

/** The interface's words and those of scenarios, by id. */
export type ScenarioText = (id: ScenariosMessageId | MessageId, values?: TextValues) => string

/** Gives what stands in it the words of scenarios. */
export function ScenarioWordsProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      {children}
    </IntlProvider>
  )
}

export function useScenarioText(): ScenarioText {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
