import { openCockpit } from './open-things.ts'
import { useOpen, useText, useWorld } from './use-world.ts'

/** The run map, the cockpit over it, or the briefings in place of both. */
export function ViewSwitch() {
  const { open, shell } = useWorld()
  const text = useText()
  const cockpit = useOpen((things) => things.cockpit !== null)
  return (
    <fieldset className="view-switch" aria-label={text('view.label')}>
      <button type="button" aria-pressed={!cockpit} onClick={() => open.setState({ cockpit: null })}>{text('view.runMap')}</button>
      <button type="button" aria-pressed={cockpit} aria-keyshortcuts="C" onClick={() => openCockpit(open)}>{text('view.cockpit')}</button>
      <button type="button" aria-pressed={false} onClick={() => shell.setState({ present: '' }, true)}>{text('view.briefings')}</button>
    </fieldset>
  )
}
