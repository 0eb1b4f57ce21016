import '../../ui/styles/dialog.css'
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- keys typed in the dialog are its own, not the timeline's */
import './export-dialog.css'
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { useModal } from '../../ui/use-modal.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { useStageView } from '../../app/use-app.ts'
import { PicturePanel } from './picture-panel.tsx'
import { forgetContents } from './use-contents.ts'
import { ExportMessages, useExportText } from './use-export-text.tsx'
import { useJob, type Job } from './use-job.ts'

const KINDS = ['picture', 'video', 'slides', 'handout'] as const
type Kind = (typeof KINDS)[number]

const PANELS: Readonly<Record<Kind, ComponentType<{ readonly job: Job }>>> = {
  picture: PicturePanel,
  video: lazy(async () => ({ default: (await import('./video-panel.tsx')).VideoPanel })),
  slides: lazy(async () => ({ default: (await import('./slides-panel.tsx')).SlidesPanel })),
  handout: lazy(async () => ({ default: (await import('./handout-panel.tsx')).HandoutPanel })),
}

/** Picture, video, slides and handout, in a dialog over any shell; `onClose` is called when it is to go away. */
export default function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ExportMessages>
      <ExportPage onClose={onClose} />
    </ExportMessages>
  )
}

function ExportPage({ onClose }: { readonly onClose: () => void }) {
  const text = useExportText()
  const view = useStageView()
  const job = useJob()
  const running = job.job.state === 'running'
  const [kind, setKind] = useState<Kind>('picture')
  const dialog = useModal()
  useEffect(() => forgetContents, [])
  const Panel = PANELS[kind]
  // The map goes and comes where a scenario needs it made anew; that is no reason to go away.
  const possible = view !== null || running
  return (
    <dialog
      className="dialog export-dialog"
      data-part="export-dialog"
      ref={dialog}
      aria-labelledby="export-dialog-title"
      data-running={running || undefined}
      onCancel={(event) => {
        event.preventDefault()
        if (running) job.cancel()
        else onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-page">
        <header>
          <h2 id="export-dialog-title">{text('export.title')}</h2>
          <IconButton icon="close" label={text('dialog.close')} disabled={running} onClick={onClose} />
        </header>
        <div className="dialog-body" tabIndex={-1}>
          <p className="export-lead">{text('export.lead')}</p>
          <Tabs
            className="export-kinds"
            data-part="export-kinds"
            label={text('export.kinds')}
            tabs={KINDS}
            current={kind}
            disabled={running}
            onChoose={setKind}
          >
            {(name) => (
              <>
                <strong>{text(`export.kind.${name}`)}</strong>
                <span>{text(`export.kind.${name}.words`)}</span>
              </>
            )}
          </Tabs>
          <Suspense
            fallback={
              <p className="export-progress" data-part="export-progress" aria-busy="true">
                {text('view.loading')}
              </p>
            }
          >
            {possible ? <Panel job={job} /> : <output>{text('export.noMap')}</output>}
          </Suspense>
        </div>
      </div>
    </dialog>
  )
}
