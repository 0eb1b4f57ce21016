import { documentYears } from '../../city/document-years.ts'
import { formatYears } from '../../ui/format-day.ts'
import { useLastEvidence } from '../../app/last-evidence.ts'
import { useLanguage, useApp } from '../../app/use-app.ts'
import { useStore } from 'zustand'
import type { CaptionSource } from './caption.ts'
import { useCredits } from '../../app/use-credits.ts'
import { useExportText } from './use-export-text.tsx'

/** What captions are made from, in the chosen language. */
export function useCaptionSource(): CaptionSource {
  const {
    schedules,
    wholeCity,
    ownData,
    page: { reviewNumber },
    scenarios: { shippedScenarios },
  } = useApp()
  const credits = useCredits()
  const text = useExportText()
  const language = useLanguage()
  const lastEvidence = useLastEvidence()
  const scenarioName: CaptionSource['scenarioName'] = (id) => {
    const scenario = [...schedules.map((one) => one.scenario), ...shippedScenarios].find((one) => one.id === id)
    return scenario?.name[language] ?? id
  }
  const kept = useStore(ownData.kept)
  const ownLayers: CaptionSource['ownLayers'] = kept
    .filter(({ look }) => look.style.visible)
    .map(({ layer: { source }, look: { name, style } }) => ({
      name,
      colour: style.colour,
      attribution: source.attribution,
      licence: source.licence,
    }))
  const years = formatYears(documentYears(wholeCity), language)
  return { text, language, credits, reviewNumber, years, lastEvidence, scenarioName, ownLayers }
}
