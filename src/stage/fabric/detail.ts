/**
 * How near the middle of the view blocks give way to rows, and rows to single buildings. What stands for the same
 * ground is never shown twice: one sinks as the other rises, so that levels blend without popping.
 */
export interface Detail {
  /** The spot that is looked at: metres east and south. */
  readonly focus: readonly [number, number]
  /** Metres from it within which rows stand for blocks, and buildings for rows. */
  readonly rowsWithin: number
  readonly buildingsWithin: number
}

export const NO_DETAIL: Detail = { focus: [0, 0], rowsWithin: 0, buildingsWithin: 0 }
/** Share of the way out at which the finer level begins to sink. */
export const BLEND_FROM = 0.7

/** Share of its height that the finer level has at so many metres from the focus, within a reach. */
function finerShare(metres: number, within: number): number {
  if (within <= 0) return 0
  const t = Math.min(1, Math.max(0, (metres / within - BLEND_FROM) / (1 - BLEND_FROM)))
  return 1 - t * t * (3 - 2 * t)
}

/** Share of its height with which a row (level 0) or a building (level 1) stands; -1 is the block. */
export function heightShare(level: -1 | 0 | 1, metres: number, detail: Detail): number {
  const [rows, buildings] = [finerShare(metres, detail.rowsWithin), finerShare(metres, detail.buildingsWithin)]
  return level < 0 ? 1 - rows : level === 0 ? rows * (1 - buildings) : buildings
}

/** The same for shaders. `uDetail`: the focus east and south, then both reaches. */
export const DETAIL_GLSL = /* glsl */ `
uniform vec4 uDetail;
float finerShare(float metres, float within) {
  return within <= 0.0 ? 0.0 : 1.0 - smoothstep(${BLEND_FROM.toFixed(2)} * within, within, metres);
}
float rowsShare(vec2 place) { return finerShare(distance(place, uDetail.xy), uDetail.z); }
float buildingsShare(vec2 place) { return finerShare(distance(place, uDetail.xy), uDetail.w); }
`

/** Buildings are drawn higher than life from afar: by metres per pixel over `from`, at most `most` times. The shaders and the pointer read it here. */
const FABRIC_TALLER = { from: 7, most: 3.2 } as const

export function taller(metresPerPixel: number): number {
  return Math.min(FABRIC_TALLER.most, Math.max(1, metresPerPixel / FABRIC_TALLER.from))
}
export const TALLER_GLSL = /* glsl */ `
float taller() { return clamp(uMetresPerPixel / ${FABRIC_TALLER.from.toFixed(2)}, 1.0, ${FABRIC_TALLER.most.toFixed(2)}); }
`
