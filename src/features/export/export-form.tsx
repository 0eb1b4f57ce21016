import type { ReactNode } from 'react'
import { saveFile } from '../../app/save-file.ts'
import { JobProgress, type TakenFile } from './job-progress.tsx'
import type { Job } from './use-job.ts'

interface TakeFormProps {
  readonly job: Job
  readonly file: TakenFile | null
  /** On the button that makes it. */
  readonly label: string
  readonly disabled?: boolean
  readonly onMake: () => void
  readonly children: ReactNode
}

/** The fields of one thing to take away, the button that makes it, and how far it has come. */
export function ExportForm({ job: { job, cancel }, file, label, disabled = false, onMake, children }: TakeFormProps) {
  return (
    <form
      className="export-form"
      data-part="export-form"
      onSubmit={(event) => {
        event.preventDefault()
        onMake()
      }}
    >
      <fieldset disabled={job.state === 'running'}>
        {children}
        <button type="submit" className="export-make" data-part="export-make" disabled={disabled}>
          {label}
        </button>
      </fieldset>
      <JobProgress job={job} file={file} onCancel={cancel} />
    </form>
  )
}

/** Keeps what was made, so that it can be had again, and hands it over at once. */
export function handOver(file: TakenFile, keep: (file: TakenFile) => void): void {
  keep(file)
  saveFile(file.blob, file.name)
}
