import {
  BufferAttribute,
  BufferGeometry,
  Color,
  FrontSide,
  GLSL3,
  Mesh,
  ShaderMaterial,
  Vector3,
  type IUniform,
} from 'three'
import type { RealBuildings } from '../../layers/real-buildings.ts'
import type { Palette } from '../../session/palette.ts'
import { rgb } from '../time/time-state.ts'
import { RENDER_LAYERS } from '../world/render-layers.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from '../world/world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
in vec2 trait;
in float fromDay;
uniform vec2 uBlock;
uniform float uRise;
flat out float vOwn;
out vec3 vAt;
out vec2 vUp;
out vec4 vAir;
void main() {
  vec3 world = vec3(position.x + uBlock.x, position.y * uRise, position.z + uBlock.y);
  vOwn = trait.x / 255.0;
  vUp = vec2(position.y, trait.y / 255.0);
  vAt = world;
  vAir = aerialPerspective(world);
  gl_Position = projectionMatrix * viewMatrix * vec4(world, 1.0);
  // Before its day it is nowhere.
  if (uDay < fromDay || uRise < 0.01) gl_Position = NOWHERE;
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uWall, uRoof, uEye;
flat in float vOwn;
in vec3 vAt;
in vec2 vUp;
in vec4 vAir;
out vec4 outColour;
const float STOREY = 3.0;
void main() {
  vec3 normal = normalize(cross(dFdx(vAt), dFdy(vAt)));
  if (dot(normal, vAt - uEye) > 0.0) normal = -normal;
  float roof = step(0.6, normal.y);
  float sun = max(dot(normal, uSun), 0.0) * (0.35 + 0.65 * uSunStrength);
  vec3 colour = mix(uWall, uRoof, roof) * (0.74 + 0.36 * sun + 0.14 * (vOwn - 0.5));
  colour += uGlow * uGlowAt.z * max(dot(normal.xz, uGlowAt.xy), 0.0) * 0.22;
  colour *= mix(mix(0.52, 0.68, 1.0 - uNight), 1.0, mix(smoothstep(-2.0, 16.0, vUp.x), 1.0, roof));
  // Bands of storeys, gone where they are less than a pixel or two: no window is known.
  float storey = vUp.x / STOREY;
  float wide = fwidth(storey);
  float band = smoothstep(0.34 - wide, 0.34 + wide, abs(fract(storey) - 0.5));
  colour *= mix(1.0, mix(1.06, 0.9, band), (1.0 - roof) * smoothstep(0.6, 0.2, wide));
  outColour = vec4(mix(faded(colour), vAir.rgb, vAir.a), 1.0);
}
`

/** What all blocks of buildings share. */
export interface BuildingsLook {
  /** Share of their height with which they stand: they come up as one comes near. */
  readonly rise: IUniform<number>
  meshOf(buildings: RealBuildings): Mesh<BufferGeometry, ShaderMaterial>
  setPalette(palette: Palette): void
}

export function createBuildingsLook(uniforms: WorldUniforms): BuildingsLook {
  const [wall, roof] = [{ value: new Color() }, { value: new Color() }]
  const rise = { value: 0 }
  return {
    rise,
    meshOf(buildings) {
      const { origin, position, trait, from, index } = buildings
      const geometry = new BufferGeometry()
      geometry.setAttribute('position', new BufferAttribute(position, 3))
      geometry.setAttribute('trait', new BufferAttribute(trait, 2))
      geometry.setAttribute('fromDay', new BufferAttribute(from, 1))
      geometry.setIndex(new BufferAttribute(index, 1))
      geometry.computeBoundingSphere()
      const material = new ShaderMaterial({
        glslVersion: GLSL3,
        uniforms: {
          ...uniforms,
          uWall: wall,
          uRoof: roof,
          uRise: rise,
          uBlock: { value: [...origin] },
        },
        vertexShader: vertex,
        fragmentShader: fragment,
        side: FrontSide,
        toneMapped: false,
      })
      const mesh = new Mesh(geometry, material)
      // For its place among what is seen; the shader has it from its own uniform.
      geometry.boundingSphere?.center.add(new Vector3(origin[0], 0, origin[1]))
      mesh.layers.set(RENDER_LAYERS.fabric)
      mesh.layers.enable(RENDER_LAYERS.mirroredFabric)
      return mesh
    },
    setPalette({ fabricWall, fabricRoof }) {
      wall.value.setRGB(...rgb(fabricWall))
      roof.value.setRGB(...rgb(fabricRoof))
    },
  }
}
