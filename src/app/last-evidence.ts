import { useMemo } from 'react'
import type { Day } from '../base/day.ts'
import { lastEvidenceOf } from '../city/last-evidence.ts'
import { useApp } from './use-app.ts'

/** The last day of evidence, by the documents in use. */
export function useLastEvidence(): Day {
  const { city } = useApp()
  return useMemo(() => lastEvidenceOf(city), [city])
}
