import type { PageAddress, ShellStore } from '../session/page-address.ts'
import type { Settings } from '../session/settings.ts'
import type { ViewState } from '../stage/view-state.ts'
import { openPageBaseMap } from './open-base-map.ts'
import { openKeptOwnData } from './open-own-data.ts'

/** What every view of a page shows beside the city: the viewer's own layers and the base map. */
export function openShownData(asked: PageAddress, shell: ShellStore, settings: Settings) {
  const own = openKeptOwnData(asked, shell)
  const baseMap = openPageBaseMap(asked, settings)
  const shownData = (): Pick<ViewState, 'ownLayers' | 'baseMap'> => ({
    ownLayers: own.ownLayers.getState(),
    baseMap: baseMap.state.getState().shown,
  })
  return { ...own, baseMap, shownData }
}
