import { LessDepth, type Color, type IUniform, type ShaderMaterial } from 'three'
import { SOLIDS_VERTEX } from './solids-glsl.ts'
import { worldMaterial } from './world-material.ts'
import { WORLD_FRAGMENT, WORLD_VERTEX, type WorldUniforms } from './world-uniforms.ts'

const vertex = /* glsl */ `
${WORLD_VERTEX}
${SOLIDS_VERTEX}
in vec4 info;
in vec2 anchor;
flat out float vSoft;
out float vFog;
void main() {
  Solid s = solidOf(info.x, codeOf(info.w) == SOLID_TOKEN);
  float share = shadowRise(s);
  vec2 ground = spread(position.xz, anchor, s.token);
  float height = position.y * share * exaggeration(s.token);
  // Along the ray from the sun to the ground; all on one plane, so that shadows that overlap do not add up.
  vec3 at = vec3(ground.x - uSun.x / uSun.y * height, 0.35, ground.y - uSun.z / uSun.y * height);
  vFog = aerialPerspective(at).a;
  vSoft = shadowShare(s);
  gl_Position = stands(s, share) ? projectionMatrix * modelViewMatrix * vec4(at, 1.0) : NOWHERE;
}
`

const fragment = /* glsl */ `
${WORLD_FRAGMENT}
uniform vec3 uShadow;
flat in float vSoft;
in float vFog;
out vec4 outColour;
void main() {
  outColour = vec4(uShadow, (uNight > 0.5 ? 0.42 : 0.24) * uSunStrength * vSoft * (1.0 - vFog));
}
`

/** The solids laid flat on the ground away from the sun: one draw call, and no shadow map. A ghost's shadow is half as strong. */
export function shadowMaterial(uniforms: WorldUniforms, shadow: IUniform<Color>): ShaderMaterial {
  return worldMaterial(
    { vertex, fragment, uniforms: { ...uniforms, uShadow: shadow } },
    // On one plane, the first shadow at a pixel keeps out all others.
    { depthWrite: true, depthFunc: LessDepth },
  )
}
