import { Icon } from '../../ui/icon.tsx'
import { openCockpit } from '../../app/panels.ts'
import { useOpen, useText, useWorld } from '../../app/use-app.ts'

/** The run map, the cockpit over it, or the briefings in place of both; and the making of a briefing. */
export function ViewSwitch() {
  const { open, shell } = useWorld()
  const text = useText()
  const cockpit = useOpen((things) => things.cockpit !== null)
  const maker = useOpen((things) => things.maker)
  return (
    <fieldset className="view-switch" aria-label={text('view.label')}>
      <button type="button" aria-pressed={!cockpit} onClick={() => open.setState({ cockpit: null })}>
        {text('view.runMap')}
      </button>
      <button type="button" aria-pressed={cockpit} aria-keyshortcuts="C" onClick={() => openCockpit(open)}>
        {text('view.cockpit')}
      </button>
      <button type="button" aria-pressed={false} onClick={() => shell.setState({ present: '' }, true)}>
        {text('view.briefings')}
      </button>
      <button
        type="button"
        className="view-switch-make"
        aria-pressed={maker}
        aria-keyshortcuts="M"
        aria-label={text('view.make')}
        title={text('view.make')}
        onClick={() => open.setState({ maker: !maker, results: null })}
      >
        <Icon name="edit" />
      </button>
    </fieldset>
  )
}
