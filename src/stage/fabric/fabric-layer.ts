import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl'
import { RENDER_LAYERS } from '../world/render-layers.ts'
import type { WorldLayer } from '../world/world-layer.ts'

/**
 * The fabric's place in the map's stack: over the map's own lines, under everything flat of the documents. So no
 * made-up building hides a documented line or the edge of an area, wherever the camera stands.
 */
function fabricLayer(world: WorldLayer): CustomLayerInterface {
  return {
    id: 'fabric',
    type: 'custom',
    renderingMode: '3d',
    render(_gl, args: CustomRenderMethodInput) {
      world.eachSide(args, ({ renderer, camera, scene }) => {
        camera.layers.set(RENDER_LAYERS.fabric)
        renderer.render(scene, camera)
        camera.layers.set(RENDER_LAYERS.picture)
      })
    },
  }
}

/** Puts the world under a layer of the map, and the fabric under the world: what is added before the world later lies between. */
export function addWithFabric(map: MapLibreMap, world: WorldLayer, beforeId: string): void {
  map.addLayer(world, beforeId)
  map.addLayer(fabricLayer(world), world.id)
}
