import { IconButton } from '../../ui/icon-button.tsx'
import { useApp, usePanels, useStageView, useText } from '../../app/use-app.ts'

/**
 * Turns the map slowly by itself. It stands among the map's controls, and on small phones, where those would take too much of
 * the map, in the row of tools: the sheets show one of the two.
 */
export function OrbitButton({ className }: { readonly className: string }) {
  const { panels } = useApp()
  const view = useStageView()
  const text = useText()
  const turning = usePanels((open) => open.turning)
  if (!view) return null
  return (
    <IconButton
      className={className}
      icon="orbit"
      label={text('furniture.orbit')}
      aria-pressed={turning}
      onClick={() => {
        panels.setState({ turning: !turning })
        void view.orbit(!turning).then(() => panels.setState({ turning: false }))
      }}
    />
  )
}
