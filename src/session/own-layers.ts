import { cleanText } from '../base/clean-text.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { mergeThree } from '../base/merge-three.ts'
import { message, type Message } from '../messages/message.ts'
import type { OwnLayerStyle } from '../own-layers/layer-style.ts'
import { isOwnLayer } from '../own-layers/check-layer.ts'
import type { OwnLayer } from '../own-layers/own-layer.ts'
import type { ObjectStorage } from './object-storage.ts'
import { refusalWords } from './text-storage.ts'

/*
 * A viewer's own layers. What a file held is stored once and never changed; what is chosen for it (name, place among the
 * others, style) is small, stored beside it and written at every change. Nothing leaves the machine.
 */

/** What a viewer chose for a layer. */
export interface LayerLook {
  readonly name: string
  /** Its place among the others: layers are listed by it, and the first is drawn over the others. */
  readonly order: number
  readonly style: OwnLayerStyle
}

export interface KeptLayer {
  readonly layer: OwnLayer
  readonly look: LayerLook
}

export interface OwnLayersState {
  /** In their order. */
  readonly layers: readonly KeptLayer[]
  /** Why the last change could not be stored, and what to do; null while all is. It is in memory meanwhile. */
  readonly unsaved: Message | null
  /** What is stored and cannot be read by this version: left where it is. */
  readonly unread: readonly string[]
  /** Layers that were removed since the page was opened, the last one last: each can be put back. */
  readonly removed: readonly KeptLayer[]
}

export interface OwnLayers {
  readonly store: StoreApi<OwnLayersState>
  get(id: string): KeptLayer | undefined
  /** Puts a layer before all others; one of the same id is replaced and keeps its place and style. */
  add(layer: OwnLayer, style: OwnLayerStyle): Promise<void>
  /** Puts layers in as they were in a project: with names, order and styles. */
  restore(layers: readonly KeptLayer[]): Promise<void>
  change(id: string, change: Partial<Pick<LayerLook, 'name' | 'style'>>): Promise<void>
  /** Moves a layer to a place in the list, from 0. */
  move(id: string, to: number): Promise<void>
  remove(id: string): Promise<void>
  /** Puts back what was removed last. */
  undoRemove(): Promise<void>
  /** Throws away what cannot be read. */
  dropUnread(): Promise<void>
}

const DATA = 'layer/'
const LOOK = 'look/'
const VERSION = 1

interface StoredLayer {
  readonly version: typeof VERSION
  readonly layer: OwnLayer
}

const isStoredLayer = (value: unknown): value is StoredLayer => {
  if (typeof value !== 'object' || value === null) return false
  const { version, layer } = value as Partial<StoredLayer>
  return version === VERSION && isOwnLayer(layer)
}

const isLook = (value: unknown): value is LayerLook => {
  if (typeof value !== 'object' || value === null) return false
  const { name, order, style } = value as Partial<LayerLook>
  return typeof name === 'string' && typeof order === 'number' && typeof style === 'object' && style !== null
}

const byOrder = (layers: Iterable<KeptLayer>): readonly KeptLayer[] =>
  [...layers].toSorted((a, b) => a.look.order - b.look.order || (a.layer.id < b.layer.id ? -1 : 1))

/** A place before the first one of a list in order. */
const orderBefore = (layers: readonly KeptLayer[]): number => (layers[0]?.look.order ?? 1) - 1

/** The order of something that is to stand at a place among others: only it is written, so two windows do not undo each other's. */
function orderAt(others: readonly KeptLayer[], to: number): number {
  const [before, after] = [others[to - 1]?.look.order, others[to]?.look.order]
  if (before === undefined) return (after ?? 1) - 1
  return after === undefined ? before + 1 : (before + after) / 2
}

/** What two windows made of a look: field by field; where both changed the same, what is written last stands. */
function mergeLooks(base: LayerLook, mine: LayerLook, theirs: unknown): LayerLook {
  if (!isLook(theirs)) return mine
  const merged = mergeThree(base, mine, theirs)
  return 'value' in merged && isLook(merged.value) ? merged.value : mine
}

interface Found {
  readonly kept: readonly KeptLayer[]
  readonly unread: readonly string[]
}

async function readOne(storage: ObjectStorage, id: string): Promise<KeptLayer | null> {
  const [data, look] = await Promise.all([storage.read(DATA + id), storage.read(LOOK + id)])
  return isStoredLayer(data) && isLook(look) ? { layer: data.layer, look } : null
}

async function readAll(storage: ObjectStorage): Promise<Found> {
  const ids = (await storage.keys()).filter((key) => key.startsWith(DATA)).map((key) => key.slice(DATA.length))
  const read = await Promise.all(ids.map(async (id) => ({ id, kept: await readOne(storage, id) })))
  return {
    kept: read.flatMap(({ kept }) => kept ?? []),
    unread: read.filter(({ kept }) => kept === null).map(({ id }) => id),
  }
}

const LONGEST_NAME = 200

const withCleanName = (change: Partial<LayerLook>): Partial<LayerLook> =>
  change.name === undefined ? change : { ...change, name: cleanText(change.name, LONGEST_NAME) }

/** Opens what is stored. Where the browser refuses, there is nothing, and what is added lives as long as the page. */
export async function openOwnLayers(storage: ObjectStorage): Promise<OwnLayers> {
  const store = createStore<OwnLayersState>(() => ({ layers: [], unsaved: null, unread: [], removed: [] }))
  const get = (id: string): KeptLayer | undefined => store.getState().layers.find(({ layer }) => layer.id === id)
  const set = (id: string, kept: KeptLayer | null): void => {
    const others = store.getState().layers.filter(({ layer }) => layer.id !== id)
    store.setState({ layers: byOrder(kept ? [...others, kept] : others) })
  }
  /** Does what may be refused, and says so in the state. */
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act()
      if (store.getState().unsaved) store.setState({ unsaved: null })
    } catch (error) {
      store.setState({ unsaved: ownRefusal(error) })
    }
  }
  const put = async (kept: KeptLayer): Promise<void> => {
    set(kept.layer.id, kept)
    await attempt(async () => {
      const stored: StoredLayer = { version: VERSION, layer: kept.layer }
      await storage.write(DATA + kept.layer.id, stored)
      await storage.write(LOOK + kept.layer.id, kept.look)
    })
  }
  const changeLook = async (id: string, change: Partial<LayerLook>): Promise<void> => {
    const kept = get(id)
    if (!kept) return
    const look = { ...kept.look, ...withCleanName(change) }
    set(id, { ...kept, look })
    await attempt(() =>
      storage.update(LOOK + id, (theirs) => {
        // Another window has removed it: it is not brought back by a change of its colour.
        if (theirs === undefined && !store.getState().unsaved) return undefined
        return mergeLooks(kept.look, look, theirs)
      }),
    )
  }
  await attempt(async () => {
    const { kept, unread } = await readAll(storage)
    store.setState({ layers: byOrder(kept), unread })
  })
  storage.watch?.((keys) => void followOthers(storage, store, set, keys))
  return {
    store,
    get,
    async add(layer, style) {
      const there = get(layer.id)
      const order = orderBefore(store.getState().layers)
      await put({ layer, look: there?.look ?? { name: layer.name, order, style } })
    },
    async restore(layers) {
      for (const kept of layers) await put(kept)
    },
    change: changeLook,
    async move(id, to) {
      const { layers } = store.getState()
      const others = layers.filter(({ layer }) => layer.id !== id)
      if (others.length < layers.length) await changeLook(id, { order: orderAt(others, to) })
    },
    async remove(id) {
      const kept = get(id)
      if (!kept) return
      set(id, null)
      store.setState(({ removed }) => ({ removed: [...removed, kept] }))
      await attempt(() => storage.remove([DATA + id, LOOK + id]))
    },
    async undoRemove() {
      const { removed } = store.getState()
      const last = removed.at(-1)
      if (!last) return
      store.setState({ removed: removed.slice(0, -1) })
      await put(last)
    },
    async dropUnread() {
      const { unread } = store.getState()
      await attempt(() => storage.remove(unread.flatMap((id) => [DATA + id, LOOK + id])))
      if (!store.getState().unsaved) store.setState({ unread: [] })
    },
  }
}

/** Takes in what another window has added, changed or removed. */
async function followOthers(
  storage: ObjectStorage,
  store: StoreApi<OwnLayersState>,
  set: (id: string, kept: KeptLayer | null) => void,
  keys: readonly string[],
): Promise<void> {
  try {
    for (const key of keys) {
      const id = key.slice(key.indexOf('/') + 1)
      const there = store.getState().layers.find(({ layer }) => layer.id === id)
      const look = await storage.read(LOOK + id)
      if (look === undefined) {
        // A layer is written before its look, and is whole with that.
        if (!key.startsWith(DATA) || (await storage.read(key)) === undefined) set(id, null)
      } else if (there && key.startsWith(LOOK) && isLook(look)) set(id, { ...there, look })
      else {
        const kept = await readOne(storage, id)
        if (kept) set(id, kept)
      }
    }
  } catch {
    // What cannot be read now is looked at again with the next change.
  }
}

/** Why it could not be stored; the same words as for texts, and what can be done about a layer. */
function ownRefusal(error: unknown): Message {
  const refused = refusalWords(error)
  return refused.code === 'storage.full' ? message('storage.layersFull') : refused
}
