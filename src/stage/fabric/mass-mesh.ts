import {
  BufferAttribute,
  Color,
  CustomBlending,
  DoubleSide,
  FrontSide,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  ShaderMaterial,
  Sphere,
  SrcAlphaFactor,
  Vector3,
  type IUniform,
} from 'three'
import { BLOCK_KINDS, type BlockKind } from '../../layers/fabric/grammar.ts'
import type { MassTile } from '../../layers/fabric/mass-geometry.ts'
import { MASS_TILE_M } from '../../layers/fabric/packing.ts'
import type { Palette } from '../../session/palette.ts'
import { rgb } from '../time/time-state.ts'
import { RENDER_LAYERS } from '../world/render-layers.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from '../world/world-uniforms.ts'
import { COVER_GLSL, type Cover } from './cover.ts'
import { DETAIL_GLSL, TALLER_GLSL } from './detail.ts'

/**
 * The roofscape that a block's mass shows for the buildings in it: metres from row to row, share of that which is roof,
 * metres along a row, share of that. It is the look of a texture, and no building's outline.
 */
const ROOFS: Readonly<Record<BlockKind, readonly [number, number, number, number]>> = {
  park: [60, 0, 60, 0],
  'old-town': [17, 0.62, 40, 0.88],
  slabs: [38, 0.42, 64, 0.8],
  towers: [58, 0.36, 52, 0.6],
  perimeter: [36, 0.52, 84, 0.84],
  podium: [70, 0.5, 74, 0.56],
  campus: [54, 0.38, 96, 0.66],
  sheds: [74, 0.7, 118, 0.84],
  village: [17, 0.55, 32, 0.84],
}

const roofs = BLOCK_KINDS.map((kind) => `vec4(${ROOFS[kind].map((n) => n.toFixed(2)).join(', ')})`).join(', ')

const vertex = /* glsl */ `
${WORLD_VERTEX}
${DETAIL_GLSL}
${COVER_GLSL}
${TALLER_GLSL}
in vec2 tile;
in vec4 trait;
flat out vec3 vKind;
out vec3 vAt;
out vec2 vUp;
out float vTall;
out vec4 vAir;
void main() {
  vec3 stands = vec3(position.x + tile.x, position.y, position.z + tile.y);
  float share = (1.0 - rowsShare(stands.xz)) * (1.0 - coverAt(stands.xz).x);
  vKind = vec3(trait.x, trait.y / 255.0, trait.z * ${(Math.PI / 256).toFixed(6)});
  vTall = stands.y;
  vUp = vec2(trait.w / 255.0, share);
  vec3 world = vec3(stands.x, stands.y * share * taller(), stands.z);
  vAt = world;
  vAir = aerialPerspective(world);
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uWall, uRoof, uYard, uEye;
flat in vec3 vKind;
in vec3 vAt;
in vec2 vUp;
in float vTall;
in vec4 vAir;
out vec4 outColour;
const vec4 ROOFS[${BLOCK_KINDS.length}] = vec4[${BLOCK_KINDS.length}](${roofs});
/** Share of a length that is roof, drawn as stripes where they are wide enough to be seen. */
float stripes(float at, float period, float share) {
  float s = at / period;
  float wide = fwidth(s);
  float edge = max(wide, 0.02);
  float line = smoothstep(-edge, edge, share * 0.5 - abs(fract(s) - 0.5));
  return mix(line, share, smoothstep(0.28, 0.6, wide));
}
void main() {
  if (vUp.y < 0.02) discard;
  vec3 normal = normalize(cross(dFdx(vAt), dFdy(vAt)));
  if (dot(normal, vAt - uEye) > 0.0) normal = -normal;
  float roof = step(0.6, normal.y);
  float sun = max(dot(normal, uSun), 0.0) * (0.35 + 0.65 * uSunStrength);
  vec4 kind = ROOFS[int(vKind.x + 0.5)];
  vec2 turn = vec2(cos(vKind.z), sin(vKind.z));
  float rows = stripes(dot(vAt.xz, vec2(-turn.y, turn.x)), kind.x, kind.y) * stripes(dot(vAt.xz, turn), kind.z, kind.w);
  vec3 top = mix(uYard, uRoof, mix(0.16, 0.42, smoothstep(8.0, 30.0, uMetresPerPixel)) + 0.72 * rows);
  vec3 colour = mix(uWall, top, roof) * (0.74 + 0.36 * sun + 0.2 * (vKind.y - 0.5));
  // What is high catches more light: centres are told from their outskirts.
  colour *= mix(1.0, mix(0.86, 1.28, smoothstep(4.0, 44.0, vTall)), smoothstep(8.0, 30.0, uMetresPerPixel));
  colour += uGlow * uGlowAt.z * max(dot(normal.xz, uGlowAt.xy), 0.0) * 0.22;
  colour *= mix(mix(0.6, 0.74, 1.0 - uNight), 1.0, max(vUp.x, roof));
  outColour = vec4(mix(faded(colour), vAir.rgb, vAir.a), 1.0);
}
`

const groundVertex = /* glsl */ `
${WORLD_VERTEX}
${COVER_GLSL}
in vec2 tile;
in vec2 place;
in float kind;
flat out float vKind;
out float vHaze;
out float vGone;
void main() {
  vec3 at = vec3(place.x + tile.x, 0.0, place.y + tile.y);
  vKind = kind;
  vHaze = aerialPerspective(at).a;
  vGone = coverAt(at.xz).y;
  gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
}
`

const groundFragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uStreet, uYard, uGreen;
flat in float vKind;
in float vHaze;
in float vGone;
out vec4 outColour;
void main() {
  vec3 colour = vKind > 200.0 ? uStreet : vKind < 0.5 ? uGreen : uYard;
  // A mass hides its plot; from far off the map's own ground shows between the streets of a village.
  outColour = vec4(faded(colour), (vKind > 200.0 ? 0.85 : 0.7) * (1.0 - vHaze) * (1.0 - vGone));
}
`

/** Blocks as merged prisms, and streets and plots on the ground: a mesh of each for every tile, which is left out where it is not seen. */
export interface MassMeshes {
  readonly solids: readonly Mesh[]
  readonly grounds: readonly Mesh[]
  show(shown: boolean): void
  setPalette(palette: Palette): void
  dispose(): void
}

export function createMassMeshes(
  tiles: readonly MassTile[],
  uniforms: WorldUniforms,
  detail: IUniform,
  cover: Cover,
): MassMeshes {
  const colours = {
    uWall: { value: new Color() },
    uRoof: { value: new Color() },
    uYard: { value: new Color() },
    uStreet: { value: new Color() },
    uGreen: { value: new Color() },
  }
  const solid = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...colours, uDetail: detail, ...cover.uniforms },
    vertexShader: vertex,
    fragmentShader: fragment,
    side: FrontSide,
    toneMapped: false,
  })
  const ground = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, ...colours, ...cover.uniforms },
    vertexShader: groundVertex,
    fragmentShader: groundFragment,
    blending: CustomBlending,
    blendSrc: SrcAlphaFactor,
    blendDst: OneMinusSrcAlphaFactor,
    blendSrcAlpha: OneFactor,
    depthTest: false,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
  })
  const [solids, grounds] = [tiles.map((tile) => solidMesh(tile, solid)), tiles.map((tile) => groundMesh(tile, ground))]
  return {
    solids,
    grounds,
    show(shown) {
      for (const mesh of [...solids, ...grounds]) mesh.visible = shown
    },
    setPalette(palette) {
      colours.uWall.value.setRGB(...rgb(palette.fabricWall))
      colours.uRoof.value.setRGB(...rgb(palette.fabricRoof))
      colours.uYard.value.setRGB(...rgb(palette.fabricYard))
      colours.uStreet.value.setRGB(...rgb(palette.fabricStreet))
      colours.uGreen.value.setRGB(...rgb(palette.fabricGreen))
    },
    dispose() {
      for (const mesh of [...solids, ...grounds]) mesh.geometry.dispose()
      solid.dispose()
      ground.dispose()
    },
  }
}

function solidMesh({ at, solid }: MassTile, material: ShaderMaterial): Mesh {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(solid.position, 3))
  geometry.setAttribute('trait', new BufferAttribute(solid.trait, 4))
  geometry.setIndex(new BufferAttribute(solid.index, 1))
  const mesh = placed(geometry, material, at)
  mesh.layers.set(RENDER_LAYERS.fabric)
  mesh.layers.enable(RENDER_LAYERS.mirroredFabric)
  return mesh
}

function groundMesh({ at, flat }: MassTile, material: ShaderMaterial): Mesh {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('place', new BufferAttribute(flat.position, 2))
  geometry.setAttribute('kind', new BufferAttribute(flat.kind, 1))
  geometry.setIndex(new BufferAttribute(flat.index, 1))
  return placed(geometry, material, at)
}

/**
 * Left out where no part of its tile is seen; blocks reach over its edge. Where the tile lies is an attribute of one
 * instance, which stays on the GPU: a matrix would be sent anew for every tile of every frame.
 */
function placed(geometry: InstancedBufferGeometry, material: ShaderMaterial, [x, z]: readonly [number, number]): Mesh {
  geometry.instanceCount = 1
  geometry.setAttribute('tile', new InstancedBufferAttribute(new Float32Array([x, z]), 2))
  geometry.boundingSphere = new Sphere(new Vector3(), MASS_TILE_M * Math.SQRT1_2 + 1200)
  const mesh = new Mesh(geometry, material)
  mesh.position.set(x, 0, z)
  mesh.visible = false
  return mesh
}
