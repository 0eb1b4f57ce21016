import type { Map as MapLibreMap } from 'maplibre-gl'
import { Color } from 'three'
import type { OwnFeatureRef, ShownOwnLayer } from '../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../own-layers/own-layer.ts'
import { recordsAnything } from '../../own-layers/own-spans.ts'
import { OWN_COLOURS } from '../../own-layers/style-columns.ts'
import { READINGS } from '../../scenario/reading.ts'
import { PALETTES } from '../../session/palette.ts'
import { ownColours } from '../../session/palette-css.ts'
import type { Theme } from '../../session/session.ts'
import { rgb } from '../time/time-state.ts'
import type { ViewState } from '../view-state.ts'
import { PICK_IDS } from '../world/pick-id.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import { setColour } from '../world/world-material.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import { createOwnMeshWorker, type OwnMeshWorker, type OwnMeshParts } from './make-own-mesh.ts'
import { createOwnLabels, type OwnLabels } from './own-labels.ts'
import type { OwnObject, OwnShared } from './own-object.ts'

/** The viewer's own layers in the world of one map. */
export interface KeptOwnLayers {
  /** Brings what is drawn to what a view shows; cheap where its layers are the very same. */
  show(view: ViewState): void
  /** The feature of a picking id; null for an id that is none of them. */
  featureOf(id: number): OwnFeatureRef | null
  /** The feature under the pointer; true where that is another one than before. */
  setHovered(feature: OwnFeatureRef | null): boolean
  /** The names of features that stand on the map; at a point, in CSS pixels of the map's element, those whose room holds it. */
  names(point?: readonly [number, number]): readonly string[]
  /** Whether all that is shown has been made, and a promise of that. */
  isWhole(): boolean
  ready(): Promise<void>
  destroy(): void
}

export interface OwnLayersHost {
  readonly world: Pick<WorldLayer, 'add' | 'remove'>
  readonly uniforms: WorldUniforms
  /** The first picking id that is free for features. */
  readonly firstId: number
  readonly redraw: () => void
  readonly map: MapLibreMap
}

/** A layer that is drawn, or is being made ready. */
interface Kept {
  shown: ShownOwnLayer
  object: OwnObject | undefined
  anchors: Float64Array | undefined
  /** What its object was made from, or is being made from. */
  geometry: OwnLayer['geometry']
  days: OwnLayer['days']
  base: number
}

/** Later than any day: everything is known. */
const ALL_KNOWN = 1e6

/** What there is of the layers of one map at the moment. */
interface Own {
  readonly host: OwnLayersHost
  readonly meshes: OwnMeshWorker
  readonly shared: OwnShared
  readonly kept: Map<string, Kept>
  readonly labels: OwnLabels
  readonly making: Set<Promise<void>>
  drawn: readonly ShownOwnLayer[]
  hovered: OwnFeatureRef | null
  /** Whether any side shows what is planned beyond what is there. */
  ghosts: boolean
  gone: boolean
}

export function keepOwnLayers(host: OwnLayersHost): KeptOwnLayers {
  const kept = new Map<string, Kept>()
  const own: Own = {
    host,
    meshes: createOwnMeshWorker(),
    shared: {
      world: host.uniforms,
      colours: { value: Array.from({ length: OWN_COLOURS }, () => new Color()) },
      known: { value: ALL_KNOWN },
    },
    kept,
    labels: createOwnLabels(host.map, (id) => kept.get(id)?.anchors),
    making: new Set(),
    drawn: [],
    hovered: null,
    ghosts: false,
    gone: false,
  }
  const { shared, making, labels } = own
  const onMoveEnd = (): void => labels.follow()
  host.map.on('moveend', onMoveEnd)
  return {
    show(view) {
      const { session, ownLayers } = view
      setColours(own, session.theme)
      shared.known.value = session.known ?? ALL_KNOWN
      // The rest of the time it costs nothing.
      showGhosts(
        own,
        session.sides.some(({ reading }) => READINGS.indexOf(reading) >= READINGS.indexOf('both')),
      )
      if (ownLayers !== own.drawn) follow(own, ownLayers)
      labels.show(view)
    },
    featureOf(id) {
      for (const [layer, { base, shown }] of kept)
        if (base >= 0 && id >= base && id < base + shown.layer.count) return { layer, row: id - base }
      return null
    },
    setHovered(feature) {
      const { hovered } = own
      if (feature?.layer === hovered?.layer && feature?.row === hovered?.row) return false
      own.hovered = feature
      for (const one of kept.values()) highlight(own, one)
      return true
    },
    names: labels.standing,
    isWhole: () => making.size === 0,
    async ready() {
      while (making.size > 0) await Promise.all(making)
    },
    destroy() {
      own.gone = true
      host.map.off('moveend', onMoveEnd)
      own.meshes.stop()
      for (const one of kept.values()) drop(own, one)
      kept.clear()
    },
  }
}

/** Has these layers drawn, and no others. */
function follow(own: Own, layers: readonly ShownOwnLayer[]): void {
  const { kept } = own
  own.drawn = layers
  const ids = new Set(layers.map(({ layer }) => layer.id))
  for (const [id, one] of kept) {
    if (ids.has(id)) continue
    drop(own, one)
    kept.delete(id)
  }
  for (const shown of layers) update(own, shown)
  placeAll(own)
}

function setColours({ shared }: Own, theme: Theme): void {
  const colours = ownColours(PALETTES[theme].own)
  for (const [i, colour] of shared.colours.value.entries()) setColour(colour, rgb(colours[i]!))
}

function highlight({ hovered }: Own, { object, shown }: Kept): void {
  if (object) object.uniforms.uOwnHovered.value = hovered?.layer === shown.layer.id ? hovered.row : -1
}

function applyTo(own: Own, one: Kept): void {
  one.object?.setStyle(one.shown)
  one.object?.showGhosts(own.ghosts && recordsAnything(one.shown.layer))
  highlight(own, one)
}

function drop({ host }: Own, one: Kept): void {
  if (!one.object) return
  host.world.remove(one.object.group)
  one.object.dispose()
  one.object = undefined
}

/** Begins with a layer, or brings it to another state of itself. */
function update(own: Own, next: ShownOwnLayer): void {
  const { layer } = next
  const one = own.kept.get(layer.id)
  if (!one) {
    const { geometry, days } = layer
    const made: Kept = { shown: next, object: undefined, anchors: undefined, geometry, days, base: -1 }
    own.kept.set(layer.id, made)
    return begin(own, made, { mesh: true, days: true })
  }
  one.shown = next
  const isOther = { mesh: one.geometry !== layer.geometry, days: one.days !== layer.days }
  Object.assign(one, { geometry: layer.geometry, days: layer.days })
  // What is still on its way was asked for of something else.
  if (isOther.mesh || (isOther.days && !one.object)) begin(own, one, { mesh: true, days: true })
  else if (isOther.days) begin(own, one, isOther)
  // Rows of another geometry are styled when it is there.
  if (!isOther.mesh) applyTo(own, one)
}

function begin(own: Own, one: Kept, parts: OwnMeshParts): void {
  const job = make(own, one, parts)
    .catch((fault: unknown) => console.warn('a layer could not be drawn', fault))
    .finally(() => own.making.delete(job))
  own.making.add(job)
}

/** Makes what has changed of a layer, and puts it up in place of what was there. */
async function make(own: Own, one: Kept, parts: OwnMeshParts): Promise<void> {
  const { geometry, days } = one
  // What draws them comes with the first layer.
  const [answer, { createOwnObject }] = await Promise.all([
    own.meshes.make(one.shown.layer, parts),
    import('./own-object.ts'),
  ])
  const isStale = own.gone || own.kept.get(one.shown.layer.id) !== one || one.geometry !== geometry || one.days !== days
  if (!answer || isStale) return
  if (answer.mesh && answer.days) {
    drop(own, one)
    one.object = createOwnObject(answer.mesh, answer.days, own.shared)
    one.anchors = answer.mesh.anchors
    own.host.world.add(one.object.group)
    placeAll(own)
  } else if (answer.days) one.object?.setDays(answer.days)
  applyTo(own, one)
  own.labels.follow()
  own.host.redraw()
}

/** Order of drawing, and room for picking ids, in the order of the view's list. */
function placeAll({ host, drawn, kept }: Own): void {
  let id = host.firstId
  for (const [nth, { layer }] of drawn.entries()) {
    const one = kept.get(layer.id)!
    one.base = id + layer.count <= PICK_IDS ? id : -1
    if (one.base >= 0) id += layer.count
    one.object?.place(nth, one.base)
  }
}

function showGhosts(own: Own, on: boolean): void {
  if (on === own.ghosts) return
  own.ghosts = on
  for (const one of own.kept.values()) applyTo(own, one)
}
