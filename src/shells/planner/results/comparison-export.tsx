import { useEffect, useState } from 'react'
import { isoOf, type Day } from '../../../base/day.ts'
import { failure, success, type Result } from '../../../base/result.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { PALETTES } from '../../../session/palette.ts'
import type { Side, Theme } from '../../../session/session.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { footWords, type LegendSign } from '../../../features/export/caption.ts'
import type { ExportFault } from '../../../features/export/render-session.ts'
import { JobProgress, type TakenFile } from '../../../features/export/job-progress.tsx'
import { fileName } from '../../../base/file-name.ts'
import { handOver } from '../../../features/export/export-form.tsx'
import { ExportMessages } from '../../../features/export/use-export-text.tsx'
import { useCaptionSource } from '../../../features/export/use-caption-source.ts'
import { useJob } from '../../../features/export/use-job.ts'
import '../../../features/export/export-dialog.css'
import { useLanguage, useSession, useStageView, useLocalized, useApp } from '../../../app/use-app.ts'
import { BusyDialog } from './busy-dialog.tsx'
import { ComparisonPage } from './comparison-page.tsx'
import { takeComparisonPictures, type ComparisonPictures } from './comparison-pictures.ts'
import { comparisonReport, type ComparisonReport, type ReportSource } from './comparison-report.ts'
import { useResults, useResultsText } from './results-context.tsx'

interface Open {
  readonly report: ComparisonReport
  readonly pictures: { readonly first: string; readonly second: string; readonly difference: string } | null
  readonly captions: readonly [string, string]
  readonly day: Day
}

interface OutletProps {
  readonly first: Schedule
  readonly second: Schedule
  readonly text: ReturnType<typeof useResultsText>
}

/** Takes the two scenarios on the screen away on one page: as slides, or as paper to print or to save as PDF. */
export function ComparisonOutlet(props: Omit<OutletProps, 'text'>) {
  const text = useResultsText()
  return (
    <ExportMessages>
      <Outlet {...props} text={text} />
    </ExportMessages>
  )
}

function Outlet({ first, second, text }: OutletProps) {
  const world = useApp()
  const { store } = world
  const { catalog, scheduleOf, indicatorsOf } = useResults()
  const words = useLocalized()
  const language = useLanguage()
  const source = useCaptionSource()
  const view = useStageView()
  const sides = useSession((session) => session.sides)
  const job = useJob()
  const [file, setFile] = useState<TakenFile | null>(null)
  const [page, setPage] = useState<Open | null>(null)
  const { end } = world.clock
  const foot = footWords(source)
  useEffect(
    () => () => {
      if (page?.pictures) for (const url of Object.values(page.pictures)) URL.revokeObjectURL(url)
    },
    [page],
  )
  const running = job.job.state === 'running'

  const reportOf = (day: Day): ComparisonReport => {
    const reference = catalog.find(({ id }) => id === 'reference')
    const sideOf = (schedule: Schedule): ReportSource['sides'][0] => ({ schedule, indicators: indicatorsOf(schedule) })
    const third =
      reference && first.source !== reference && second.source !== reference ? sideOf(scheduleOf(reference)) : null
    return comparisonReport({
      text,
      language,
      city: world.city,
      sides: [sideOf(first), sideOf(second)],
      reference: third,
      day,
      end,
    })
  }
  const captionOf = (schedule: Schedule, side: Side, day: Day): string =>
    [words(schedule.scenario.name), text(`reading.${side.reading}`), formatDay(side.day ?? day, language)].join(' · ')
  /** Pictures where there is a map to take them of, then whatever is made of them. */
  const make = <T,>(
    made: (pictures: ComparisonPictures | null, open: Omit<Open, 'pictures'>) => Promise<T>,
    onDone: (value: T) => void,
  ): void => {
    const day = world.clock.day
    const open = {
      report: reportOf(day),
      captions: [captionOf(first, sides[0], day), captionOf(second, sides[1] ?? sides[0], day)] as const,
      day,
    }
    job.run(async (signal, tell): Promise<Result<T, ExportFault>> => {
      const pictures =
        view === null
          ? null
          : await takeComparisonPictures(
              world,
              { legend: differenceKey(text, store.getState().theme), camera: view.camera() },
              signal,
              (share) => tell(share * 0.9),
            )
      if (pictures && !pictures.ok) return pictures
      try {
        return success(await made(pictures?.value ?? null, open))
      } catch (error) {
        return failure([{ kind: 'failed', detail: error instanceof Error ? error.message : String(error) }])
      }
    }, onDone)
  }
  const exportSlides = (): void => {
    const scenarios = [second, first].map(({ scenario }) => words(scenario.name))
    const name = fileName([text('results.report.file'), ...scenarios, isoOf(world.clock.day)], 'pptx')
    make(
      async (pictures, { report, captions, day }) =>
        (await import('./export-comparison.ts')).exportComparison({
          report,
          pictures,
          captions,
          text,
          language,
          author: text('title'),
          foot,
          day,
          end,
        }),
      (blob) => handOver({ blob, name }, setFile),
    )
  }
  const openPage = (): void =>
    make(
      async (pictures, open) => ({
        ...open,
        pictures: pictures && {
          first: URL.createObjectURL(pictures.first),
          second: URL.createObjectURL(pictures.second),
          difference: URL.createObjectURL(pictures.difference),
        },
      }),
      (open) => {
        setFile(null)
        setPage(open)
      },
    )
  return (
    <section className="results-report">
      <h3>{text('results.report.heading')}</h3>
      <p className="results-note">
        {text('results.report.words')} {view === null && text('results.report.noMap')}
      </p>
      <div className="results-row">
        <button type="button" className="results-action" disabled={running} onClick={exportSlides}>
          {text('results.report.pptx')}
        </button>
        <button type="button" className="results-action" disabled={running} onClick={openPage}>
          {text('results.report.print')}
        </button>
      </div>
      {running ? (
        <BusyDialog title={text('results.report.heading')} job={job} />
      ) : (
        <JobProgress job={job.job} file={file} onCancel={job.cancel} />
      )}
      {page && <ComparisonPage {...page} text={text} end={end} foot={foot} onClose={() => setPage(null)} />}
    </section>
  )
}

/** What the map's colours mean where two plans are compared. */
function differenceKey(text: OutletProps['text'], theme: Theme): readonly LegendSign[] {
  const { differences } = PALETTES[theme]
  const colours = {
    earlier: differences.ahead,
    same: differences.same,
    later: differences.behind,
    added: differences.added,
    cancelled: differences.cancelled,
  } as const
  return (['earlier', 'same', 'later', 'added', 'cancelled'] as const).map((verdict) => ({
    colour: colours[verdict],
    hatched: false,
    label: text(`results.key.${verdict}`),
  }))
}
