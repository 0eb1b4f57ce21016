import { Component, Suspense, type ReactNode } from 'react'
import { useText } from '../app/use-app.ts'
import { Button } from './button.tsx'

interface BoundaryProps {
  readonly children: ReactNode
  /** What stands there while a part is on its way. */
  readonly waiting?: ReactNode
  /** Takes the part away; without it there is only another try. */
  readonly onClose?: () => void
}

/** A part that comes late or fails by itself: what goes wrong in it stays in it, is said, and has a way back. */
export class PanelBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    const { children, waiting = null, onClose } = this.props
    if (!this.state.failed) return <Suspense fallback={waiting}>{children}</Suspense>
    return <PanelFault onRetry={() => this.setState({ failed: false })} onClose={onClose} />
  }
}

function PanelFault({
  onRetry,
  onClose,
}: {
  readonly onRetry: () => void
  readonly onClose: (() => void) | undefined
}) {
  const text = useText()
  return (
    <section className="panel panel-fault" role="alert">
      <p>{text('fault.panel')}</p>
      <Button kind="solid" onClick={onRetry}>
        {text('fault.retry')}
      </Button>
      {onClose && <Button onClick={onClose}>{text('fault.close')}</Button>}
      <Button onClick={() => location.reload()}>{text('stage.reload')}</Button>
    </section>
  )
}
