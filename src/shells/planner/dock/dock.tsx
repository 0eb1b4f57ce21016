import './dock.css'
import { lazy, Suspense } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { usePanels, useText, useApp } from '../../../app/use-app.ts'
import { showDock } from '../kept-panels.ts'

const EntityList = lazy(async () => ({ default: (await import('./entity-list.tsx')).EntityList }))
const LayersTab = lazy(() => import('./layers-tab.tsx'))
const Legend = lazy(async () => ({ default: (await import('./legend.tsx')).Legend }))

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
        <Suspense fallback={null}>
          {shown === 'list' && <EntityList />}
          {shown === 'layers' && <LayersTab />}
          {shown === 'legend' && <Legend />}
        </Suspense>
      </div>
    </section>
  )
}
