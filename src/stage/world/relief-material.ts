import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  LinearFilter,
  Mesh,
  Sphere,
  Vector3,
  type Color,
  type IUniform,
  type ShaderMaterial,
} from 'three'
import type { Relief } from '../../layers/relief.ts'
import { worldMaterial } from './world-material.ts'
import type { WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
in vec2 spot;
out vec2 vSpot;
void main() {
  vSpot = spot;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0);
}
`

const fragment = /* glsl */ `
precision highp float;
uniform sampler2D uSlopes;
uniform vec3 uShade, uLit;
uniform float uNight, uZoom;
in vec2 vSpot;
out vec4 outColour;
void main() {
  vec4 cell = texture(uSlopes, vSpot);
  vec2 slope = (cell.rg * 255.0 - 128.0) / 127.0;
  // Light from the north-west, as maps have it, whatever the hour: from elsewhere, hills are read as hollows.
  float light = dot(slope, vec2(0.66, 0.75));
  float lit = max(light, 0.0);
  float dark = max(-light, 0.0);
  float fade = 1.0 - smoothstep(9.2, 11.6, uZoom);
  vec2 rim = smoothstep(vec2(0.0), vec2(0.05), vSpot) * smoothstep(vec2(0.0), vec2(0.05), 1.0 - vSpot);
  float body = cell.b * mix(0.22, 0.16, uNight);
  float strength = lit > dark ? lit * mix(0.75, 0.85, uNight) : dark * mix(0.62, 0.9, uNight);
  vec3 colour = lit > dark ? uLit : uShade;
  float alpha = clamp(max(strength, body), 0.0, 0.85) * fade * rim.x * rim.y;
  if (strength < body) colour = mix(uShade, uLit, mix(0.3, 0.75, uNight));
  outColour = vec4(colour, alpha);
}
`

/** The hint of slopes as one square on the ground; it leaves as one comes near, where it would claim too much. */
export function reliefMesh(
  relief: Relief,
  uniforms: WorldUniforms,
  colours: { readonly uShade: IUniform<Color>; readonly uLit: IUniform<Color> },
): Mesh<BufferGeometry, ShaderMaterial> & { readonly slopes: DataTexture } {
  const [west, north, east, south] = relief.bounds
  const slopes = new DataTexture(relief.cells as Uint8Array<ArrayBuffer>, relief.size, relief.size)
  slopes.minFilter = LinearFilter
  slopes.magFilter = LinearFilter
  slopes.needsUpdate = true
  const geometry = new BufferGeometry()
  geometry.setAttribute(
    'position',
    new BufferAttribute(new Float32Array([west, 0, north, east, 0, north, east, 0, south, west, 0, south]), 3),
  )
  geometry.setAttribute('spot', new BufferAttribute(new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]), 2))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.boundingSphere = new Sphere(new Vector3(), 1e9)
  const material = worldMaterial(
    { vertex, fragment, uniforms: { ...uniforms, ...colours, uSlopes: { value: slopes } } },
    { depthTest: false },
  )
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = -1
  return Object.assign(mesh, { slopes })
}
