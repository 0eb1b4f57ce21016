import './layer-item.css'
import { Button } from '../../../ui/button.tsx'
import { useId, useRef, useState } from 'react'
import { useApp, useLanguage, usePanels, useStageView } from '../../../app/use-app.ts'
import { isDated } from '../../../own-layers/is-dated.ts'
import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { KeptLayer, OwnLayers } from '../../../session/own-layers.ts'
import { TextField } from '../../../ui/fields.tsx'
import { formatCount } from '../../../ui/format-figure.ts'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { cameraOnBounds } from '../search/place-camera.ts'
import { LayerAbout } from './layer-about.tsx'
import { LayerExport } from './layer-export.tsx'
import { LayerLegend } from './layer-legend.tsx'
import { LayerStyleForm } from './layer-style-form.tsx'
import { LayerTable } from './layer-table.tsx'
import { LayerYears } from './layer-years.tsx'
import { useOwnDataText } from './own-data-text.tsx'

const TABS = ['style', 'table', 'years', 'about'] as const

interface LayerItemProps {
  readonly kept: KeptLayer
  readonly layers: OwnLayers
  /** Its place in the list, and how many there are. */
  readonly place: { readonly at: number; readonly of: number }
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** One own layer: shown or not, above or below the others; opened, all that can be done with it. */
export function LayerItem({ kept, layers, place, isOpen, onOpen }: LayerItemProps) {
  const text = useOwnDataText()
  const language = useLanguage()
  const bodyId = useId()
  const { layer, look } = kept
  const { id, count } = layer
  const restyle = (change: Partial<OwnLayerStyle>): void =>
    void layers.change(id, { style: { ...look.style, ...change } })
  return (
    <li className="own-layer" data-part="own-layer" data-layer={id} data-open={isOpen || undefined}>
      <div className="own-layer-head">
        <label className="own-layer-switch">
          <input
            type="checkbox"
            role="switch"
            checked={look.style.visible}
            aria-checked={look.style.visible}
            aria-label={text('data.visible', { name: look.name })}
            onChange={() => restyle({ visible: !look.style.visible })}
          />
        </label>
        <button
          type="button"
          className="own-layer-name"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => onOpen(!isOpen)}
        >
          <span>{look.name}</span>
          <small className="number">{formatCount(count, language)}</small>
        </button>
        <IconButton
          icon="chevron"
          className="own-layer-up"
          label={text('data.up', { name: look.name })}
          disabled={place.at === 0}
          onClick={() => void layers.move(id, place.at - 1)}
        />
        <IconButton
          icon="chevron"
          label={text('data.down', { name: look.name })}
          disabled={place.at === place.of - 1}
          onClick={() => void layers.move(id, place.at + 1)}
        />
      </div>
      <LayerLegend layer={layer} style={look.style} />
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && <LayerBody kept={kept} layers={layers} onStyle={restyle} />}
      </div>
    </li>
  )
}

interface LayerBodyProps {
  readonly kept: KeptLayer
  readonly layers: OwnLayers
  readonly onStyle: (change: Partial<OwnLayerStyle>) => void
}

function LayerBody({ kept, layers, onStyle }: LayerBodyProps) {
  const text = useOwnDataText()
  const [tab, setTab] = useState<(typeof TABS)[number]>('style')
  return (
    <div className="own-layer-body">
      <LayerActions kept={kept} layers={layers} />
      <Tabs
        className="own-layer-tabs"
        label={text('data.tabs', { name: kept.look.name })}
        tabs={TABS}
        current={tab}
        onChoose={setTab}
      >
        {(name) => text(`data.tab.${name}`)}
      </Tabs>
      {tab === 'style' && <LayerStyleForm layer={kept.layer} style={kept.look.style} onChange={onStyle} />}
      {tab === 'table' && <LayerTable layer={kept.layer} style={kept.look.style} />}
      {tab === 'years' && <LayerYears layer={kept.layer} />}
      {tab === 'about' && <LayerAbout layer={kept.layer} />}
    </div>
  )
}

/** What is done with a whole layer. */
function LayerActions({ kept, layers }: Omit<LayerBodyProps, 'onStyle'>) {
  const { panels, ownData } = useApp()
  const view = useStageView()
  const text = useOwnDataText()
  const picker = useRef<HTMLInputElement>(null)
  const dialog = usePanels((open) => open.dialog)
  const { layer, look } = kept
  const { bounds } = layer.geometry
  return (
    <div className="own-layer-actions">
      <TextField
        label={text('data.rename')}
        value={look.name}
        maxLength={120}
        onChange={(name) => void layers.change(layer.id, { name })}
      />
      <div className="own-layer-buttons">
        <Button
          disabled={!view || !bounds}
          onClick={() => bounds && view?.flyTo(cameraOnBounds(bounds, view.camera()))}
        >
          {text('data.zoom')}
        </Button>
        {isDated(layer) && (
          <Button
            data-part="data-gantt"
            onClick={() => {
              ownData.view.setState({ gantt: layer.id })
              panels.setState({ scenarioEditor: true })
            }}
          >
            {text('data.gantt.open')}
          </Button>
        )}
        <Button data-part="data-replace" disabled={dialog !== null} onClick={() => picker.current?.click()}>
          {text('data.replace')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={text('data.replace')}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            event.currentTarget.value = ''
            if (files.length > 0) panels.setState({ dialog: 'addData', handedFiles: { files, replaces: layer.id } })
          }}
        />
        <Button data-part="data-remove" onClick={() => void layers.remove(layer.id)}>
          <Icon name="close" /> {text('data.remove')}
        </Button>
      </div>
      <LayerExport kept={kept} />
    </div>
  )
}
