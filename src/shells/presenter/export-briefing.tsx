import { lazy, Suspense, useState } from 'react'
import { useOpen, useWorld } from '../../app/use-app.ts'
import { usePresentation } from './presenter-context.tsx'

const TakeAway = lazy(() => import('../../features/export/export-dialog.tsx'))

/** Taking things away in the middle of a show: afterwards the slide stands where it stood. */
export function TakeFromShow() {
  const taking = useOpen((things) => things.dialog === 'takeAway')
  return taking ? <Taking /> : null
}

function Taking() {
  const { open } = useWorld()
  const { story } = usePresentation()
  // Pictures show other views, which the story takes for an excursion of the viewer's.
  const [explored] = useState(() => story.state.getState().exploring !== null)
  const close = (): void => {
    open.setState({ dialog: null })
    if (!explored && story.state.getState().exploring !== null) story.resume()
  }
  return (
    <Suspense fallback={null}>
      <TakeAway onClose={close} />
    </Suspense>
  )
}
