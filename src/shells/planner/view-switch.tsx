import './view-switch.css'
import { Icon } from '../../ui/icon.tsx'
import { openCockpit } from '../../app/panels.ts'
import { usePanels, useText, useApp } from '../../app/use-app.ts'

/** The run map, the cockpit over it, or the briefings in place of both; and the making of a briefing. */
export function ViewSwitch() {
  const {
    panels,
    page: { shell },
  } = useApp()
  const text = useText()
  const cockpit = usePanels((things) => things.cockpit !== null)
  const isEditing = usePanels((panels) => panels.briefingEditor)
  return (
    <fieldset className="view-switch" data-part="view-switch" aria-label={text('view.label')}>
      <button type="button" aria-pressed={!cockpit} onClick={() => panels.setState({ cockpit: null })}>
        {text('view.runMap')}
      </button>
      <button type="button" aria-pressed={cockpit} aria-keyshortcuts="C" onClick={() => openCockpit(panels)}>
        {text('view.cockpit')}
      </button>
      <button type="button" aria-pressed={false} onClick={() => shell.setState({ present: '' }, true)}>
        {text('view.briefings')}
      </button>
      <button
        type="button"
        className="view-switch-make"
        data-part="view-switch-make"
        aria-pressed={isEditing}
        aria-keyshortcuts="M"
        aria-label={text('view.make')}
        title={text('view.make')}
        onClick={() => panels.setState({ briefingEditor: !isEditing, results: null })}
      >
        <Icon name="edit" />
      </button>
    </fieldset>
  )
}
