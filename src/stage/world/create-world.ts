import {
  Color,
  type BufferGeometry,
  type IUniform,
  type InstancedBufferGeometry,
  type Layers,
  type Material,
  type ShaderMaterial,
} from 'three'
import type { BoundaryWalls } from '../../layers/boundary-walls.ts'
import type { ContactShadows } from '../../layers/contact-shadows.ts'
import type { MassingSite } from '../../layers/massing.ts'
import type { SolidMesh } from '../../layers/solid-mesh.ts'
import type { Tray } from '../../layers/trays.ts'
import { PATH_SAMPLES, type VehicleColumns } from '../../layers/vehicles.ts'
import type { Palette } from '../../session/palette.ts'
import type { LayerSwitch } from '../../session/session.ts'
import type { Effects } from '../quality.ts'
import { rgb } from '../time/time-state.ts'
import { atmosphereMaterial, pictureGeometry } from './atmosphere-material.ts'
import { beaconMaterial, setLightBlending, wallMaterial } from './beacon-material.ts'
import { createBloom, type Bloom } from './bloom.ts'
import { contactShadowGeometry, contactShadowMaterial } from './contact-shadow-material.ts'
import { massingMaterials } from './massing-material.ts'
import { inLayers } from './render-layers.ts'
import { shadowMaterial } from './shadow-material.ts'
import { trayMaterial } from './tray-material.ts'
import { vehicleMaterials } from './vehicle-material.ts'
import { beaconGeometry, solidGeometry, trayGeometry, vehicleGeometry, wallGeometry } from './world-geometry.ts'
import { setColour } from './world-material.ts'
import { floatTexture, type WorldUniforms } from './world-uniforms.ts'

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

/** One object of the scene. */
export interface WorldPart {
  readonly key: string
  /** The switch that it goes with; null: none turns it off. */
  readonly layer: LayerSwitch | null
  readonly geometry: BufferGeometry
  readonly material: Material
  readonly as: 'mesh' | 'lines'
  /** Place in the order of drawing. */
  readonly order: number
  /** Which of the render layers it is on. */
  readonly layers: Layers
}

/** The three.js scene: its parts, made once for a WebGL context, and what changes their look. */
export interface World {
  readonly parts: readonly WorldPart[]
  readonly bloom: Bloom
  setPalette(palette: Palette, night: boolean): void
  setEffects(effects: Effects): void
  /** Between looking (false) and picking: shaders give ids. */
  setPicking(picking: boolean): void
  dispose(): void
}

type Colours = ReturnType<typeof createColours>

/** Colours of the theme that only some materials read. */
function createColours() {
  return {
    edge: { value: new Color() } satisfies IUniform,
    plate: { value: new Color() } satisfies IUniform,
    shadow: { value: new Color() } satisfies IUniform,
    vehicles: { value: Array.from({ length: 4 }, () => new Color()) } satisfies IUniform,
  }
}

export function createWorld(content: WorldContent, uniforms: WorldUniforms): World {
  const colours = createColours()
  const bloom = createBloom(uniforms)
  const beacon = beaconMaterial(uniforms)
  const wall = wallMaterial(uniforms, colours.edge)
  const vehicles = content.vehicles && vehicleParts(content.vehicles, uniforms, colours)
  const parts: readonly WorldPart[] = [
    {
      key: 'atmosphere',
      layer: null,
      geometry: pictureGeometry(),
      material: atmosphereMaterial(uniforms),
      as: 'mesh',
      order: -2,
      layers: inLayers(),
    },
    {
      key: 'walls',
      layer: 'districts',
      geometry: wallGeometry(content.walls),
      material: wall,
      as: 'mesh',
      order: 1,
      layers: inLayers(),
    },
    ...trayParts(content.trays, trayMaterial(uniforms, colours.plate)),
    ...solidParts(content.solids, uniforms, colours),
    ...content.sites.map(({ layer, rows }): WorldPart => ({
      key: `beacons-${layer}`,
      layer,
      geometry: beaconGeometry(rows),
      material: beacon,
      as: 'mesh',
      order: 7,
      layers: inLayers('pickable'),
    })),
    ...(vehicles?.parts ?? []),
  ]
  /** Light that adds up by night. */
  const lights: readonly ShaderMaterial[] = [wall, beacon, ...(vehicles ? [vehicles.trailMaterial] : [])]
  let isNight = false
  return {
    parts,
    bloom,
    setPicking(picking) {
      uniforms.uPicking.value = picking ? 1 : 0
      // Ids that add up are those of something else.
      setLightBlending(lights, isNight && !picking)
    },
    setEffects(effects) {
      bloom.setEffects(effects)
      if (vehicles) vehicles.trails.instanceCount = effects.trails ? Infinity : 0
    },
    setPalette(palette, night) {
      setColour(colours.edge.value, rgb(palette.cityEdge))
      setColour(colours.plate.value, rgb(palette.panel))
      setColour(colours.shadow.value, rgb(palette.shadow))
      for (const [i, hex] of palette.vehicles.entries()) setColour(colours.vehicles.value[i]!, rgb(hex))
      isNight = night
      setLightBlending(lights, night)
      bloom.setNight(night)
    },
    dispose() {
      for (const { geometry, material } of parts) {
        geometry.dispose()
        material.dispose()
      }
      bloom.dispose()
    },
  }
}

function trayParts(trays: WorldContent['trays'], material: ShaderMaterial): WorldPart[] {
  return trays.map(({ layer, rows }) => ({
    key: `trays-${layer}`,
    layer,
    geometry: trayGeometry(rows),
    material,
    as: 'mesh',
    order: 2,
    layers: inLayers(),
  }))
}

/** Solids as documented and as planned (ghosts), with their outlines and shadows, for each layer that has any. */
function solidParts(solids: WorldContent['solids'], uniforms: WorldUniforms, colours: Colours): WorldPart[] {
  const massing = massingMaterials(uniforms)
  const shadow = shadowMaterial(uniforms, colours.shadow)
  const contactShadow = contactShadowMaterial(uniforms, colours.shadow)
  return solids.flatMap(({ layer, mesh, contactShadows }): WorldPart[] => {
    const { solids: geometry, edges } = solidGeometry(mesh)
    const part = (
      name: string,
      order: number,
      material: Material,
      shape: BufferGeometry = geometry,
      layers: Layers = inLayers(),
    ): WorldPart => ({ key: `${name}-${layer}`, layer, geometry: shape, material, as: 'mesh', order, layers })
    return [
      part('contact-shadows', 2.4, contactShadow, contactShadowGeometry(contactShadows)),
      part('shadows', 2.5, shadow),
      // Water mirrors what stands and what is to stand.
      part('solids', 3, massing.documented, geometry, inLayers('mirroredSolids', 'emissive', 'pickable')),
      { ...part('edges', 5, massing.edges, edges), as: 'lines' },
      part('ghosts', 6, massing.planned, geometry, inLayers('mirroredSolids', 'pickable')),
    ]
  })
}

function vehicleParts(
  columns: VehicleColumns,
  uniforms: WorldUniforms,
  colours: Colours,
): {
  readonly parts: readonly WorldPart[]
  readonly trails: InstancedBufferGeometry
  readonly trailMaterial: ShaderMaterial
} {
  const path = floatTexture(columns.path.data, PATH_SAMPLES, columns.path.height)
  const materials = vehicleMaterials(uniforms, path, columns.fleetEntity, colours.vehicles)
  const geometry = vehicleGeometry(columns)
  return {
    trails: geometry.trails,
    trailMaterial: materials.trails,
    parts: [
      {
        key: 'trails',
        layer: 'mobility',
        geometry: geometry.trails,
        material: materials.trails,
        as: 'mesh',
        order: 3.9,
        layers: inLayers('emissive'),
      },
      {
        key: 'vehicles',
        layer: 'mobility',
        geometry: geometry.vehicles,
        material: materials.vehicles,
        as: 'mesh',
        order: 4,
        layers: inLayers('emissive', 'pickable'),
      },
    ],
  }
}
