import '../messages/intake.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { BaseMapState } from '../app/base-map.ts'
import { changeBaseMap } from '../app/change-base-map.ts'
import { cleanLine } from '../base/clean-text.ts'
import { failure, type Result } from '../base/result.ts'
import type { BaseMap } from '../base-map/base-map.ts'
import { openBaseMapAddress, openBaseMapFile } from '../base-map/open-base-map.ts'
import { message, type Message } from '../messages/message.ts'
import { judgeAddress } from '../session/data-origins.ts'
import type { BaseMapPlace } from '../session/settings.ts'

export interface BaseMapRules {
  /** What the page is set up with: whoever put it up has listed it by that. */
  readonly place: BaseMapPlace | null
  /** Origins beside the page's own that may be asked. */
  readonly origins: readonly string[]
}

/** Opens a base map and shows it, or says why not; what was shown before stays then. */
export async function loadBaseMap(
  source: File | string,
  state: StoreApi<BaseMapState>,
  rules: BaseMapRules,
): Promise<void> {
  const name = cleanLine(typeof source === 'string' ? source : source.name, 120)
  changeBaseMap(state, { opening: name, fault: null })
  const found = typeof source === 'string' ? await openAddress(source, rules) : await openBaseMapFile(source)
  // Something else was asked for meanwhile.
  if (state.getState().opening !== name) return
  if (found.ok) changeBaseMap(state, { map: watched(found.value, state), isOn: true, opening: null, fault: null })
  else changeBaseMap(state, { opening: null, fault: found.errors[0] ?? message('baseMap.unreadable', { name }) })
}

function openAddress(address: string, { place, origins }: BaseMapRules): Promise<Result<BaseMap, Message>> {
  const own = place && new URL(place.url)
  const listed = own ? [...origins, own.origin] : origins
  const verdict = judgeAddress(address, location.href, listed)
  const shown = cleanLine(address, 200)
  if (!verdict.allowed) {
    const { origin } = verdict
    const line = `<meta name="twin-data-origins" content="${origin}">`
    const fault =
      origin === '' ? message('address.none', { address: shown }) : message('address.notListed', { origin, line })
    return Promise.resolve(failure([fault]))
  }
  const isListed = (url: string): boolean => judgeAddress(url, location.href, listed).allowed
  return openBaseMapAddress(verdict.url, isListed, place?.url === verdict.url.href ? place : undefined)
}

/** A file may become unreadable while it is shown: then its tiles are empty, and it is said once. */
function watched(map: BaseMap, state: StoreApi<BaseMapState>): BaseMap {
  const report = (): void => {
    const { map: shown, fault } = state.getState()
    if (shown?.id === map.id && fault === null)
      changeBaseMap(state, { fault: message('baseMap.tileLost', { name: map.name }) })
  }
  return {
    ...map,
    onBadTile: report,
    async tile(z, x, y, signal) {
      try {
        return await map.tile(z, x, y, signal)
      } catch (error) {
        if (signal?.aborted) throw error
        report()
        return null
      }
    },
  }
}
