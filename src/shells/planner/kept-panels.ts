import type { PanelsStore } from '../../app/panels.ts'
import { keptSetting } from '../../session/browser-storage.ts'
import { DOCK_TABS, type DockTab } from '../../session/open-panels.ts'

/*
 * What a planner leaves open is open again the next time. What a link shows of it (session/open-panels.ts) goes before, and
 * is not remembered: it is how its sender worked.
 */

const DOCK = keptSetting('zhengzhou-twin/planner-dock')
const LANES = keptSetting('zhengzhou-twin/planner-lanes')
const EXPLAINED = keptSetting('zhengzhou-twin/planner-explained')

/** The panel beside the rail that was open last; null where none was. */
export function readKeptDock(): DockTab | null {
  const kept = DOCK.read()
  return DOCK_TABS.find((tab) => tab === kept) ?? null
}

/** Opens a panel beside the rail, or closes what is open there, and remembers it. */
export function showDock(panels: PanelsStore, dock: DockTab | null): void {
  panels.setState({ dock })
  if (dock === null) DOCK.remove()
  else DOCK.write(dock)
}

export const readKeptLanes = (): boolean => LANES.read() === 'open'

/** Opens the timeline into its lanes, or closes them, and remembers it. */
export function showLanes(panels: PanelsStore, lanes: boolean): void {
  panels.setState({ lanes })
  if (lanes) LANES.write('open')
  else LANES.remove()
}

/** Whether a reading is chosen for the first time; asked once, it is known from then on. */
export function isFirstTime(reading: string): boolean {
  const known = EXPLAINED.read()?.split(' ') ?? []
  if (known.includes(reading)) return false
  EXPLAINED.write([...known, reading].join(' '))
  return true
}
