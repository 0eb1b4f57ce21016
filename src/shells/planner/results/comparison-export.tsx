import { useEffect, useState } from 'react'
import { isoOf, type Day } from '../../../base/day.ts'
import { failure, success, type Result } from '../../../base/result.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { PALETTES } from '../../../session/palette.ts'
import type { Side, Theme } from '../../../session/session.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import { footWords, type LegendSign } from '../../../features/export/caption.ts'
import type { ExportFault } from '../../../features/export/render-session.ts'
import { JobProgress, type TakenFile } from '../../../features/export/job-progress.tsx'
import { fileName } from '../../../base/file-name.ts'
import { handOver } from '../../../features/export/export-form.tsx'
import { ExportMessages } from '../../../features/export/use-export-text.tsx'
import { useCaptionSource } from '../../../features/export/use-caption-source.ts'
import { useJob, type Job } from '../../../features/export/use-job.ts'
import '../../../features/export/export-dialog.css'
import { useLanguage, useSession, useStageView, useLocalized, useApp } from '../../../app/use-app.ts'
import { BusyDialog } from './busy-dialog.tsx'
import { ComparisonPage } from './comparison-page.tsx'
import { takeComparisonPictures, type ComparisonPictures } from './comparison-pictures.ts'
import { comparisonReport, type ComparisonReport, type ReportSource } from './comparison-report.ts'
import { useResults, useResultsText } from './results-context.tsx'

/** What is compared, said of one day: the same for every way in which it leaves. */
interface Comparison {
  readonly report: ComparisonReport
  readonly captions: readonly [string, string]
  readonly day: Day
}

/** With addresses of its pictures, for as long as the page lies open; null where there is no map to take them of. */
interface ComparisonOnPaper extends Comparison {
  readonly pictures: { readonly first: string; readonly second: string; readonly difference: string } | null
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
  const { clock } = useApp()
  const words = useLocalized()
  const language = useLanguage()
  const source = useCaptionSource()
  const view = useStageView()
  const job = useJob()
  const make = useComparisonJob({ first, second, text }, job)
  const [file, setFile] = useState<TakenFile | null>(null)
  const [page, setPage] = useState<ComparisonOnPaper | null>(null)
  useRevokedPictures(page)
  const { end } = clock
  const foot = footWords(source)
  const running = job.job.state === 'running'

  const exportSlides = (): void => {
    const scenarios = [second, first].map(({ scenario }) => words(scenario.name))
    const name = fileName([text('results.report.file'), ...scenarios, isoOf(clock.day)], 'pptx')
    make(
      async (pictures, comparison) => {
        const { exportComparison } = await import('./export-comparison.ts')
        return exportComparison({ ...comparison, pictures, text, language, author: text('title'), foot, end })
      },
      (blob) => handOver({ blob, name }, setFile),
    )
  }
  const openPage = (): void =>
    make(
      async (pictures, comparison) => ({ ...comparison, pictures: pictures && addressesOf(pictures) }),
      (open) => {
        setFile(null)
        setPage(open)
      },
    )
  return (
    <section className="results-report" data-part="results-report">
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

/** The two scenarios compared on the day that is shown, each beside the reference where neither is it. */
function useComparison({ first, second, text }: OutletProps): () => Comparison {
  const { city, clock } = useApp()
  const { catalog, scheduleOf, indicatorsOf } = useResults()
  const words = useLocalized()
  const language = useLanguage()
  const sides = useSession((session) => session.sides)
  const sideOf = (schedule: Schedule): ReportSource['sides'][0] => ({ schedule, indicators: indicatorsOf(schedule) })
  const captionOf = (schedule: Schedule, side: Side, day: Day): string =>
    [words(schedule.scenario.name), text(`reading.${side.reading}`), formatShownDay(side.day ?? day, language)].join(
      ' · ',
    )
  return () => {
    const { day, end } = clock
    const reference = catalog.find(({ id }) => id === 'reference')
    const isThird = reference && first.source !== reference && second.source !== reference
    const report = comparisonReport({
      text,
      language,
      city,
      sides: [sideOf(first), sideOf(second)],
      reference: isThird ? sideOf(scheduleOf(reference)) : null,
      day,
      end,
    })
    return { report, captions: [captionOf(first, sides[0], day), captionOf(second, sides[1] ?? sides[0], day)], day }
  }
}

/** Takes pictures where there is a map to take them of, then makes of them and the comparison whatever is asked for. */
function useComparisonJob(compared: OutletProps, job: Job) {
  const app = useApp()
  const view = useStageView()
  const compare = useComparison(compared)
  return <T,>(
    made: (pictures: ComparisonPictures | null, comparison: Comparison) => Promise<T>,
    onDone: (value: T) => void,
  ): void => {
    const comparison = compare()
    job.run(async (signal, tell): Promise<Result<T, ExportFault>> => {
      const legend = differenceKey(compared.text, app.store.getState().theme)
      const pictures = view
        ? await takeComparisonPictures(app, { legend, camera: view.camera() }, signal, (share) => tell(share * 0.9))
        : success(null)
      if (!pictures.ok) return pictures
      try {
        return success(await made(pictures.value, comparison))
      } catch (error) {
        return failure([{ kind: 'failed', detail: error instanceof Error ? error.message : String(error) }])
      }
    }, onDone)
  }
}

const addressesOf = ({
  first,
  second,
  difference,
}: ComparisonPictures): NonNullable<ComparisonOnPaper['pictures']> => ({
  first: URL.createObjectURL(first),
  second: URL.createObjectURL(second),
  difference: URL.createObjectURL(difference),
})

/** Lets a page's pictures go when it is closed, or another takes its place. */
function useRevokedPictures(page: ComparisonOnPaper | null): void {
  useEffect(
    () => () => {
      if (page?.pictures) for (const url of Object.values(page.pictures)) URL.revokeObjectURL(url)
    },
    [page],
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
