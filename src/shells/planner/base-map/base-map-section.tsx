import './base-map-section.css'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { changeBaseMap } from '../../../app/change-base-map.ts'
import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { useApp, useLocalized, useSession } from '../../../app/use-app.ts'
import { REAL_BUILDINGS, type BaseMap, type RealBuildings } from '../../../base-map/base-map.ts'
import { Button } from '../../../ui/button.tsx'
import { baseMapEn } from './messages/en.ts'
import { baseMapZh } from './messages/zh.ts'

const { Provider, useMessages } = createFeatureMessages({ zh: baseMapZh, en: baseMapEn })

/** The base map file: what it is, whether it shows, whose it is, and the way to another. */
export function BaseMapSection() {
  return (
    <Provider>
      <Section />
    </Provider>
  )
}

function Section() {
  const { baseMap } = useApp()
  const text = useMessages()
  const words = useLocalized()
  const { map, opening, fault } = useStore(baseMap.state)
  return (
    <section className="base-map" data-part="base-map" aria-label={text('base.title')}>
      <h3>{text('base.title')}</h3>
      {map ? <Shown map={map} /> : <p className="quiet-words">{text('base.none')}</p>}
      {opening !== null && <output>{text('base.opening', { name: opening })}</output>}
      {fault && (
        <p className="base-map-fault" role="alert">
          {words(fault)}
        </p>
      )}
      <div className="base-map-actions">
        <ChooseFile label={text(map ? 'base.replace' : 'base.choose')} />
        {map && (
          <Button onClick={() => changeBaseMap(baseMap.state, { map: null, fault: null })}>
            {text('base.remove')}
          </Button>
        )}
      </div>
    </section>
  )
}

function ChooseFile({ label }: { readonly label: string }) {
  const { baseMap } = useApp()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        data-part="base-map-file"
        aria-label={label}
        accept=".pmtiles"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void baseMap.open(file)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function Shown({ map }: { readonly map: BaseMap }) {
  const { baseMap } = useApp()
  const text = useMessages()
  const isOn = useStore(baseMap.state, (state) => state.isOn)
  const isContextOn = useSession((session) => session.layers.has('context'))
  return (
    <>
      <label className="layer-switch">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-label={text('base.show', { name: map.name })}
          onChange={() => changeBaseMap(baseMap.state, { isOn: !isOn })}
        />
        <span className="layer-name base-map-name">{map.name}</span>
        <span className="layer-count">{text(`base.schema.${map.schema}`)}</span>
      </label>
      {isOn && !isContextOn && <p className="quiet-words">{text('base.context', { layer: text('layer.context') })}</p>}
      {map.schema !== 'raster' && <Buildings />}
      <p className="quiet-words" data-part="base-map-credit">
        {map.credit === '' ? text('base.noCredit') : text('base.credit', { credit: map.credit })}
      </p>
      <p className="quiet-words">{text('base.class')}</p>
    </>
  )
}

/** Where real buildings take the place of illustrative ones. */
function Buildings() {
  const { baseMap } = useApp()
  const text = useMessages()
  const chosen = useStore(baseMap.state, (state) => state.buildings)
  return (
    <label className="base-map-choice">
      <span>{text('base.buildings')}</span>
      <select
        value={chosen}
        onChange={(event) => changeBaseMap(baseMap.state, { buildings: event.target.value as RealBuildings })}
      >
        {REAL_BUILDINGS.map((choice) => (
          <option key={choice} value={choice}>
            {text(`base.buildings.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
