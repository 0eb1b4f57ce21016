import './dock.css'
import { lazy, Suspense } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { usePanels, useText, useApp } from '../../../app/use-app.ts'
import { EntityList } from './entity-list.tsx'
import { LayerSwitches } from './layer-switches.tsx'

const Legend = lazy(async () => ({ default: (await import('./legend.tsx')).Legend }))
import { KnownControl } from '../as-of-chip.tsx'
import { showDock } from '../kept-panels.ts'
import { LightControl } from './light-control.tsx'

/** List, layers and legend: the one that the rail has opened, or none so that the map has the room. */
export function Dock() {
  const { panels } = useApp()
  const text = useText()
  const shown = usePanels((open) => open.dock)
  if (shown === null) return null
  return (
    <section className="dock panel" data-part="dock" aria-label={text(`dock.${shown}`)}>
      <header className="dock-head">
        <h2>{text(`dock.${shown}`)}</h2>
        <IconButton icon="close" label={text('dock.close')} onClick={() => showDock(panels, null)} />
      </header>
      <div className="dock-content" id="dock-content">
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
    </section>
  )
}
