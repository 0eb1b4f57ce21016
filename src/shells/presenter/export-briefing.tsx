import { lazy, Suspense } from 'react'
import { usePanels, useApp } from '../../app/use-app.ts'

const ExportDialog = lazy(() => import('../../features/export/export-dialog.tsx'))

/** The export dialog in the middle of a show: the slide stands where it stands. */
export function ExportBriefing() {
  const { panels } = useApp()
  const isOpen = usePanels(({ dialog }) => dialog === 'export')
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <ExportDialog onClose={() => panels.setState({ dialog: null })} />
    </Suspense>
  )
}
