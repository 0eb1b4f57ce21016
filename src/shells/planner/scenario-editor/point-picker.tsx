import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { StageView } from '../../../stage/stage-view.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface PickerProps {
  readonly view: StageView
  readonly onPicked: (at: { readonly lng: number; readonly lat: number }) => void
  readonly onClose: () => void
}

/** A pane over the map that takes one press and says where on the ground it was; Escape goes without. */
export function PointPicker({ view, onPicked, onClose }: PickerProps) {
  const text = useScenarioText()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [onClose])
  return createPortal(
    <div
      className="scenario-picker"
      data-testid="point-picker"
      onPointerUp={(event) => {
        const at = view.groundAt(event.clientX, event.clientY)
        if (at) onPicked(at)
      }}
    >
      <p className="panel">{text('scenario.add.picking')}</p>
    </div>,
    document.getElementById('root') ?? document.body,
  )
}
