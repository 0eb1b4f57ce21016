import type { StoreApi } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { LayerSwitch } from '../../session/session.ts'
import type { World, WorldPart } from './create-world.ts'

interface SceneProps {
  readonly world: World
  readonly layers: StoreApi<ReadonlySet<LayerSwitch>>
}

/** What React Three Fiber mounts. Only the switches pass through React; the day never does. */
export function Scene({ world, layers }: SceneProps) {
  const on = useStore(layers)
  return (
    <group>
      {world.parts.map((part) => (
        <Part key={part.key} part={part} visible={part.layer === null || on.has(part.layer)} />
      ))}
      <primitive object={world.bloom.mesh} />
    </group>
  )
}

interface PartProps {
  readonly part: WorldPart
  readonly visible: boolean
}

/** Shaders move the vertices, so that nothing is culled by where its geometry lies. */
function Part({ part: { as, geometry, material, order, layers }, visible }: PartProps) {
  const props = { geometry, material, renderOrder: order, layers, visible, frustumCulled: false }
  return as === 'lines' ? <lineSegments {...props} /> : <mesh {...props} />
}
