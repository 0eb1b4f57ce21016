import { BufferGeometry, Color, DataArrayTexture, FrontSide, GLSL3, Mesh, NearestFilter, RGBAIntegerFormat, ShaderMaterial, Sphere, UnsignedIntType, Vector3 } from 'three'
import type { FabricColumns } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import { rgb } from '../time/time-state.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from '../world/world-uniforms.ts'
import { MAX_RANGES, type ChosenRange } from './choose-ranges.ts'

/** Side of one layer of the texture: 65,536 buildings, one megabyte, which is what one frame uploads at most. */
const SIDE = 256
const PER_LAYER = SIDE * SIDE
/** Four walls and a roof, two triangles each. */
const VERTICES = 30

const vertex = /* glsl */ `
${WORLD_VERTEX}
precision highp usampler2DArray;
uniform usampler2DArray uPlots;
uniform ivec2 uRanges[${MAX_RANGES}];
uniform int uRangeCount;
out vec3 vNormal;
out vec3 vAt;
flat out float vOwn;
out vec4 vAir;
const vec3 NORMALS[5] = vec3[5](vec3(0.0, 1.0, 0.0), vec3(0.0, 0.0, 1.0), vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, -1.0), vec3(-1.0, 0.0, 0.0));
const vec3 ACROSS[5] = vec3[5](vec3(1.0, 0.0, 0.0), vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, -1.0), vec3(-1.0, 0.0, 0.0), vec3(0.0, 0.0, 1.0));
const vec3 ALONG[5] = vec3[5](vec3(0.0, 0.0, -1.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0));
const vec2 CORNERS[6] = vec2[6](vec2(-1.0, -1.0), vec2(1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0));
void main() {
  int number = gl_VertexID / ${VERTICES};
  int corner = gl_VertexID - number * ${VERTICES};
  // Ranges hold the running count at their end and what to add to a number to get the plot: found by halving.
  int low = 0;
  int high = uRangeCount - 1;
  for (int i = 0; i < 7; i += 1) {
    if (low >= high) break;
    int middle = (low + high) / 2;
    if (number < uRanges[middle].x) high = middle; else low = middle + 1;
  }
  int plot = number + uRanges[low].y;
  ivec3 at = ivec3(plot % ${SIDE}, (plot / ${SIDE}) % ${SIDE}, plot / ${PER_LAYER});
  uvec4 raw = texelFetch(uPlots, at, 0);
  vec2 place = uintBitsToFloat(raw.xy);
  vec2 size = vec2(float(raw.z & 1023u), float((raw.z >> 10u) & 1023u)) * 0.25;
  float turn = float(raw.z >> 20u) / 4096.0 * 6.2831853;
  float height = float(raw.w & 65535u) * 0.1;
  vOwn = float(raw.w >> 16u) / 65536.0;
  // Larger than life from afar, like the massing, but quieter.
  float wide = clamp(uMetresPerPixel / 5.0, 1.0, 7.0);
  float tall = clamp(uMetresPerPixel / 7.0, 1.0, 3.2);
  int face = corner / 6;
  vec2 c = CORNERS[corner - face * 6];
  vec3 unit = NORMALS[face] + ACROSS[face] * c.x + ALONG[face] * c.y;
  vec3 local = vec3(unit.x * 0.5 * size.x * wide, (unit.y * 0.5 + 0.5) * height * tall, unit.z * 0.5 * size.y * wide);
  float cs = cos(turn);
  float sn = sin(turn);
  vec3 world = vec3(place.x + local.x * cs - local.z * sn, local.y, place.y + local.x * sn + local.z * cs);
  vNormal = vec3(NORMALS[face].x * cs - NORMALS[face].z * sn, NORMALS[face].y, NORMALS[face].x * sn + NORMALS[face].z * cs);
  vAt = vec3(local.x, (unit.y * 0.5 + 0.5) * height, local.z);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(world, 1.0);
  vAir = airBefore(world);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uWall;
uniform vec3 uRoof;
in vec3 vNormal;
in vec3 vAt;
flat in float vOwn;
in vec4 vAir;
out vec4 outColour;
void main() {
  vec3 normal = normalize(vNormal);
  float sun = max(dot(normal, uSun), 0.0);
  float roof = step(0.5, normal.y);
  vec3 colour = mix(uWall, uRoof, roof) * (0.80 + 0.28 * sun + 0.10 * (vOwn - 0.5));
  colour *= mix(0.8, 1.0, smoothstep(0.0, 14.0, vAt.y));
  outColour = vec4(mix(colour, vAir.rgb, vAir.a), 1.0);
}
`

/** The fabric as one mesh and one draw call: vertices are worked out from a texture of plots, and ranges say which. */
export interface FabricMesh {
  readonly mesh: Mesh
  /** Puts one more layer of plots on the GPU; false when all are there. */
  uploadNext(): boolean
  /** Plots whose layers are on the GPU. */
  uploaded(): number
  show(ranges: readonly ChosenRange[]): void
  setPalette(palette: Palette): void
  dispose(): void
}

export function createFabricMesh(columns: FabricColumns, uniforms: WorldUniforms): FabricMesh {
  const layers = Math.ceil(columns.count / PER_LAYER)
  const padded = new Uint32Array(layers * PER_LAYER * 4)
  padded.set(columns.data)
  const texture = new DataArrayTexture(padded, SIDE, SIDE, layers)
  texture.format = RGBAIntegerFormat
  texture.type = UnsignedIntType
  texture.internalFormat = 'RGBA32UI'
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  const ranges = new Int32Array(MAX_RANGES * 2)
  const [wall, roof] = [{ value: new Color() }, { value: new Color() }]
  const rangeCount = { value: 0 }
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uPlots: { value: texture }, uRanges: { value: ranges }, uRangeCount: rangeCount, uWall: wall, uRoof: roof },
    vertexShader: vertex,
    fragmentShader: fragment,
    side: FrontSide,
    toneMapped: false,
  })
  const geometry = new BufferGeometry()
  geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
  geometry.setDrawRange(0, 0)
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.visible = false
  let next = 0
  return {
    mesh,
    uploadNext() {
      if (next >= layers) return false
      texture.addLayerUpdate(next)
      texture.needsUpdate = true
      next += 1
      return true
    },
    uploaded: () => Math.min(columns.count, next * PER_LAYER),
    show(chosen) {
      let end = 0
      for (const [i, range] of chosen.entries()) {
        ranges[i * 2 + 1] = range.first - end
        end += range.count
        ranges[i * 2] = end
      }
      rangeCount.value = chosen.length
      geometry.setDrawRange(0, end * VERTICES)
      mesh.visible = end > 0
    },
    setPalette(palette) {
      wall.value.setRGB(...rgb(palette.fabricWall))
      roof.value.setRGB(...rgb(palette.fabricRoof))
    },
    dispose() {
      geometry.dispose()
      material.dispose()
      texture.dispose()
    },
  }
}
