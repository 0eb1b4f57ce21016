import './draw-panel.css'
import { useId, useRef, useState } from 'react'
import { useLanguage, useLocalized, useStageView } from '../../../app/use-app.ts'
import type { LngLat } from '../../../base/geodesy.ts'
import { propertiesOf, shapeOf } from '../../../export/own-layer-features.ts'
import { CHOOSABLE_CRS } from '../../../own-layers/crs.ts'
import {
  DRAWN_FIELDS,
  DRAWN_KINDS,
  drawnFeature,
  FEWEST,
  writePairs,
  type DrawnKind,
  type DrawnWords,
} from '../../../own-layers/draw-feature.ts'
import { featureName } from '../../../own-layers/feature-name.ts'
import { areaM2, lengthM } from '../../../own-layers/measure.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { newId } from '../../../session/new-id.ts'
import type { OwnLayers } from '../../../session/own-layers.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextField } from '../../../ui/fields.tsx'
import { formatCount, formatDecimal, formatDistance } from '../../../ui/format-figure.ts'
import { DrawMessages, useDrawText } from './draw-text.tsx'
import { useDrawnLayer, type DrawnLayer } from './use-drawn-layer.ts'
import { useMapPoints } from './use-map-points.ts'
import { readPositions, useTypedPositions, type ReadPositions } from './use-typed-positions.ts'

/** What is typed of a feature, whether it is kept already or not. */
interface Draft {
  /** The row of the drawn layer; null for a new feature. */
  readonly row: number | null
  readonly id: string
  readonly kind: DrawnKind
  readonly crs: string
  readonly text: string
  readonly words: DrawnWords
}

const WGS84 = 'EPSG:4326'
const NO_WORDS: DrawnWords = { name: '', category: '', height: '', start: '', end: '' }
const newDraft = (kind: DrawnKind = 'polygon'): Draft => ({
  row: null,
  id: newId('drawn'),
  kind,
  crs: WGS84,
  text: '',
  words: NO_WORDS,
})

/** Points, lines and areas of one's own, by coordinates or on the map, with their length and area. */
export default function DrawPanel({ layers }: { readonly layers: OwnLayers }) {
  return (
    <DrawMessages>
      <Drawing layers={layers} />
    </DrawMessages>
  )
}

/** The draft, and at once what it has just become: points come quicker than the page is drawn anew. */
function useDraft() {
  const [draft, setShown] = useState<Draft>(newDraft)
  const latest = useRef(draft)
  const setDraft = (next: Draft): void => {
    latest.current = next
    setShown(next)
  }
  return { draft, current: (): Draft => latest.current, setDraft }
}

function Drawing({ layers }: { readonly layers: OwnLayers }) {
  const text = useDrawText()
  const drawn = useDrawnLayer(layers, text('draw.layer'))
  const { draft, current, setDraft } = useDraft()
  const [saved, setSaved] = useState<string | null>(null)
  const change = (part: Partial<Draft>): void => {
    setSaved(null)
    setDraft({ ...current(), ...part })
  }
  const typed = useTypedPositions(draft.text, draft.crs)
  const isWhole = typed.fault === null && typed.positions.length >= FEWEST[draft.kind]
  const save = async (one: Draft, positions: readonly LngLat[]): Promise<void> => {
    const row = await drawn.put(drawnFeature(one.id, one.kind, positions, one.words))
    if (row === null) return
    if (current().id === one.id) setDraft({ ...current(), row })
    setSaved(one.words.name.trim())
  }
  /**
   * A point of the map comes after the others, in the system that is typed in; as soon as there are enough, the shape is kept.
   * Beside a line that is no position there is no after: the line is named, and what was typed stays.
   */
  const addPoint = async (at: LngLat): Promise<void> => {
    const { id, kind, text: typedText, crs } = current()
    const { positions, fault } = await readPositions(typedText, crs)
    if (current().id !== id || (fault && kind !== 'point')) return
    const all = kind === 'point' ? [at] : [...positions, at]
    const next: Draft = { ...current(), crs: WGS84, text: writePairs(all) }
    setDraft(next)
    if (all.length >= FEWEST[kind]) void save(next, all)
  }
  /** One point after the other: the next may be picked before the page shows this one. */
  const points = useRef<Promise<void>>(Promise.resolve())
  const takePoint = (at: LngLat): void => {
    const add = (): Promise<void> => addPoint(at)
    points.current = points.current.then(add, add)
  }
  return (
    <section className="own-draw" data-part="own-draw" aria-label={text('draw.title')}>
      <p className="quiet-words">{text('draw.what', { layer: drawn.kept?.look.name ?? text('draw.layer') })}</p>
      <FeatureChoice layer={drawn.kept?.layer ?? null} row={draft.row} onChoose={setDraft} />
      <Shape draft={draft} typed={typed} onChange={change} onPoint={takePoint} />
      <Measures kind={draft.kind} positions={typed.positions} />
      {DRAWN_FIELDS.map((field) => (
        <TextField
          key={field}
          label={text(`draw.${field}`)}
          value={draft.words[field]}
          maxLength={200}
          onChange={(value) => change({ words: { ...draft.words, [field]: value } })}
        />
      ))}
      <div className="own-layer-buttons">
        <Button
          kind="solid"
          data-part="draw-save"
          disabled={!isWhole}
          onClick={() => void save(draft, typed.positions)}
        >
          {text('draw.save')}
        </Button>
        <Button disabled={!drawn.canUndo} onClick={() => void drawn.undo().then(() => setDraft(newDraft(draft.kind)))}>
          {text('draw.undo')}
        </Button>
        {draft.row !== null && (
          <Button onClick={() => void drawn.drop(draft.id).then(() => setDraft(newDraft(draft.kind)))}>
            {text('draw.delete')}
          </Button>
        )}
      </div>
      <Said drawn={drawn} saved={saved} />
    </section>
  )
}

/** What was saved, by its name, empty for one without; or why it was not. */
function Said({ drawn, saved }: { readonly drawn: DrawnLayer; readonly saved: string | null }) {
  const text = useDrawText()
  const words = useLocalized()
  const [fault] = drawn.faults
  return (
    <>
      <output className="quiet-words">
        {saved === null ? '' : text('draw.saved', { name: saved || text('draw.unnamed') })}
      </output>
      {fault && (
        <p className="own-data-trouble" role="alert">
          {words(fault.reason)}
        </p>
      )}
    </>
  )
}

interface ChoiceProps {
  readonly layer: OwnLayer | null
  readonly row: number | null
  readonly onChoose: (draft: Draft) => void
}

/** A new feature, or one that is kept and is to be changed. */
function FeatureChoice({ layer, row, onChoose }: ChoiceProps) {
  const text = useDrawText()
  const rows = Array.from({ length: layer?.count ?? 0 }, (_, at) => at)
  return (
    <SelectField
      label={text('draw.feature')}
      name="draw-feature"
      value={row === null ? '' : String(row)}
      choices={[
        { value: '', label: text('draw.feature.new') },
        ...rows.map((at) => ({
          value: String(at),
          label: `${at + 1} · ${(layer && featureName(layer, at)) ?? text('draw.unnamed')}`,
        })),
      ]}
      onChange={(chosen) => onChoose(chosen === '' || !layer ? newDraft() : draftOf(layer, Number(chosen)))}
    />
  )
}

/** A kept feature as it would be typed. */
function draftOf(layer: OwnLayer, row: number): Draft {
  const properties = propertiesOf(layer, row)
  const shape = shapeOf(layer.geometry, row)
  const words = Object.fromEntries(DRAWN_FIELDS.map((field) => [field, String(properties[field] ?? '')])) as DrawnWords
  const kept = { row, id: layer.ids[row]!, crs: WGS84, words }
  if (shape?.type === 'Point') return { ...kept, kind: 'point', text: writePairs([shape.coordinates as never]) }
  if (shape?.type === 'LineString') return { ...kept, kind: 'line', text: writePairs(shape.coordinates as never) }
  const ring = shape?.type === 'Polygon' ? (shape.coordinates[0] ?? []) : []
  return { ...kept, kind: 'polygon', text: writePairs(ring.slice(0, -1) as never) }
}

interface ShapeProps {
  readonly draft: Draft
  readonly typed: ReadPositions
  readonly onChange: (part: Partial<Draft>) => void
  readonly onPoint: (at: LngLat) => void
}

/** The kind of shape and its positions: typed, or picked on the map. */
function Shape({ draft, typed, onChange, onPoint }: ShapeProps) {
  const text = useDrawText()
  const view = useStageView()
  const fieldId = useId()
  const [isPicking, setIsPicking] = useState(false)
  useMapPoints(isPicking, onPoint)
  const { fault } = typed
  const few = fault === null && draft.text.trim() !== '' && typed.positions.length < FEWEST[draft.kind]
  return (
    <>
      <SelectField
        label={text('draw.kind')}
        name="draw-kind"
        value={draft.kind}
        choices={DRAWN_KINDS.map((kind) => ({ value: kind, label: text(`draw.kind.${kind}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <SelectField
        label={text('draw.system')}
        name="draw-system"
        value={draft.crs}
        choices={CHOOSABLE_CRS.map(({ code, label }) => ({ value: code, label: `${label} (${code})` }))}
        onChange={(crs) => onChange({ crs })}
      />
      <label htmlFor={fieldId}>
        <span>{text('draw.positions')}</span>
        <textarea
          id={fieldId}
          name="draw-positions"
          rows={4}
          spellCheck={false}
          value={draft.text}
          aria-invalid={fault !== null}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      </label>
      <output className="quiet-words">
        {fault && text(fault.isOutside ? 'draw.outside' : 'draw.bad', { line: fault.line })}
        {few && text('draw.fewer', { count: FEWEST[draft.kind] })}
      </output>
      <div className="own-layer-buttons">
        <Button
          data-part="draw-pick"
          disabled={!view}
          aria-pressed={isPicking}
          onClick={() => setIsPicking((now) => !now)}
        >
          {text('draw.pick')}
        </Button>
        <Button
          disabled={draft.text.trim() === ''}
          onClick={() => onChange({ text: draft.text.trimEnd().split('\n').slice(0, -1).join('\n') })}
        >
          {text('draw.dropLast')}
        </Button>
      </div>
      {isPicking && <p className="quiet-words">{text('draw.picking')}</p>}
    </>
  )
}

/** How long the line is, or how large the area: whether it is kept or not. */
function Measures({ kind, positions }: { readonly kind: DrawnKind; readonly positions: readonly LngLat[] }) {
  const text = useDrawText()
  const language = useLanguage()
  if (kind === 'point' || positions.length < 2) return null
  const isArea = kind === 'polygon' && positions.length > 2
  const length = formatDistance(lengthM(isArea ? [...positions, positions[0]!] : positions), language)
  const area = areaM2(positions)
  return (
    <p className="own-draw-measures" data-part="draw-measures">
      <output>
        {text(isArea ? 'draw.perimeter' : 'draw.length', { length })}
        {isArea && (
          <>
            <br />
            {text('draw.area', {
              area: formatCount(Math.round(area), language),
              hectares: formatDecimal(area / 10_000, language),
            })}
          </>
        )}
      </output>
    </p>
  )
}
