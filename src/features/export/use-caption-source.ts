import { useLastEvidence } from '../../app/last-evidence.ts'
import { useLanguage, useApp } from '../../app/use-app.ts'
import type { CaptionSource } from './caption.ts'
import { useExportText } from './use-export-text.tsx'

/** What captions are made from, in the chosen language. */
export function useCaptionSource(): CaptionSource {
  const { credits, reviewNumber } = useApp()
  const text = useExportText()
  const language = useLanguage()
  const lastEvidence = useLastEvidence()
  return { text, language, credits, reviewNumber, lastEvidence }
}
