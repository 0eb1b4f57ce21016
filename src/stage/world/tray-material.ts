import { DoubleSide, GLSL3, ShaderMaterial } from 'three'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
in float entity;
flat out float vEntity;
void main() {
  vEntity = entity;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uPlate;
flat in float vEntity;
out vec4 outColour;
void main() {
  float highlight = abs(vEntity - uSelected) < 0.5 ? 1.0 : 0.0;
  outColour = vec4(mix(mix(uPlate, uNotStated, 0.22), uSelection, highlight * 0.3), 0.62);
}
`

/** The plate under tokens: a quiet slab that says "these lie in here, at no stated place". */
export function trayMaterial(uniforms: WorldUniforms, plate: { value: unknown }): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { ...uniforms, uPlate: plate },
    vertexShader: vertex,
    fragmentShader: fragment,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    toneMapped: false,
  })
}
