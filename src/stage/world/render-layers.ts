/** Numbers of three's layers in the scene: an object is drawn by a camera that looks at one of the layers it is on. */
export const RENDER_LAYERS = {
  /** The picture itself; every object is on it unless set otherwise. */
  picture: 0,
  /** What water mirrors: solids on every level that mirrors at all, the city fabric on the highest one. */
  mirroredSolids: 1,
  mirroredFabric: 2,
  /** What emits light by itself, and what hides it: the source of bloom. */
  emissive: 3,
} as const
