import './own-data.css'
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Escape in the panel closes it, whatever in it has the focus */
import { Button } from '../../../ui/button.tsx'
import { lazy, Suspense, use, useState } from 'react'
import { useStore } from 'zustand'
import { isEscape, isWithin } from '../../../app/plain-key.ts'
import { useApp, useLocalized } from '../../../app/use-app.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
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
  const panel = useFocusOnOpen<HTMLElement>()
  const [draws, setDraws] = useState(false)
  const close = (): void => panels.setState({ ownData: false })
  return (
    <section
      className="own-data panel"
      data-part="own-data"
      ref={panel}
      tabIndex={-1}
      aria-label={text('data.panel.title')}
      onKeyDown={(event) => {
        if (!isEscape(event.nativeEvent) || event.defaultPrevented || !isWithin(event)) return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <header>
        <h2>{text('data.panel.title')}</h2>
        <IconButton icon="close" label={text('data.panel.close')} onClick={close} />
      </header>
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
    </section>
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
