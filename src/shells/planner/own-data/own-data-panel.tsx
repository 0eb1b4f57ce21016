import './own-data.css'
import { Button } from '../../../ui/button.tsx'
import { lazy, Suspense, use, useState } from 'react'
import { useStore } from 'zustand'
import { useApp, useLocalized } from '../../../app/use-app.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { SidePanel } from '../side-panel.tsx'
import { LayerItem } from './layer-item.tsx'
import { OwnDataMessages, useOwnDataText } from './own-data-text.tsx'
import { ProjectActions } from './project-actions.tsx'

const DrawPanel = lazy(() => import('./draw-panel.tsx'))

/** The viewer's own layers: what there is, how it is drawn, what stands in it. */
export default function OwnDataPanel() {
  return (
    <OwnDataMessages>
      <Suspense fallback={null}>
        <WithLayers />
      </Suspense>
    </OwnDataMessages>
  )
}

function WithLayers() {
  const { ownData } = useApp()
  return <Panel layers={use(ownData.load())} />
}

function Panel({ layers }: { readonly layers: OwnLayers }) {
  const { panels, ownData } = useApp()
  const text = useOwnDataText()
  const state = useStore(layers.store)
  const shown = useStore(ownData.view, (view) => view.layer)
  const [draws, setDraws] = useState(false)
  return (
    <SidePanel
      name="own-data"
      title={text('data.panel.title')}
      closeLabel={text('data.panel.close')}
      onClose={() => panels.setState({ ownData: false })}
    >
      <div className="own-data-actions">
        <Button
          kind="solid"
          data-part="data-add"
          aria-haspopup="dialog"
          onClick={() => panels.setState({ dialog: 'addData', handedFiles: null })}
        >
          {text('data.add')}
        </Button>
        <Button data-part="draw-open" aria-expanded={draws} onClick={() => setDraws((now) => !now)}>
          {text('data.draw')}
        </Button>
        <ProjectActions layers={layers} />
      </div>
      {draws && (
        <Suspense fallback={null}>
          <DrawPanel layers={layers} />
        </Suspense>
      )}
      <Troubles layers={layers} />
      {state.layers.length === 0 ? (
        <p className="own-data-none">{text('data.none')}</p>
      ) : (
        <ol className="own-layers" aria-label={text('data.layers')}>
          {state.layers.map((kept, at) => (
            <LayerItem
              key={kept.layer.id}
              kept={kept}
              layers={layers}
              place={{ at, of: state.layers.length }}
              isOpen={shown === kept.layer.id}
              onOpen={(isOpen) => ownData.view.setState({ layer: isOpen ? kept.layer.id : null })}
            />
          ))}
        </ol>
      )}
      <p className="own-data-foot quiet-words">{text('data.class')}</p>
    </SidePanel>
  )
}

/** What could not be kept or read, and what was removed and can be put back. */
function Troubles({ layers }: { readonly layers: OwnLayers }) {
  const text = useOwnDataText()
  const words = useLocalized()
  const { unsaved, unread, removed } = useStore(layers.store)
  const last = removed.at(-1)
  return (
    <>
      {unsaved && (
        <p className="own-data-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
      {unread.length > 0 && (
        <p className="own-data-trouble" role="alert">
          {text('data.unread', { count: unread.length })}{' '}
          <Button onClick={() => void layers.dropUnread()}>{text('data.unread.drop')}</Button>
        </p>
      )}
      {last && (
        <p className="own-data-removed" data-part="data-removed">
          <output>{text('data.removed', { name: last.look.name })}</output>
          <Button onClick={() => void layers.undoRemove()}>{text('data.undo')}</Button>
        </p>
      )}
    </>
  )
}
