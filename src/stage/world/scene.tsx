import {
  Color,
  type BufferGeometry,
  type InstancedBufferGeometry,
  type Material,
  type Object3D,
  type ShaderMaterial,
} from 'three'
import type { StoreApi } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { LayerSwitch } from '../../session/session.ts'
import type { BoundaryWalls } from '../../layers/boundary-walls.ts'
import type { ContactShadows } from '../../layers/contact-shadows.ts'
import type { MassingSite } from '../../layers/massing.ts'
import type { SolidMesh } from '../../layers/solid-mesh.ts'
import type { Tray } from '../../layers/trays.ts'
import type { VehicleColumns } from '../../layers/vehicles.ts'
import type { Palette } from '../../session/palette.ts'
import type { Effects } from '../quality.ts'
import { rgb } from '../time/time-state.ts'
import { atmosphereMaterial, pictureGeometry } from './atmosphere-material.ts'
import { beaconMaterial, setLightBlending, wallMaterial } from './beacon-material.ts'
import { createBloom, type Bloom } from './bloom.ts'
import { contactShadowGeometry, contactShadowMaterial } from './contact-shadow-material.ts'
import { RENDER_LAYERS } from './render-layers.ts'
import { massingMaterials } from './massing-material.ts'
import { shadowMaterial } from './shadow-material.ts'
import { trayMaterial } from './tray-material.ts'
import { vehicleMaterials } from './vehicle-material.ts'
import { beaconGeometry, solidGeometry, trayGeometry, vehicleGeometry, wallGeometry } from './world-geometry.ts'
import { floatTexture, type WorldUniforms } from './world-uniforms.ts'
import { PATH_SAMPLES } from '../../layers/vehicles.ts'

/** What stands on the ground, by the layer that switches it. */
export interface WorldContent {
  readonly walls: BoundaryWalls
  /** One mesh for each layer that has solids. */
  readonly solids: readonly {
    readonly layer: LayerSwitch
    readonly mesh: SolidMesh
    readonly contactShadows: ContactShadows
  }[]
  readonly sites: readonly { readonly layer: LayerSwitch; readonly rows: readonly MassingSite[] }[]
  readonly trays: readonly { readonly layer: LayerSwitch; readonly rows: readonly Tray[] }[]
  readonly vehicles: VehicleColumns | null
}

interface WorldPart {
  readonly key: string
  /** Null: no switch turns it off. */
  readonly layer: LayerSwitch | null
  readonly geometry: BufferGeometry
  readonly material: Material
  readonly lines: boolean
  readonly order: number
  /** Takes part in picking. */
  readonly pickable: boolean
}

/** The world's meshes and materials, made once for a WebGL context. */
export interface World {
  readonly parts: readonly WorldPart[]
  readonly uniforms: WorldUniforms
  /** Light that spreads from what shines; its mesh is added to the scene by itself. */
  readonly bloom: Bloom
  setPalette(palette: Palette, night: boolean): void
  setEffects(effects: Effects): void
  /** Between looking (false) and picking: shaders give ids, and what cannot be picked is left out. */
  setPicking(picking: boolean): void
  /** The mounted object of a part, for setPicking. */
  keep(key: string, object: Object3D | null): void
  dispose(): void
}

export function createWorld(content: WorldContent, uniforms: WorldUniforms): World {
  const edgeColour = { value: new Color() }
  const plateColour = { value: new Color() }
  const vehicleColours = { value: Array.from({ length: 4 }, () => new Color()) }
  const massing = massingMaterials(uniforms)
  const beacon = beaconMaterial(uniforms)
  const wall = wallMaterial(uniforms, edgeColour)
  const plate = trayMaterial(uniforms, plateColour)
  const shadowColour = { value: new Color() }
  const shadow = shadowMaterial(uniforms, shadowColour)
  const contactShadow = contactShadowMaterial(uniforms, shadowColour)
  const atmosphere = atmosphereMaterial(uniforms)
  const bloom = createBloom(uniforms)
  const parts: WorldPart[] = [
    {
      key: 'atmosphere',
      layer: null,
      geometry: pictureGeometry(),
      material: atmosphere,
      lines: false,
      order: -2,
      pickable: false,
    },
    {
      key: 'walls',
      layer: 'districts',
      geometry: wallGeometry(content.walls),
      material: wall,
      lines: false,
      order: 1,
      pickable: false,
    },
  ]
  for (const { layer, rows } of content.trays) {
    parts.push({
      key: `trays-${layer}`,
      layer,
      geometry: trayGeometry(rows),
      material: plate,
      lines: false,
      order: 2,
      pickable: false,
    })
  }
  for (const { layer, mesh, contactShadows } of content.solids) {
    const { solids, edges } = solidGeometry(mesh)
    parts.push({
      key: `contact-shadows-${layer}`,
      layer,
      geometry: contactShadowGeometry(contactShadows),
      material: contactShadow,
      lines: false,
      order: 2.4,
      pickable: false,
    })
    parts.push({
      key: `shadows-${layer}`,
      layer,
      geometry: solids,
      material: shadow,
      lines: false,
      order: 2.5,
      pickable: false,
    })
    parts.push({
      key: `solids-${layer}`,
      layer,
      geometry: solids,
      material: massing.documented,
      lines: false,
      order: 3,
      pickable: true,
    })
    parts.push({
      key: `edges-${layer}`,
      layer,
      geometry: edges,
      material: massing.edges,
      lines: true,
      order: 5,
      pickable: false,
    })
    parts.push({
      key: `ghosts-${layer}`,
      layer,
      geometry: solids,
      material: massing.planned,
      lines: false,
      order: 6,
      pickable: true,
    })
  }
  for (const { layer, rows } of content.sites) {
    parts.push({
      key: `beacons-${layer}`,
      layer,
      geometry: beaconGeometry(rows),
      material: beacon,
      lines: false,
      order: 7,
      pickable: true,
    })
  }
  const materials: ShaderMaterial[] = [
    massing.documented,
    massing.planned,
    massing.edges,
    beacon,
    wall,
    plate,
    shadow,
    contactShadow,
    atmosphere,
  ]
  /** Light that adds up by night. */
  const shining: Material[] = [wall, beacon]
  let running: InstancedBufferGeometry | undefined
  if (content.vehicles) {
    const columns = content.vehicles
    const path = floatTexture(columns.path.data, PATH_SAMPLES, columns.path.height)
    const made = vehicleMaterials(uniforms, path, columns.fleetEntity, vehicleColours)
    const geometry = vehicleGeometry(columns)
    materials.push(made.vehicles, made.trails)
    shining.push(made.trails)
    running = geometry.trails
    parts.push({
      key: 'trails',
      layer: 'mobility',
      geometry: geometry.trails,
      material: made.trails,
      lines: false,
      order: 3.9,
      pickable: false,
    })
    parts.push({
      key: 'vehicles',
      layer: 'mobility',
      geometry: geometry.vehicles,
      material: made.vehicles,
      lines: false,
      order: 4,
      pickable: true,
    })
  }
  const objects = new Map<string, Object3D>()
  const hidden: Object3D[] = []
  return {
    parts,
    uniforms,
    bloom,
    keep(key, object) {
      // Water mirrors what stands and what is to stand.
      if (/^(solids|ghosts)-/.test(key)) object?.layers.enable(RENDER_LAYERS.mirroredSolids)
      if (/^(solids-|vehicles$|trails$)/.test(key)) object?.layers.enable(RENDER_LAYERS.emissive)
      if (object) objects.set(key, object)
      else objects.delete(key)
    },
    setPicking(picking) {
      uniforms['uPicking']!.value = picking ? 1 : 0
      for (const object of hidden.splice(0)) object.visible = true
      if (!picking) return
      for (const part of parts) {
        const object = objects.get(part.key)
        if (part.pickable || !object?.visible) continue
        object.visible = false
        hidden.push(object)
      }
    },
    setEffects(effects) {
      bloom.setEffects(effects)
      if (running) running.instanceCount = effects.trails ? Infinity : 0
    },
    setPalette(palette, night) {
      edgeColour.value.setRGB(...rgb(palette.cityEdge))
      plateColour.value.setRGB(...rgb(palette.panel))
      shadowColour.value.setRGB(...rgb(palette.shadow))
      for (const [i, hex] of palette.vehicles.entries()) vehicleColours.value[i]!.setRGB(...rgb(hex))
      setLightBlending(shining, night)
      bloom.setNight(night)
    },
    dispose() {
      for (const part of parts) part.geometry.dispose()
      for (const material of materials) material.dispose()
      bloom.dispose()
    },
  }
}

/** What React Three Fiber mounts: one object for each part. Only the switches pass through React; the day never does. */
export function Scene({ world, layers }: { world: World; layers: StoreApi<ReadonlySet<LayerSwitch>> }) {
  const on = useStore(layers)
  return (
    <group>
      {world.parts.map((part) => {
        const props = {
          geometry: part.geometry,
          material: part.material,
          renderOrder: part.order,
          visible: part.layer === null || on.has(part.layer),
          frustumCulled: false,
          ref: (object: Object3D | null) => world.keep(part.key, object),
        }
        return part.lines ? <lineSegments key={part.key} {...props} /> : <mesh key={part.key} {...props} />
      })}
    </group>
  )
}
