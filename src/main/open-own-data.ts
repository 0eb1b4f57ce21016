import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OwnDataServices, OwnDataView } from '../app/own-data/own-data.ts'
import type { ShownOwnLayer } from '../own-layers/layer-style.ts'
import { browserObjects, keptSetting, type KeptText } from '../session/browser-storage.ts'
import { memoryObjects, type ObjectStorage } from '../session/object-storage.ts'
import type { PageAddress, ShellStore } from '../session/page-address.ts'
import type { KeptLayer, OwnLayers } from '../session/own-layers.ts'
import { OWN_LAYERS_KEY } from '../session/text-storage.ts'

const NO_ROWS: ReadonlySet<number> = new Set()

/** Layers as the map draws them: the list's first lies on top, the map's last. What has not changed comes back as the very same object. */
function shownOf(
  layers: readonly KeptLayer[],
  rows: OwnDataView['rows'],
  before: readonly ShownOwnLayer[],
): readonly ShownOwnLayer[] {
  return layers.toReversed().map(({ layer, look: { style } }) => {
    const selected = rows.get(layer.id) ?? NO_ROWS
    const same = before.find((one) => one.layer === layer && one.style === style && one.selected === selected)
    return same ?? { layer, style, selected }
  })
}

interface OwnDataParts {
  readonly openObjects: () => ObjectStorage
  /** Remembers that there are layers, so that a page without them fetches nothing of theirs. */
  readonly mark: KeptText
  /** Whether layers outlive the page. */
  readonly keeps: boolean
  /** What the map draws. */
  readonly shown: StoreApi<readonly ShownOwnLayer[]>
  readonly shell: ShellStore
}

/** A viewer's own layers: read when first asked for, or at once where some are kept. A briefing shows what its chapters name, and none of them by itself. */
export function openOwnData({ openObjects, mark, keeps, shown, shell }: OwnDataParts): OwnDataServices {
  const view = createStore<OwnDataView>(() => ({ layer: null, feature: null, gantt: null, rows: new Map() }))
  const kept = createStore<readonly KeptLayer[]>(() => [])
  let layers: OwnLayers | undefined
  const draw = (): void => {
    const presents = shell.getState().present !== undefined
    const drawn = presents || !layers ? [] : layers.store.getState().layers
    const next = shownOf(drawn, view.getState().rows, shown.getState())
    if (next.length > 0 || shown.getState().length > 0) shown.setState(next, true)
  }
  const follow = (opened: OwnLayers): void => {
    layers = opened
    opened.store.subscribe((now, before) => {
      if (now.layers === before.layers) return
      kept.setState(now.layers, true)
      draw()
      if (keeps && now.layers.length + now.unread.length > 0) mark.write('yes')
      else if (keeps) mark.remove()
      const { feature } = view.getState()
      if (feature && !now.layers.some(({ layer }) => layer.id === feature.layer)) view.setState({ feature: null })
    })
    kept.setState(opened.store.getState().layers, true)
    draw()
  }
  view.subscribe((now, before) => {
    if (now.rows !== before.rows) draw()
  })
  shell.subscribe(draw)
  let loading: Promise<OwnLayers> | undefined
  const load = (): Promise<OwnLayers> => {
    loading ??= import('../session/own-layers.ts').then(async ({ openOwnLayers }) => {
      const opened = await openOwnLayers(openObjects())
      follow(opened)
      return opened
    })
    return loading
  }
  const holds = (): boolean => (layers ? layers.store.getState().layers.length > 0 : keeps && mark.read() !== null)
  if (holds()) void load()
  return { view, kept, load, holds }
}

/** The own layers of a page, and what the map draws of them. What a hall's screen is given, it forgets with the page. */
export function openKeptOwnData(
  { kiosk }: Pick<PageAddress, 'kiosk'>,
  shell: ShellStore,
): { readonly ownData: OwnDataServices; readonly ownLayers: StoreApi<readonly ShownOwnLayer[]> } {
  const keeps = kiosk === null
  const ownLayers = createStore<readonly ShownOwnLayer[]>(() => [])
  const openObjects = keeps ? browserObjects : memoryObjects
  const ownData = openOwnData({ openObjects, mark: keptSetting(OWN_LAYERS_KEY), keeps, shown: ownLayers, shell })
  return { ownData, ownLayers }
}
