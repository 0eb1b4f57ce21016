import { useMemo } from 'react'
import { asDay, dayOf, type Day } from '../base/day.ts'
import { LAST_EVIDENCE_DAY } from '../moment/moment-at.ts'
import { useApp } from './use-app.ts'

/** The day of the last document in use: after it nothing is documented. Without any document, that of the whole pack. */
export function useLastEvidence(): Day {
  const { city } = useApp()
  return useMemo(() => {
    const days = [...city.documents.values()].map((document) => dayOf(document.date))
    return days.length === 0 ? LAST_EVIDENCE_DAY : asDay(Math.max(...days))
  }, [city])
}
