import { isoOf } from '../../../base/day.ts'
import { fileName } from '../../../base/file-name.ts'
import type { Phase } from '../../../facts/phase.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { addedPlaces } from '../../../scenario/city-with-added.ts'
import type { ScenarioFile } from '../../../scenario/scenario-file.ts'
import { PALETTES } from '../../../session/palette.ts'
import { fileOfScenario } from '../../../export/scenario-lineage.ts'
import { phaseName } from '../../../app/phase-names.ts'
import { savedOn, saveText } from '../../../app/save-file.ts'
import { useApp, useLanguage, useLocalized, useSession } from '../../../app/use-app.ts'
import type { PlainId } from '../../../messages/values.ts'
import type { resultsZh } from './messages/zh.ts'
import { useResults, useResultsText } from './results-context.tsx'

/** Where the build puts the whole app as one page. */
const SINGLE_PAGE = './single.html'

/** What files of a scenario are written from. */
type FileSource = ReturnType<typeof useFileSource>

export function useFileSource(schedule: Schedule) {
  const {
    city,
    clock,
    content: { credits, loadSystems },
    page: { reviewNumber },
    scenarios: { shippedScenarios, embedded },
  } = useApp()
  const { geometry, catalog, ownRecords } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const theme = useSession((session) => session.theme)
  return {
    city,
    schedule,
    language,
    theme,
    text,
    words,
    loadSystems,
    reviewNumber,
    ownRecords: () => ownRecords.of(schedule.source.id),
    shownDay: () => isoOf(clock.day),
    /** What files that tell of days say, on the day that is shown. */
    dated: () => ({
      city,
      schedule,
      day: clock.day,
      credits,
      reviewNumber,
      places: [...geometry.places, ...city.own.places, ...addedPlaces(schedule.scenario)],
      phaseName,
    }),
    /** The scenario with those that it rests on and that no other copy of the twin holds. */
    scenarioFile: (): ScenarioFile =>
      fileOfScenario(schedule.source, {
        catalog,
        isEverywhere: (base) => shippedScenarios.some((one) => one.id === base && !embedded?.added.includes(one)),
        recordsOf: ownRecords.of,
      }),
    /** A file's name: the scenario, and the day that is shown where the file tells of that day; else the day on which it was saved. */
    named: (ending: string, ...more: readonly string[]): string =>
      fileName([words(schedule.scenario.name), ...(more.length > 0 ? more : [savedOn()])], ending),
  }
}

/** One way in which a scenario leaves as a file. */
interface ScenarioWriter {
  readonly label: PlainId<typeof resultsZh>
  /** Fetches the writer, writes the file and hands it over; gives what is to be said beside it. Throws where it cannot. */
  readonly write: (source: FileSource) => Promise<string | void>
}

/** For the twin itself, for maps and globes, for planners' programs, and the whole page. */
export const SCENARIO_FILES: readonly ScenarioWriter[] = [
  {
    label: 'results.share.file',
    async write({ named, scenarioFile }) {
      const { writeScenarioFile } = await import('../../../export/scenario-file.ts')
      saveText(named('scenario.json'), writeScenarioFile(scenarioFile()), 'application/json')
    },
  },
  {
    label: 'results.share.geojson',
    async write({ named, shownDay, dated }) {
      const { writeGeoJson } = await import('../../../export/geojson.ts')
      saveText(named('geojson', shownDay()), writeGeoJson(dated()), 'application/geo+json')
    },
  },
  {
    label: 'results.share.czml',
    async write({ named, shownDay, dated, theme }) {
      const { writeCzml } = await import('../../../export/czml.ts')
      const colourOf = (phase: Phase) => rgba(PALETTES[theme].phases[phase])
      saveText(named('czml', shownDay()), writeCzml({ ...dated(), reading: 'planned', colourOf }), 'application/json')
    },
  },
  {
    label: 'results.share.project',
    async write({ named, loadSystems, ...source }) {
      const [{ writeProjectXml }, { systems }] = await Promise.all([
        import('../../../export/project-xml.ts'),
        loadSystems(),
      ])
      const { city, schedule, ownRecords, language, reviewNumber } = source
      const file = writeProjectXml({
        city,
        schedule,
        systems,
        ownRecords: ownRecords(),
        language,
        reviewNumber,
        phaseName,
      })
      saveText(named('xml', savedOn(), language), file, 'application/xml')
    },
  },
  {
    label: 'results.share.schedule',
    async write({ named, city, schedule, ownRecords, language, text }) {
      const { writeScheduleCsv } = await import('../../../export/schedule-csv.ts')
      const file = writeScheduleCsv(
        city,
        schedule,
        ownRecords(),
        language,
        (basis) => text(`basis.${basis}`),
        phaseName,
      )
      saveText(named('csv', savedOn(), language), file, 'text/csv;charset=utf-8')
    },
  },
  {
    label: 'results.share.page',
    async write({ named, scenarioFile, words, text }) {
      const { writeSinglePage } = await import('../../../export/single-page.ts')
      const answer = await fetch(SINGLE_PAGE)
      if (!answer.ok) throw new Error(`${SINGLE_PAGE}: ${answer.status}`)
      const page = writeSinglePage(await answer.text(), scenarioFile())
      if (!page.ok) throw new Error(page.errors.map(words).join(' '))
      saveText(named('html'), page.value, 'text/html;charset=utf-8')
      const size = text('results.share.pageSize', { size: (page.value.length / 1e6).toFixed(1) })
      return `${text('results.share.page')}: ${size}`
    },
  },
]

function rgba(hex: string): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, 255]
}
