import { useLastEvidence } from '../last-evidence.ts'
import { useLanguage, useWorld } from '../use-world.ts'
import type { CaptionSource } from './caption.ts'
import { useTakeText } from './take-words.tsx'

/** What captions are made from, in the chosen language. */
export function useCaptionSource(): CaptionSource {
  const { credits, reviewNumber } = useWorld()
  const text = useTakeText()
  const language = useLanguage()
  const lastEvidence = useLastEvidence()
  return { text, language, credits, reviewNumber, lastEvidence }
}
