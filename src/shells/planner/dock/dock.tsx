import './dock.css'
import { lazy, Suspense } from 'react'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import type { DockTab } from '../../../app/panels.ts'
import { usePanels, useText, useApp } from '../../../app/use-app.ts'
import { EntityList } from './entity-list.tsx'
import { LayerSwitches } from './layer-switches.tsx'

const Legend = lazy(async () => ({ default: (await import('./legend.tsx')).Legend }))
import { KnownControl } from '../as-of-chip.tsx'
import { LightControl } from './light-control.tsx'

const TABS: readonly { readonly tab: DockTab; readonly icon: IconName }[] = [
  { tab: 'list', icon: 'list' },
  { tab: 'layers', icon: 'layers' },
  { tab: 'legend', icon: 'legend' },
]

/** List, layers and legend: one of them open, or none so that the map has the room. */
export function Dock() {
  const { panels } = useApp()
  const text = useText()
  const shown = usePanels((open) => open.dock)
  return (
    <nav className="dock panel" data-part="dock" aria-label={text('dock.label')} data-open={shown ?? undefined}>
      <div className="dock-tabs" data-part="dock-tabs">
        {TABS.map(({ tab, icon }) => (
          <button
            key={tab}
            type="button"
            aria-expanded={shown === tab}
            aria-controls="dock-content"
            onClick={() => panels.setState({ dock: shown === tab ? null : tab })}
          >
            <Icon name={icon} />
            {text(`dock.${tab}`)}
          </button>
        ))}
      </div>
      <div className="dock-content" id="dock-content" hidden={shown === null}>
        {shown === 'list' && <EntityList />}
        {shown === 'layers' && (
          <>
            <LayerSwitches />
            <LightControl />
            <KnownControl />
          </>
        )}
        {shown === 'legend' && (
          <Suspense fallback={null}>
            <Legend />
          </Suspense>
        )}
      </div>
    </nav>
  )
}
