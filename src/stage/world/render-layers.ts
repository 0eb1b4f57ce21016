import { Layers } from 'three'

/** Numbers of three's layers in the scene: an object is drawn by a camera that looks at one of the layers it is on. */
export const RENDER_LAYERS = {
  /** The picture itself: every object is on it. */
  picture: 0,
  /** What water mirrors: solids on every level that mirrors at all, the city fabric on the highest one. */
  mirroredSolids: 1,
  mirroredFabric: 2,
  /** What emits light by itself, and what hides it: the source of bloom. */
  emissive: 3,
  /** What the pointer can hit. */
  pickable: 4,
  /** The illustrative city fabric, which is drawn before everything flat of the documents. */
  fabric: 5,
} as const
export type RenderLayer = keyof typeof RENDER_LAYERS

/** The picture, and these layers besides. */
export function inLayers(...names: readonly RenderLayer[]): Layers {
  const layers = new Layers()
  for (const name of names) layers.enable(RENDER_LAYERS[name])
  return layers
}
