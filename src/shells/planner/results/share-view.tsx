import { lazy, Suspense, useState } from 'react'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { useLocalized, useApp, useText } from '../../../app/use-app.ts'
import { copyShareLink } from '../share-view.ts'
import { toastWords } from '../toast-words.ts'
import { ImportView } from './import-view.tsx'
import { useResultsText } from './results-context.tsx'
import { SCENARIO_FILES, useFileSource } from './scenario-files.ts'

/** Comes with what slides and paper need. */
const ComparisonOutlet = lazy(async () => ({ default: (await import('./comparison-export.tsx')).ComparisonOutlet }))

/** Takes the first side's scenario away in a link or a file, and others in. Each writer is fetched when it is first asked for. */
export function ShareView() {
  const { schedules } = useApp()
  const words = useLocalized()
  const text = useResultsText()
  const [first, second] = schedules
  return (
    <div className="results-page" data-part="results-page">
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

/** A link to what is shown, and the files of one scenario; beside them, what came of the last. */
function Outlets({ schedule }: { readonly schedule: Schedule }) {
  const app = useApp()
  const text = useResultsText()
  const common = useText()
  const words = useLocalized()
  const source = useFileSource(schedule)
  const [notice, setNotice] = useState('')
  const copyLink = async (): Promise<void> => {
    const { copied, records, lacks } = await copyShareLink(app)
    const carries = records > 0 ? [text('results.share.linkRecords', { records })] : []
    setNotice(
      [
        text(copied ? 'results.share.linkCopied' : 'share.failed'),
        ...carries,
        ...lacks.map((lack) => toastWords(common, words, lack)),
      ].join(' '),
    )
  }
  const save = async (write: (typeof SCENARIO_FILES)[number]['write']): Promise<void> => {
    setNotice('')
    try {
      setNotice((await write(source)) ?? '')
    } catch (error) {
      setNotice(text('results.share.failed', { reason: error instanceof Error ? error.message : String(error) }))
    }
  }
  return (
    <div className="results-outlets" data-part="results-outlets">
      <button type="button" className="results-action" onClick={() => void copyLink()}>
        {text('results.share.link')}
      </button>
      {SCENARIO_FILES.map(({ label, write }) => (
        <button key={label} type="button" className="results-action" onClick={() => void save(write)}>
          {text(label)}
        </button>
      ))}
      <output className="results-note">{notice}</output>
    </div>
  )
}
