import { lazy, Suspense, useState } from 'react'
import { isoOf } from '../../../base/day.ts'
import { fileName } from '../../../base/file-name.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { addedPlaces } from '../../../scenario/city-with-added.ts'
import type { ScenarioFile } from '../../../scenario/scenario-file.ts'
import { PALETTES } from '../../../session/palette.ts'
import { phaseName } from '../../../app/phase-names.ts'
import { useLanguage, useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { fileOfScenario } from '../../../export/scenario-lineage.ts'
import { copyShareLink } from '../share-view.ts'
import { ImportView } from './import-view.tsx'
import { useResults, useResultsText } from './results-context.tsx'
import { savedOn, saveText } from '../../../app/save-file.ts'

/** Comes with what slides and paper need. */
const ComparisonOutlet = lazy(async () => ({ default: (await import('./comparison-export.tsx')).ComparisonOutlet }))
/** Where the build puts the whole app as one page. */
const SINGLE_PAGE = './single.html'

/** Takes the first side's scenario away in a link or a file, and others in. Each writer is fetched when it is first asked for. */
export function ShareView() {
  const { schedules } = useApp()
  const words = useLocalized()
  const text = useResultsText()
  const [first, second] = schedules
  return (
    <div className="results-page">
      {second && second.source !== first.source && (
        <Suspense fallback={null}>
          <ComparisonOutlet first={first} second={second} />
        </Suspense>
      )}
      {[...new Map(schedules.map((schedule) => [schedule.source.id, schedule])).values()].map((schedule) => (
        <section key={schedule.source.id}>
          <h3>{text('results.share.out', { scenario: words(schedule.scenario.name) })}</h3>
          <Outlets schedule={schedule} />
        </section>
      ))}
      <ImportView />
    </div>
  )
}

type Named = readonly [ending: string, ...more: readonly string[]]
/** A file's name: the scenario, and the day that is shown where the file tells of that day; else the day on which it was saved. */
const nameOfFile = (scenario: string, [ending, ...more]: Named): string =>
  fileName([scenario, ...(more.length > 0 ? more : [savedOn()])], ending)

function Outlets({ schedule }: { readonly schedule: Schedule }) {
  const world = useApp()
  const {
    city,
    clock,
    content: { credits, loadSystems },
    page: { reviewNumber },
    scenarios: { shippedScenarios, embedded },
  } = world
  const { geometry, catalog, ownRecords } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const theme = useSession((session) => session.theme)
  const [said, setSaid] = useState('')
  const { id } = schedule.source
  const named = (...given: Named): string => nameOfFile(words(schedule.scenario.name), given)

  /** The scenario with those that it rests on and that no other copy of the twin holds. */
  const fileOf = (): ScenarioFile =>
    fileOfScenario(schedule.source, {
      catalog,
      isEverywhere: (base) => shippedScenarios.some((one) => one.id === base && !embedded?.added.includes(one)),
      recordsOf: ownRecords.of,
    })
  const told = { city, reviewNumber, phaseName }
  const dated = () => ({
    ...told,
    schedule,
    day: clock.day,
    credits,
    places: [...geometry.places, ...addedPlaces(schedule.scenario)],
  })
  const copyLink = async (): Promise<void> => {
    const { copied, records, missing } = await copyShareLink(world)
    const lacks = missing.map(({ kind, name, count }) =>
      text(kind === 'scenario' ? 'share.lacksScenario' : 'share.lacksRecords', { name: words(name), count }),
    )
    const carries = records > 0 ? [text('results.share.linkRecords', { records })] : []
    setSaid([text(copied ? 'results.share.linkCopied' : 'share.failed'), ...carries, ...lacks].join(' '))
  }
  const files: readonly { readonly label: string; readonly write: () => Promise<void> }[] = [
    {
      label: text('results.share.file'),
      write: async () =>
        saveText(
          named('scenario.json'),
          (await import('../../../export/scenario-file.ts')).writeScenarioFile(fileOf()),
          'application/json',
        ),
    },
    {
      label: text('results.share.geojson'),
      write: async () =>
        saveText(
          named('geojson', isoOf(clock.day)),
          (await import('../../../export/geojson.ts')).writeGeoJson(dated()),
          'application/geo+json',
        ),
    },
    {
      label: text('results.share.czml'),
      write: async () => {
        const { writeCzml } = await import('../../../export/czml.ts')
        saveText(
          named('czml', isoOf(clock.day)),
          writeCzml({ ...dated(), reading: 'planned', colourOf: (phase) => rgba(PALETTES[theme].phases[phase]) }),
          'application/json',
        )
      },
    },
    {
      label: text('results.share.project'),
      write: async () => {
        const [{ writeProjectXml }, { systems }] = await Promise.all([
          import('../../../export/project-xml.ts'),
          loadSystems(),
        ])
        saveText(
          named('xml', savedOn(), language),
          writeProjectXml({ ...told, schedule, systems, ownRecords: ownRecords.of(id), language }),
          'application/xml',
        )
      },
    },
    {
      label: text('results.share.schedule'),
      write: async () =>
        saveText(
          named('csv', savedOn(), language),
          (await import('../../../export/schedule-csv.ts')).writeScheduleCsv(
            city,
            schedule,
            ownRecords.of(id),
            language,
            (basis) => text(`basis.${basis}`),
            phaseName,
          ),
          'text/csv;charset=utf-8',
        ),
    },
    {
      label: text('results.share.page'),
      write: async () => {
        const { writeSinglePage } = await import('../../../export/single-page.ts')
        const answer = await fetch(SINGLE_PAGE)
        if (!answer.ok) throw new Error(`${SINGLE_PAGE}: ${answer.status}`)
        const page = writeSinglePage(await answer.text(), fileOf())
        if (!page.ok) throw new Error(page.errors.map(words).join(' '))
        saveText(named('html'), page.value, 'text/html;charset=utf-8')
        setSaid(
          `${text('results.share.page')}: ${text('results.share.pageSize', { size: (page.value.length / 1e6).toFixed(1) })}`,
        )
      },
    },
  ]
  const run = async (write: () => Promise<void>): Promise<void> => {
    setSaid('')
    try {
      await write()
    } catch (error) {
      setSaid(text('results.share.failed', { reason: error instanceof Error ? error.message : String(error) }))
    }
  }
  return (
    <div className="results-outlets">
      <button type="button" className="results-action" onClick={() => void copyLink()}>
        {text('results.share.link')}
      </button>
      {files.map(({ label, write }) => (
        <button key={label} type="button" className="results-action" onClick={() => void run(write)}>
          {label}
        </button>
      ))}
      <output className="results-note">{said}</output>
    </div>
  )
}

function rgba(hex: string): [number, number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, 255]
}
