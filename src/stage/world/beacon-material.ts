import { AdditiveBlending, NormalBlending, type Color, type IUniform, type Material, type ShaderMaterial } from 'three'
import { worldMaterial } from './world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
in vec2 corner;
in vec2 who;
flat out vec4 vState;
flat out vec3 vWho;
out vec2 vCorner;
void main() {
  TwinMoment m = momentOf(who.x);
  float documented = showsDocumented(m) ? PHASE_BEACON[codeOf(m.documented)] : 0.0;
  float planned = showsPlanned(m) ? PHASE_BEACON[codeOf(m.planned)] : 0.0;
  float tall = max(documented, planned);
  vState = vec4(m.exists, m.documented, m.planned, tall > 0.0 ? documented / tall : 1.0);
  vWho = vec3(who.x, m.difference, who.y);
  vCorner = corner;
  // A beacon is a billboard of constant size on the screen; near its massing it gives way to it.
  float near = smoothstep(14.6, 13.2, uZoom);
  // On the map of the province many stand in one spot: they step back there.
  float pixels = 54.0 * tall * near * mix(0.22, 1.0, smoothstep(6.6, 9.2, uZoom));
  vec4 foot = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  vec4 head = projectionMatrix * modelViewMatrix * vec4(position.x, position.y + pixels * uMetresPerPixel, position.z, 1.0);
  vec4 at = mix(foot, head, corner.y);
  float halfWidth = who.y > 0.5 ? 1.1 : 1.5;
  at.x += corner.x * halfWidth * 2.0 / uViewport.x * at.w;
  gl_Position = m.exists > 0.5 && near > 0.01 ? at : NOWHERE;
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
flat in vec4 vState;
flat in vec3 vWho;
in vec2 vCorner;
out vec4 outColour;
void main() {
  if (uPicking > 0.5) { outColour = pickColour(vWho.x); return; }
  bool plan = vCorner.y > vState.w;
  vec3 tone = plan ? uPlanned : uPhases[codeOf(vState.y)];
  if (showsDifference()) tone = uDifferences[codeOf(vWho.y)];
  tone = mix(desaturated(tone), uSelection, highlightOf(vWho.x, 1.0) * 0.7);
  float alpha = (1.0 - vCorner.y * 0.55) * (plan ? step(0.4, fract(vCorner.y * 9.0)) : 1.0) * (vWho.z > 0.5 ? 0.55 : 0.9);
  outColour = vec4(tone, alpha * (uNight > 0.5 ? 0.85 : 0.9));
}
`

export function beaconMaterial(uniforms: WorldUniforms): ShaderMaterial {
  return worldMaterial({ vertex, fragment, uniforms })
}

const wallVertex = /* glsl */ `
${WORLD_VERTEX}
in float rim;
in float entity;
out float vRim;
flat out float vEntity;
void main() {
  vRim = rim;
  vEntity = entity;
  // Flat on the map of the province; the districts lift as one arrives, and then stay ten to twenty pixels tall: an edge that one feels, not a building.
  float raise = smoothstep(6.9, 9.4, uZoom);
  float tall = clamp(uMetresPerPixel * 11.0, 40.0, 3200.0) * raise * (1.0 + 0.9 * smoothstep(7.8, 8.8, uZoom) * (1.0 - smoothstep(8.8, 9.9, uZoom)));
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position.x, position.y * tall, position.z, 1.0);
}
`

const wallFragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uEdge;
in float vRim;
flat in float vEntity;
out vec4 outColour;
void main() {
  float highlight = highlightOf(vEntity, 0.6);
  float fade = pow(1.0 - vRim, 1.8);
  outColour = vec4(mix(uEdge, uSelection, highlight * 0.5), fade * (uNight > 0.5 ? 0.20 : 0.16) + fade * highlight * 0.5);
}
`

/** Curtains of light on the divisions' edges. `uEdge` is set with the theme. */
export function wallMaterial(uniforms: WorldUniforms, edge: IUniform<Color>): ShaderMaterial {
  return worldMaterial({ vertex: wallVertex, fragment: wallFragment, uniforms: { ...uniforms, uEdge: edge } })
}

/** Light adds up on the night model; on paper it would bleach. */
export function setLightBlending(materials: readonly Material[], night: boolean): void {
  for (const material of materials) material.blending = night ? AdditiveBlending : NormalBlending
}
