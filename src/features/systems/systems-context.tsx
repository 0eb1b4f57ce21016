import { createContext, use, useContext, useMemo, type ReactNode } from 'react'
import type { TextOf } from '../../messages/values.ts'
import { IntlProvider } from 'react-intl'
import { asDay, dayOf, type Day } from '../../base/day.ts'
import { assertDefined } from '../../base/assert.ts'
import { statementDay } from '../../city/documented-steps.ts'
import type { SystemsPack } from '../../intake/read-pack.ts'
import { LOCALES } from '../../base/localized-text.ts'
import { MESSAGES } from '../../app/messages/catalogue.ts'
import { systemsEn } from './messages/en.ts'
import { systemsZh } from './messages/zh.ts'
import { useClockFact } from '../../app/use-clock.ts'
import { useLanguage, useApp, useTexts } from '../../app/use-app.ts'

const WORDS = { zh: { ...MESSAGES.zh, ...systemsZh }, en: { ...MESSAGES.en, ...systemsEn } }
const PackContext = createContext<SystemsPack | null>(null)
const DayContext = createContext<Day>(asDay(-1))
const asked = new WeakMap<() => Promise<SystemsPack>, Promise<SystemsPack>>()

/** The pack of systems, fetched once however often it is asked for; suspends until it is there. */
function useSystemsPack(): SystemsPack {
  const {
    content: { loadSystems },
  } = useApp()
  const promise = asked.get(loadSystems) ?? loadSystems()
  asked.set(loadSystems, promise)
  return use(promise)
}

/** Gives what stands in it the systems and their words. */
export function SystemsProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  const pack = useSystemsPack()
  const day = useCrossedDay(NONE)
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <PackContext value={pack}>
        <DayContext value={day}>{children}</DayContext>
      </PackContext>
    </IntlProvider>
  )
}

export function useSystems(): SystemsPack {
  return assertDefined(useContext(PackContext), 'a part stands inside the systems')
}

/** The cockpit's words in the chosen language. */
export function useSystemText(): TextOf<typeof systemsZh> {
  return useTexts<typeof systemsZh>()
}

/** The chosen day as far as the documents can tell days apart: the last of theirs up to it. Changes only when one is crossed. */
export function useEvidenceDay(): Day {
  return useContext(DayContext)
}

const NONE: readonly Day[] = []

/** The last day up to the chosen one on which a document speaks, or one of the further `stops`. */
export function useCrossedDay(stops: readonly Day[]): Day {
  const { city } = useApp()
  const days = useMemo(() => {
    const stated = [...city.facts.values()].map((fact) => statementDay(city, fact))
    const held = [...city.facts.values()].flatMap((fact) =>
      fact.reportedAsOf === null ? [] : [dayOf(fact.reportedAsOf)],
    )
    const printed = [...city.documents.values()].map((document) => dayOf(document.date))
    return [...new Set([...stated, ...held, ...printed, ...stops])].sort((a, b) => a - b)
  }, [city, stops])
  return asDay(useClockFact((clock) => days.findLast((day) => day <= clock.day) ?? -1))
}
