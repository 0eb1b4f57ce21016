import { DataTexture, LinearFilter, RGFormat, UnsignedByteType, Vector4 } from 'three'

/**
 * Where real ground takes the place of the illustrative one: a coarse picture of the ground, red for what stands, green for
 * what lies. It changes as real buildings come and go; the fabric itself is never sent anew.
 */
export interface Cover {
  /** For the shaders of the fabric. `uCoverAt`: west and north in metres, then one over width and height; all 0, nothing is covered. */
  readonly uniforms: { readonly uCover: { value: DataTexture }; readonly uCoverAt: { value: Vector4 } }
  /** Shares, 0 to 255, two for each cell, row by row from the north-west; null takes all of it away. */
  set(grid: CoverGrid | null): void
  /** Share of the illustrative buildings that has given way at a place, 0 to 1. */
  at(x: number, z: number): number
  dispose(): void
}

export interface CoverGrid {
  /** West, north, width and height in metres. */
  readonly box: readonly [number, number, number, number]
  readonly columns: number
  readonly rows: number
  readonly data: Uint8Array<ArrayBuffer>
}

function textureOf({ data, columns, rows }: Pick<CoverGrid, 'data' | 'columns' | 'rows'>): DataTexture {
  const texture = new DataTexture(data, columns, rows, RGFormat, UnsignedByteType)
  texture.minFilter = LinearFilter
  texture.magFilter = LinearFilter
  // Rows of an odd number of cells are no multiple of four bytes.
  texture.unpackAlignment = 1
  texture.needsUpdate = true
  return texture
}

const NOTHING = { data: new Uint8Array(2), columns: 1, rows: 1 }

export function createCover(): Cover {
  const uniforms = { uCover: { value: textureOf(NOTHING) }, uCoverAt: { value: new Vector4() } }
  let grid: CoverGrid | null = null
  return {
    uniforms,
    set(next) {
      const isSame = next !== null && next.columns === grid?.columns && next.rows === grid.rows
      if (!isSame) uniforms.uCover.value.dispose()
      uniforms.uCover.value = isSame ? uniforms.uCover.value : textureOf(next ?? NOTHING)
      grid = next
      if (!next) return void uniforms.uCoverAt.value.set(0, 0, 0, 0)
      uniforms.uCover.value.image.data = next.data
      uniforms.uCover.value.needsUpdate = true
      uniforms.uCoverAt.value.set(next.box[0], next.box[1], 1 / next.box[2], 1 / next.box[3])
    },
    at(x, z) {
      if (!grid) return 0
      const { box, columns, rows, data } = grid
      const [u, v] = [Math.floor(((x - box[0]) / box[2]) * columns), Math.floor(((z - box[1]) / box[3]) * rows)]
      return u < 0 || v < 0 || u >= columns || v >= rows ? 0 : data[(v * columns + u) * 2]! / 255
    },
    dispose: () => uniforms.uCover.value.dispose(),
  }
}

/** `coverAt(place)`: shares of what stands (x) and of what lies (y) that give way to the real ground. */
export const COVER_GLSL = /* glsl */ `
uniform highp sampler2D uCover;
uniform vec4 uCoverAt;
vec2 coverAt(vec2 place) {
  vec2 at = (place - uCoverAt.xy) * uCoverAt.zw;
  return any(lessThan(at, vec2(0.0))) || any(greaterThan(at, vec2(1.0))) ? vec2(0.0) : textureLod(uCover, at, 0.0).rg;
}
`
