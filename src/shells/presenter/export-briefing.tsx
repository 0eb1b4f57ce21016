import { lazy, Suspense, useState } from 'react'
import { usePanels, useApp } from '../../app/use-app.ts'
import { usePresentation } from './presenter-context.tsx'

const ExportDialog = lazy(() => import('../../features/export/export-dialog.tsx'))

/** Taking things away in the middle of a show: afterwards the slide stands where it stood. */
export function ExportBriefing() {
  const taking = usePanels((things) => things.dialog === 'export')
  return taking ? <Taking /> : null
}

function Taking() {
  const { panels } = useApp()
  const { story } = usePresentation()
  // Pictures show other views, which the story takes for an excursion of the viewer's.
  const [explored] = useState(() => story.state.getState().exploring !== null)
  const close = (): void => {
    panels.setState({ dialog: null })
    if (!explored && story.state.getState().exploring !== null) story.resume()
  }
  return (
    <Suspense fallback={null}>
      <ExportDialog onClose={close} />
    </Suspense>
  )
}
