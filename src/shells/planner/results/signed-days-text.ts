import type { useResultsText } from './results-context.tsx'

/** "+30 days", "−1 day", "no change"; the sign is part of the words, since colour alone says nothing. */
export function signedDays(text: ReturnType<typeof useResultsText>, days: number): string {
  return text('results.days', { days: Math.abs(days), sign: days > 0 ? '+' : '−' })
}
