import '../../../ui/styles/dialog.css'
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- keys typed in the dialog are its own, not the timeline's */
import { createPortal } from 'react-dom'
import { JobProgress } from '../../../features/export/job-progress.tsx'
import { useModal } from '../../../ui/use-modal.ts'
import type { Job } from '../../../features/export/use-job.ts'

/** Stands before the page while pictures are drawn, and calls it off. */
export function BusyDialog({ title, job: { job, cancel } }: { readonly title: string; readonly job: Job }) {
  const dialog = useModal()
  return createPortal(
    <dialog
      className="dialog export-dialog results-busy"
      data-part="export-dialog"
      ref={dialog}
      aria-label={title}
      data-running
      onCancel={(event) => {
        event.preventDefault()
        cancel()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-page">
        <header>
          <h2>{title}</h2>
        </header>
        <div className="dialog-body">
          <JobProgress job={job} file={null} onCancel={cancel} />
        </div>
      </div>
    </dialog>,
    document.body,
  )
}
