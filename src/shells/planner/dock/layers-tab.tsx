import { KnownControl } from './known-control.tsx'
import { BaseMapSection } from '../base-map/base-map-section.tsx'
import { LayerSwitches } from './layer-switches.tsx'
import { LightControl } from './light-control.tsx'

/** What the map shows and in which light: layers, base map, hour, quality, documents. */
export default function LayersTab() {
  return (
    <>
      <LayerSwitches />
      <BaseMapSection />
      <LightControl />
      <KnownControl />
    </>
  )
}
