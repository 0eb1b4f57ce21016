import type { Color, IUniform, ShaderMaterial } from 'three'
import { worldMaterial } from './world-material.ts'
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
  outColour = vec4(mix(mix(uPlate, uNotStated, 0.22), uSelection, highlightOf(vEntity, 0.0) * 0.3), 0.62);
}
`

/** The plate under tokens: a quiet slab that says "these lie in here, at no stated place". */
export function trayMaterial(uniforms: WorldUniforms, plate: IUniform<Color>): ShaderMaterial {
  return worldMaterial({ vertex, fragment, uniforms: { ...uniforms, uPlate: plate } })
}
