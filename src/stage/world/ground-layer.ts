import type { CustomLayerInterface, CustomRenderMethodInput } from 'maplibre-gl'
import type { Ground } from './ground.ts'
import { RENDER_LAYERS } from './render-layers.ts'
import type { WorldLayer } from './world-layer.ts'

/**
 * The ground's place in the map's stack: over the map's own areas, under its lines and everything flat. It is drawn with
 * the world's renderer; what water mirrors is drawn before the frame, upside down, into a picture of its own.
 */
export function groundLayer(
  id: string,
  world: WorldLayer,
  ground: Ground,
  metresPerPixel: () => number,
): CustomLayerInterface {
  return {
    id,
    type: 'custom',
    renderingMode: '2d',
    prerender(_gl, args: CustomRenderMethodInput) {
      world.beginFrame()
      world.eachSide(args, ({ renderer, camera, scene, side }) => {
        const target = ground.mirrorFor(side, metresPerPixel())
        if (!target) return
        renderer.setScissorTest(false)
        renderer.setRenderTarget(target)
        renderer.setClearColor(0x000000, 0)
        renderer.clear()
        // Turned over at the ground; three turns the triangles' order with it.
        scene.scale.y = -1
        camera.layers.set(RENDER_LAYERS.mirroredSolids)
        if (ground.effects.mirror === 'all') camera.layers.enable(RENDER_LAYERS.mirroredFabric)
        renderer.render(scene, camera)
        camera.layers.set(RENDER_LAYERS.picture)
        scene.scale.y = 1
        renderer.setRenderTarget(null)
        renderer.resetState()
      })
    },
    render(_gl, args: CustomRenderMethodInput) {
      world.eachSide(args, ({ renderer, camera, side }) => {
        ground.show(side)
        renderer.render(ground.scene, camera)
      })
    },
  }
}
