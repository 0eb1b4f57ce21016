import { useLastEvidence } from '../../app/last-evidence.ts'
import { useLanguage, useApp } from '../../app/use-app.ts'
import type { CaptionSource } from './caption.ts'
import { useExportText } from './use-export-text.tsx'

/** What captions are made from, in the chosen language. */
export function useCaptionSource(): CaptionSource {
  const {
    schedules,
    content: { credits },
    page: { reviewNumber },
    scenarios: { shippedScenarios },
  } = useApp()
  const text = useExportText()
  const language = useLanguage()
  const lastEvidence = useLastEvidence()
  const scenarioName: CaptionSource['scenarioName'] = (id) => {
    const scenario = [...schedules.map((one) => one.scenario), ...shippedScenarios].find((one) => one.id === id)
    return scenario?.name[language] ?? id
  }
  return { text, language, credits, reviewNumber, lastEvidence, scenarioName }
}
