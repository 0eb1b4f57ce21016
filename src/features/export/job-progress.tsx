import { useEffect, useRef } from 'react'
import { LOCALES } from '../../base/localized-text.ts'
import { useLanguage } from '../../app/use-app.ts'
import { saveFile } from '../../app/save-file.ts'
import { useExportText } from './use-export-text.tsx'
import type { JobState } from './use-job.ts'
import { Button } from '../../ui/button.tsx'

export interface TakenFile {
  readonly name: string
  readonly blob: Blob
}

interface JobProgressProps {
  readonly job: JobState
  readonly file: TakenFile | null
  readonly onCancel: () => void
}

/** How far it is, and the way to call it off; then what came of it. */
export function JobProgress({ job, file, onCancel }: JobProgressProps) {
  const text = useExportText()
  const language = useLanguage()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (job.state !== 'idle') end.current?.scrollIntoView({ block: 'nearest' })
  }, [job.state])
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  if (job.state === 'running') {
    const { secondsLeft } = job
    const left =
      secondsLeft === null
        ? null
        : secondsLeft < 90
          ? text('export.seconds', { count: Math.ceil(secondsLeft) })
          : text('export.minutes', { count: Math.round(secondsLeft / 60) })
    return (
      <div className="export-progress" data-part="export-progress" data-state="running" ref={end}>
        <progress value={job.share} max={1} aria-label={text('export.busy')} />
        <output className="number">
          {job.share === 0
            ? text('export.busy')
            : text('export.progress', { share: `${Math.floor(job.share * 100)}%` })}
          {left === null ? '' : ` · ${text('export.left', { time: left })}`}
        </output>
        <Button className="export-cancel" onClick={onCancel}>
          {text('export.cancel')}
        </Button>
      </div>
    )
  }
  if (job.state === 'fault') {
    const { fault } = job
    const words =
      fault.kind === 'cancelled'
        ? text('export.cancelled')
        : fault.kind === 'failed'
          ? text('export.fault.failed', { detail: fault.detail })
          : text(`export.fault.${fault.kind}`)
    return (
      <output className="export-progress" data-part="export-progress" data-state={fault.kind}>
        {words}
      </output>
    )
  }
  if (job.state === 'done' && file) {
    return (
      <div className="export-progress" data-part="export-progress" data-state="done" ref={end}>
        <output>{text('export.done', { name: file.name, size: `${number.format(file.blob.size / 1e6)} MB` })}</output>
        <Button onClick={() => saveFile(file.blob, file.name)}>{text('export.again')}</Button>
      </div>
    )
  }
  return null
}
