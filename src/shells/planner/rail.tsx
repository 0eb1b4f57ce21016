import './rail.css'
import { openCockpit } from '../../app/panels.ts'
import type { DockTab } from '../../session/open-panels.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { usePanels, useText, useApp } from '../../app/use-app.ts'
import { showDock } from './kept-panels.ts'

const TABS: readonly { readonly tab: DockTab; readonly icon: IconName }[] = [
  { tab: 'list', icon: 'list' },
  { tab: 'layers', icon: 'layers' },
  { tab: 'legend', icon: 'legend' },
]

/** One button for each panel, at the edge of the map: those that open beside it, and those that take more of the screen. */
export function Rail() {
  const {
    panels,
    page: { shell },
  } = useApp()
  const text = useText()
  const dock = usePanels((open) => open.dock)
  const cockpit = usePanels((open) => open.cockpit !== null)
  const scenarios = usePanels((open) => open.scenarios)
  const ownData = usePanels((open) => open.ownData)
  const briefingEditor = usePanels((open) => open.briefingEditor)
  return (
    <nav className="rail panel" data-part="rail" aria-label={text('rail.label')}>
      <div className="rail-group" data-part="dock-tabs">
        {TABS.map(({ tab, icon }) => (
          <RailButton
            key={tab}
            icon={icon}
            label={text(`dock.${tab}`)}
            expanded={dock === tab}
            onPress={() => showDock(panels, dock === tab ? null : tab)}
          />
        ))}
      </div>
      <div className="rail-group">
        <RailButton
          icon="cockpit"
          label={text('view.cockpit')}
          keys="C"
          expanded={cockpit}
          onPress={() => (cockpit ? panels.setState({ cockpit: null }) : openCockpit(panels))}
        />
        <RailButton
          part="scenarios-chip"
          icon="scenarios"
          label={text('scenarios.chip')}
          keys="S"
          expanded={scenarios}
          onPress={() => panels.setState({ scenarios: !scenarios })}
        />
        <RailButton
          part="own-data-button"
          icon="data"
          label={text('ownData.open')}
          keys="D"
          expanded={ownData}
          onPress={() => panels.setState({ ownData: !ownData })}
        />
        <RailButton
          part="rail-briefings"
          icon="briefings"
          label={text('view.briefings')}
          onPress={() => shell.setState({ present: '' }, true)}
        />
        <RailButton
          part="view-switch-make"
          icon="edit"
          label={text('view.make')}
          keys="M"
          expanded={briefingEditor}
          onPress={() => panels.setState({ briefingEditor: !briefingEditor, results: null })}
        />
      </div>
    </nav>
  )
}

interface RailButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly part?: string
  readonly keys?: string
  /** For a button that opens a panel: whether that is open. */
  readonly expanded?: boolean
  readonly onPress: () => void
}

function RailButton({ icon, label, part, keys, expanded, onPress }: RailButtonProps) {
  return (
    <button
      type="button"
      className="rail-button"
      data-part={part}
      aria-expanded={expanded}
      aria-keyshortcuts={keys}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span className="rail-label">{label}</span>
    </button>
  )
}
