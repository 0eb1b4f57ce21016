import {
  BufferGeometry,
  Color,
  CustomBlending,
  DataArrayTexture,
  DataTexture,
  DoubleSide,
  FrontSide,
  GLSL3,
  IntType,
  Mesh,
  NearestFilter,
  OneFactor,
  OneMinusSrcAlphaFactor,
  RGBAIntegerFormat,
  RGIntegerFormat,
  ShaderMaterial,
  Sphere,
  SrcAlphaFactor,
  UnsignedIntType,
  Vector3,
  type IUniform,
} from 'three'
import type { FabricColumns } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import { rgb } from '../time/time-state.ts'
import { RENDER_LAYERS } from '../world/render-layers.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from '../world/world-uniforms.ts'
import { MAX_RANGES, type ChosenRange } from './choose-ranges.ts'
import { COVER_GLSL, type Cover } from './cover.ts'
import { DETAIL_GLSL, TALLER_GLSL } from './detail.ts'

/** Side of one layer of the texture: 65,536 buildings, one megabyte, which is what one frame uploads at most. */
const SIDE = 256
const PER_LAYER = SIDE * SIDE
/** Four walls and a roof, two triangles each. */
const VERTICES = 30

/** Finds a row or a building by its number and reads it: where it stands, its size, its bearing and the height with which it stands now. */
const PLOT = /* glsl */ `
precision highp usampler2DArray;
uniform usampler2DArray uPlots;
uniform highp isampler2D uRanges;
uniform int uRangeCount;
${DETAIL_GLSL}
${COVER_GLSL}
${TALLER_GLSL}
struct Plot { vec2 place; vec2 size; vec2 turn; float height; float share; float own; };
Plot plotAt(int number) {
  // Ranges hold the running count at their end and what to add to a number to get the plot: found by halving.
  int low = 0;
  int high = uRangeCount - 1;
  for (int i = 0; i < 8; i += 1) {
    if (low >= high) break;
    int middle = (low + high) / 2;
    if (number < texelFetch(uRanges, ivec2(middle, 0), 0).x) high = middle; else low = middle + 1;
  }
  int plot = number + texelFetch(uRanges, ivec2(low, 0), 0).y;
  uvec4 raw = texelFetch(uPlots, ivec3(plot % ${SIDE}, (plot / ${SIDE}) % ${SIDE}, plot / ${PER_LAYER}), 0);
  float turn = float(raw.z >> 20u) / 4096.0 * 6.2831853;
  vec2 place = uintBitsToFloat(raw.xy);
  float buildings = buildingsShare(place);
  // The highest bit tells rows, which give way to buildings, and blocks to both.
  float share = (raw.w >> 31u) == 1u ? rowsShare(place) * (1.0 - buildings) : buildings;
  share *= 1.0 - coverAt(place).x;
  return Plot(
    place,
    vec2(float(raw.z & 1023u), float((raw.z >> 10u) & 1023u)) * 0.25,
    vec2(cos(turn), sin(turn)),
    float(raw.w & 65535u) * 0.1 * share,
    share,
    float((raw.w >> 16u) & 32767u) / 32768.0
  );
}
const vec2 CORNERS[6] = vec2[6](vec2(-1.0, -1.0), vec2(1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, -1.0), vec2(1.0, 1.0), vec2(-1.0, 1.0));
`

const vertex = /* glsl */ `
${WORLD_VERTEX}
${PLOT}
out vec3 vNormal;
out vec2 vUp;
/** Metres from the middle of the face, and from there to its edges. */
out vec2 vFrom;
flat out vec2 vHalf;
flat out float vOwn;
out vec4 vAtmosphere;
const vec3 NORMALS[5] = vec3[5](vec3(0.0, 1.0, 0.0), vec3(0.0, 0.0, 1.0), vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, -1.0), vec3(-1.0, 0.0, 0.0));
const vec3 ACROSS[5] = vec3[5](vec3(1.0, 0.0, 0.0), vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, -1.0), vec3(-1.0, 0.0, 0.0), vec3(0.0, 0.0, 1.0));
const vec3 ALONG[5] = vec3[5](vec3(0.0, 0.0, -1.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 1.0, 0.0));
void main() {
  int number = gl_VertexID / ${VERTICES};
  int corner = gl_VertexID - number * ${VERTICES};
  Plot plot = plotAt(number);
  int face = corner / 6;
  vec2 c = CORNERS[corner - face * 6];
  vec3 unit = NORMALS[face] + ACROSS[face] * c.x + ALONG[face] * c.y;
  vec3 local = vec3(unit.x * 0.5 * plot.size.x, (unit.y * 0.5 + 0.5) * plot.height * taller(), unit.z * 0.5 * plot.size.y);
  vec3 world = vec3(plot.place.x + local.x * plot.turn.x - local.z * plot.turn.y, local.y, plot.place.y + local.x * plot.turn.y + local.z * plot.turn.x);
  vec3 normal = NORMALS[face];
  vNormal = vec3(normal.x * plot.turn.x - normal.z * plot.turn.y, normal.y, normal.x * plot.turn.y + normal.z * plot.turn.x);
  vUp = vec2((unit.y * 0.5 + 0.5) * plot.height, plot.height);
  vHalf = vec2(abs(dot(ACROSS[face].xz, plot.size)), face == 0 ? plot.size.y : plot.height) * 0.5;
  vFrom = c * vHalf;
  vOwn = plot.own;
  vAtmosphere = aerialPerspective(world);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(world, 1.0);
  // What has sunk is nowhere.
  if (plot.share < 0.01) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uWall;
uniform vec3 uRoof;
in vec3 vNormal;
in vec2 vUp;
in vec2 vFrom;
flat in vec2 vHalf;
flat in float vOwn;
in vec4 vAtmosphere;
out vec4 outColour;
/** Metres of a storey and of a bay, and the parapet around a roof: the looks of houses, and of none in particular. */
const float STOREY = 3.0;
const float PARAPET = 0.7;
float chance(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
/** What windows do to a wall's tone: panes between bands of floors, gone where they are less than a pixel or two. */
float facade() {
  float bay = 2.7 + 1.8 * fract(vOwn * 37.0);
  vec2 cell = vec2(vFrom.x / bay, vUp.x / STOREY);
  vec2 wide = fwidth(cell);
  float near = smoothstep(0.7, 0.25, max(wide.x, wide.y));
  if (near <= 0.0) return 1.0;
  vec2 inside = abs(fract(cell + vec2(0.5, 0.0)) - vec2(0.5, 0.56));
  vec2 pane = smoothstep(wide * 0.5, -wide * 0.5, inside - vec2(0.24 + 0.2 * fract(vOwn * 11.0), 0.26));
  // The band under the roof has none.
  float storeys = step(vUp.x, vUp.y - 0.8);
  float tone = mix(0.8, 0.72 + 0.5 * chance(floor(cell + 0.5) + floor(vOwn * 89.0)), uNight);
  return mix(1.0, mix(1.0, tone, pane.x * pane.y * storeys), near);
}
/** The parapet catches light, and what lies behind it less. */
float roofscape() {
  vec2 from = vHalf - abs(vFrom);
  float edge = min(from.x, from.y);
  float wide = fwidth(edge);
  float near = smoothstep(0.9, 0.35, wide);
  return mix(1.0, mix(1.1, 0.96, smoothstep(PARAPET - wide, PARAPET + wide, edge)), near);
}
/** On paper the edges of a house are drawn, as by a pen, where its faces are wide enough for a line. */
float edgeLine() {
  vec2 from = vHalf - abs(vFrom);
  vec2 wide = fwidth(vFrom);
  vec2 near = smoothstep(vec2(0.22), vec2(0.08), wide / max(vHalf, 0.1));
  vec2 line = smoothstep(wide * 1.3, wide * 0.4, from) * near;
  return max(line.x, line.y) * (1.0 - uNight);
}
void main() {
  vec3 normal = normalize(vNormal);
  float sun = max(dot(normal, uSun), 0.0) * (0.35 + 0.65 * uSunStrength);
  float roof = step(0.5, normal.y);
  vec3 colour = mix(uWall, uRoof, roof) * (0.74 + 0.36 * sun + 0.14 * (vOwn - 0.5));
  // A low sun warms what faces it; streets lie in their own shade.
  colour += uGlow * uGlowAt.z * max(dot(normal.xz, uGlowAt.xy), 0.0) * 0.22;
  colour *= mix(mix(0.52, 0.68, 1.0 - uNight), 1.0, smoothstep(-2.0, max(vUp.y * 0.8, 16.0), vUp.x));
  colour *= roof > 0.5 ? roofscape() : facade();
  colour *= 1.0 - 0.3 * edgeLine();
  outColour = vec4(mix(faded(colour), vAtmosphere.rgb, vAtmosphere.a), 1.0);
}
`

/** A soft quad on the ground for each building, drawn out away from the sun: contact shade and a short shadow in one. */
const shadeVertex = /* glsl */ `
${WORLD_VERTEX}
${PLOT}
out vec2 vFrom;
flat out vec3 vBox;
out float vFog;
void main() {
  int number = gl_VertexID / 6;
  Plot plot = plotAt(number);
  vec2 c = CORNERS[gl_VertexID - number * 6];
  float tall = plot.height * taller();
  float soft = 3.0 + tall * 0.35;
  vec2 thrown = uSun.xz / uSun.y * tall * 0.55 * uSunStrength;
  // In the plot's own directions.
  vec2 away = -vec2(thrown.x * plot.turn.x + thrown.y * plot.turn.y, -thrown.x * plot.turn.y + thrown.y * plot.turn.x);
  vec2 box = plot.size * 0.5 + abs(away) * 0.5;
  vFrom = c * (box + soft);
  vBox = vec3(box, soft);
  vec2 local = vFrom + away * 0.5;
  vec3 world = vec3(plot.place.x + local.x * plot.turn.x - local.y * plot.turn.y, 0.2, plot.place.y + local.x * plot.turn.y + local.y * plot.turn.x);
  vFog = aerialPerspective(world).a;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(world, 1.0);
  if (plot.share < 0.01) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
`

const shadeFragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uShade;
in vec2 vFrom;
flat in vec3 vBox;
in float vFog;
out vec4 outColour;
void main() {
  float away = length(max(abs(vFrom) - vBox.xy, 0.0)) / vBox.z;
  float shade = 1.0 - smoothstep(0.0, 1.0, away);
  outColour = vec4(uShade, shade * shade * (uNight > 0.5 ? 0.5 : 0.2) * (1.0 - vFog));
}
`

/** Rows and buildings as one mesh and one draw call, and one more for their shade: vertices are worked out from a texture, and ranges say of which items. */
export interface FabricMesh {
  readonly mesh: Mesh
  readonly shade: Mesh
  /** Puts one more layer of items on the GPU; false when all are there. */
  uploadNext(): boolean
  /** Items whose layers are on the GPU. */
  uploaded(): number
  /** What is drawn from now on, and whether with its shade on the ground. */
  show(ranges: readonly ChosenRange[], shaded: boolean): void
  setPalette(palette: Palette): void
  dispose(): void
}

export function createFabricMesh(
  columns: FabricColumns,
  uniforms: WorldUniforms,
  detail: IUniform,
  cover: Cover,
): FabricMesh {
  const items = createItemTexture(columns)
  const ranges = createRangeTable()
  const [wall, roof, dark] = [{ value: new Color() }, { value: new Color() }, { value: new Color() }]
  const plots = { uPlots: { value: items.texture }, ...ranges.uniforms, uDetail: detail, ...cover.uniforms }
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...plots, uWall: wall, uRoof: roof },
    vertexShader: vertex,
    fragmentShader: fragment,
    side: FrontSide,
    toneMapped: false,
  })
  const shadeMaterial = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...plots, uShade: dark },
    vertexShader: shadeVertex,
    fragmentShader: shadeFragment,
    // Blended, yet drawn before the buildings, which are opaque.
    blending: CustomBlending,
    blendSrc: SrcAlphaFactor,
    blendDst: OneMinusSrcAlphaFactor,
    blendSrcAlpha: OneFactor,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
  })
  const without = (): BufferGeometry => {
    const geometry = new BufferGeometry()
    geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
    geometry.setDrawRange(0, 0)
    return geometry
  }
  const [mesh, shade] = [new Mesh(without(), material), new Mesh(without(), shadeMaterial)]
  for (const each of [mesh, shade]) {
    each.frustumCulled = false
    each.visible = false
    each.layers.set(RENDER_LAYERS.fabric)
  }
  mesh.layers.enable(RENDER_LAYERS.mirroredFabric)
  shade.renderOrder = -1
  return {
    mesh,
    shade,
    uploadNext: items.uploadNext,
    uploaded: items.uploaded,
    show(chosen, shaded) {
      const end = ranges.write(chosen)
      mesh.geometry.setDrawRange(0, end * VERTICES)
      shade.geometry.setDrawRange(0, end * 6)
      // Seen even with nothing to draw: only then does a layer that waits go to the GPU, one a frame and not all at once later.
      mesh.visible = true
      shade.visible = shaded && end > 0
    },
    setPalette(palette) {
      wall.value.setRGB(...rgb(palette.fabricWall))
      roof.value.setRGB(...rgb(palette.fabricRoof))
      dark.value.setRGB(...rgb(palette.shadow))
    },
    dispose() {
      mesh.geometry.dispose()
      shade.geometry.dispose()
      material.dispose()
      shadeMaterial.dispose()
      items.texture.dispose()
      ranges.dispose()
    },
  }
}

/** All items as one texture, a layer of which goes to the GPU at a time. */
function createItemTexture(columns: FabricColumns) {
  const layers = Math.ceil(columns.count / PER_LAYER)
  const padded = new Uint32Array(layers * PER_LAYER * 4)
  padded.set(columns.data)
  const texture = new DataArrayTexture(padded, SIDE, SIDE, layers)
  texture.format = RGBAIntegerFormat
  texture.type = UnsignedIntType
  texture.internalFormat = 'RGBA32UI'
  texture.minFilter = NearestFilter
  texture.magFilter = NearestFilter
  let next = 0
  return {
    texture,
    uploadNext(): boolean {
      if (next >= layers) return false
      texture.addLayerUpdate(next)
      texture.needsUpdate = true
      next += 1
      return true
    },
    uploaded: (): number => Math.min(columns.count, next * PER_LAYER),
  }
}

/** The ranges to draw, as a texture, since they change with the view and not with the day: an array of uniforms is sent anew for every frame. */
function createRangeTable() {
  const data = new Int32Array(MAX_RANGES * 2)
  const texture = new DataTexture(data, MAX_RANGES, 1, RGIntegerFormat, IntType)
  texture.internalFormat = 'RG32I'
  // Sent even while nothing is chosen: a texture that is not there would be read as one of another kind.
  texture.needsUpdate = true
  const count = { value: 0 }
  return {
    uniforms: { uRanges: { value: texture }, uRangeCount: count },
    /** Takes the ranges, sends them if they are others than before, and tells how many items are in them. */
    write(chosen: readonly ChosenRange[]): number {
      const before = data.slice()
      let end = 0
      for (const [i, range] of chosen.entries()) {
        data[i * 2 + 1] = range.first - end
        end += range.count
        data[i * 2] = end
      }
      if (data.some((value, i) => value !== before[i])) texture.needsUpdate = true
      count.value = chosen.length
      return end
    },
    dispose: (): void => texture.dispose(),
  }
}
